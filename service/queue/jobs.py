"""The queue as those see it who hand work in, in any process: DBOS keeps it in a database, workers take from it.

It sees ids and nothing else: no text, no name, no error message.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from time import monotonic, sleep
from uuid import uuid4

from dbos import DBOS, DBOSClient, EnqueueOptions

from service import store as kept
from service.settings import Settings
from service.store import Store
from service.views import DocumentRow, Wish

DOCUMENTS = "documents"
CASES = "cases"
VERSION = "1"  # of the workflows in ingest: raise it when their order of steps changes
NAME = "rodtrad"
URGENT, BATCH = 1, 100
"""What someone waits for goes before what a batch brought; the lower number first."""
MANY = 20
"""More files than these at once are a batch: who hands them in does not wait for each."""
PATIENCE = 30.0
"""Seconds that a document is waited for whose earlier run is about to leave the queue."""
PAUSE = 0.05
"""Seconds between looks at that."""


@dataclass(frozen=True, slots=True)
class Jobs:
    """The queue of an installation."""

    store: Store
    client: DBOSClient

    def enqueue(self, documents: Iterable[str], *, urgent: bool = True) -> None:
        """Queue documents; one that is in the queue already is not queued twice."""
        ids = list(documents)
        for document in ids:
            self.queued(document, urgent=urgent and len(ids) <= MANY)

    def queued(self, document: str, *, urgent: bool = True) -> bool:
        """Queue a document; False: it is in the queue already."""
        mine = f"{document}-{uuid4().hex}"  # so that the jobs of a document that is deleted are found
        options: EnqueueOptions = {
            "queue_name": DOCUMENTS,
            "workflow_name": "ingest",
            "workflow_id": mine,
            "deduplication_id": document,
            "duplication_policy": "return-existing",
            "priority": URGENT if urgent else BATCH,
            "app_version": VERSION,
        }
        return bool(self.client.enqueue(options, document, urgent).workflow_id == mine)

    def read_again(self, document: str, wish: Wish, *, urgent: bool = True) -> bool:
        """Have a document read once more as wished; False: it is under way, or there is none."""
        if not kept.ask_again(self.store, document, wish):
            return False
        end = monotonic() + PATIENCE
        # The run before may have done all but note its own end: until then the queue takes this one for it
        while not self.queued(document, urgent=urgent) and monotonic() < end:
            sleep(PAUSE)
        return True

    def retry(self, failed: Sequence[DocumentRow]) -> int:
        """Have documents that failed tried once more, as they were wished; return how many there were to try."""
        urgent = len(failed) <= MANY
        return sum(self.read_again(row.id, row.wish, urgent=urgent) for row in failed)

    def relink(self, case: str, *, urgent: bool = True) -> None:
        """Queue the linking of an ärende, after a document was deleted or people changed labels."""
        options: EnqueueOptions = {
            "queue_name": CASES,
            "workflow_name": "link_case",
            "queue_partition_key": case,
            "priority": URGENT if urgent else BATCH,
            "app_version": VERSION,
        }
        self.client.enqueue(options, case, True, urgent)

    def remove(self, document: str) -> None:
        """Delete a document and link again what is left of its ärende."""
        row = kept.document(self.store, document)
        kept.delete_document(self.store, document)
        if row and kept.case(self.store, row.case):
            self.relink(row.case)

    def close(self) -> None:
        """Let go of the queue; workers go on."""
        self.client.destroy()


def open_jobs(store: Store, settings: Settings) -> Jobs:
    """Open the queue; make it if it is not there."""
    DBOS.migrate(settings.queue)
    return Jobs(store, client(settings))


def client(settings: Settings) -> DBOSClient:
    """Reach the queue's database, as someone who does no work in it; where it is gone, say so at once."""
    return DBOSClient(system_database_url=settings.queue, application_name=NAME, retry_connection_errors=False)
