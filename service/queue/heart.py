"""The heart of a process that works: it beats in the database, and takes over from processes whose hearts have stopped.

Nobody's clock is asked. A process is silent when someone has looked SILENCES times, a beat apart, and the count stood
still; while the database is away nobody looks, and nobody is taken for dead.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Thread

import structlog
from sqlalchemy.exc import SQLAlchemyError

from service.queue import alive
from service.store import Store, executors
from service.store.executors import Executor
from service.store.jobs import Board

SILENCES = 6
"""Looks without a heartbeat until a process is taken for dead."""
ROUNDS = 12
"""Beats between two searches for documents that have no job."""

log = structlog.get_logger()


@dataclass
class Watching:
    """What one process has seen of the others: their last count, and how often it stood still since."""

    seen: dict[str, tuple[int, int]] = field(default_factory=dict)

    def silent(self, other: Executor) -> bool:
        """Look once more at another; True: it has been silent for too long.

        >>> watching = Watching()
        >>> [watching.silent(Executor(1, "a", "", "1 1", beats)) for beats in (7, 7, 8, 8, 8, 8, 8, 8, 8)]
        [False, False, False, False, False, False, False, False, True]
        """
        beats, still = self.seen.get(other.id, (-1, 0))
        still = still + 1 if beats == other.beats else 0
        self.seen[other.id] = (other.beats, still)
        return still >= SILENCES

    def forget_all_but(self, living: frozenset[str]) -> None:
        """Forget those that are gone."""
        self.seen = {id: seen for id, seen in self.seen.items() if id in living}


@dataclass(frozen=True, slots=True)
class Duties:
    """What follows from what the heart sees."""

    recover: Callable[[list[str]], object]
    """Queue once more what these processes worked on."""
    sweep: Callable[[], object]
    """Queue what has no job though it is not done; forget jobs that ended long ago."""
    lost: Callable[[], object]
    """This process was taken for dead."""


class Heart:
    """A thread that beats until it is stopped."""

    def __init__(self, store: Store, board: Board, id: str, duties: Duties, every: float) -> None:
        """Prepare a heart that beats each ``every`` seconds."""
        self.store, self.board, self.id, self.duties, self.every = store, board, id, duties, every
        self.watching = Watching()
        self._stopped = Event()
        self._rounds = 0
        self._well = True
        self._thread = Thread(target=self._run, name="heart", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Stop, and wait for a round that is under way."""
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                if not self.round():
                    self.duties.lost()
                    return
                self._well = True
            except SQLAlchemyError as error:
                if self._well:
                    log.warning("the database does not answer", kind=type(error).__name__)
                self._well = False
            self._stopped.wait(self.every)

    def round(self) -> bool:
        """Beat, and look after the others; False: this process was taken for dead."""
        if not executors.beat(self.store, self.id):
            return False
        for other in executors.enlisted(self.store):
            if other.id != self.id and self._dead(other) and executors.strike(self.store, other.id, other.beats):
                log.warning("took over from a process that is gone", executor=other.id)
        working = self.board.working()  # asked first: who begins to work meanwhile is enlisted before
        living = executors.enlisted(self.store)
        ids = frozenset(one.id for one in living)
        self.watching.forget_all_but(ids)
        if strangers := working - ids:
            self.duties.recover(sorted(strangers))
        if living and living[0].id == self.id:
            if self._rounds % ROUNDS == 0:
                self.duties.sweep()
            self._rounds += 1
        return True

    def _dead(self, other: Executor) -> bool:
        return alive.gone(other.machine, other.process) or self.watching.silent(other)
