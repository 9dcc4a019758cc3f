"""Ärenden: the documents that links may cross."""

from datetime import UTC, datetime
from uuid import uuid4

import sqlalchemy as sa

from service.store import tables
from service.store.audit import note
from service.store.engine import Store
from service.views import CaseRow

UNTITLED = "Nytt ärende"


def create_case(store: Store, title: str | None = None, *, own: bool = False) -> CaseRow:
    """Make an empty ärende; ``own``: nobody chose its title, so what is read may give it a better one."""
    with store.write() as connection:
        id = insert_case(connection, title or UNTITLED, own=own)
    return CaseRow(id, title or UNTITLED, 0, datetime.now(UTC))


def insert_case(connection: sa.Connection, title: str, *, own: bool) -> str:
    """Write a new ärende and return its id; ``own``: made for what was handed in, nobody asked for it by name."""
    id = uuid4().hex[:12]
    scope = connection.get_execution_options().get("scope")
    row = {"id": id, "title": title, "updated": datetime.now(UTC), "own": own}
    connection.execute(sa.insert(tables.cases).values(**row, collection=scope.home if scope else tables.COMMON))
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
        note(connection, "bytte namn på ärende", id)


def touch_case(connection: sa.Connection, id: str) -> None:
    """Note that the ärende changed now."""
    connection.execute(sa.update(tables.cases).where(tables.cases.c.id == id).values(updated=datetime.now(UTC)))


def drop_empty_case(connection: sa.Connection, id: str) -> None:
    """Take away an ärende that nobody asked for when its last document has gone."""
    used = sa.exists().where(tables.documents.c.case == id)
    connection.execute(sa.delete(tables.cases).where(tables.cases.c.id == id, tables.cases.c.own, ~used))


def settle_case(connection: sa.Connection, document: str) -> None:
    """Name an ärende that nobody named after its earliest document; who belongs together, people say."""
    table = tables.documents
    mine = sa.select(table.c.case).where(table.c.id == document).scalar_subquery()
    read = sa.select(table.c.case_number, table.c.title).where(table.c.case == mine, table.c.title.is_not(None))
    first = connection.execute(read.order_by(table.c.date.is_(None), table.c.date, table.c.received).limit(1)).first()
    if first:
        own = sa.update(tables.cases).where(tables.cases.c.id == mine, tables.cases.c.own)
        connection.execute(own.values(title=" ".join(filter(None, first))))


def select() -> sa.Select[tuple[str, str, datetime, int]]:
    """Ask for ärenden with their number of documents."""
    count = sa.select(sa.func.count()).where(tables.documents.c.case == tables.cases.c.id).scalar_subquery()
    return sa.select(tables.cases.c.id, tables.cases.c.title, tables.cases.c.updated, count.label("documents"))


def as_row(row: sa.Row[tuple[str, str, datetime, int]]) -> CaseRow:
    """Return the row as the view that pages see."""
    return CaseRow(row.id, row.title, row.documents, row.updated)
