"""What a search sets conditions on: choices in facets, and fields typed in the box, as masks over documents and shapes."""

from collections.abc import Mapping, Sequence

import numpy as np
import sqlalchemy as sa

from service.lookup.columns import PAPER_FACETS, SHAPE_FACETS, Mask
from service.lookup.hits import Condition
from service.lookup.snapshot import Snapshot
from service.store import tables
from service.views import Query
from service.words.fields import Chosen, resembling, years

DOCUMENT = tables.documents
FACETS = ("year", "utförare", "label", "kind", "theme", "kommun", "law", "stance", "status", "state", "reviewed")
CHOICES = {
    "utförare": "providers",
    "label": "labels",
    "kind": "kinds",
    "theme": "themes",
    "kommun": "municipalities",
    "law": "laws",
    "stance": "stances",
    "status": "statuses",
    "state": "states",
    "reviewed": "reviewed",
}
"""The attribute of a search that chooses in a facet."""
FIELD_FACETS = {
    "utförare": ("utförare",),
    "kommun": ("kommun",),
    "typ": ("label",),
    "tema": ("theme",),
    "status": ("state", "status", "stance", "reviewed"),
    "dokument": ("kind",),
}
"""Where a field's value is looked for; all facets of one field are of documents, or all of shapes."""


def conditions(snapshot: Snapshot, query: Query) -> dict[str, Condition]:
    """Return the filters of a search by the facet that they belong to."""
    filters = {
        facet: having(snapshot, facet, values)
        for facet, choice in CHOICES.items()
        if (values := getattr(query, choice))
    }
    if query.years:
        filters["year"] = between(snapshot, *query.years)
    return filters


def having(snapshot: Snapshot, name: str, values: Sequence[str]) -> Condition:
    """Ask that a statement has one of the values."""
    columns = snapshot.columns
    if name in PAPER_FACETS:
        lets = columns.papers[name].having(values, len(columns.ranks))
        return Condition("paper", np.append(lets, False))
    return Condition("shape", columns.shapes[name].having(values, columns.n_shapes))


def between(snapshot: Snapshot, first: int, last: int) -> Condition:
    """Ask for the years of the document."""
    return having(
        snapshot, "year", [year for year in snapshot.columns.papers["year"].names if first <= int(year) <= last]
    )


class Reader:
    """Reads the fields that were typed, for someone who may see some of the rows."""

    def __init__(self, connection: sa.Connection, snapshot: Snapshot, seen: Mask) -> None:
        self.connection, self.snapshot, self.seen = connection, snapshot, seen

    def fields(self, chosen: Sequence[Chosen]) -> tuple[Mapping[str, Condition], tuple[str, ...]]:
        """Return what the fields ask for, and what was wrong with them; one field given twice is either."""
        wanted: dict[str, Condition] = {}
        unwanted: dict[str, Condition] = {}
        mistakes = []
        for one in chosen:
            asked = self.years(one) if one.field == "år" else self.named(one)
            if asked is None:
                mistakes.append(self.explain(one))
            elif one.wanted:
                before = wanted.setdefault(f"{one.field}:", asked)
                wanted[f"{one.field}:"] = Condition(asked.of, before.lets | asked.lets)
            else:
                unwanted[f"-{one.field}:{one.value}"] = Condition(asked.of, ~asked.lets)
        return wanted | unwanted, tuple(mistakes)

    def years(self, one: Chosen) -> Condition | None:
        """Ask for the years of the document."""
        interval = years(one.value)
        return between(self.snapshot, *interval) if interval else None

    def named(self, one: Chosen) -> Condition | None:
        """Ask for the values of the store that resemble the one given; ``dokument`` may also be a part of a title or name."""
        for facet in FIELD_FACETS[one.field]:
            if values := resembling(one.value, self.known(facet)):
                return having(self.snapshot, facet, values)
        return self.titled(one.value) if one.field == "dokument" else None

    def titled(self, value: str) -> Condition:
        """Ask for the documents with this in their title or name."""
        forms = {value, value.lower(), value.upper(), value.capitalize()}  # LIKE knows Å from å
        titles = sa.func.coalesce(DOCUMENT.c.title, ""), DOCUMENT.c.name
        said = sa.or_(*(column.contains(form, autoescape=True) for form in forms for column in titles))
        known = self.snapshot.columns.known
        lets = np.zeros(len(self.snapshot.columns.ranks) + 1, bool)
        ids = self.connection.scalars(sa.select(DOCUMENT.c.id).where(said))
        lets[[at for id in ids if (at := known.get(id, -1)) in range(len(lets) - 1)]] = True
        return Condition("paper", lets)

    def known(self, facet: str) -> tuple[str, ...]:
        """Return the values that stand in what may be seen."""
        columns, snapshot = self.snapshot.columns, self.snapshot
        rows = np.flatnonzero(self.seen)
        if facet in PAPER_FACETS:
            counts = np.bincount(snapshot.papers[rows], minlength=len(columns.ranks))
            return tuple(sorted(columns.papers[facet].tally(counts)))
        assert facet in SHAPE_FACETS
        counts = np.bincount(snapshot.shapes[rows], minlength=columns.n_shapes)
        return tuple(sorted(columns.shapes[facet].tally(counts)))

    def explain(self, one: Chosen) -> str:
        """Say what is wrong with a field's value."""
        if one.field == "år":
            return f"”{one.value}” är inget år. Skriv år:2019 eller år:2015..2020."
        values = [value for facet in FIELD_FACETS[one.field] for value in self.known(facet)]
        some = ", ".join(values[:8]) + (" …" if len(values) > 8 else "")
        return f"{one.field}:{one.value} finns inte i arkivet och används inte." + (
            f" Det finns {some}." if some else ""
        )
