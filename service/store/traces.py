"""What in one document points at another in a different ärende: a diarienummer in common, a document cited by its date."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from extract.types import EntityType
from service.store import tables
from service.store.documents import as_row, select
from service.store.engine import Store
from service.views import DocumentRow

DOCUMENT = tables.documents
ENTITY = tables.entities
STATEMENT = tables.statements
COMMON = 200
"""A number that more documents hold tells nothing of where one belongs."""
CHUNK = 500
REACH = 80
"""Characters in front of a date in which the document that it dates is named."""
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


def named(store: Store, ids: Iterable[str]) -> Mapping[str, DocumentRow]:
    """Return the documents of these ids."""
    wanted = sorted(set(ids))
    with store.read() as connection:
        return {
            row.id: as_row(row)
            for at in range(0, len(wanted), CHUNK)
            for row in connection.execute(select().where(DOCUMENT.c.id.in_(wanted[at : at + CHUNK])))
        }


def numbers(store: Store, case: str | None = None) -> tuple[Number, ...]:
    """Return the diarienummer that documents of different ärenden have in common, of all or of one."""
    one, other, every = (held().subquery() for _ in range(3))
    told = sa.select(every.c.value).group_by(every.c.value).having(sa.func.count().between(2, COMMON))
    mine, theirs = DOCUMENT.alias(), DOCUMENT.alias()
    query = (
        sa.select(one.c.document, other.c.document, one.c.value)
        .join(other, sa.and_(one.c.value == other.c.value, one.c.document != other.c.document))
        .join(mine, mine.c.id == one.c.document)
        .join(theirs, theirs.c.id == other.c.document)
        .where(mine.c.case != theirs.c.case, one.c.value.in_(told), touching(case, mine, theirs))
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


def touching(case: str | None, *tables: sa.FromClause) -> sa.ColumnElement[bool]:
    """Return the condition that one of the documents is of the ärende, if one is named."""
    return sa.or_(*(table.c.case == case for table in tables)) if case else sa.true()


def dated(store: Store, case: str | None = None) -> tuple[Dated, ...]:
    """Return the dates that documents of other ärenden are of, with the words in front of them; of all or of one."""
    other, mine = DOCUMENT.alias(), DOCUMENT.alias()
    start = ENTITY.c.start - STATEMENT.c.body["span"]["start"].as_integer()
    first = sa.case((start > REACH, start - REACH + 1), else_=1)
    before = sa.func.substr(
        STATEMENT.c.body["text"].as_string(), first, sa.case((start > REACH, REACH), (start > 0, start), else_=0)
    )
    query = (
        sa.select(ENTITY.c.document, other.c.id, ENTITY.c.value, before)
        .join(other, sa.and_(other.c.date == ENTITY.c.value, other.c.id != ENTITY.c.document))
        .join(mine, sa.and_(mine.c.id == ENTITY.c.document, mine.c.case != other.c.case))
        .join(STATEMENT, STATEMENT.c.id == ENTITY.c.statement)
        .where(ENTITY.c.type == EntityType.DATE, touching(case, mine, other))
        .order_by(ENTITY.c.number, other.c.id)
    )
    with store.read() as connection:
        return tuple(Dated(*row) for row in connection.execute(query))
