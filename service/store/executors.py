"""The processes at work: each has a row and counts its heartbeats in it.

One whose row is gone was taken for dead, and others do its work. Should it live after all, it can write nothing more:
every transaction of its own holds on to the row, and taking the row away waits for those.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from service.closing import Closed
from service.store import tables
from service.store.engine import Store

TABLE = tables.executors


@dataclass(frozen=True, slots=True)
class Executor:
    """A process at work; ``number`` counts them up, ``machine`` and ``process`` tell where to look whether it lives."""

    number: int
    id: str
    machine: str
    process: str
    beats: int


def enlist(store: Store, id: str, machine: str, process: str) -> None:
    """Write the row of a process that begins to work."""
    row = {"id": id, "machine": machine, "process": process, "beats": 0, "begun": datetime.now(UTC)}
    with store.write() as connection:
        connection.execute(sa.insert(TABLE).values(row))


def beat(store: Store, id: str) -> bool:
    """Count a heartbeat; False: the process was taken for dead."""
    with store.write() as connection:
        counted = connection.execute(sa.update(TABLE).where(TABLE.c.id == id).values(beats=TABLE.c.beats + 1))
    return bool(counted.rowcount)


def enlisted(store: Store) -> tuple[Executor, ...]:
    """Return the processes at work, the eldest first."""
    columns = (TABLE.c[name] for name in Executor.__dataclass_fields__)
    with store.read() as connection:
        return tuple(Executor(*row) for row in connection.execute(sa.select(*columns).order_by(TABLE.c.number)))


def strike(store: Store, id: str, beats: int | None = None) -> bool:
    """Take a process for dead, unless its heart has beaten beyond ``beats``; from now on it changes nothing."""
    same = TABLE.c.beats == beats if beats is not None else sa.true()
    with store.write() as connection:
        struck = connection.execute(sa.delete(TABLE).where(TABLE.c.id == id, same))
    return bool(struck.rowcount)


def check(connection: sa.Connection, id: str) -> None:
    """Break off the work of a process that was taken for dead; one that was not lives to the end of the transaction."""
    mine = sa.select(TABLE.c.id).where(TABLE.c.id == id).with_for_update(read=True, key_share=True)
    if connection.scalar(mine) is None:
        raise Closed
