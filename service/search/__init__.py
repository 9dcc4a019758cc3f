"""Search findings: words with Swedish analysis, "phrases", -not, OR, NEAR, prefix*, fields, legal references; facets."""

from collections.abc import Iterator

from service.search.marks import marks
from service.store import Store
from service.store.find import Found, find, find_all
from service.views import Hit, Query, SearchPage
from service.words.atoms import Clause
from service.words.citing import cite
from service.words.query import parse


def search(store: Store, query: Query) -> SearchPage:
    """Return one page of hits, the best first; without words, the newest document first."""
    parsed = parse(query.words, cite)
    found = find(store, query, parsed)
    hits = tuple(as_hit(one, parsed.clauses) for one in found.hits)
    return SearchPage(hits, found.total, found.facets, found.mistakes)


def every(store: Store, query: Query, *, most: int) -> Iterator[Hit]:
    """Yield all hits in their order, at most as many as said."""
    parsed = parse(query.words, cite)
    return (as_hit(one, parsed.clauses) for one in find_all(store, query, parsed, most=most))


def as_hit(found: Found, clauses: tuple[Clause, ...]) -> Hit:
    """Mark what matched."""
    statement = found.row.statement
    cited = [entity.shifted(-statement.span.start) for entity in found.entities]
    return Hit(found.document, found.row, found.score, marks(statement.text, clauses, cited))
