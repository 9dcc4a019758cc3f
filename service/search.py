"""Search findings: words with Swedish analysis, "phrases", -not, prefix*, legal references, and filters with counts."""

from service.citing import cite
from service.marks import marks
from service.query import Clause, parse
from service.store import Store
from service.store.find import Found, find
from service.views import Hit, Query, SearchPage


def search(store: Store, query: Query) -> SearchPage:
    """Return one page of hits, the best first; without words, the newest document first."""
    clauses = parse(query.words, cite)
    found, total, facets = find(store, query, clauses)
    return SearchPage(tuple(as_hit(one, clauses) for one in found), total, facets)


def as_hit(found: Found, clauses: tuple[Clause, ...]) -> Hit:
    """Mark what matched."""
    statement = found.row.statement
    cited = [entity.shifted(-statement.span.start) for entity in found.entities]
    return Hit(found.document, found.row, found.score, marks(statement.text, clauses, cited))
