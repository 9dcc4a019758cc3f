"""Which documents wait, which are at work, and which are ready to be linked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from service.store import tables
from service.store.cases import touch_case
from service.store.engine import Store
from service.views import Stage

TABLE = tables.documents
CHUNK = 500
ENDED = (Stage.DONE, Stage.FAILED)
UNDER_WAY = (Stage.RECEIVED, Stage.TEXT, Stage.STATEMENTS, Stage.FINDINGS)


def under_way(store: Store) -> tuple[str, ...]:
    """Return the documents that are not ready to be linked, in the order that they were received."""
    query = sa.select(TABLE.c.id).where(TABLE.c.stage.in_(UNDER_WAY)).order_by(TABLE.c.received, TABLE.c.id)
    with store.read() as connection:
        return tuple(connection.scalars(query))


@dataclass(frozen=True, slots=True)
class End:
    """How a document ended; ``error`` is a Swedish sentence."""

    stage: Stage
    error: str | None


def ended(store: Store, ids: Sequence[str]) -> tuple[frozenset[str], Mapping[str, End]]:
    """Tell which of the documents are there, and how those ended that have."""
    there: set[str] = set()
    ends: dict[str, End] = {}
    with store.read() as connection:
        for at in range(0, len(ids), CHUNK):
            query = sa.select(TABLE.c.id, TABLE.c.stage, TABLE.c.error).where(TABLE.c.id.in_(ids[at : at + CHUNK]))
            for row in connection.execute(query):
                there.add(row.id)
                if row.stage in ENDED:
                    ends[row.id] = End(Stage(row.stage), row.error)
    return frozenset(there), ends


def stages(store: Store) -> Mapping[Stage, int]:
    """Count the documents that have come to each stage."""
    query = sa.select(TABLE.c.stage, sa.func.count()).group_by(TABLE.c.stage)
    with store.read() as connection:
        found = {Stage(stage): number for stage, number in connection.execute(query)}
    return {stage: found.get(stage, 0) for stage in Stage}


def tying(store: Store) -> tuple[str, ...]:
    """Return the ärenden that wait for nothing but to be linked."""
    query = sa.select(TABLE.c.case).where(TABLE.c.stage.in_((*UNDER_WAY, Stage.LINKS))).group_by(TABLE.c.case)
    ready = query.having(sa.func.sum(sa.case((TABLE.c.stage == Stage.LINKS, 0), else_=1)) == 0)
    with store.read() as connection:
        return tuple(connection.scalars(ready))


def linkable(store: Store, case: str) -> tuple[str, ...] | None:
    """Return the documents of an ärende that wait to be linked; None while others of it are under way."""
    query = sa.select(TABLE.c.id, TABLE.c.stage).where(
        TABLE.c.case == case, TABLE.c.stage.in_((*UNDER_WAY, Stage.LINKS))
    )
    with store.read() as connection:
        rows = connection.execute(query).all()
    return None if any(row.stage in UNDER_WAY for row in rows) else tuple(row.id for row in rows)


def finish(store: Store, case: str, ids: Iterable[str], error: str | None = None) -> None:
    """Note that the documents are done; ``error`` says what could not be done for them."""
    waiting = TABLE.c.id.in_(tuple(ids)) & (TABLE.c.stage == Stage.LINKS)
    with store.write() as connection:
        connection.execute(sa.update(TABLE).where(waiting).values(stage=Stage.DONE, error=error))
        touch_case(connection, case)
