"""Statements with the model's word and the human's word apart."""

from typing import Any

import sqlalchemy as sa

from classify.types import Annotation
from extract.types import Entity, Statement
from service.store import decisions, index, tables
from service.store.annotations import change, decided, restore
from service.store.codec import unpack
from service.store.engine import Store
from service.views import StatementRow

TABLE = tables.statements
ENTITY = tables.entities


def statements(store: Store, document: str) -> tuple[StatementRow, ...]:
    """Return a document's statements in reading order."""
    with store.read() as connection:
        return rows(connection, TABLE.c.document == document)


def statement(store: Store, id: str) -> StatementRow | None:
    """Return one statement."""
    with store.read() as connection:
        return next(iter(rows(connection, TABLE.c.id == id)), None)


def rows(connection: sa.Connection, *where: sa.ColumnElement[bool]) -> tuple[StatementRow, ...]:
    """Return the statements that the conditions let through, with what people decided."""
    found = connection.execute(sa.select(TABLE).where(*where).order_by(TABLE.c.document, TABLE.c.position)).all()
    subjects = sa.select(TABLE.c.id).where(*where)
    held = decisions.current(connection, decisions.TABLE.c.subject.in_(subjects))
    return tuple(as_row(row, held.get(row.id)) for row in found)


def as_row(row: sa.Row[Any], decision: sa.Row[Any] | None) -> StatementRow:
    """Return the row as the view that pages see."""
    said = unpack(Statement, row.body)
    predicted = unpack(Annotation, row.predicted)
    if decision is None:
        return StatementRow(said, row.document, predicted)
    return StatementRow(said, row.document, predicted, restore(row.id, decision.after), decision.who, decision.when)


def decide(store: Store, statement_id: str, *, who: str, **changes: object) -> StatementRow:
    """Record a person's word: the label, stance, status, deadline, responsible or themes given; the rest as it stands."""
    with store.write() as connection:
        row = one(connection, statement_id)
        word = change(row.annotation, changes)
        documents = (row.document, None)
        decisions.record(connection, statement_id, "annotation", after=decided(word), documents=documents, who=who)
        index.label(connection, word, reviewed=True)
        return one(connection, statement_id)


def one(connection: sa.Connection, id: str) -> StatementRow:
    """Return the statement and keep others from deciding about it until the transaction ends."""
    connection.execute(sa.select(TABLE.c.number).where(TABLE.c.id == id).with_for_update())
    found = rows(connection, TABLE.c.id == id)
    if not found:
        raise LookupError(f"there is no statement {id}")
    return found[0]


def undo(store: Store, *, who: str, subject: str) -> bool:
    """Take back the decision that holds on a statement or link by adding an entry; False: there is none."""
    with store.write() as connection:
        taken = decisions.take_back(connection, subject, who=who)
        for row in rows(connection, TABLE.c.id == subject):
            index.label(connection, row.annotation, reviewed=row.decided is not None)
    return taken


def entities(store: Store, document: str) -> tuple[Entity, ...]:
    """Return what the document names, in order."""
    query = sa.select(ENTITY).where(ENTITY.c.document == document).order_by(ENTITY.c.number)
    with store.read() as connection:
        return tuple(map(as_entity, connection.execute(query)))


def as_entity(row: sa.Row[Any]) -> Entity:
    """Return the row as the value that it was made of."""
    fields = {"span": {"start": row.start, "end": row.end}, "type": row.type, "text": row.text, "value": row.value}
    return unpack(Entity, fields)
