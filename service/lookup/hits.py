"""Hits of a search in a snapshot: which rows match, how they spread over the facets, and which are the best.

A facet is counted with all that is chosen but what is chosen in the facet itself, so that it says what another choice would give.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from service.lookup.columns import PAPER_FACETS, Mask
from service.lookup.rank import best, rarity
from service.lookup.snapshot import Bytes, Snapshot
from service.words.atoms import Atom, Clause, Near

WEIGHTS = {"surface": 100, "lemma": 80, "parts": 40}
"""As it stands beats another form beats inside a compound."""
FACET_SIZE = 100
NUMBERS = 1 << 40
"""More than any number of a statement."""
Rows = npt.NDArray[np.intp]
Weighed = Sequence[tuple[Atom | Near, int]]
Seek = Callable[[Weighed], Bytes]


@dataclass(frozen=True, eq=False)
class Condition:
    """What a filter lets through, per document or per shape."""

    of: Literal["paper", "shape"]
    lets: Mask


@dataclass(frozen=True, eq=False)
class Matched:
    """Rows in which the words stand and that may be seen, with the score of each; None where nothing was sought."""

    rows: Rows
    scores: npt.NDArray[np.float32] | None

    def kept(self, keep: Mask) -> "Matched":
        """Return those that are to be kept."""
        return Matched(self.rows[keep], None if self.scores is None else self.scores[keep])


def weighed(clause: Clause) -> list[tuple[Atom | Near, int]]:
    """Give each atom of a clause the weight of its stream."""
    return [(atom, WEIGHTS[(atom.first if isinstance(atom, Near) else atom).stream]) for atom in clause.atoms]


def match(snapshot: Snapshot, clauses: Sequence[Clause], seen: Mask, seek: Seek) -> Matched:
    """Find the rows in which all clauses hold, of those that may be seen."""
    found = [seek(weighed(clause)) * seen for clause in clauses if clause.wanted]
    found.sort(key=np.count_nonzero)
    rows = np.flatnonzero(found[0] if found else seen)
    for one in found[1:]:
        rows = rows[one[rows] > 0]
    for clause in clauses:
        if not clause.wanted:
            rows = rows[seek(weighed(clause))[rows] == 0]
    if not found:
        return Matched(rows, None)
    among = int(np.count_nonzero(seen))
    scores = np.zeros(len(rows), np.float32)
    for one in found:
        scores += rarity(int(np.count_nonzero(one)), among) * one[rows] / np.float32(100)
    return Matched(rows, scores * snapshot.norms[rows])


def lets(snapshot: Snapshot, rows: Rows, conditions: Sequence[Condition]) -> Mask:
    """Tell which of the rows all conditions let through."""
    keep = np.ones(len(rows), bool)
    for of, column in (("paper", snapshot.papers), ("shape", snapshot.shapes)):
        masks = [one.lets for one in conditions if one.of == of]
        if masks:
            keep &= np.logical_and.reduce(masks)[column[rows]]
    return keep


def top(snapshot: Snapshot, matched: Matched, most: int) -> Matched:
    """Return the best in order; among equals the newest document first, and in the order that they were written."""
    ranks = snapshot.columns.ranks[snapshot.papers[matched.rows]]
    keys = ranks.astype(np.int64) * NUMBERS + snapshot.numbers[matched.rows]
    scores = np.zeros(len(keys), np.float32) if matched.scores is None else matched.scores
    first = best(scores, keys, most)
    return Matched(matched.rows[first], scores[first])


def facets(
    snapshot: Snapshot, matched: Matched, conditions: Mapping[str, Condition], names: Sequence[str]
) -> dict[str, tuple[tuple[str, int], ...]]:
    """Count the hits per value of each facet, the most frequent first; conditions are named by their facet."""
    whole = _Counts(snapshot, matched.rows[lets(snapshot, matched.rows, list(conditions.values()))])
    told = {}
    for name in names:
        counts = whole
        if name in conditions:
            others = [condition for facet, condition in conditions.items() if facet != name]
            counts = _Counts(snapshot, matched.rows[lets(snapshot, matched.rows, others)])
        told[name] = ordered(counts.of(name))
    return told


class _Counts:
    """Hits per document and per shape, counted when they are asked for."""

    def __init__(self, snapshot: Snapshot, rows: Rows) -> None:
        self.snapshot, self.rows = snapshot, rows
        self.papers: npt.NDArray[np.intp] | None = None
        self.shapes: npt.NDArray[np.intp] | None = None

    def of(self, name: str) -> dict[str, int]:
        """Return the hits per value of a facet."""
        columns = self.snapshot.columns
        if name in PAPER_FACETS:
            if self.papers is None:
                self.papers = np.bincount(self.snapshot.papers[self.rows], minlength=len(columns.ranks))
            return columns.papers[name].tally(self.papers)
        if self.shapes is None:
            self.shapes = np.bincount(self.snapshot.shapes[self.rows], minlength=columns.n_shapes)
        return columns.shapes[name].tally(self.shapes)


def ordered(tally: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Put the most frequent first, at most as many as anyone reads.

    >>> ordered({"b": 1, "a": 1, "c": 3})
    (('c', 3), ('a', 1), ('b', 1))
    """
    return tuple(sorted(tally.items(), key=lambda one: (-one[1], one[0]))[:FACET_SIZE])


def crossed(snapshot: Snapshot, rows: Rows, paper: str, shape: str) -> tuple[tuple[str, str, int], ...]:
    """Count hits per value of a facet of documents and one of shapes, in order of these; a hit with two values counts for both."""
    one, other, width = snapshot.columns.papers[paper], snapshot.columns.shapes[shape], snapshot.columns.n_shapes
    pairs, counts = np.unique(
        snapshot.papers[rows].astype(np.int64) * width + snapshot.shapes[rows], return_counts=True
    )
    cells = Counter[tuple[str, str]]()
    mine, theirs = one.by_owner(), other.by_owner()
    for pair, count in zip(pairs.tolist(), counts.tolist(), strict=True):
        document, said = divmod(pair, width)
        for row in mine.get(document, ()):
            for column in theirs.get(said, ()):
                cells[row, column] += count
    return tuple((*cell, count) for cell, count in sorted(cells.items()))
