"""The index is disposable: it is made anew from the store, and goes on where it was broken off."""

import pytest
import sqlalchemy as sa

from service import store as kept
from service.search import search
from service.store import Store, tables
from service.store import reindex as anew
from service.store.reindex import forget, outdated, reindex
from service.views import Query, SearchPage
from tests.service.live import furnish
from tests.service.made_up import PROTOCOL, added


def seen(store: Store) -> list[tuple[int, object]]:
    """What some searches give."""
    pages: list[SearchPage] = [search(store, Query(words)) for words in ("", "brist", "14:3 SoL", "plan typ:kritik")]
    return [(page.total, page.facets) for page in pages]


def test_index_is_made_anew_and_says_the_same(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anew, "BATCH", 1)
    furnish(store)
    added(store, PROTOCOL)
    hit = search(store, Query("bemanning")).hits[0]
    kept.decide(store, hit.row.statement.id, who="Ada", label="kritik", themes=("bemanning",))
    before = seen(store)
    assert outdated(store) == ()
    with store.write() as connection:
        for table in (sa.table("statement_index"), tables.laws, tables.themes):
            connection.execute(sa.delete(table))
        connection.execute(sa.update(tables.statements).values(state=None, reviewed=False))
    assert seen(store) != before
    forget(store)
    first = next(work := reindex(store))
    work.close()
    assert len(outdated(store)) == 2
    assert first not in list(reindex(store))
    assert outdated(store) == ()
    assert seen(store) == before
