"""Documents that are to be read once more, as people wish it."""

import sqlalchemy as sa

from service.store import tables
from service.store.audit import note
from service.store.codec import pack
from service.store.engine import Store
from service.views import Stage, Wish

TABLE = tables.documents
ENDED = (Stage.DONE, Stage.FAILED)


def ask_again(store: Store, id: str, wish: Wish) -> bool:
    """Have a document that has come to an end read once more as wished; False: it is under way, or there is none.

    What was read is thrown away where other pages than before are to be read from their pictures, so that they are.
    """
    with store.write() as connection:
        here = sa.select(TABLE.c.wish).where(TABLE.c.id == id, TABLE.c.stage.in_(ENDED)).with_for_update()
        row = connection.execute(here).one_or_none()
        if row is None:
            return False
        connection.execute(
            sa.update(TABLE).where(TABLE.c.id == id).values(stage=Stage.RECEIVED, error=None, wish=pack(wish))
        )
        if list(wish.pages) != list((row.wish or {}).get("pages", ())):
            connection.execute(sa.delete(tables.readings).where(tables.readings.c.document == id))
        note(connection, "lät läsa om dokument", id, before=row.wish, after=pack(wish))
    return True


def wish_for(store: Store, id: str, wish: Wish) -> None:
    """Note how a document that has not been read yet is to be read."""
    with store.write() as connection:
        connection.execute(
            sa.update(TABLE).where(TABLE.c.id == id, TABLE.c.stage == Stage.RECEIVED).values(wish=pack(wish))
        )
