"""Durable ingestion: a document's way through the steps goes on where it stopped, also after kill -9.

DBOS keeps in a database which steps are done. It sees ids and nothing else: no text, no name, no error message.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from time import monotonic, sleep
from typing import TypedDict
from uuid import uuid4

import structlog
from dbos import DBOS, DBOSConfig, SetEnqueueOptions, SetWorkflowID

from service import learning, steps
from service import store as kept
from service.closing import Gate
from service.settings import Settings
from service.steps import Pipeline, Workshop
from service.store import Store
from service.store.progress import unfinished
from service.views import Wish
from service.worker import Pool


class Retry(TypedDict):
    """How often a step is tried."""

    retries_allowed: bool
    max_attempts: int
    interval_seconds: float


DOCUMENTS = "documents"
CASES = "cases"
VERSION = "1"  # of the workflows below: raise it when their order of steps changes
AGAIN: Retry = {"retries_allowed": True, "max_attempts": 4, "interval_seconds": 0.5}  # the database may hiccup
WORKSHOP: Gate[Workshop] = Gate()  # DBOS calls workflows by name and is one per process, so they find the workshop here
PATIENCE = 30.0
"""Seconds that closing waits for what is under way to break off."""
PAUSE = 0.05
"""Seconds between looks at whether an earlier run has left the queue."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Ingestor:
    """The queue at work; there is one per process."""

    shop: Workshop
    owns_pool: bool = True

    def enqueue(self, documents: Iterable[str]) -> None:
        """Queue documents; one that is in the queue already is not queued twice."""
        for document in documents:
            queued(document)

    def read_again(self, document: str, wish: Wish) -> bool:
        """Have a document read once more as wished; False: it is under way, or there is none."""
        if not kept.ask_again(self.shop.store, document, wish):
            return False
        end = monotonic() + PATIENCE
        # The run before may have done all but note its own end: until then the queue takes this one for it
        while not queued(document) and monotonic() < end:
            sleep(PAUSE)
        return True

    def relink(self, case: str) -> None:
        """Queue the linking of an ärende, after a document was deleted or people changed labels."""
        relate(case, again=True)

    def remove(self, document: str) -> None:
        """Delete a document and link again what is left of its ärende."""
        row = kept.document(self.shop.store, document)
        kept.delete_document(self.shop.store, document)
        if row and kept.case(self.shop.store, row.case):
            self.relink(row.case)

    def close(self) -> None:
        """Stop; what is under way goes on at the next start.

        DBOS lets threads run on when it is destroyed. One that still wrote in the store then, or with the next start's
        workshop, undid what the same document's second run had done: so all come to a stop first.
        """
        WORKSHOP.shut()
        if self.owns_pool:
            self.shop.pool.close()
        if not WORKSHOP.emptied(seconds=PATIENCE):
            log.warning("work did not break off in time", seconds=PATIENCE)
        DBOS.destroy()


def start(store: Store, settings: Settings, *, pool: Pool | None = None, pipeline: Pipeline | None = None) -> Ingestor:
    """Start the queue and take up what an earlier process left."""
    learning.use(settings)
    made = pool or Pool(settings.workers, settings.worker_memory_mb)
    shop = Workshop(store, settings, made, pipeline or Pipeline())
    WORKSHOP.open(shop)
    DBOS(config=config(settings))
    DBOS.launch()
    # One more than there are workers, so that one document's rows are written while the next is read.
    DBOS.register_queue(DOCUMENTS, worker_concurrency=settings.workers + 1, polling_interval_sec=settings.poll)
    DBOS.register_queue(CASES, partition_concurrency=1, polling_interval_sec=settings.poll)
    ingestor = Ingestor(shop, owns_pool=pool is None)
    ingestor.enqueue(unfinished(store))
    return ingestor


def config(settings: Settings) -> DBOSConfig:
    """Return how DBOS is to run here."""
    return {
        "name": "rodtrad",
        "system_database_url": settings.queue,
        "application_version": VERSION,
        "executor_id": settings.executor,
        "log_level": "WARNING",
        "notification_listener_polling_interval_sec": settings.poll,
    }


@DBOS.workflow()
def ingest(document: str) -> None:
    """Take a document through the steps; one that fails costs only itself, and its ärende is linked without it."""
    with WORKSHOP.inside():
        try:
            if read(document):
                analyse(document)
        except Exception as error:  # noqa: BLE001 - the rim; the user must not wait for what will never come
            give_up(document, type(error).__name__)
        if case := wait_for_links(document):
            relate(case)


@DBOS.workflow()
def link_case(case: str, again: bool) -> None:
    """Link an ärende."""
    with WORKSHOP.inside():
        link(case, again)


def queued(document: str) -> bool:
    """Queue a document; False: it is in the queue already."""
    mine = f"{document}-{uuid4().hex}"  # so that the jobs of a document that is deleted are found
    with SetWorkflowID(mine), SetEnqueueOptions(deduplication_id=document, duplication_policy="return-existing"):
        return DBOS.enqueue_workflow(DOCUMENTS, ingest, document).workflow_id == mine


def relate(case: str, *, again: bool = False) -> None:
    """Queue the linking of an ärende; those of one ärende come one after the other."""
    with SetEnqueueOptions(queue_partition_key=case):
        DBOS.enqueue_workflow(CASES, link_case, case, again)


@DBOS.step(**AGAIN)
def read(document: str) -> bool:
    """Read the file."""
    return steps.read(WORKSHOP.held, document)


@DBOS.step(**AGAIN)
def analyse(document: str) -> bool:
    """Analyse what was read."""
    return steps.analyse(WORKSHOP.held, document)


@DBOS.step(**AGAIN)
def wait_for_links(document: str) -> str | None:
    """Say that the document has come as far as it can alone."""
    return steps.wait_for_links(WORKSHOP.held, document)


@DBOS.step(**AGAIN)
def give_up(document: str, kind: str) -> None:
    """Say that the document failed in a way that nobody foresaw."""
    log.error("ingestion failed", document=document, kind=kind)
    steps.give_up(WORKSHOP.held, document, kind)


@DBOS.step(**AGAIN)
def link(case: str, again: bool) -> None:
    """Link what there is."""
    steps.link(WORKSHOP.held, case, again=again)
