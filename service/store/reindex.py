"""Make the search index anew from what the store holds, a document at a time; one that is done is not done again."""

from collections.abc import Iterator

import sqlalchemy as sa

from classify.types import Finding
from extract.types import EntityType
from service.store import index, tables
from service.store.codec import unpack
from service.store.engine import Store
from service.store.statements import rows

DOCUMENT, STATEMENT, ENTITY = tables.documents, tables.statements, tables.entities
BATCH = 500


def forget(store: Store) -> None:
    """Let every document's part of the index be made anew."""
    with store.write() as connection:
        connection.execute(sa.update(DOCUMENT).values(indexed=None))


def outdated(store: Store) -> tuple[str, ...]:
    """Return the documents whose part of the index is of another version, or of none."""
    old = sa.or_(DOCUMENT.c.indexed.is_(None), DOCUMENT.c.indexed != index.VERSION)
    with store.read() as connection:
        return tuple(connection.scalars(sa.select(DOCUMENT.c.id).where(old, DOCUMENT.c.kind.is_not(None))))


def reindex(store: Store) -> Iterator[str]:
    """Yield each outdated document when its part is made; each is a transaction, so that a crash loses none."""
    for document in outdated(store):
        with store.write() as connection:
            remake(connection, document)
        yield document


def remake(connection: sa.Connection, document: str) -> None:
    """Write what the document's statements are found, chosen and counted by."""
    numbers = {
        row.id: row.number
        for row in connection.execute(
            sa.select(STATEMENT.c.id, STATEMENT.c.number).where(STATEMENT.c.document == document)
        )
    }
    said = rows(connection, STATEMENT.c.document == document)
    cited = citations(connection, document)
    index.remove(connection, document)
    for at in range(0, len(said), BATCH):
        batch = said[at : at + BATCH]
        index.add(
            connection,
            [
                index.Indexed(numbers[one.statement.id], one.statement.text, cited.get(one.statement.id, ()))
                for one in batch
            ],
        )
    for one in said:
        index.label(connection, one.annotation, reviewed=one.decided is not None)
    index.tell(connection, threads(connection, document))
    index.stamp(connection, document)


def citations(connection: sa.Connection, document: str) -> dict[str, tuple[str, ...]]:
    """Return, per statement, the normal forms of the legal references in it."""
    law = (ENTITY.c.document == document, ENTITY.c.type == EntityType.LAW, ENTITY.c.value.is_not(None))
    found: dict[str, tuple[str, ...]] = {}
    for row in connection.execute(sa.select(ENTITY.c.statement, ENTITY.c.value).where(*law).order_by(ENTITY.c.number)):
        found[row.statement] = (*found.get(row.statement, ()), row.value)
    return found


def threads(connection: sa.Connection, document: str) -> list[Finding]:
    """Return what the threads say of the document's kritik."""
    inside = sa.select(STATEMENT.c.id).where(STATEMENT.c.document == document)
    bodies = connection.scalars(sa.select(tables.findings.c.body).where(tables.findings.c.criticism.in_(inside)))
    return [unpack(Finding, body) for body in bodies]
