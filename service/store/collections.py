"""Collections (förvaltning, kommun): an ärende is in one, and people see the collections that they belong to."""

import sqlalchemy as sa

from service.store import rolls, tables
from service.store.audit import note
from service.store.engine import Store

TABLE = rolls.collections


def collections(store: Store) -> dict[str, str]:
    """Return the names of all collections by their ids."""
    with store.read() as connection:
        return {row.id: row.name for row in connection.execute(sa.select(TABLE).order_by(TABLE.c.name))}


def add_collection(store: Store, id: str, name: str) -> bool:
    """Make a collection; False: there is one of that id."""
    with store.write() as connection:
        if connection.scalar(sa.select(TABLE.c.id).where(TABLE.c.id == id)):
            return False
        connection.execute(sa.insert(TABLE).values(id=id, name=name))
        note(connection, "lade upp samling", id)
    return True


def collect(store: Store, case: str, collection: str) -> bool:
    """Put an ärende into a collection; False: there is no such ärende or collection."""
    cases = tables.cases
    with store.write() as connection:
        held = connection.scalar(sa.select(cases.c.collection).where(cases.c.id == case))
        if held is None or not connection.scalar(sa.select(TABLE.c.id).where(TABLE.c.id == collection)):
            return False
        connection.execute(sa.update(cases).where(cases.c.id == case).values(collection=collection))
        note(connection, "flyttade till samling", case, before={"collection": held}, after={"collection": collection})
    return True


def collection_of(store: Store, case: str) -> str | None:
    """Return the collection that an ärende is in."""
    with store.read() as connection:
        held: str | None = connection.scalar(sa.select(tables.cases.c.collection).where(tables.cases.c.id == case))
    return held
