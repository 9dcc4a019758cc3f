"""A document that is deleted is nowhere: not in a row, an index, a file, a job or a log of the database."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from service import drawings
from service import store as kept
from service.erasing import erase, finish, queue
from service.queue import ingest
from service.queue.worker import Pool
from service.retention import due, protocol
from service.settings import Settings
from service.store import Store, held, segments
from service.views import Stage
from tests.service import made_up
from tests.service.pipeline import PIPELINE

WORD = "zqxvitormbunke"
TEXT = f"Brister i {WORD} enligt 14 kap. 3 § SoL. Ansvarig är {WORD}."


@pytest.fixture
def read(store: Store, settings: Settings) -> Iterator[str]:
    """A document that went all the way, with a decision about it and a page drawn."""
    with Pool(workers=1, memory_mb=4096) as pool:
        ingestor = ingest.start(store, settings, pool=pool, pipeline=PIPELINE)
        row, _ = kept.add_document(store, f"{WORD}.txt", TEXT.encode())
        ingestor.jobs.enqueue([row.id])
        end = time.monotonic() + 120
        while (now := kept.document(store, row.id)) and now.stage is not Stage.DONE and time.monotonic() < end:
            time.sleep(0.05)
        statement = kept.statements(store, row.id)[0].statement
        kept.decide(store, statement.id, who="ada", responsible=WORD)
        drawings.put(drawings.folder(settings.data, row.id) / "1.png", WORD.encode())
        ingestor.close()
    return row.id


def traces(settings: Settings, *needles: str) -> list[str]:
    """Name the files and tables in which a word stands."""
    found = [
        str(path)
        for path in settings.data.rglob("*")
        if path.is_file() and any(needle.encode() in path.read_bytes() or needle in str(path) for needle in needles)
    ]
    if settings.url.startswith("postgresql"):
        with psycopg.connect(settings.url.replace("+psycopg", "")) as connection:
            tables = connection.execute(
                "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables "
                "WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
            ).fetchall()
            for (table,) in tables:
                for (row,) in connection.execute(f"SELECT t::text FROM {table} t"):  # type: ignore[arg-type]
                    found += [table for needle in needles if needle in row]
    return found


def written(settings: Settings, *needles: str) -> list[str]:
    """Name the files of the PostgreSQL database in which a word stands, whether a row shows it or not."""
    with psycopg.connect(settings.url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        where = "current_setting('data_directory') || '/base/' || oid"
        row = connection.execute(f"SELECT {where} FROM pg_database WHERE datname = current_database()").fetchone()
        named = dict(connection.execute("SELECT pg_relation_filenode(oid)::text, relname FROM pg_class").fetchall())
    assert row
    return [
        str(named.get(path.name.partition(".")[0], path))
        for path in Path(row[0]).iterdir()
        if path.is_file() and any(needle.encode() in path.read_bytes() for needle in needles)
    ]


def test_nothing_is_left_of_a_deleted_document(
    store: Store, settings: Settings, read: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "KEEP", 1)
    made_up.added(store, "Brister i rutinen.")
    assert sum(segments.fill(store)) > 0
    assert any("index" in trace for trace in traces(settings, WORD))
    assert traces(settings, WORD)
    with queue(settings) as client:
        assert client.list_workflows(workflow_id_prefix=read)
    assert erase(store, settings, read) is None
    finish(store, settings, read)
    assert traces(settings, WORD) == []
    if settings.url.startswith("postgresql"):  # the neighbour's rows keep the pages in which the deleted ones stood
        assert not any(one.startswith(("ix_", "pg_", "/")) for one in written(settings, WORD))
        finish(store, settings, read, thorough=True)
        assert written(settings, WORD) == []
    with queue(settings) as client:
        assert client.list_workflows(workflow_id_prefix=read) == []
    assert store.engine.pool.checkedout() == 0  # type: ignore[attr-defined]


def test_time_is_up_by_kind(store: Store, settings: Settings) -> None:
    made_up.added(store, "Brister i rutinen.")
    rules = settings.model_copy(update={"retention": {"protokoll": 30, "mejl": 1}})
    now = datetime.now(UTC)
    assert due(store, rules, now + timedelta(days=29)) == ()
    (one,) = due(store, rules, now + timedelta(days=31))
    head, line = protocol([one], "ada", now)
    assert len(head) == len(line)
    assert "protokoll" in line
    assert "protokoll.txt" not in line
    assert due(store, rules.model_copy(update={"retention": {"mejl": 1}}), now + timedelta(days=31)) == ()


def test_without_rules_nothing_is_due(store: Store, settings: Settings, tmp_path: Path) -> None:
    made_up.added(store, "Brister i rutinen.")
    assert due(store, settings, datetime.now(UTC) + timedelta(days=99_999)) == ()
