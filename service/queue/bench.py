"""One worker process: it is given one piece of work at a time, and replaced when it dies or is late."""

import multiprocessing
import os
import pkgutil
import resource
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext
from multiprocessing.process import BaseProcess
from threading import Lock, Thread
from typing import Any

from extract.errors import ExtractError


class WorkerError(ExtractError):
    """The work was not done; the message is a Swedish sentence."""


class LateError(WorkerError):
    """It took longer than it may."""


class DiedError(WorkerError):
    """The process ended in the middle of it."""


class BrokenError(WorkerError):
    """It failed in a way that nobody foresaw."""


class Bench:
    """A worker process, started when there is work for it."""

    def __init__(self, context: SpawnContext, memory: int) -> None:
        self._context = context
        self._memory = memory
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._starting = Lock()
        self._ended = False

    def work(self, function: Callable[..., Any] | str, args: tuple[object, ...], timeout: float) -> Any:
        """Have the function called in the process; ``timeout`` in seconds."""
        pipe = self._pipe if self._process and self._pipe and self._process.is_alive() else self._start()
        try:
            pipe.send((function, args))
            if not pipe.poll(timeout):
                self.stop()
                raise LateError(f"Arbetet tog längre tid än {timeout:g} sekunder och avbröts.")
            done, value = pipe.recv()
        except (EOFError, ConnectionError) as error:
            self.stop()
            raise DiedError("Arbetet avbröts: processen dog, troligen för att minnet inte räckte.") from error
        if done:
            return value
        raise value

    def stop(self) -> None:
        """End the process at once and let go of it; only for the thread that works with the bench."""
        if self._process is not None:
            _kill(self._process)
        self._let_go()

    def end(self) -> None:
        """End the process at once and start no other; from any thread.

        The pipe is left to the thread that works with it: were it closed here, its number would soon be another pipe's.
        """
        with self._starting:
            self._ended = True
            if self._process is not None:
                _kill(self._process)

    def _let_go(self) -> None:
        if self._process is not None:
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None

    def _start(self) -> Connection:
        self._let_go()
        with self._starting:
            if self._ended:
                raise DiedError("Arbetet avbröts: tjänsten avslutas.")
            ours, theirs = self._context.Pipe()
            self._process = self._context.Process(target=serve, args=(theirs, self._memory), daemon=True)
            self._process.start()
        theirs.close()
        self._pipe = ours
        return ours


def _kill(process: BaseProcess) -> None:
    """End a worker and the programs that it has started, such as tesseract, also if it has just died itself."""
    if process.pid is not None:
        with suppress(ProcessLookupError, PermissionError):  # it leads a group of its own, once it is well started
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()


def serve(pipe: Connection, memory: int) -> None:
    """Do what comes through the pipe until it closes; ``memory`` is the most address space, in bytes."""
    os.setpgid(0, 0)
    Thread(target=_end_with_parent, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who asks; it ends us
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    while True:
        try:
            function, args = pipe.recv()
            pipe.send(outcome(function, args))
        except (EOFError, ConnectionError):  # the one who asked has gone
            return


def _end_with_parent() -> None:
    """End this process, and the programs that it has started, when the one that started it is gone."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.killpg(0, signal.SIGKILL)


def outcome(function: Callable[..., Any] | str, args: tuple[object, ...]) -> tuple[bool, Any]:
    """Return whether the call went well, and what it gave or how it failed.

    >>> outcome("math:sqrt", (-1,))
    (False, BrokenError('Arbetet misslyckades: oväntat fel (ValueError).'))
    """
    try:
        called = pkgutil.resolve_name(function) if isinstance(function, str) else function
        return True, called(*args)
    except ExtractError as error:
        return False, error
    except MemoryError:
        return False, BrokenError("Arbetet kräver mer minne än vad som är tillåtet.")
    except Exception as error:  # noqa: BLE001 - the rim; its message may hold words of the document, its kind does not
        return False, BrokenError(f"Arbetet misslyckades: oväntat fel ({type(error).__name__}).")
