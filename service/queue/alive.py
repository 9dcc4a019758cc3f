"""Whether a process on this machine still lives, told by its number and when it began: numbers are used again.

>>> gone(machine(), process())
False
>>> gone(machine(), "1 0"), gone("another machine", "1 0")
(True, False)
"""

import os
import socket
from functools import cache
from pathlib import Path

PROC = Path("/proc")
BEGAN = 19
"""Which field of /proc/PID/stat, behind the program's name, tells when a process began."""


@cache
def machine() -> str:
    """Name what process numbers belong to: this machine since it started, and the container; empty: it can't be told."""
    try:
        boot = (PROC / "sys/kernel/random/boot_id").read_text().strip()
        return f"{socket.gethostname()} {boot} {os.readlink(PROC / 'self/ns/pid')}"
    except OSError:
        return ""


def process() -> str:
    """Name this process."""
    return f"{os.getpid()} {began(os.getpid())}"


def began(pid: int) -> str | None:
    """Return when a process began; None: there is none of that number, or it has ended and nobody has fetched its end."""
    try:
        fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] == "Z" else fields[BEGAN]


def gone(where: str, which: str) -> bool:
    """Tell whether a process is known to have ended; False: it lives, or it is elsewhere."""
    pid, _, start = which.partition(" ")
    return bool(where) and where == machine() and began(int(pid)) != start
