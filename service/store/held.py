"""The search index that a process holds in memory, in step with the database and with the segments on disk.

Nothing here is the only copy of anything. Each search looks first, in its own transaction, at which documents have changed; what a
segment on disk says counts only for statements that the database has, indexed as it was then (the print). So a crash, a restored
backup or a folder from elsewhere can make it slow, never wrong.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
import sqlalchemy as sa

from service.lookup import files
from service.lookup.columns import Columns, Mask, Papers, Shapes, columns
from service.lookup.rank import norm
from service.lookup.segment import PLACED, Segment, inverted, merged, printed
from service.lookup.snapshot import GONE, Placed, Snapshot
from service.store import changes
from service.store.columns import Row, papers, rows, tokens
from service.store.engine import Store

AT_ONCE = 20_000
"""Statements whose postings a search makes itself; where more are missing, the database is asked and they are made beside it."""
BLOCK = 1 << 17
"""Statements of a segment on disk."""
KEEP = 1 << 15
"""Statements that are worth a segment on disk."""
_HELD: "WeakKeyDictionary[sa.Engine, Held]" = WeakKeyDictionary()
_LOCK = Lock()


def held(store: Store) -> "Held":
    """Return what this process holds of a store."""
    with _LOCK:
        return _HELD.setdefault(store.engine, Held(store.data / "index"))


@contextmanager
def unscoped(connection: sa.Connection) -> Iterator[None]:
    """Let the index see all documents in a person's transaction; what the person sees of it is narrowed by ``Snapshot.visible``."""
    scope = connection.get_execution_options().get("scope")
    connection.execution_options(scope=None)
    try:
        yield
    finally:
        connection.execution_options(scope=scope)


@dataclass(frozen=True, eq=False)
class Wanted:
    """Statements whose postings are to be made, in order of their numbers: row, number, print, print of the document."""

    at: npt.NDArray[np.intp]
    numbers: npt.NDArray[np.int64]
    prints: npt.NDArray[np.uint32]
    papers: npt.NDArray[np.uint32]


