"""What was backed up comes back, on the same database or the other, and a damaged file is refused."""

import json
import tarfile
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
import sqlalchemy as sa

from service import backup
from service import store as kept
from service.search import search
from service.settings import Settings
from service.store import Store, audit, open_store
from service.store.dump import NotEmpty, rows
from service.store.earlier import forms
from service.views import Query
from tests.service import made_up
from tests.service.conftest import BACKENDS, database
from tests.service.live import furnish
from tests.service.store.older import ID, made


def taken(store: Store, settings: Settings) -> BytesIO:
    out = BytesIO()
    backup.backup(store, settings, out)
    out.seek(0)
    return out


def other_database(settings: Settings) -> str | None:
    """Return a new database on the server that a store is on, None for SQLite."""
    if settings.database_url is None:
        return None
    url = sa.make_url(settings.url)
    name = f"test_{uuid4().hex}"
    with psycopg.connect(url.set(drivername="postgresql").render_as_string(hide_password=False), autocommit=True) as it:
        it.execute(f'CREATE DATABASE "{name}"')
    return url.set(database=name).render_as_string(hide_password=False)


def dumped(store: Store) -> dict[str, list[str]]:
    return {name: list(lines) for name, lines in rows(store) if name not in ("documents", "laws")}


@pytest.mark.parametrize("target", BACKENDS)
def test_all_comes_back(
    store: Store, settings: Settings, target: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    furnish(store)
    made = made_up.added(store, made_up.PROTOCOL)
    kept.decide(store, made.statements[1].id, who="ada", label="övrigt")
    (settings.data / "models").mkdir()
    (settings.data / "models" / "live").write_text("v1")
    file = taken(store, settings)
    made_up.added(store, "Brister som kom efter kopian.")
    server: Any = request.getfixturevalue("postgres") if target == "postgresql" else None
    place = Settings(data=tmp_path / "new", database_url=database(server) if server else None)
    other = open_store(place)
    try:
        assert backup.restore(other, place, file) == 3
        now, before = dumped(other), dumped(store)
        assert now["decisions"] == before["decisions"]
        assert now["links"] == before["links"]
        for row in kept.documents(other):
            assert kept.original(other, row.id) == kept.original(store, row.id)
            assert kept.document(store, row.id) == row
        assert search(other, Query("läkemedelshanteringen")).total == 1
        assert audit.verify(other)[2] is None
        assert (place.data / "models" / "live").read_text() == "v1"
        made_up.added(other, "Brister i något nytt.")
        file.seek(0)
        with pytest.raises(NotEmpty):
            backup.restore(other, place, file)
    finally:
        other.close()


def aged(file: BytesIO, form: str, rows: Mapping[str, list[str]] | None = None) -> BytesIO:
    """Return a backup as a program of an earlier form wrote it, with other rows if they are given."""
    out = BytesIO()
    with tarfile.open(fileobj=file) as before, tarfile.open(fileobj=out, mode="w:gz") as after:
        about = json.loads(backup.opened(before, backup.ABOUT).read())
        backup.add(after, backup.ABOUT, json.dumps(about | {"tables": form}).encode())
        told = {name: "".join(f"{line}\n" for line in lines) for name, lines in (rows or {}).items()}
        for info in before:
            if info.name == backup.ABOUT or (rows is not None and info.name.startswith("rows/")):
                continue
            backup.add(after, info.name, backup.opened(before, info.name).read() if info.isfile() else b"")
        for name, text in told.items():
            backup.add(after, f"rows/{name}.jsonl", text.encode())
    out.seek(0)
    return out


@pytest.mark.parametrize("form", forms()[:-1])
def test_backup_of_an_earlier_form_is_brought_up_to_date(
    form: str, store: Store, settings: Settings, tmp_path: Path
) -> None:
    earlier = Settings(data=tmp_path / "earlier")
    then = made(earlier, form)
    row, _ = kept.add_document(store, "äldre.pdf", b"abc")  # for its original
    file = taken(store, settings)
    kept.delete_document(store, row.id)
    empty = Settings(data=tmp_path / "empty", database_url=other_database(settings))
    target = open_store(empty)
    try:
        assert backup.restore(target, empty, aged(file, form, then)) == 1
        (found,) = kept.documents(target)
        assert (found.id, found.name, found.case) == (ID, "äldre.pdf", "c1")
        assert found.received == datetime(2024, 5, 2, tzinfo=UTC)
        assert [one.title for one in kept.cases(target)] == ["Äldre ärende"]
        if "audit" in then:
            assert audit.verify(target)[:1] + audit.verify(target)[2:] == (1, None, True)
        made_up.added(target, "Brister i något nytt konstaterades.")
        assert search(target, Query("brister")).total == 1
    finally:
        target.close()


def test_backup_of_the_form_before_keeps_all(store: Store, settings: Settings, tmp_path: Path) -> None:
    furnish(store)
    file = aged(taken(store, settings), forms()[-2])
    empty = Settings(data=tmp_path / "empty", database_url=other_database(settings))
    target = open_store(empty)
    try:
        backup.restore(target, empty, file)
        assert dumped(target) == dumped(store)
        assert kept.documents(target) == kept.documents(store)
        assert audit.verify(target) == audit.verify(store)
    finally:
        target.close()


def test_backup_of_a_later_program_is_refused(store: Store, settings: Settings) -> None:
    with pytest.raises(backup.Unusable, match="version 9999"):
        backup.restore(store, settings, aged(taken(store, settings), "9999"))


def test_a_cut_or_foreign_file_is_refused(store: Store, settings: Settings) -> None:
    whole = taken(store, settings).getvalue()
    for data in (whole[: len(whole) // 2], b"", b"nonsense"):
        with pytest.raises(backup.Unusable):
            backup.restore(store, settings, BytesIO(data))
