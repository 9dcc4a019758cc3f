"""What in one document points at another in a different ärende: a diarienummer in common, a document cited by its date."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from extract.types import EntityType
from service.store import tables
from service.store.engine import Store

DOCUMENT = tables.documents
ENTITY = tables.entities
STATEMENT = tables.statements
FACTS = ("id", "case", "kind", "provider", "reviewer", "municipality", "date", "case_number", "received")


@dataclass(frozen=True, slots=True)
class Number:
    """A diarienummer that two documents hold."""

    document: str
    other: str
    value: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in one document that another is of; ``before`` are the words in front of it."""

    document: str
    other: str
    value: str
    before: str


def facts(store: Store) -> Mapping[str, Any]:
    """Return who, when and where of every document that has been analysed, by its id."""
    query = sa.select(*(DOCUMENT.c[name] for name in FACTS)).where(DOCUMENT.c.kind.is_not(None))
    with store.read() as connection:
        return {row.id: row for row in connection.execute(query)}


def numbers(store: Store) -> tuple[Number, ...]:
    """Return the diarienummer that documents of different ärenden have in common."""
    one, other = (held().subquery() for _ in range(2))
    mine, theirs = DOCUMENT.alias(), DOCUMENT.alias()
    query = (
        sa.select(one.c.document, other.c.document, one.c.value)
        .join(other, sa.and_(one.c.value == other.c.value, one.c.document != other.c.document))
        .join(mine, mine.c.id == one.c.document)
        .join(theirs, theirs.c.id == other.c.document)
        .where(mine.c.case != theirs.c.case)
        .order_by(one.c.document, other.c.document, one.c.value)
    )
    with store.read() as connection:
        return tuple(Number(*row) for row in connection.execute(query))


def held() -> sa.CompoundSelect[Any]:
    """Ask for all diarienummer, each document's own and those that it names."""
    named = sa.select(ENTITY.c.document, ENTITY.c.value).where(
        ENTITY.c.type == EntityType.CASE_NUMBER, ENTITY.c.value.is_not(None)
    )
    own = sa.select(DOCUMENT.c.id.label("document"), DOCUMENT.c.case_number.label("value"))
    return sa.union(named, own.where(DOCUMENT.c.case_number.is_not(None)))


def dated(store: Store) -> tuple[Dated, ...]:
    """Return the dates in documents that documents of other ärenden are of, with the words in front of them."""
    other, mine = DOCUMENT.alias(), DOCUMENT.alias()
    query = (
        sa.select(ENTITY.c.document, other.c.id, ENTITY.c.value, ENTITY.c.start, STATEMENT.c.body)
        .join(other, sa.and_(other.c.date == ENTITY.c.value, other.c.id != ENTITY.c.document))
        .join(mine, sa.and_(mine.c.id == ENTITY.c.document, mine.c.case != other.c.case))
        .join(STATEMENT, STATEMENT.c.id == ENTITY.c.statement)
        .where(ENTITY.c.type == EntityType.DATE)
        .order_by(ENTITY.c.number, other.c.id)
    )
    with store.read() as connection:
        return tuple(
            Dated(document, cited, value, body["text"][: max(start - body["span"]["start"], 0)])
            for document, cited, value, start, body in connection.execute(query)
        )
