"""What hits can be counted and chosen by: each facet's column, and the conditions that a search sets."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from service.fields import Chosen, resembling, years
from service.store import tables
from service.views import Query

STATEMENT = tables.statements
DOCUMENT = tables.documents
REVIEWED, UNREVIEWED = "granskad", "ogranskad"
LOOKED_AT = sa.case((STATEMENT.c.reviewed, REVIEWED), else_=UNREVIEWED)

FACETS: Mapping[str, sa.ColumnElement[Any]] = {
    "year": DOCUMENT.c.year,
    "utförare": DOCUMENT.c.provider,
    "label": STATEMENT.c.label,
    "kind": DOCUMENT.c.kind,
    "theme": tables.themes.c.theme,
    "kommun": DOCUMENT.c.municipality,
    "law": tables.laws.c.law,
    "stance": STATEMENT.c.stance,
    "status": STATEMENT.c.status,
    "state": STATEMENT.c.state,
    "reviewed": LOOKED_AT,
}
SEVERAL = {"theme": tables.themes, "law": tables.laws}
"""Facets of which a statement may have several values, and the tables that hold them."""
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
"""Where a field's value is looked for."""

Conditions = Mapping[str, sa.ColumnElement[bool]]


def conditions(query: Query) -> dict[str, sa.ColumnElement[bool]]:
    """Return the filters of a search by the facet that they belong to."""
    filters = {facet: having(facet, values) for facet, choice in CHOICES.items() if (values := getattr(query, choice))}
    if query.years:
        filters["year"] = DOCUMENT.c.year.between(*query.years)
    return filters


def having(facet: str, values: Sequence[str]) -> sa.ColumnElement[bool]:
    """Ask that a statement has one of the values."""
    if facet not in SEVERAL:
        return FACETS[facet].in_(values)
    table = SEVERAL[facet]
    return STATEMENT.c.number.in_(sa.select(table.c.statement).where(FACETS[facet].in_(values)))


def fields(connection: sa.Connection, chosen: Sequence[Chosen]) -> tuple[Conditions, tuple[str, ...]]:
    """Return what the fields typed in the box ask for, and what was wrong with them; one field given twice is either."""
    wanted: dict[str, list[sa.ColumnElement[bool]]] = {}
    unwanted: dict[str, sa.ColumnElement[bool]] = {}
    mistakes = []
    for one in chosen:
        asked = years_asked(one) if one.field == "år" else named(connection, one)
        if asked is None:
            mistakes.append(explain(connection, one))
        elif one.wanted:
            wanted.setdefault(f"{one.field}:", []).append(asked)
        else:
            unwanted[f"-{one.field}:{one.value}"] = sa.or_(sa.not_(asked), asked.is_(None))
    return {field: sa.or_(*either) for field, either in wanted.items()} | unwanted, tuple(mistakes)


def years_asked(one: Chosen) -> sa.ColumnElement[bool] | None:
    """Ask for the years of the document."""
    interval = years(one.value)
    return DOCUMENT.c.year.between(*interval) if interval else None


def named(connection: sa.Connection, one: Chosen) -> sa.ColumnElement[bool] | None:
    """Ask for the values of the store that resemble the one given; ``dokument`` may also be a part of a title or name."""
    for facet in FIELD_FACETS[one.field]:
        if values := resembling(one.value, known(connection, facet)):
            return having(facet, values)
    if one.field != "dokument":
        return None
    forms = {one.value, one.value.lower(), one.value.upper(), one.value.capitalize()}  # LIKE knows Å from å
    return sa.or_(*(column.contains(form, autoescape=True) for form in forms for column in titles()))


def titles() -> tuple[sa.ColumnElement[Any], ...]:
    """Return the columns that a document is known by."""
    return sa.func.coalesce(DOCUMENT.c.title, ""), DOCUMENT.c.name


def known(connection: sa.Connection, facet: str) -> tuple[str, ...]:
    """Return the values that stand in the store."""
    if facet == "reviewed":
        return REVIEWED, UNREVIEWED
    value = FACETS[facet]
    return tuple(connection.scalars(sa.select(value).where(value.is_not(None)).distinct().order_by(value)))


def explain(connection: sa.Connection, one: Chosen) -> str:
    """Say what is wrong with a field's value."""
    if one.field == "år":
        return f"”{one.value}” är inget år. Skriv år:2019 eller år:2015..2020."
    values = [value for facet in FIELD_FACETS[one.field] for value in known(connection, facet)]
    some = ", ".join(values[:8]) + (" …" if len(values) > 8 else "")
    return f"{one.field}:{one.value} finns inte i arkivet och används inte." + (f" Det finns {some}." if some else "")
