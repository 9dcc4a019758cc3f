"""The segments on disk of what ``held`` holds: written beside the service or by ``rodtrad reindex``, and rewritten when documents go.

One process at a time writes; searches take in what is new when they come to it.
"""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt
import sqlalchemy as sa

from service.lookup import files
from service.lookup.segment import printed, without
from service.store import tables
from service.store.engine import Store
from service.store.held import held, segment


@contextmanager
def alone(folder: Path, *, wait: bool = True) -> Iterator[None]:
    """Be the only one who writes segments; BlockingIOError where another does and one is not to wait."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


def fill(store: Store, *, wait: bool = True) -> Iterator[int]:
    """Write segments until all is on disk that belongs there; yield how many statements each holds. Each is kept if it is broken off."""
    whole, mine = store.within(None), held(store)
    with alone(mine.folder, wait=wait):
        files.sweep(mine.folder)
        before: npt.NDArray[np.int64] = np.empty(0, np.int64)
        while True:
            with whole.read() as connection:
                mine.now(connection)
                mine.settle()
                wanted = mine.block()
                made = segment(connection, wanted) if wanted else None
            if made is None or wanted is None or np.array_equal(wanted.numbers, before):
                break
            before = wanted.numbers
            files.write(mine.folder, made)
            mine.settle()
            yield len(made.numbers)
        for place in mine.idle():
            files.remove(place)
        mine.settle()


def waiting(store: Store) -> int:
    """Return how many statements belong on disk and are not there."""
    with store.within(None).read() as connection:
        held(store).now(connection)
    wanted = held(store).block(most=1 << 62)
    return len(wanted.numbers) if wanted else 0


def clear(store: Store) -> None:
    """Take all segments away, so that they are made anew."""
    mine = held(store)
    with alone(mine.folder):
        for place in files.names(mine.folder):
            files.remove(place)
    mine.forget()


def erase(store: Store, *documents: str) -> None:
    """Write the segments anew that hold something of documents that are deleted."""
    if not held(store).folder.is_dir():
        return
    marks = np.array([printed(id) for id in documents], np.uint32)
    with alone(held(store).folder):
        rewrite(store, lambda papers: np.isin(papers, marks))


def prune(store: Store) -> None:
    """Write the segments anew that hold something of documents that the store no longer has: deleted from another machine."""
    if not held(store).folder.is_dir():
        return
    with alone(held(store).folder):  # first: nothing new is written while the store is asked
        with store.within(None).read() as connection:
            marks = np.fromiter(map(printed, connection.scalars(sa.select(tables.documents.c.id))), np.uint32)
        rewrite(store, lambda papers: ~np.isin(papers, marks))


def rewrite(store: Store, which: Callable[[npt.NDArray[np.uint32]], npt.NDArray[np.bool_]]) -> None:
    """Leave out the documents that are told by their prints."""
    mine = held(store)
    for place, one in files.read(mine.folder):
        gone = which(one.papers)
        if gone.any():
            if not gone.all():
                files.write(mine.folder, without(one, gone))
            files.remove(place)
    mine.settle()
