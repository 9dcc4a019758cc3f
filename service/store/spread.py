"""How the hits of a search spread over years and themes, or over utförare and themes."""

from typing import Literal

from service.lookup.hits import crossed
from service.store.engine import Store
from service.store.find import seek
from service.views import Query
from service.words.query import Parsed

MOST = 20_000
"""Cells of one table; more than anyone reads."""


def spread(
    store: Store, query: Query, parsed: Parsed, by: Literal["year", "utförare"]
) -> tuple[tuple[str, str, int], ...]:
    """Return (year or utförare, theme, hits) for those that there are; a hit with two themes counts in both."""
    with store.read() as connection:
        sought = seek(store, connection, query, parsed)
        return crossed(sought.snapshot, sought.hits.rows, by, "theme")[:MOST]
