"""Ärenden: the documents that links may cross."""

from datetime import UTC, datetime
from uuid import uuid4

import sqlalchemy as sa

from extract.types import Profile
from service.store import tables
from service.store.engine import Store
from service.views import CaseRow

UNTITLED = "Nytt ärende"


def create_case(store: Store, title: str | None = None) -> CaseRow:
    """Make an empty ärende."""
    with store.write() as connection:
        id = insert_case(connection, title or UNTITLED, own=False)
    return CaseRow(id, title or UNTITLED, 0, datetime.now(UTC))


def insert_case(connection: sa.Connection, title: str, *, own: bool) -> str:
    """Write a new ärende and return its id; ``own``: made for one document, nobody asked for it."""
    id = uuid4().hex[:12]
    connection.execute(sa.insert(tables.cases).values(id=id, title=title, updated=datetime.now(UTC), own=own))
    return id


def cases(store: Store) -> tuple[CaseRow, ...]:
    """Return all ärenden, the latest changed first."""
    with store.read() as connection:
        return tuple(map(as_row, connection.execute(select().order_by(tables.cases.c.updated.desc()))))


def case(store: Store, id: str) -> CaseRow | None:
    """Return one ärende."""
    with store.read() as connection:
        row = connection.execute(select().where(tables.cases.c.id == id)).one_or_none()
    return as_row(row) if row else None


def rename_case(store: Store, id: str, title: str) -> None:
    """Give the ärende a title of a person's choice."""
    with store.write() as connection:
        connection.execute(sa.update(tables.cases).where(tables.cases.c.id == id).values(title=title, own=False))
        touch_case(connection, id)


def touch_case(connection: sa.Connection, id: str) -> None:
    """Note that the ärende changed now."""
    connection.execute(sa.update(tables.cases).where(tables.cases.c.id == id).values(updated=datetime.now(UTC)))


def drop_empty_case(connection: sa.Connection, id: str) -> None:
    """Take away an ärende that was made for one document when that document has gone."""
    used = sa.exists().where(tables.documents.c.case == id)
    connection.execute(sa.delete(tables.cases).where(tables.cases.c.id == id, tables.cases.c.own, ~used))


def settle_case(connection: sa.Connection, document: str, profile: Profile) -> None:
    """Bring a document that came alone to the ärende that its diarienummer names at that authority, if there is one."""
    table, where = tables.documents, profile.metadata
    mine = connection.scalar(
        sa.select(tables.cases.c.id)
        .join(table, table.c.case == tables.cases.c.id)
        .where(table.c.id == document, tables.cases.c.own)
    )
    if mine is None or where.case_number is None:
        return
    if connection.dialect.name == "postgresql":  # two documents of one diarienummer, analysed at once, must meet
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(sa.func.hashtext(where.case_number))))
    named = ((table.c.municipality, where.municipality), (table.c.reviewer, where.reviewer))
    alike = sa.or_(sa.false(), *(column == value for column, value in named if value is not None))
    theirs = sa.select(table.c.case).where(table.c.case_number == where.case_number, alike, table.c.case != mine)
    other = connection.scalar(theirs.order_by(table.c.received).limit(1))
    if other is None:
        title = " ".join(filter(None, (where.case_number, profile.title)))
        connection.execute(sa.update(tables.cases).where(tables.cases.c.id == mine).values(title=title))
        return
    connection.execute(sa.update(table).where(table.c.id == document).values(case=other))
    drop_empty_case(connection, mine)


def select() -> sa.Select[tuple[str, str, datetime, int]]:
    """Ask for ärenden with their number of documents."""
    count = sa.select(sa.func.count()).where(tables.documents.c.case == tables.cases.c.id).scalar_subquery()
    return sa.select(tables.cases.c.id, tables.cases.c.title, tables.cases.c.updated, count.label("documents"))


def as_row(row: sa.Row[tuple[str, str, datetime, int]]) -> CaseRow:
    """Return the row as the view that pages see."""
    return CaseRow(row.id, row.title, row.documents, row.updated)
