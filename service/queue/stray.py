"""Documents that nobody would ever come to: kept but never queued, or given up by the queue. They are found and seen to.

A process may die between keeping a file and queueing it; a backup that is put back brings no queue.
"""

import structlog

from extract.errors import ExtractError
from service import store as kept
from service.erasing import forget_jobs
from service.queue import steps
from service.queue.jobs import Jobs
from service.store import Store
from service.store.jobs import Board
from service.store.progress import finish, linkable, tying, under_way

DIED = "Behandlingen avbröts gång på gång: processen som läste dokumentet dog. Försök igen."
UNTIED = "Ärendet kunde inte länkas: processen som gjorde det dog gång på gång."

log = structlog.get_logger()


def gather(store: Store, jobs: Jobs, board: Board) -> None:
    """Queue what has no job; say of what the queue has given up that it failed."""
    held, given_up = board.waiting(), board.exhausted()  # asked first: what is queued meanwhile is no stray
    documents = [id for id in under_way(store) if id not in held.documents]
    cases = [id for id in tying(store) if id not in held.cases]
    if documents or cases:
        now = board.waiting()  # a step may have been between its two halves
        documents = [id for id in documents if id not in now.documents]
        cases = [id for id in cases if id not in now.cases]
    for document in documents:
        if document in given_up.documents:
            forsake(store, jobs, document)
        else:
            jobs.queued(document, urgent=False)
    for case in cases:
        if case in given_up.cases:
            finish(store, case, linkable(store, case) or (), UNTIED)
        else:
            jobs.relink(case, urgent=False)
    if documents or cases:
        log.warning("found without a job", documents=len(documents), cases=len(cases))


def forsake(store: Store, jobs: Jobs, document: str) -> None:
    """Say why a document goes no further, and forget the jobs, so that it may be tried once more."""
    row = kept.document(store, document)
    forget_jobs(jobs.client, document)
    if row:
        steps.fail(store, row, ExtractError(DIED))
        jobs.relink(row.case)
