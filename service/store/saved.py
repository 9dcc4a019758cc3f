"""What people keep by name: searches and lists of control points, for themselves or for a collection.

A private one is its owner's alone. A shared one is seen by all who see its collection; only its owner changes it.
"""

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import sqlalchemy as sa

from service.store import tables
from service.store.audit import note
from service.store.engine import Store
from service.views import Saved, Stage

TABLE, LOOKS = tables.saved, tables.looks
Kind = Literal["sökning", "kontrollpunkter"]
TICK = timedelta(microseconds=1)
STUCK = timedelta(days=1)


def keep(
    store: Store, kind: Kind, name: str, body: Mapping[str, Any], *, who: str, collection: str | None = None
) -> Saved:
    """Keep something under a name; with a collection it is shared there. Who keeps it has seen what there is now."""
    now = datetime.now(UTC)
    made = Saved(secrets.token_hex(6), kind, name, dict(body), who, collection, now, now)
    row = {column.name: getattr(made, column.name) for column in TABLE.columns}
    with store.write() as connection:
        connection.execute(sa.insert(TABLE).values(**row))
        connection.execute(sa.insert(LOOKS).values(saved=made.id, who=who, when=ready(connection, now)))
        note(connection, f"sparade {kind}", made.id, after={"collection": collection})
    return made


def saved(store: Store, kind: Kind, *, who: str) -> tuple[Saved, ...]:
    """Return one's own and those that are shared with one, by name."""
    return _found(store, who, TABLE.c.kind == kind)


def one_saved(store: Store, id: str, *, who: str) -> Saved | None:
    """Return what is kept under an id, if it is one's own or shared with one."""
    return next(iter(_found(store, who, TABLE.c.id == id)), None)


def _found(store: Store, who: str, *asked: sa.ColumnElement[bool]) -> tuple[Saved, ...]:
    mine = sa.or_(TABLE.c.who == who, TABLE.c.collection.is_not(None))
    look = sa.and_(LOOKS.c.saved == TABLE.c.id, LOOKS.c.who == who)
    query = sa.select(TABLE, LOOKS.c.when.label("seen")).outerjoin(LOOKS, look).where(mine, *asked)
    with store.read() as connection:
        rows = connection.execute(query.order_by(TABLE.c.name, TABLE.c.made))
        return tuple(Saved(**row._asdict()) for row in rows)


def look(store: Store, id: str, *, who: str) -> None:
    """Note that someone has seen what there is of it now."""
    with store.write() as connection:
        mine = (LOOKS.c.saved == id, LOOKS.c.who == who)
        now = ready(connection, datetime.now(UTC))
        if not connection.execute(sa.update(LOOKS).where(*mine).values(when=now)).rowcount:
            connection.execute(sa.insert(LOOKS).values(saved=id, who=who, when=now))


def ready(connection: sa.Connection, now: datetime) -> datetime:
    """Return the moment up to which all that came in has been read: what is under way has not been seen yet.

    What came with it or after it may be told as new once more: that is better than never. What has been under way for long
    is stuck and holds nothing up.
    """
    document = tables.documents
    waiting = document.c.stage.not_in((Stage.DONE, Stage.FAILED)) & (document.c.received > now - STUCK)
    first: datetime | None = connection.scalar(sa.select(sa.func.min(document.c.received)).where(waiting))
    return min(now, first - TICK) if first else now


def forget(store: Store, id: str, *, who: str, shared_too: bool = False) -> bool:
    """Delete one's own, or also what another shares; False: there is none of that id."""
    mine = TABLE.c.who == who
    may = sa.or_(mine, TABLE.c.collection.is_not(None)) if shared_too else mine
    with store.write() as connection:
        gone = sa.delete(TABLE).where(TABLE.c.id == id, may).returning(TABLE.c.kind)
        kind = connection.scalar(gone)
        if kind is not None:
            note(connection, f"tog bort {kind}", id)
    return kind is not None


def share(store: Store, id: str, *, who: str, collection: str | None) -> bool:
    """Share one's own with a collection, or with nobody; False: there is none of that id."""
    with store.write() as connection:
        mine = sa.update(TABLE).where(TABLE.c.id == id, TABLE.c.who == who)
        changed = bool(connection.execute(mine.values(collection=collection)).rowcount)
        if changed:
            note(connection, "delade sparat", id, after={"collection": collection})
    return changed
