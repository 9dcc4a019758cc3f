"""Find statements: the hits of a search in order, how many there are, and how they spread over each facet.

Words, choices and counts are looked up in memory (``service/lookup``), as the database is in this transaction; what a hit says is then
fetched from the database, in the person's name.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import sqlalchemy as sa

from extract.types import Entity
from service.lookup.hits import Condition, Matched, facets, lets, match, top
from service.lookup.snapshot import Snapshot
from service.store import decisions, tables
from service.store import match as database
from service.store.documents import as_row as as_document
from service.store.documents import select as select_documents
from service.store.engine import Store
from service.store.facets import FACETS, Reader, conditions
from service.store.held import held
from service.store.statements import as_entity, as_row
from service.views import DocumentRow, Query, StatementRow
from service.words.query import Parsed

STATEMENT, DOCUMENT = tables.statements, tables.documents
BATCH = 500


@dataclass(frozen=True, slots=True)
class Found:
    """A statement that matches, with the document it stands in and what the document names there."""

    document: DocumentRow
    row: StatementRow
    score: float
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Finds:
    """One page of what matches, how many there are, how they spread, and what was not understood."""

    hits: tuple[Found, ...]
    total: int
    facets: Mapping[str, tuple[tuple[str, int], ...]]
    mistakes: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Sought:
    """A search as it stands in the index: rows where the words are, and what else is asked of them."""

    snapshot: Snapshot
    matched: Matched
    conditions: Mapping[str, Condition]
    mistakes: tuple[str, ...]

    @property
    def hits(self) -> Matched:
        """The rows that all conditions let through."""
        return self.matched.kept(lets(self.snapshot, self.matched.rows, list(self.conditions.values())))


def find(store: Store, query: Query, parsed: Parsed) -> Finds:
    """Return one page of hits, the total, and the facets, each counted with all filters but its own."""
    with store.read() as connection:
        sought = seek(store, connection, query, parsed)
        hits = sought.hits
        best = top(sought.snapshot, hits, query.offset + query.limit)
        page = told(connection, sought.snapshot, best, query.offset)
        counts = facets(sought.snapshot, sought.matched, sought.conditions, FACETS)
    return Finds(page, len(hits.rows), counts, (*parsed.mistakes, *sought.mistakes))


def find_all(store: Store, query: Query, parsed: Parsed, *, most: int) -> Iterator[Found]:
    """Yield the hits in order, a batch at a time; all are of one state of the database."""
    with store.read() as connection:
        sought = seek(store, connection, query, parsed)
        best = top(sought.snapshot, sought.hits, most)
        for at in range(0, len(best.rows), BATCH):
            part = slice(at, at + BATCH)
            assert best.scores is not None
            yield from told(connection, sought.snapshot, Matched(best.rows[part], best.scores[part]))


def seek(store: Store, connection: sa.Connection, query: Query, parsed: Parsed) -> Sought:
    """Look a search up, among what the person may see."""
    snapshot = held(store).now(connection)
    seen = snapshot.seen(None if store.scope is None else store.scope.collections)
    typed, mistakes = Reader(connection, snapshot, seen).fields(parsed.chosen)
    # while postings are missing, the database says where words stand: slower, and the same
    ask = partial(snapshot.among, partial(database.numbers, connection)) if snapshot.uncovered else snapshot.seek
    matched = match(snapshot, parsed.clauses, seen, ask)
    return Sought(snapshot, matched, {**conditions(snapshot, query), **typed}, mistakes)


def told(connection: sa.Connection, snapshot: Snapshot, hits: Matched, start: int = 0) -> tuple[Found, ...]:
    """Fetch what hits say, where they stand and what they name; one that is deleted meanwhile is left out."""
    assert hits.scores is not None
    numbers = snapshot.numbers[hits.rows[start:]].tolist()
    scores = dict(zip(numbers, hits.scores[start:].tolist(), strict=True))
    said = {row.number: row for row in connection.execute(sa.select(STATEMENT).where(STATEMENT.c.number.in_(numbers)))}
    ids = [row.id for row in said.values()]
    held = decisions.current(connection, decisions.TABLE.c.subject.in_(ids))
    wanted = {row.document for row in said.values()}
    papers = connection.execute(select_documents().where(DOCUMENT.c.id.in_(wanted)))
    documents = {row.id: as_document(row) for row in papers}
    named = entities_of(connection, ids)
    found = ((number, said[number]) for number in numbers if number in said)
    return tuple(
        Found(documents[row.document], as_row(row, held.get(row.id)), scores[number], named.get(row.id, ()))
        for number, row in found
    )


def entities_of(connection: sa.Connection, ids: Sequence[str]) -> dict[str, tuple[Entity, ...]]:
    """Fetch what is named in each of the statements."""
    table = tables.entities
    named: dict[str, tuple[Entity, ...]] = {}
    for row in connection.execute(sa.select(table).where(table.c.statement.in_(ids)).order_by(table.c.number)):
        named[row.statement] = (*named.get(row.statement, ()), as_entity(row))
    return named
