"""The search index on disk and the words in memory follow what is written: a thread looks now and then, and a large archive
answers fast again soon.
"""

from threading import Event, Thread

import structlog

from service.search.vocabulary import learn
from service.store import Store, segments

log = structlog.get_logger()
PAUSE = 10.0
"""Seconds between looks."""


LONGEST = 10.0
"""Seconds that a stop waits for the segment that is being made; it is made anew if it was not finished."""


class Filler:
    """Fills while the service runs; a failure is logged and tried again, for searches find the same without it."""

    def __init__(self, store: Store) -> None:
        self._store, self._stop = store, Event()
        self._thread = Thread(target=self._run, name="filler", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                for _ in segments.fill(self._store, wait=False):
                    if self._stop.is_set():
                        return
                learn(self._store, self._stop)
            except BlockingIOError:
                pass  # another process is at it
            except Exception as error:  # noqa: BLE001 - the rim; a search finds the same without it
                log.warning("index_not_filled", error=type(error).__name__)
            self._stop.wait(PAUSE)

    def close(self) -> None:
        """Stop after the segment that is being made."""
        self._stop.set()
        self._thread.join(LONGEST)
