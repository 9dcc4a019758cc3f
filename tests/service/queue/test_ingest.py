"""Documents go through the queue to the end, whatever happens to one of them or to the process."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from classify.types import Finding, LinkType
from service import store as kept
from service.queue import ingest
from service.queue.worker import Pool
from service.search import search
from service.settings import Settings
from service.store import Store
from service.views import Query, Stage, Wish
from tests.service.pipeline import PIPELINE

SECONDS = 180.0  # two cores may be shared with much else


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    """Workers that stay warm from test to test."""
    with Pool(workers=2, memory_mb=4096) as pool:
        yield pool


@pytest.fixture
def ingestor(store: Store, settings: Settings, pool: Pool) -> Iterator[ingest.Ingestor]:
    """The queue at work on the test's store."""
    started = ingest.start(store, settings, pool=pool, pipeline=PIPELINE)
    yield started
    started.close()


def until(done: Callable[[], bool], seconds: float = SECONDS) -> None:
    """Wait for something."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.05)


def stages(store: Store) -> Counter[Stage]:
    """Count the documents per stage."""
    return Counter(row.stage for row in kept.documents(store, limit=1000))


def add(store: Store, name: str, text: str, case: str | None = None) -> str:
    """Hand in a file."""
    return kept.add_document(store, name, text.encode(), case=case)[0].id


def test_documents_are_read_found_and_linked(store: Store, ingestor: ingest.Ingestor) -> None:
    case = kept.create_case(store).id
    ids = [add(store, f"{n}.txt", f"Protokoll {n}. Brister i rutin {n}.", case) for n in range(3)]
    ingestor.jobs.enqueue(ids)
    until(lambda: stages(store) == {Stage.DONE: 3})
    assert search(store, Query("brist")).total == 3
    assert len(kept.links(store, case)) == 2
    assert len(kept.findings(store, case)) == 3


def test_one_bad_file_costs_only_itself(store: Store, ingestor: ingest.Ingestor) -> None:
    case = kept.create_case(store).id
    names = ("bra.txt", "krypterad.txt", "dödlig.txt", "också bra.txt")
    ingestor.jobs.enqueue([add(store, name, f"Brister i {name}.", case) for name in names])
    until(lambda: stages(store) == {Stage.DONE: 2, Stage.FAILED: 2})
    errors = {row.name: row.error for row in kept.documents(store, stage=Stage.FAILED)}
    assert errors["krypterad.txt"] == "krypterad.txt är krypterad."
    assert "processen dog" in (errors["dödlig.txt"] or "")
    assert len(kept.links(store, case)) == 1


def test_removing_a_document_links_the_rest_again(store: Store, ingestor: ingest.Ingestor) -> None:
    case = kept.create_case(store).id
    ids = [add(store, f"{n}.txt", f"Protokoll {n}.", case) for n in range(3)]
    ingestor.jobs.enqueue(ids)
    until(lambda: stages(store) == {Stage.DONE: 3})
    ingestor.jobs.remove(ids[1])
    until(lambda: [row.link.source.split("#")[0] for row in kept.links(store, case)] == [ids[2]])


def test_peoples_links_are_followed(store: Store, ingestor: ingest.Ingestor) -> None:
    case = kept.create_case(store).id
    ingestor.jobs.enqueue([add(store, f"{n}.txt", f"Protokoll {n}. Brister i rutin {n}.", case) for n in range(2)])
    until(lambda: stages(store) == {Stage.DONE: 2})
    proposed = kept.links(store, case)[0].link
    kept.decide_link(store, proposed.source, proposed.target, proposed.type, accepted=False, who="Ada")
    first, second = (analysis.statements[1].id for analysis in kept.analyses(store, case))
    kept.decide_link(store, second, first, LinkType.FOLLOWS_UP, accepted=True, who="Ada")
    ingestor.jobs.relink(case)
    until(lambda: kept.findings(store, case) == (Finding(first, follow_ups=(second,), state="följd upp"),))


def test_a_document_is_read_again_as_people_wish(store: Store, ingestor: ingest.Ingestor) -> None:
    id = add(store, "a.txt", "Protokoll. Brister i rutinen.")
    ingestor.jobs.enqueue([id])
    until(lambda: stages(store) == {Stage.DONE: 1})
    assert ingestor.jobs.read_again(id, Wish((2, 3), foreign=True))
    until(lambda: stages(store) == {Stage.DONE: 1})
    row = kept.document(store, id)
    assert row is not None
    assert row.notes == ("Läst ur bilden: [2, 3]", "Analyserad ändå")
    assert row.wish == Wish((2, 3), foreign=True)
    assert ingestor.jobs.read_again(id, Wish())
    until(lambda: stages(store) == {Stage.DONE: 1})
    assert kept.document(store, id).notes == ()  # type: ignore[union-attr]


def test_only_a_document_that_has_come_to_an_end_is_read_again(store: Store, ingestor: ingest.Ingestor) -> None:
    id = add(store, "a.txt", "Protokoll.")
    assert not ingestor.jobs.read_again(id, Wish())
    assert not ingestor.jobs.read_again("finns inte", Wish())
    ingestor.jobs.enqueue([id])
    until(lambda: stages(store) == {Stage.DONE: 1})
    for _ in range(10):  # a run that has done all but note its own end must not swallow the next
        assert ingestor.jobs.read_again(id, Wish())
        until(lambda: stages(store) == {Stage.DONE: 1})


def test_closing_in_the_middle_loses_nothing(store: Store, settings: Settings) -> None:
    first = ingest.start(store, settings, pipeline=PIPELINE)
    first.jobs.enqueue([add(store, f"långsam {n}.txt", f"Protokoll {n}.") for n in range(6)])
    until(lambda: stages(store)[Stage.DONE] >= 1)
    first.close()
    assert stages(store)[Stage.FAILED] == 0
    second = ingest.start(store, settings, pipeline=PIPELINE)
    until(lambda: stages(store) == {Stage.DONE: 6})
    second.close()


# Workers are killed with documents at every stage: linked, in the middle of the reading, and not yet begun
NAMES = tuple(f"{'väntande' if n in (8, 9, 10) else 'snabb'} {n}.txt" for n in range(20))
KILLED = """
import sys, time
from pathlib import Path
from service.queue import ingest
from service import store as kept
from service.settings import Settings
from tests.service.pipeline import PIPELINE
from tests.service.queue.test_ingest import NAMES