class Held:
    """Rows, columns and segments; ``now`` gives them as they are in a transaction. One thread at a time brings them up to date."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = Lock()
        self._seen: changes.Seen | None = None
        self._start()

    def _start(self) -> None:
        self._papers, self._shapes = Papers(), Shapes()
        self._numbers = np.empty(0, np.int64)
        self._prints = np.empty(0, np.uint32)
        self._paper, self._shape = np.empty(0, np.int32), np.empty(0, np.int32)
        self._norms = np.empty(0, np.float32)
        self._disk: dict[Path, Placed] = {}
        self._fresh: list[Placed] = []
        self._covered = np.empty(0, bool)
        self._columns: Columns | None = None
        self._snapshot: Snapshot | None = None

    def now(self, connection: sa.Connection) -> Snapshot:
        """Return the index as it is in this transaction."""
        with self._lock, unscoped(connection):
            snapshot, self._snapshot = self._snapshot, None  # if what follows fails, the next begins anew
            if snapshot is None or self._seen is None:
                self._start()
                self._seen = changes.latest(connection)
                self._take(connection, None)
            else:
                touched, self._seen = changes.after(connection, self._seen)
                if touched:
                    self._take(connection, touched)
                else:
                    self._snapshot = snapshot
            now = self._snapshot
            assert now is not None
            if self._crowded():
                self._snapshot = None
            return now

    def _crowded(self) -> bool:
        """Tell whether most rows are of statements that are gone; then the next search begins anew."""
        return len(self._numbers) > AT_ONCE + 2 * int(np.count_nonzero(self._paper != GONE))

    def _take(self, connection: sa.Connection, touched: Sequence[str] | None) -> None:
        """Take in documents, all or those that have changed."""
        indexed = {}
        before = list(self._papers.rows)
        for id, paper, version in papers(connection, touched):
            self._papers.put(id, paper)
            indexed[id] = version
        known = len(self._shapes.known)
        self._place(list(rows(connection, indexed, touched)), touched)
        if self._columns is None or before != self._papers.rows or known != len(self._shapes.known):
            self._columns = columns(self._papers, self._shapes)
        self._look()
        self._cover(connection)
        self._settle()

    def _place(self, found: Sequence[Row], touched: Sequence[str] | None) -> None:
        """Give each statement its row: the one that it had, if it is indexed as it was, else a new one."""
        old = self._let_go(touched)
        prints = np.array([printed(row.made) for row in found], np.uint32)
        paper = np.array([self._papers.known[row.document] for row in found], np.int32)
        shape = np.array([self._shapes.code(row.shape) for row in found], np.int32)
        at = np.array(
            [old.get((row.number, mark), GONE) for row, mark in zip(found, prints.tolist(), strict=True)], int
        )
        stays = at != GONE
        self._paper[at[stays]], self._shape[at[stays]] = paper[stays], shape[stays]
        numbers = np.array([row.number for row in found], np.int64)[~stays]
        lengths = np.array([row.length for row in found], np.int64)[~stays]
        order = np.argsort(numbers, kind="stable")
        self._numbers = np.concatenate([self._numbers, numbers[order]])
        self._prints = np.concatenate([self._prints, prints[~stays][order]])
        self._paper = np.concatenate([self._paper, paper[~stays][order]])
        self._shape = np.concatenate([self._shape, shape[~stays][order]])
        self._norms = np.concatenate([self._norms, norm(lengths[order])])
        self._covered = np.concatenate([self._covered, np.zeros(len(numbers), bool)])

    def _let_go(self, touched: Sequence[str] | None) -> dict[tuple[int, int], int]:
        """Take the statements of documents out, and return which rows they had; arrays that searches look at stay as they are."""
        self._paper, self._shape = self._paper.copy(), self._shape.copy()
        chosen = np.zeros(len(self._papers.rows) + 1, bool)
        chosen[[self._papers.known[id] for id in touched or () if id in self._papers.known]] = True
        mine = np.flatnonzero(chosen[self._paper])
        self._paper[mine] = GONE
        keys = zip(self._numbers[mine].tolist(), self._prints[mine].tolist(), strict=True)
        return dict(zip(keys, mine.tolist(), strict=True))

    def _look(self) -> None:
        """Take in the segments on disk that are new, and let go of those that are no longer there."""
        there = files.names(self.folder)
        if there == set(self._disk):
            return
        for place in set(self._disk) - there:
            del self._disk[place]
        for place in sorted(there - set(self._disk)):
            if segment := files.opened(place):
                self._disk[place] = self._placed(segment)
        self._covered = self._on_disk()
        self._fresh = [one for one in self._fresh if not self._covered[one.where].all()]
        for one in self._fresh:
            self._covered[one.where] = True

    def _on_disk(self, *, least: int = 0) -> Mask:
        """Tell which rows are in a segment on disk that holds at least so many."""
        covered = np.zeros(len(self._numbers), bool)
        for one in self._disk.values():
            where = one.where[one.where != GONE]
            covered[where] |= np.count_nonzero(self._paper[where] != GONE) >= least
        return covered

    def _placed(self, segment: Segment) -> Placed:
        """Find the rows of a segment's statements."""
        order = np.flatnonzero(self._paper != GONE)
        order = order[np.argsort(self._numbers[order], kind="stable")]
        if not len(order):
            return Placed(segment, np.full(len(segment.numbers), GONE, np.int32))
        at = order[np.searchsorted(self._numbers[order], segment.numbers).clip(max=len(order) - 1)]
        same = (self._numbers[at] == segment.numbers) & (self._prints[at] == segment.prints)
        return Placed(segment, np.where(same, at, GONE).astype(np.int32))

    def _missing(self) -> npt.NDArray[np.intp]:
        return np.flatnonzero(~self._covered & (self._paper != GONE))

    def _cover(self, connection: sa.Connection) -> None:
        """Make postings for statements that have none, if they are few."""
        missing = self._missing()
        if 0 < len(missing) <= AT_ONCE:
            wanted = self._wanted(missing)
            made = segment(connection, wanted)
            if made is not None:
                stay = np.isin(wanted.numbers, made.numbers)
                self._add(Placed(made, wanted.at[stay].astype(np.int32)))

    def _wanted(self, at: npt.NDArray[np.intp]) -> Wanted:
        at = at[np.argsort(self._numbers[at], kind="stable")]
        ids = list(self._papers.known)
        marks = np.array([printed(id) for id in ids], np.uint32)
        return Wanted(at, self._numbers[at], self._prints[at], marks[self._paper[at]])

    def _add(self, made: Placed) -> None:
        """Put a segment to those in memory; small ones are put together, so that there are few."""
        self._covered[made.where] = True
        self._fresh.append(made)
        while len(self._fresh) > 1 and len(self._fresh[-2].where) < 2 * len(self._fresh[-1].where):
            last, one = self._fresh.pop(), self._fresh.pop()
            self._fresh.append(Placed(merged([one.segment, last.segment]), np.concatenate([one.where, last.where])))

    def _settle(self) -> None:
        assert self._columns is not None
        self._snapshot = Snapshot(
            self._numbers,
            self._paper,
            self._shape,
            self._norms,
            self._columns,
            (*self._disk.values(), *self._fresh),
            len(self._missing()),
        )

    def forget(self) -> None:
        """Begin anew with the next search."""
        with self._lock:
            self._snapshot = None

    def block(self, most: int = BLOCK) -> Wanted | None:
        """Return statements whose postings belong on disk: those that have none there, and those of small segments with them."""
        with self._lock:
            disk = self._on_disk()
            loose = np.flatnonzero(~disk & (self._paper != GONE))
            if self._snapshot is None or not (self._snapshot.uncovered or len(loose) >= KEEP):
                return None
            small = np.flatnonzero(disk & ~self._on_disk(least=BLOCK // 2) & (self._paper != GONE))
            return self._wanted(np.concatenate([loose, small])[:most])

    def settle(self) -> None:
        """Take in what is new on disk, and take away there what is covered twice."""
        with self._lock:
            if self._snapshot is not None:
                self._look()
                self._settle()

    def idle(self) -> list[Path]:
        """Return the segments on disk that nothing would be missed of: their statements are gone or in a larger one."""
        with self._lock:
            needless = self._paper == GONE
            found = []
            for place, one in sorted(self._disk.items(), key=lambda item: -len(item[1].where)):
                where = one.where[one.where != GONE]
                if needless[where].all():
                    found.append(place)
                needless[where] = True
            return found


def segment(connection: sa.Connection, wanted: Wanted) -> Segment | None:
    """Make the postings of statements; those that are not indexed are left out."""
    said = tokens(connection, wanted.numbers.tolist())
    there = np.array([number in said for number in wanted.numbers.tolist()], bool)
    if not there.any():
        return None
    numbers = wanted.numbers[there]
    streams = {
        name: inverted((said[number][at] for number in numbers.tolist()), placed=placed)
        for at, (name, placed) in enumerate(PLACED.items())
    }
    return Segment(numbers, wanted.prints[there], wanted.papers[there], streams)
