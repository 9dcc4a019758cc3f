"""Jobs that ended long ago are forgotten with their steps; what waits, is at work or ended just now stays."""

import time
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from service import store as kept
from service.queue import ingest, past
from service.queue.jobs import open_jobs
from service.settings import Settings
from service.store import Store
from service.store.jobs import ENDED, WAITING, opened
from service.views import Stage
from tests.service.pipeline import PIPELINE

LONG_AGO = int((datetime.now(UTC) - timedelta(days=40)).timestamp() * 1000)


def ids(store: Store, settings: Settings, *status: str) -> set[str]:
    with opened(settings.queue) as board, board.engine.connect() as connection:
        jobs = board.table.c
        return set(connection.scalars(sa.select(jobs.workflow_uuid).where(jobs.status.in_(status))))


def aged(settings: Settings, *which: str) -> None:
    with opened(settings.queue) as board, board.engine.begin() as connection:
        jobs = board.table
        connection.execute(sa.update(jobs).where(jobs.c.workflow_uuid.in_(which)).values(updated_at=LONG_AGO))


def test_heart_of_a_worker_forgets_what_ended_long_ago(store: Store, settings: Settings) -> None:
    row, _ = kept.add_document(store, "a.txt", b"Brister i rutinen konstaterades.")
    ingestor = ingest.start(store, settings, pipeline=PIPELINE)
    ingestor.jobs.enqueue([row.id])
    end = time.monotonic() + 120
    while (len(ids(store, settings, *ENDED)) < 2 or ids(store, settings, *WAITING)) and time.monotonic() < end:
        time.sleep(0.1)
    ingestor.close()
    old = {min(ids(store, settings, *ENDED), key=len)}  # the one that read it; the one that linked is called after it
    aged(settings, *old)
    other = ids(store, settings, *ENDED) - old
    again = ingest.start(store, settings, pipeline=PIPELINE)  # the heart looks at once
    while ids(store, settings, *ENDED) & old and time.monotonic() < end:
        time.sleep(0.1)
    again.close()
    assert old
    assert other
    assert ids(store, settings, *ENDED) == other
    found = kept.document(store, row.id)
    assert found is not None
    assert found.stage is Stage.DONE
    with opened(settings.queue) as board, board.engine.connect() as connection:
        schema = "dbos." if board.engine.dialect.name == "postgresql" else ""
        steps = set(connection.scalars(sa.text(f"SELECT workflow_uuid FROM {schema}operation_outputs")))
    assert steps <= other


def test_what_waits_stays_however_old_it_is(store: Store, settings: Settings) -> None:
    jobs = open_jobs(store, settings)
    row, _ = kept.add_document(store, "a.txt", b"Brister.")
    jobs.queued(row.id)
    aged(settings, *ids(store, settings, *WAITING))
    with opened(settings.queue) as board:
        assert past.forget(jobs, board, datetime.now(UTC)) == 0
        assert board.waiting().documents == {row.id}
    jobs.close()
