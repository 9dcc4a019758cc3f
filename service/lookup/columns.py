"""What statements are counted and chosen by, a code per document and per shape.

>>> from dataclasses import replace
>>> papers = Papers().put("a", PAPER).put("b", replace(PAPER, values=("2021", None, None, None)))
>>> papers.facet("year").tally(np.array([3, 0]))
{'2019': 3}
>>> shapes = Shapes()
>>> shapes.code(Shape("kritik", None, None, None, False, ("bemanning", "rutiner"), ())), shapes.facet("theme").tally(np.array([4]))
(0, {'bemanning': 4, 'rutiner': 4})

A shape is what a statement has beside its document: label, stance, status, state, themes, laws. There are few of them, so that a
million hits are counted by counting twice: per document and per shape.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Mask = npt.NDArray[np.bool_]
PAPER_FACETS = ("year", "utförare", "kommun", "kind")
SHAPE_FACETS = ("label", "stance", "status", "state", "reviewed", "theme", "law")
REVIEWED, UNREVIEWED = "granskad", "ogranskad"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: the values of its facets, the collection it is in, and what it is put in order by, the highest first."""

    values: tuple[str | None, ...]
    collection: str
    date: int
    received: int


PAPER = Paper(("2019", None, None, None), "gemensam", 20190426, 0)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a statement is counted by."""

    label: str
    stance: str | None
    status: str | None
    state: str | None
    reviewed: bool
    themes: tuple[str, ...]
    laws: tuple[str, ...]

    def values(self) -> tuple[tuple[str, ...], ...]:
        """Return the values per facet."""
        one = (self.label, self.stance, self.status, self.state)
        looked_at = REVIEWED if self.reviewed else UNREVIEWED
        return (*((value,) if value else () for value in one), (looked_at,), self.themes, self.laws)


@dataclass(frozen=True, eq=False)
class Facet:
    """Names, and pairs of owner (a document or shape) and name."""

    names: tuple[str, ...]
    owners: npt.NDArray[np.int32]
    codes: npt.NDArray[np.int32]

    def tally(self, counts: npt.NDArray[np.integer]) -> dict[str, int]:
        """Spread counts per owner over the names; those without any are left out."""
        sums = np.bincount(self.codes, weights=counts[self.owners], minlength=len(self.names))
        return {self.names[code]: int(sums[code]) for code in np.flatnonzero(sums).tolist()}

    def by_owner(self) -> dict[int, tuple[str, ...]]:
        """Return the names of each owner that has any."""
        found: dict[int, tuple[str, ...]] = {}
        for owner, code in zip(self.owners.tolist(), self.codes.tolist(), strict=True):
            found[owner] = (*found.get(owner, ()), self.names[code])
        return found

    def having(self, wanted: Iterable[str], size: int) -> Mask:
        """Tell which of so many owners have one of the names."""
        sought = set(wanted)
        chosen = np.array([name in sought for name in self.names], bool)
        owning = np.zeros(size, bool)
        owning[self.owners[chosen[self.codes]]] = True
        return owning


def facet(values: Iterable[Sequence[str | None]]) -> Facet:
    """Give each owner the names that it has, in order of the owners."""
    known: dict[str, int] = {}
    owners, codes = [], []
    for owner, names in enumerate(values):
        for name in names:
            if name is not None:
                owners.append(owner)
                codes.append(known.setdefault(name, len(known)))
    return Facet(tuple(known), np.array(owners, np.int32), np.array(codes, np.int32))


@dataclass(eq=False)
class Papers:
    """Documents by the order in which they came; what is asked of them is worked out when it is asked for."""

    known: dict[str, int] = field(default_factory=dict)
    rows: list[Paper] = field(default_factory=list)

    def put(self, id: str, paper: Paper) -> "Papers":
        """Add a document, or put it in the place of the one before."""
        at = self.known.setdefault(id, len(self.known))
        self.rows[at : at + 1] = [paper]
        return self

    def facet(self, name: str) -> Facet:
        """Return the documents' values of a facet."""
        at = PAPER_FACETS.index(name)
        return facet((paper.values[at],) for paper in self.rows)

    def ranks(self) -> npt.NDArray[np.int32]:
        """Return the place of each document among all, the newest first; equal ones have the same."""
        keys = np.array([(-paper.date, -paper.received) for paper in self.rows], np.int64).reshape(-1, 2)
        order = np.lexsort((keys[:, 1], keys[:, 0]))
        steps = np.any(np.diff(keys[order], axis=0, prepend=keys[order[:1]]) != 0, axis=1)
        ranks = np.empty(len(keys), np.int32)
        ranks[order] = np.cumsum(steps)
        return ranks


@dataclass(eq=False)
class Shapes:
    """Shapes by the order in which they were first seen."""

    known: dict[Shape, int] = field(default_factory=dict)

    def code(self, shape: Shape) -> int:
        """Return the number of a shape."""
        return self.known.setdefault(shape, len(self.known))

    def facet(self, name: str) -> Facet:
        """Return the shapes' values of a facet."""
        at = SHAPE_FACETS.index(name)
        return facet(shape.values()[at] for shape in self.known)


@dataclass(frozen=True, eq=False)
class Columns:
    """What is asked of documents and shapes at one moment."""

    papers: Mapping[str, Facet]
    shapes: Mapping[str, Facet]
    ranks: npt.NDArray[np.int32]
    collections: npt.NDArray[np.object_]
    n_shapes: int
    known: Mapping[str, int]
    """The number of each document, by its id."""


def columns(papers: Papers, shapes: Shapes) -> Columns:
    """Work out the columns."""
    return Columns(
        {name: papers.facet(name) for name in PAPER_FACETS},
        {name: shapes.facet(name) for name in SHAPE_FACETS},
        papers.ranks(),
        np.array([paper.collection for paper in papers.rows], object),
        len(shapes.known),
        papers.known,
    )
