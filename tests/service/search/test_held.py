"""What a process holds of the index follows the database, and never says what the database does not."""

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from service import store as kept
from service.search import search
from service.settings import Settings
from service.store import Store, held, open_store, segments, tables
from service.views import Query, SearchPage
from tests.service.made_up import PROTOCOL, added

WORD = "zqxvitormbunke"
WRITER = """
import sys
from service.settings import Settings
from service.store import held, open_store, segments
from tests.service.made_up import added
held.KEEP, held.BLOCK = 1, 40
store = open_store(Settings(data=sys.argv[1]))
for number in range(100_000):
    added(store, f"Brister i rutin {number}. Läkemedel saknas {number % 7}. Rummet är städat.", f"{number}.txt")
    if number % 5 == 4:
        print(sum(segments.fill(store)), flush=True)
"""


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few statements be worth a segment on disk."""
    monkeypatch.setattr(held, "KEEP", 1)


def answers(store: Store) -> list[object]:
    """What some searches say."""
    pages: list[SearchPage] = [
        search(store, Query(words)) for words in ("", "brist", "plan", '"inga brister"', "läkem*")
    ]
    return [(page.total, page.facets, [hit.row.statement.id for hit in page.hits]) for page in pages]


def by_the_database(store: Store) -> list[object]:
    """What they say where nothing is in memory or on disk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(held, "AT_ONCE", 0)
        away = (
            held.held(store).folder.rename(held.held(store).folder.with_name("away"))
            if held.held(store).folder.exists()
            else None
        )
        held.held(store).forget()
        found = answers(store)
        held.held(store).forget()
    if away:
        away.rename(held.held(store).folder)
    return found


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
def test_killed_at_any_moment_it_says_what_the_database_says(settings: Settings) -> None:
    for seconds in (0.3, 0.7, 1.3):
        command = [sys.executable, "-c", WRITER, str(settings.data)]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[3])
        assert child.stdout
        assert child.stdout.readline()
        time.sleep(seconds)
        os.kill(child.pid, signal.SIGKILL)
        child.communicate()
        with closing(open_store(settings)) as store:
            expected = by_the_database(store)
            assert held.held(store).folder.is_dir()
            assert answers(store) == expected
            sum(segments.fill(store))
            assert segments.waiting(store) == 0
            held.held(store).forget()
            assert answers(store) == expected
            assert not list(held.held(store).folder.glob("*.ny"))


def test_segments_of_another_store_count_for_nothing(store: Store, tmp_path: Path) -> None:
    for number in range(3):
        added(store, f"Brister i planen {number}. Läkemedel saknas.", f"{number}.txt")
    expected = answers(store)
    with closing(open_store(Settings(data=tmp_path / "other"))) as other:
        added(other, PROTOCOL)
        added(other, "Planer saknas. Inga brister i läkemedlen. Läkemedlet fanns.", "b.txt")
        assert sum(segments.fill(other)) == 8
        shutil.copytree(held.held(other).folder, held.held(store).folder)
    held.held(store).forget()
    assert answers(store) == expected


def test_damaged_segment_is_as_if_it_were_not(store: Store) -> None:
    added(store, PROTOCOL)
    expected = answers(store)
    assert sum(segments.fill(store)) == 5
    (file,) = held.held(store).folder.glob("*/surface-rows.npy")
    file.write_bytes(file.read_bytes()[:70])
    held.held(store).forget()
    assert answers(store) == expected
    segments.clear(store)
    assert sum(segments.fill(store)) == 5
    assert answers(store) == expected


def test_what_one_process_writes_another_finds(store: Store, settings: Settings) -> None:
    made = added(store, PROTOCOL)
    with closing(open_store(settings)) as other:
        assert search(other, Query("brist")).total == 2
        kept.decide(store, made.statements[1].id, who="Ada", label="åtgärd", themes=("läkemedel",))
        assert search(other, Query("läkemedel", labels=("åtgärd",), themes=("läkemedel",))).total == 1
        added(store, "Brister i golvet.", "b.txt")
        sum(segments.fill(store))
        assert search(other, Query("brist")).total == 3
        kept.delete_document(store, made.document.id)
        assert search(other, Query("brist")).total == 1
        assert search(other, Query()).facets["label"] == (("kritik", 1),)


@pytest.mark.parametrize("settings", ["postgresql"], indirect=True)
def test_a_change_that_ends_late_is_seen(store: Store) -> None:
    made = added(store, PROTOCOL)
    late = sa.update(tables.statements).where(tables.statements.c.id == made.statements[0].id).values(label="åtgärd")
    with store.write() as slow:
        slow.execute(late)
        added(store, "Brister i golvet.", "b.txt")
        page = search(store, Query())
        assert dict(page.facets["label"]) == {"kritik": 3, "övrigt": 3}
    for _ in range(2):
        assert dict(search(store, Query()).facets["label"]) == {"kritik": 3, "övrigt": 2, "åtgärd": 1}


def test_what_is_erased_is_not_on_disk(store: Store) -> None:
    gone = added(store, f"Brister i {WORD}. Läkemedel saknas.", "a.txt")
    added(store, PROTOCOL)
    sum(segments.fill(store))
    folder = held.held(store).folder
    assert WORD.encode() in b"".join(path.read_bytes() for path in folder.rglob("*.npy"))
    kept.delete_document(store, gone.document.id)
    segments.erase(store, gone.document.id)
    files = list(folder.rglob("*.npy"))
    assert files
    assert WORD.encode() not in b"".join(path.read_bytes() for path in files)
    assert search(store, Query("läkemedel")).total == 1
    assert segments.waiting(store) == 0


def test_much_written_is_few_segments(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "BLOCK", 30)
    for number in range(12):
        added(store, f"{number}. {PROTOCOL}", f"{number}.txt")
        sum(segments.fill(store))
    assert search(store, Query("brist")).total == 24
    assert len(list(held.held(store).folder.glob("1-*"))) <= 5
    assert segments.waiting(store) == 0


def test_rows_of_what_is_gone_do_not_pile_up(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "AT_ONCE", 10)
    made = added(store, PROTOCOL)
    for _ in range(6):
        kept.save_analysis(store, made)
        assert search(store, Query("brist")).total == 2
    with store.read() as connection:
        assert held.held(store).now(connection).size <= 20
