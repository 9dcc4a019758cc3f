"""Find statements: the hits of a search in order, how many there are, and how they spread over each facet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from extract.types import Entity
from service.query import Parsed
from service.store import tables
from service.store.documents import as_row as as_document
from service.store.documents import select as select_documents
from service.store.engine import Store
from service.store.facets import DOCUMENT, FACETS, SEVERAL, STATEMENT, conditions, fields
from service.store.match import matches
from service.store.statements import as_entity, rows
from service.views import DocumentRow, Query, StatementRow

FACET_SIZE = 100
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


def find(store: Store, query: Query, parsed: Parsed) -> Finds:
    """Return one page of hits, the total, and the facets, each counted with all filters but its own."""
    with store.read() as connection:
        matched = matches(connection.dialect.name, parsed.clauses)
        typed, mistakes = fields(connection, parsed.chosen)
        filters = {**conditions(query), **typed}
        total = connection.scalar(joined(sa.select(sa.func.count()), matched).where(*filters.values())) or 0
        hits = page(connection, matched, query, list(filters.values()))
        facets = {name: counted(connection, matched, name, filters) for name in FACETS}
    return Finds(hits, total, facets, (*parsed.mistakes, *mistakes))


def find_all(store: Store, query: Query, parsed: Parsed, *, most: int) -> Iterator[Found]:
    """Yield the hits in order, a batch at a time; all are of one state of the database."""
    with store.read() as connection:
        matched = matches(connection.dialect.name, parsed.clauses)
        typed, _ = fields(connection, parsed.chosen)
        filters = [*conditions(query).values(), *typed.values()]
        asked = ordered(matched, filters).limit(most)
        found = connection.execute(asked).all()
        for at in range(0, len(found), BATCH):
            yield from told(connection, found[at : at + BATCH])


def joined(query: sa.Select[Any], matched: sa.Subquery) -> sa.Select[Any]:
    """Bring together what matches, the statements and their documents."""
    return query.select_from(
        sa.join(matched, STATEMENT, STATEMENT.c.number == matched.c.number).join(
            DOCUMENT, DOCUMENT.c.id == STATEMENT.c.document
        )
    )


def counted(
    connection: sa.Connection, matched: sa.Subquery, name: str, filters: Mapping[str, sa.ColumnElement[bool]]
) -> tuple[tuple[str, int], ...]:
    """Count the hits per value of a facet, the most frequent first."""
    value = FACETS[name]
    query = joined(sa.select(value, sa.func.count().label("hits")), matched)
    if name in SEVERAL:
        query = query.join(SEVERAL[name], SEVERAL[name].c.statement == STATEMENT.c.number)
    others = [condition for facet, condition in filters.items() if facet != name]
    query = query.where(value.is_not(None), *others).group_by(value)
    ordered = query.order_by(sa.desc("hits"), value).limit(FACET_SIZE)
    return tuple((str(row[0]), row[1]) for row in connection.execute(ordered))


def page(
    connection: sa.Connection, matched: sa.Subquery, query: Query, filters: Sequence[sa.ColumnElement[bool]]
) -> tuple[Found, ...]:
    """Fetch the hits, the best first; among equals the newest document first, in reading order."""
    return told(connection, connection.execute(ordered(matched, filters).limit(query.limit).offset(query.offset)).all())


def ordered(matched: sa.Subquery, filters: Sequence[sa.ColumnElement[bool]]) -> sa.Select[Any]:
    """Ask for the hits in order."""
    newest = (DOCUMENT.c.date.is_(None), DOCUMENT.c.date.desc(), DOCUMENT.c.received.desc(), STATEMENT.c.number)
    asked = joined(sa.select(STATEMENT.c.id, STATEMENT.c.document, matched.c.score), matched).where(*filters)
    return asked.order_by(matched.c.score.desc(), *newest)


def told(connection: sa.Connection, hits: Sequence[sa.Row[Any]]) -> tuple[Found, ...]:
    """Fetch what hits say, where they stand and what they name."""
    ids = [hit.id for hit in hits]
    said = {row.statement.id: row for row in rows(connection, STATEMENT.c.id.in_(ids))}
    papers = connection.execute(select_documents().where(DOCUMENT.c.id.in_({hit.document for hit in hits})))
    documents = {row.id: as_document(row) for row in papers}
    named = entities_of(connection, ids)
    return tuple(Found(documents[hit.document], said[hit.id], hit.score, named.get(hit.id, ())) for hit in hits)


def entities_of(connection: sa.Connection, ids: Sequence[str]) -> dict[str, tuple[Entity, ...]]:
    """Fetch what is named in each of the statements."""
    table = tables.entities
    named: dict[str, tuple[Entity, ...]] = {}
    for row in connection.execute(sa.select(table).where(table.c.statement.in_(ids)).order_by(table.c.number)):
        named[row.statement] = (*named.get(row.statement, ()), as_entity(row))
    return named
