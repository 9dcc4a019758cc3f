"""How fast one person, or one program, may ask: each request takes from a measure that fills again all the time.

>>> now = 0.0
>>> paces = Paces(clock=lambda: now)
>>> [paces.wait("sökning", "ada", per_minute=2) for _ in range(3)], paces.wait("sökning", "bo", per_minute=2)
([0, 0, 30], 0)
>>> now = 30.0
>>> paces.wait("sökning", "ada", per_minute=2)
0

It is counted in each process's own memory: a row in the database for each search would cost more than the search.
"""

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

MOST = 10_000
"""Who is remembered; whoever has been away longest is forgotten, and begins with a full measure."""


class Paces:
    """What is left to each."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with full measures."""
        self._clock, self._lock = clock, Lock()
        self._left: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()

    def wait(self, what: str, who: str, *, per_minute: int) -> int:
        """Take one, and return 0; or return after how many seconds there is one to take."""
        now, key = self._clock(), (what, who)
        with self._lock:
            left, at = self._left.get(key, (float(per_minute), now))
            left = min(float(per_minute), left + (now - at) * per_minute / 60)
            short = left < 1
            self._left[key] = (left if short else left - 1, now)
            self._left.move_to_end(key)
            if len(self._left) > MOST:
                self._left.popitem(last=False)
        return math.ceil((1 - left) * 60 / per_minute) if short else 0
