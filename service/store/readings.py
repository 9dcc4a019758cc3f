"""What the reader made of each file, kept so that a new model need not read it again."""

import sqlalchemy as sa

from extract.types import Document
from service.store import tables
from service.store.codec import freeze, pack, thaw
from service.store.engine import Store


def save_reading(store: Store, document: Document) -> None:
    """Keep the document's text, pages and blocks in place of what was there before."""
    with store.write() as connection:
        replace(connection, document)


def replace(connection: sa.Connection, document: Document) -> None:
    """Write the reading; a document that has been deleted meanwhile stays deleted."""
    row = {"pages": [pack(page) for page in document.pages], "notes": list(document.notes)}
    here = connection.execute(sa.update(tables.documents).where(tables.documents.c.id == document.id).values(**row))
    if here.rowcount:
        connection.execute(sa.delete(tables.readings).where(tables.readings.c.document == document.id))
        connection.execute(sa.insert(tables.readings).values(document=document.id, body=freeze(document)))


def reading(store: Store, id: str) -> Document | None:
    """Return the document as it was read."""
    with store.read() as connection:
        body = connection.scalar(sa.select(tables.readings.c.body).where(tables.readings.c.document == id))
    return thaw(body) if body else None
