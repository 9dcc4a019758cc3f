"""A worker that dies, stalls or eats memory costs only its own piece of work."""

import os
import time
from collections.abc import Iterator

import pytest

from extract.errors import Unreadable
from service.bench import BrokenError, DiedError, LateError
from service.worker import Pool


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