if __name__ == "__main__":
    settings = Settings(data=Path(sys.argv[1]), database_url=sys.argv[2] or None, poll=0.05, workers=2)
    store = kept.open_store(settings)
    started = ingest.start(store, settings, pipeline=PIPELINE)
    case = kept.create_case(store).id
    started.jobs.enqueue([
        kept.add_document(store, name, f"Protokoll {name}. Brister i rutin {name}.".encode(), case=case)[0].id
        for name in NAMES
    ])
    time.sleep(600)
"""


def test_kill_9_in_the_middle_loses_and_doubles_nothing(
    store: Store, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script, held = tmp_path / "killed.py", tmp_path / "held"
    script.write_text(KILLED)
    held.touch()
    monkeypatch.setenv("HELD", str(held))
    command = [sys.executable, str(script), str(settings.data), settings.database_url or ""]
    root = Path(__file__).parents[3]
    process = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": str(root)}, cwd=root)
    try:
        until(lambda: stages(store)[Stage.LINKS] >= 4 and stages(store)[Stage.TEXT] >= 2)
    finally:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    assert stages(store).keys() >= {Stage.LINKS, Stage.TEXT, Stage.RECEIVED}
    held.unlink()
    again = ingest.start(store, settings, pipeline=PIPELINE)
    case = kept.documents(store, limit=1)[0].case
    # The ärende is linked once more for what came last: its documents may be done before that
    until(lambda: stages(store) == {Stage.DONE: 20} and len(kept.links(store, case)) == 19)
    again.close()
    rows = kept.documents(store, limit=1000)
    assert Counter(row.name for row in rows) == Counter(NAMES)
    assert search(store, Query("brist")).total == 20
    assert all(len(kept.statements(store, row.id)) == 2 for row in rows)
    assert len(kept.links(store, case)) == 19
