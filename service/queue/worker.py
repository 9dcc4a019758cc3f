"""Heavy and fragile work in processes of its own: a file that kills or stalls one costs only itself.

>>> with Pool(workers=1, memory_mb=1024) as pool:
...     pool.run("math:sqrt", 2.25, timeout=60)
1.5

Processes stay warm, so a model is loaded once in each. A function may be named, "module:function", so that the process
that asks need not load what only the worker uses.
"""

import atexit
import multiprocessing
from collections.abc import Callable
from functools import cache
from queue import LifoQueue
from typing import Any, Self

from service.closing import Closed
from service.queue.bench import Bench, DiedError
from service.settings import Settings

SPAWN = multiprocessing.get_context("spawn")  # a fork would copy locks that other threads hold


class Pool:
    """A number of worker processes; each call takes one, and waits while all are taken."""

    def __init__(self, workers: int, memory_mb: int) -> None:
        self._all = [Bench(SPAWN, memory_mb * 2**20) for _ in range(workers)]
        self._closed = False
        self._idle: LifoQueue[Bench] = LifoQueue()
        for bench in self._all:
            self._idle.put(bench)

    def run(self, function: Callable[..., Any] | str, *args: object, timeout: float) -> Any:
        """Return what the function returns, or raise a WorkerError or the ExtractError that it raised.

        ``timeout`` is in seconds, from when the work begins.
        """
        bench = self._idle.get()
        try:
            if self._closed:
                raise Closed
            return bench.work(function, args, timeout)
        except DiedError as error:
            if self._closed:
                raise Closed from error
            raise
        finally:
            self._idle.put(bench)

    def close(self) -> None:
        """End all processes, also those at work: what they were doing is Closed for those who wait for it."""
        self._closed = True
        for bench in self._all:
            bench.end()
        for bench in [self._idle.get() for _ in self._all]:  # each has been let go by whoever worked with it
            bench.stop()
            self._idle.put(bench)

    def __enter__(self) -> Self:
        """Give the pool."""
        return self

    def __exit__(self, *failure: object) -> None:
        """End all processes."""
        self.close()


@cache
def pool() -> Pool:
    """Return the pool of this process, sized by the settings in the environment."""
    settings = Settings()
    shared = Pool(settings.workers, settings.worker_memory_mb)
    atexit.register(shared.close)
    return shared


def run(function: Callable[..., Any] | str, *args: object, timeout: float) -> Any:
    """Have a function called in a worker process of the shared pool."""
    return pool().run(function, *args, timeout=timeout)
