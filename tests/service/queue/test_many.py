"""Many processes on one PostgreSQL: whatever is killed, paused or away, every document is there once, read as in a quiet run."""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import sqlalchemy as sa

from service import store as kept
from service.cases.thread import thread
from service.contract import to_json
from service.queue.jobs import open_jobs
from service.search import search
from service.settings import Settings
from service.store import Store, audit, executors, open_store, originals, tables
from service.store.jobs import opened
from service.views import Query, Stage
from tests.service.conftest import database, own_postgres, revive
from tests.service.crowd import SECONDS, Crowd, crowd, until

SEED = 20261124
CASES, EACH = 6, 6
FILES = {
    f"{'långsam' if n % 3 == 0 else 'snabb'} {case}-{n}.txt": (
        f"Protokoll från tillsyn 2024-0{case + 1}-1{n}.\n\nBrister i rutin {n} konstaterades.\n\nVi har sett över rutin {n}."
    )
    for case in range(CASES)
    for n in range(EACH)
}


@pytest.fixture
def url(postgres: Any) -> str:
    """A database of the test's own."""
    return database(postgres)


@pytest.fixture
def shared(url: str, tmp_path: Path) -> Iterator[Store]:
    """The store that the processes share, to look into."""
    store = open_store(Settings(data=tmp_path / "data", database_url=url))
    yield store
    store.close()


def counted(store: Store) -> Counter[Stage]:
    """Count the documents per stage."""
    query = sa.select(tables.documents.c.stage, sa.func.count()).group_by(tables.documents.c.stage)
    with store.read() as connection:
        return Counter({Stage(stage): number for stage, number in connection.execute(query)})


def titled(store: Store) -> dict[str, str]:
    """Make the ärenden, and return their ids by title."""
    return {f"Ärende {n}": kept.create_case(store, f"Ärende {n}").id for n in range(CASES)}


def hand_in(there: Crowd, places: dict[str, str], luck: random.Random) -> None:
    """Hand in every file, now to one web process, now to another, and again until one has said that it is kept."""
    for name in shuffled(luck):
        case = places[place(name)]
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            file = {"files": (name, FILES[name].encode())}
            answer = there.ask(luck.randrange(2), "POST", "/api/v1/documents", files=file, data={"case": case})
            if answer is not None and answer.status_code in (200, 201):
                break
            time.sleep(0.1)


def shuffled(luck: random.Random) -> list[str]:
    """Give the files in the order that they are handed in: what answers what may depend on which document came first."""
    order = list(FILES)
    luck.shuffle(order)
    return order


def told(store: Store, case: str) -> dict[str, Any]:
    """Give what an ärende says, in an order of its own."""
    analysed = to_json(thread(store, case))
    return {
        "documents": sorted(analysed["documents"], key=lambda one: one["id"]),
        "links": sorted((one["source"], one["target"], one["type"]) for one in analysed["links"]),
        "findings": sorted(str(one) for one in analysed["findings"]),
    }


def place(name: str) -> str:
    """Name the ärende that a file belongs to."""
    return f"Ärende {name.split()[1].split('-')[0]}"


def in_quiet(folder: Path, url: str) -> dict[str, dict[str, Any]]:
    """Give what the ärenden say when one worker reads them undisturbed."""
    settings = Settings(data=folder / "data", database_url=url)
    with closing(open_store(settings)) as store, closing(open_jobs(store, settings)) as jobs:
        places = titled(store)
        for name in shuffled(random.Random(SEED)):
            jobs.enqueue([kept.add_document(store, name, FILES[name].encode(), case=places[place(name)])[0].id])
        with crowd(folder, url, webs=0, workers=1):
            until(lambda: counted(store) == {Stage.DONE: len(FILES)} and idle(settings))
        return {title: told(store, case) for title, case in places.items()}


def idle(settings: Settings) -> bool:
    """Tell whether the queue is empty."""
    with opened(settings.queue) as board:
        held = board.waiting()
    return not (held.documents or held.cases)


def disturb(there: Crowd, store: Store, luck: random.Random) -> list[str]:
    """Kill workers and a web process while documents are read; tell which, and wait until all is read."""
    marks = sorted(luck.sample(range(2, len(FILES) - 4), 5))
    victims = ["worker", "worker", "web", "worker", "worker"]
    luck.shuffle(victims)
    for mark, victim in zip(marks, victims, strict=True):
        until(lambda least=mark: counted(store)[Stage.DONE] >= least)  # type: ignore[misc]
        if victim == "web":
            there.kill_web(luck.randrange(2))
        else:
            there.kill_worker(luck.randrange(3))
    until(lambda: counted(store) == {Stage.DONE: len(FILES)})
    return victims


