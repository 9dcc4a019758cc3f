"""Durable ingestion: a document's way through the steps goes on where it stopped, also after kill -9, also in another process.

DBOS keeps in a database which steps are done. Each process that works has a name of its own there and a heart
(``service/queue/heart.py``); what a dead one had begun goes back into the queue.
"""

import socket
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Lock
from time import sleep
from typing import ParamSpec, TypedDict, TypeVar
from uuid import uuid4

import structlog
from dbos import DBOS, DBOSConfig, SetEnqueueOptions
from sqlalchemy.exc import DBAPIError

from service import models
from service.closing import Gate
from service.queue import alive, past, steps, stray
from service.queue.heart import Duties, Heart
from service.queue.jobs import BATCH, CASES, DOCUMENTS, NAME, URGENT, VERSION, Jobs, open_jobs
from service.queue.steps import Pipeline, Workshop
from service.queue.worker import Pool
from service.settings import Settings
from service.store import Store, executors
from service.store.bucket import PlaceAway
from service.store.engine import connect, is_away
from service.store.jobs import Board

Given = ParamSpec("Given")
Got = TypeVar("Got")


class Retry(TypedDict):
    """How often a step is tried."""

    retries_allowed: bool
    max_attempts: int
    interval_seconds: float


AGAIN: Retry = {"retries_allowed": True, "max_attempts": 4, "interval_seconds": 0.5}  # doubled each time
TRIES = 3
"""So often a piece of work may end the worker process that it is done in."""
DEATHS = 10
"""So often a document may be begun anew because its process ended, before it is taken to be the reason."""
WORKSHOP: Gate[Workshop] = Gate()  # DBOS calls workflows by name and is one per process, so they find the workshop here
PATIENCE = 30.0
"""Seconds that closing waits for what is under way to break off."""
LONGEST = 15.0
"""Seconds between looks at whether the database is back; the first come sooner."""

log = structlog.get_logger()


class Ingestor:
    """The queue at work; there is one per process."""

    def __init__(self, shop: Workshop, jobs: Jobs, *, owns_pool: bool) -> None:
        """Prepare to work."""
        self.shop, self.jobs, self.owns_pool = shop, jobs, owns_pool
        self.board = Board(connect(shop.settings.queue))
        self.id = ""
        self._closed = False
        self._turning = Lock()

    def begin(self) -> None:
        """Work under a new name."""
        settings, store = self.shop.settings, self.shop.store
        self.id = f"{socket.gethostname()}-{uuid4().hex[:8]}"
        executors.enlist(store, self.id, alive.machine(), alive.process())
        WORKSHOP.open(replace(self.shop, store=store.by(self.id)))
        DBOS(config=config(settings, self.id))
        DBOS.launch()
        # One more than there are workers, so that one document's rows are written while the next is read.
        at_once = settings.workers + 1
        DBOS.register_queue(DOCUMENTS, worker_concurrency=at_once, polling_interval_sec=settings.poll)
        DBOS.register_queue(
            CASES, partition_concurrency=1, worker_concurrency=at_once, polling_interval_sec=settings.poll
        )
        duties = Duties(recover=DBOS._recover_pending_workflows, sweep=self.sweep, lost=self.renew)
        self._heart = Heart(store, self.board, self.id, duties, settings.beat)
        self._heart.start()

    def sweep(self) -> None:
        """Queue what has no job though it is not done, and forget jobs that ended long ago."""
        stray.gather(self.shop.store, self.jobs, self.board)
        past.forget(self.jobs, self.board, datetime.now(UTC) - timedelta(days=self.shop.settings.jobs_days))

    def renew(self) -> None:
        """Begin anew: others took this process for dead, and do what it had begun."""
        log.warning("taken for dead, begins anew", executor=self.id)
        with self._turning:
            if self._closed:
                return
            WORKSHOP.shut()
            DBOS.destroy()
            while not self._begun():
                sleep(self.shop.settings.beat)

    def _begun(self) -> bool:
        try:
            self.begin()
        except DBAPIError as error:
            log.warning("can't begin yet", kind=type(error).__name__)
            return False
        return True

    def close(self) -> None:
        """Stop; what is under way goes on in another process, or at the next start.

        DBOS lets threads run on when it is destroyed. One that still wrote in the store then, or with the next start's
        workshop, undid what the same document's second run had done: so all come to a stop first.
        """
        with self._turning:
            self._closed = True
        WORKSHOP.shut()
        if self.owns_pool:
            self.shop.pool.close()
        if not WORKSHOP.emptied(seconds=PATIENCE):
            log.warning("work did not break off in time", seconds=PATIENCE)
        self._heart.stop()
        DBOS.destroy()
        self._resign()
        self.jobs.close()
        self.board.engine.dispose()

    def _resign(self) -> None:
        try:
            executors.strike(self.shop.store, self.id)
        except DBAPIError as error:
            log.warning("went without a word", kind=type(error).__name__)  # the others will notice


