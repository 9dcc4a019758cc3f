"""What this machine holds of documents that were deleted on another goes too: page images, and segments of the search index.

With it goes a line to the log about where the audit trail ends: whoever shortens the trail in the database does not reach the log.
Each web process looks through its own data folder now and then. What is there is listed before the store is asked which
documents there are: one that comes meanwhile is no leftover.
"""

from threading import Event, Thread

import structlog

from service import drawings
from service.store import Store, audit, segments
from service.store.documents import known

log = structlog.get_logger()
PAUSE = 600.0
"""Seconds between looks."""


def tidy(store: Store) -> int:
    """Delete what is left here of documents that the store does not have; return of how many there were page images."""
    drawn = drawings.drawn(store.data)
    gone = drawn - known(store, drawn)
    for id in gone:
        drawings.forget(store.data, id)
    segments.prune(store)
    return len(gone)


class Tidier:
    """Tidies while the service runs; a failure is logged and tried again."""

    def __init__(self, store: Store, pause: float = PAUSE) -> None:
        self._store, self._pause, self._stop, self._told = store, pause, Event(), ""
        self._thread = Thread(target=self._run, name="tidier", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                if gone := tidy(self._store):
                    log.info("removed what was left of deleted documents", documents=gone)
                self._anchor()
            except Exception as error:  # noqa: BLE001 - the rim; the next look finds the same
                log.warning("not tidied", error=type(error).__name__)
            self._stop.wait(self._pause)

    def _anchor(self) -> None:
        number, hash = audit.head(self._store)
        if hash != self._told:
            log.info("audit trail", entries=number, hash=hash)
            self._told = hash

    def close(self) -> None:
        """Stop after the look that is under way."""
        self._stop.set()
        self._thread.join(self._pause)
