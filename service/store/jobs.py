"""What the queue holds, read from DBOS's own table: the documents and ärenden with a job, and who works on them.

DBOS's functions would load each job whole, a hundred thousand of them in a large batch.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from service.store.engine import connect

COLUMNS = ("workflow_uuid", "status", "executor_id", "queue_partition_key")
MOMENT = "updated_at"
"""Milliseconds since 1970, of the machine that worked."""
WAITING = ("ENQUEUED", "DELAYED", "PENDING")
AT_WORK = "PENDING"
EXHAUSTED = "MAX_RECOVERY_ATTEMPTS_EXCEEDED"
ENDED = ("SUCCESS", "ERROR", "CANCELLED", EXHAUSTED)
DIGEST = 64
"""Characters of a document's id; a job of a document is called by the id and more."""


@dataclass(frozen=True, slots=True)
class Held:
    """The documents and the ärenden that jobs are about."""

    documents: frozenset[str]
    cases: frozenset[str]


@dataclass(frozen=True, slots=True)
class Board:
    """The queue's database."""

    engine: sa.Engine

    @property
    def table(self) -> sa.TableClause:
        """DBOS's table of jobs."""
        schema = "dbos" if self.engine.dialect.name == "postgresql" else None
        texts = (sa.column(name, sa.Text) for name in COLUMNS)
        return sa.table("workflow_status", *texts, sa.column(MOMENT, sa.BigInteger), schema=schema)

    def waiting(self) -> Held:
        """Return what waits or is at work."""
        return self._held(*WAITING)

    def exhausted(self) -> Held:
        """Return what was given up, because whoever worked on it died time and again."""
        return self._held(EXHAUSTED)

    def _held(self, *status: str) -> Held:
        jobs = self.table.c
        query = sa.select(jobs.workflow_uuid, jobs.queue_partition_key).where(jobs.status.in_(status))
        with self.engine.connect() as connection:
            rows = connection.execute(query).all()
        documents = (id[:DIGEST] for id, case in rows if case is None and id[DIGEST : DIGEST + 1] == "-")
        return Held(frozenset(documents), frozenset(case for _, case in rows if case is not None))

    def working(self) -> frozenset[str]:
        """Return the processes that jobs are with."""
        jobs = self.table.c
        with self.engine.connect() as connection:
            return frozenset(connection.scalars(sa.select(jobs.executor_id).where(jobs.status == AT_WORK).distinct()))

    def ended(self, before: datetime, *, most: int) -> list[str]:
        """Return jobs that ended before a moment, the oldest first."""
        jobs = self.table.c
        old = sa.and_(jobs.status.in_(ENDED), jobs.updated_at < int(before.timestamp() * 1000))
        with self.engine.connect() as connection:
            return list(
                connection.scalars(sa.select(jobs.workflow_uuid).where(old).order_by(jobs.updated_at).limit(most))
            )


@contextmanager
def opened(url: str) -> Iterator[Board]:
    """Open the queue's database for reading."""
    engine = connect(url)
    try:
        yield Board(engine)
    finally:
        engine.dispose()
