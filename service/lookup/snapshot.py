"""The index as it is at one moment: a row per statement, the segments that hold its postings, and the columns."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from service.lookup.columns import Columns, Mask
from service.lookup.seek import rows
from service.lookup.segment import Ints, Segment
from service.words.atoms import Atom, Near

GONE = -1
Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Placed:
    """A segment and the row of each of its statements, GONE where there is none (the last of an array is then written in vain)."""

    segment: Segment
    where: Ints


@dataclass(frozen=True, eq=False)
class Snapshot:
    """Rows: number in the database, document, shape, and how much its length adds to or takes from its score.

    ``papers`` is GONE where the statement is deleted. ``uncovered`` rows have no postings; while there are any, the
    database is asked for words.
    """

    numbers: npt.NDArray[np.int64]
    papers: Ints
    shapes: Ints
    norms: npt.NDArray[np.float32]
    columns: Columns
    segments: tuple[Placed, ...]
    uncovered: int
    _seen: dict[tuple[str, ...] | None, Mask] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many rows there are, those that are gone among them."""
        return len(self.numbers)

    def visible(self, collections: Iterable[str] | None) -> Mask:
        """Tell which documents someone sees who belongs to the collections, None: all; the last is for rows that are gone."""
        among = self.columns.collections
        seen = np.ones(len(among), bool) if collections is None else np.isin(among, list(collections))
        return np.append(seen, False)

    def seen(self, collections: tuple[str, ...] | None) -> Mask:
        """Tell which rows such a person sees; asked by many searches, worked out once."""
        if collections not in self._seen:
            self._seen[collections] = self.visible(collections)[self.papers]
        return self._seen[collections]

    def seek(self, atoms: Sequence[tuple[Atom | Near, int]]) -> Bytes:
        """Return how well each row matches, 0 not at all: the highest weight of the atoms that stand in it."""
        best = np.zeros(self.size + 1, np.uint8)
        for atom, weight in sorted(atoms, key=lambda one: one[1]):
            for one in self.segments:
                best[one.where[rows(one.segment.streams, atom)]] = weight
        return best[:-1]

    def among(
        self, found: Callable[[Atom | Near], npt.NDArray[np.int64]], atoms: Sequence[tuple[Atom | Near, int]]
    ) -> Bytes:
        """Return the same, asking something else for the numbers of the statements in which an atom stands."""
        best = np.zeros(self.size + 1, np.uint8)
        alive = np.flatnonzero(self.papers != GONE)
        order = alive[np.argsort(self.numbers[alive], kind="stable")]
        known = self.numbers[order]
        for atom, weight in sorted(atoms, key=lambda one: one[1]):
            numbers = found(atom)
            if len(known) and len(numbers):
                at = np.searchsorted(known, numbers).clip(max=len(known) - 1)
                best[order[at[known[at] == numbers]]] = weight
        return best[:-1]
