"""Deleting a document so that nothing of it is left: rows, index, original, page images, jobs, and what databases keep of the deleted.

It works beside a running service: the queue is reached through its database.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from dbos import DBOSClient

from service import drawings
from service import store as kept
from service.queue.jobs import Jobs, client
from service.settings import Settings
from service.store import Store, segments
from service.store.jobs import ENDED
from service.store.scrub import scrub


def erase(store: Store, settings: Settings, document: str) -> str | None:
    """Delete a document; return the ärende that it leaves, if that is still there: it is to be linked again."""
    row = kept.document(store, document)
    kept.delete_document(store, document)
    drawings.forget(settings.data, document)
    return row.case if row and kept.case(store, row.case) else None


def finish(store: Store, settings: Settings, *documents: str, thorough: bool = False) -> None:
    """After deleting: forget the jobs, which hold the documents' ids, and overwrite what database and index kept of the rows."""
    with queue(settings) as client:
        forget_jobs(client, *documents)
    scrub(store, thorough=thorough)
    segments.erase(store, *documents)


def forget_jobs(client: DBOSClient, *documents: str) -> None:
    """Delete what the queue holds of the documents; what is under way ends by itself, for its document is gone."""
    for document in documents:
        jobs = client.list_workflows(
            workflow_id_prefix=document, status=list(ENDED), load_input=False, load_output=False
        )
        if jobs:
            client.delete_workflows([job.workflow_id for job in jobs])


def relink(store: Store, settings: Settings, *cases: str) -> None:
    """Queue the linking of ärenden that documents were deleted from."""
    with queue(settings) as reached:
        for case in cases:
            Jobs(store, reached).relink(case)


@contextmanager
def queue(settings: Settings) -> Iterator[DBOSClient]:
    """Give the queue, as someone who does no work in it."""
    reached = client(settings)
    try:
        yield reached
    finally:
        reached.destroy()
