"""”Nytt sedan sist”: the hits of a search that stand in documents that came in since someone last looked."""

from datetime import datetime

from service import store as kept
from service.search import every
from service.store import Store
from service.views import Hit, Query

MOST = 5000
"""Hits that are gone through; of a wider search not all that is new may be among them."""


def news(store: Store, query: Query, since: datetime) -> tuple[Hit, ...]:
    """Return what is new, the best first; nothing is looked for where no document has come."""
    latest = kept.documents(store, limit=1)
    if not latest or latest[0].received <= since:
        return ()
    return tuple(hit for hit in every(store, query, most=MOST) if hit.document.received > since)
