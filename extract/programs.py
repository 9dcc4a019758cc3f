"""Other programs, run without network for a limited time, and ended with all that they have started.

>>> run(["cat"], seconds=10, given=b"hej")
(0, b'hej')
>>> run(["sh", "-c", "sleep 60 & sleep 60"], seconds=0.1)
Traceback (most recent call last):
extract.programs.LateError
"""

import os
import resource
import signal
import subprocess
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path

from extract.netless import without_network


class LateError(Exception):
    """The program took longer than it may."""


def run(
    command: Sequence[str], *, seconds: float, given: bytes = b"", settings: Mapping[str, str] | None = None
) -> tuple[int, bytes]:
    """Return a program's exit code and what it printed, ``given`` this to read and these environment variables besides."""
    with ThreadPoolExecutor(1) as other:  # only there is the network gone
        return other.submit(without_network, partial(_run, command, seconds, given, settings)).result()


def _run(command: Sequence[str], seconds: float, given: bytes, settings: Mapping[str, str] | None) -> tuple[int, bytes]:
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | (settings or {}),
    ) as process:
        _limit(process.pid, seconds)
        try:
            told, _ = process.communicate(given, timeout=seconds)
        except subprocess.TimeoutExpired as error:
            _end(process.pid)
            process.communicate()  # until the last of them has let go of what it writes to
            raise LateError from error
    return process.returncode, told


def _end(pid: int) -> None:
    """End a process and all that it has started; first it is stopped, so that none starts another meanwhile."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGSTOP)
        for child in _children(pid):
            _end(child)
        os.kill(pid, signal.SIGKILL)


def _children(pid: int) -> list[int]:
    """Return the processes that a process has started; none where the system does not tell."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _limit(pid: int, seconds: float) -> None:
    """Have the system end the program also when we are killed and can't."""
    if hasattr(resource, "prlimit"):
        most = int(seconds) + 1
        with suppress(ProcessLookupError):  # it was quicker than we
            resource.prlimit(pid, resource.RLIMIT_CPU, (most, most))
