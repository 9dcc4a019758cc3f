"""A worker that dies, stalls or eats memory costs only its own piece of work."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from extract.errors import Unreadable
from service.closing import Closed
from service.queue.bench import BrokenError, DiedError, LateError
from service.queue.worker import Pool


def die() -> None:
    """End the process as a crash in C would."""
    os.abort()


def stall() -> None:
    """Never come back."""
    time.sleep(3600)


def eat() -> int:
    """Ask for more memory than there may be."""
    return len(bytearray(8 * 2**30))


def refuse() -> None:
    """Fail as a reader does."""
    raise Unreadable("a.pdf är krypterad.")


def leak() -> None:
    """Fail with words of the document in the message."""
    raise KeyError("Ada Exempel")


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    """One worker, which all tests share."""
    with Pool(workers=1, memory_mb=2048) as pool:
        yield pool


def test_process_stays_warm(pool: Pool) -> None:
    first = pool.run("os:getpid", timeout=60)
    assert first == pool.run(os.getpid, timeout=60) != os.getpid()


def test_death_is_said_and_the_next_work_is_done(pool: Pool) -> None:
    with pytest.raises(DiedError, match="processen dog"):
        pool.run(die, timeout=60)
    assert pool.run(len, "abc", timeout=60) == 3


def test_stalling_is_cut_short(pool: Pool) -> None:
    pool.run(len, "", timeout=60)
    with pytest.raises(LateError, match="längre tid"):
        pool.run(stall, timeout=0.2)
    assert pool.run(len, "abc", timeout=60) == 3


def test_memory_is_limited(pool: Pool) -> None:
    with pytest.raises(BrokenError, match="minne"):
        pool.run(eat, timeout=60)


def test_readers_reason_comes_through(pool: Pool) -> None:
    with pytest.raises(Unreadable, match=r"a\.pdf är krypterad"):
        pool.run(refuse, timeout=60)


def test_unforeseen_error_says_its_kind_but_not_its_words(pool: Pool) -> None:
    with pytest.raises(BrokenError) as caught:
        pool.run(leak, timeout=60)
    assert "KeyError" in str(caught.value)
    assert "Ada" not in str(caught.value)


def stall_with_program(note: str) -> None:
    """Start a program that would outlive us, note its number and never come back."""
    Path(note).write_text(str(subprocess.Popen(["sleep", "600"]).pid))
    stall()


def gone(pid: int) -> bool:
    """Wait until a process that is not our child has ended."""
    for _ in range(600):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def test_programs_end_with_the_worker_that_started_them(pool: Pool, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    with pytest.raises(LateError):
        pool.run(stall_with_program, str(note), timeout=5)
    assert gone(int(note.read_text()))


ASKS = """
import sys
from service.queue.worker import Pool
from tests.service.queue.test_worker import stall_with_program

if __name__ == "__main__":
    Pool(workers=1, memory_mb=2048).run(stall_with_program, sys.argv[1], timeout=600)
"""


def test_worker_and_its_programs_end_with_the_one_that_asks(tmp_path: Path) -> None:
    script, note = tmp_path / "asks.py", tmp_path / "pid"
    script.write_text(ASKS)
    root = Path(__file__).parents[3]
    asking = subprocess.Popen([sys.executable, str(script), str(note)], env=os.environ | {"PYTHONPATH": str(root)})
    try:
        for _ in range(1200):
            if note.exists() and note.read_text():
                break
            time.sleep(0.05)
    finally:
        os.kill(asking.pid, signal.SIGKILL)
        asking.wait()
    assert gone(int(note.read_text()))


def test_closing_breaks_off_those_who_wait_and_those_at_work() -> None:
    pool = Pool(workers=1, memory_mb=2048)
    pool.run(len, "", timeout=60)
    ends: list[str] = []

    def ask() -> None:
        with pytest.raises(Closed):
            pool.run(stall, timeout=600)
        ends.append("closed")

    asking = [Thread(target=ask) for _ in range(3)]
    for thread in asking:
        thread.start()
    time.sleep(0.3)
    pool.close()
    for thread in asking:
        thread.join(60)
    assert ends == ["closed"] * 3