def test_every_document_is_there_once_whatever_is_killed(
    postgres: Any, url: str, shared: Store, tmp_path: Path
) -> None:
    (quiet := tmp_path / "quiet").mkdir()
    expected = in_quiet(quiet, database(postgres))
    settings = Settings(data=tmp_path / "data", database_url=url)
    places = titled(shared)
    with crowd(tmp_path, url, webs=2, workers=3) as there:
        there.until_ready()
        handing = Thread(target=hand_in, args=(there, places, random.Random(SEED)))
        handing.start()
        disturb(there, shared, random.Random(SEED + 1))
        handing.join(SECONDS)
        until(lambda: idle(settings))
    assert not handing.is_alive()
    rows = kept.documents(shared, limit=1000)
    assert Counter(row.name for row in rows) == Counter(FILES.keys())
    assert {row.id for row in rows} == {originals.digest(text.encode()) for text in FILES.values()}
    assert {title: told(shared, case) for title, case in places.items()} == expected
    assert search(shared, Query("brist")).total == len(FILES)
    assert audit.verify(shared)[2] is None


def test_a_worker_that_was_paused_and_taken_for_dead_changes_nothing_and_begins_anew(
    url: str, shared: Store, tmp_path: Path
) -> None:
    settings = Settings(data=tmp_path / "data", database_url=url)
    held = tmp_path / "held"
    held.touch()
    with crowd(tmp_path, url, webs=0, workers=1, HELD=str(held), RODTRAD_BEAT="0.3") as there:
        with closing(open_jobs(shared, settings)) as jobs:
            row, _ = kept.add_document(shared, "väntande.txt", b"Protokoll. Brister i rutinen.")
            jobs.enqueue([row.id])
        until(lambda: counted(shared)[Stage.TEXT] == 1)
        (paused,) = executors.enlisted(shared)
        os.kill(there.workers[0].pid, signal.SIGSTOP)
        there.start_worker()
        until(lambda: paused.id not in {one.id for one in executors.enlisted(shared)})
        held.unlink()
        until(lambda: counted(shared)[Stage.DONE] == 1 and idle(settings))
        before = kept.statements(shared, row.id)
        os.kill(there.workers[0].pid, signal.SIGCONT)
        until(lambda: len(executors.enlisted(shared)) == 2)
        assert kept.statements(shared, row.id) == before
        assert counted(shared) == {Stage.DONE: 1}


def test_a_worker_that_is_told_to_stop_hands_over_at_once(url: str, shared: Store, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data", database_url=url)
    held = tmp_path / "held"
    held.touch()
    with crowd(tmp_path, url, webs=0, workers=1, HELD=str(held)) as there:
        with closing(open_jobs(shared, settings)) as jobs:
            row, _ = kept.add_document(shared, "väntande.txt", b"Protokoll. Brister i rutinen.")
            jobs.enqueue([row.id])
        until(lambda: counted(shared)[Stage.TEXT] == 1)
        there.workers[0].terminate()
        assert there.workers[0].wait(SECONDS) == 0
        assert executors.enlisted(shared) == ()
        held.unlink()
        there.start_worker()
        until(lambda: counted(shared) == {Stage.DONE: 1} and idle(settings))


def test_documents_wait_while_the_database_is_away_and_go_on_when_it_is_back(tmp_path: Path) -> None:
    with own_postgres() as server:
        settings = Settings(data=tmp_path / "data", database_url=server.get_uri())
        held = tmp_path / "held"
        held.touch()
        with (
            closing(open_store(settings)) as store,
            crowd(tmp_path, settings.database_url or "", webs=1, workers=1, HELD=str(held)) as there,
        ):
            there.until_ready()
            files = [("files", (f"väntande {n}.txt", f"Protokoll {n}. Brister.".encode())) for n in range(3)]
            assert there.ask(0, "POST", "/api/v1/documents", files=files).status_code == 201  # type: ignore[union-attr]
            until(lambda: counted(store)[Stage.TEXT] >= 1)
            server.stop()
            held.unlink()  # what was being read is ready now, and can't be kept
            late = there.ask(0, "POST", "/api/v1/documents", files=[("files", ("snabb.txt", b"Brister."))])
            ready, page = there.ask(0, "GET", "/ready"), there.ask(0, "GET", "/fynd")
            revive(server)
            for answer in (late, ready, page):
                assert answer is not None
                assert answer.status_code == 503
            assert "Vänta en stund" in page.text  # type: ignore[union-attr]
            assert late.headers["Retry-After"]  # type: ignore[union-attr]
            until(lambda: getattr(there.ask(0, "GET", "/ready"), "status_code", None) == 200)
            again = there.ask(0, "POST", "/api/v1/documents", files=[("files", ("snabb.txt", b"Brister."))])
            assert again is not None
            assert again.status_code == 201
            until(lambda: counted(store) == {Stage.DONE: 4} and idle(settings))
            assert all(process.poll() is None for process in (*there.webs, *there.workers))
