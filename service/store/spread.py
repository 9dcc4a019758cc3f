"""How the hits of a search spread over years and themes, or over utförare and themes."""

from typing import Literal

import sqlalchemy as sa

from service.query import Parsed
from service.store.engine import Store
from service.store.facets import FACETS, SEVERAL, STATEMENT, conditions, fields
from service.store.find import joined
from service.store.match import matches
from service.views import Query

MOST = 20_000
"""Cells of one table; more than anyone reads."""


def spread(
    store: Store, query: Query, parsed: Parsed, by: Literal["year", "utförare"]
) -> tuple[tuple[str, str, int], ...]:
    """Return (year or utförare, theme, hits) for those that there are; a hit with two themes counts in both."""
    table, row, theme = SEVERAL["theme"], FACETS[by], FACETS["theme"]
    with store.read() as connection:
        matched = matches(connection.dialect.name, parsed.clauses)
        typed, _ = fields(connection, parsed.chosen)
        filters = (*conditions(query).values(), *typed.values())
        asked = joined(sa.select(row, theme, sa.func.count()), matched)
        asked = asked.join(table, table.c.statement == STATEMENT.c.number).where(row.is_not(None), *filters)
        found = connection.execute(asked.group_by(row, theme).order_by(row, theme).limit(MOST))
        return tuple((str(one[0]), one[1], one[2]) for one in found)