def start(store: Store, settings: Settings, *, pool: Pool | None = None, pipeline: Pipeline | None = None) -> Ingestor:
    """Start to work on the queue, and take up what dead processes left."""
    models.use(settings)
    made = pool or Pool(settings.workers, settings.worker_memory_mb)
    shop = Workshop(store, settings, made, pipeline or Pipeline())
    ingestor = Ingestor(shop, open_jobs(store, settings), owns_pool=pool is None)
    ingestor.begin()
    return ingestor


def config(settings: Settings, executor: str) -> DBOSConfig:
    """Return how DBOS is to run here."""
    return {
        "name": NAME,
        "system_database_url": settings.queue,
        "application_version": VERSION,
        "executor_id": executor,
        "log_level": "WARNING",
        "notification_listener_polling_interval_sec": settings.poll,
    }


def patiently(do: Callable[Given, Got], *given: Given.args, **named: Given.kwargs) -> Got:
    """Do a step, and once more when the database is back: that it, or the originals, were away is not the document's fault."""
    pause = 0.5
    while True:
        try:
            return do(*given, **named)
        except PlaceAway:
            pass
        except DBAPIError as error:
            if not is_away(error):
                raise
        sleep(pause)
        pause = min(pause * 2, LONGEST)


@DBOS.workflow(max_recovery_attempts=DEATHS)
def ingest(document: str, urgent: bool = True) -> None:
    """Take a document through the steps; one that fails costs only itself, and its ärende is linked without it."""
    with WORKSHOP.inside():
        try:
            if read(document):
                analyse(document)
        except Exception as error:  # noqa: BLE001 - the rim; the user must not wait for what will never come
            give_up(document, type(error).__name__)
        if case := wait_for_links(document):
            relate(case, urgent)


@DBOS.workflow(max_recovery_attempts=DEATHS)
def link_case(case: str, again: bool, urgent: bool = True) -> None:
    """Link an ärende."""
    with WORKSHOP.inside():
        link(case, again)


def relate(case: str, urgent: bool) -> None:
    """Queue the linking of an ärende; those of one ärende come one after the other."""
    with SetEnqueueOptions(queue_partition_key=case, priority=URGENT if urgent else BATCH):
        DBOS.enqueue_workflow(CASES, link_case, case, False, urgent)


@DBOS.step(**AGAIN)
def read(document: str) -> bool:
    """Read the file."""
    return patiently(lambda: steps.read(WORKSHOP.held, document, last=is_last()))


@DBOS.step(**AGAIN)
def analyse(document: str) -> bool:
    """Analyse what was read."""
    return patiently(lambda: steps.analyse(WORKSHOP.held, document, last=is_last()))


def is_last() -> bool:
    """Tell whether a step whose worker process dies is not to be tried again."""
    status = DBOS.step_status
    return status is None or status.current_attempt is None or status.current_attempt + 1 >= TRIES


@DBOS.step(**AGAIN)
def wait_for_links(document: str) -> str | None:
    """Say that the document has come as far as it can alone."""
    return patiently(lambda: steps.wait_for_links(WORKSHOP.held, document))


@DBOS.step(**AGAIN)
def give_up(document: str, kind: str) -> None:
    """Say that the document failed in a way that nobody foresaw."""
    log.error("ingestion failed", document=document, kind=kind)
    patiently(lambda: steps.give_up(WORKSHOP.held, document, kind))


@DBOS.step(**AGAIN)
def link(case: str, again: bool) -> None:
    """Link what there is."""
    patiently(lambda: steps.link(WORKSHOP.held, case, again=again, last=is_last()))
