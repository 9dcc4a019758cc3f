"""A program that is started here has no network: the kernel refuses it every socket but those within the machine.

A document may point at a picture on another machine, and LibreOffice fetches it whatever its own settings say. Linux alone has
such a filter (seccomp); it needs no rights, and holds for what the program starts as well.

>>> from concurrent.futures import ThreadPoolExecutor
>>> import subprocess, sys
>>> ask = "import socket; socket.socket(socket.AF_UNIX); print('within'); socket.socket(socket.AF_INET)"
>>> with ThreadPoolExecutor(1) as other:  # a thread can't get it back
...     taken = other.submit(without_network, lambda: subprocess.run([sys.executable, "-c", ask], capture_output=True)).result()
>>> taken.stdout, b"Permission denied" in taken.stderr
(b'within\\n', True)
"""

import ctypes
import errno
import platform
import socket
import struct
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")
CALLS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""What the kernel calls the processor, and the number of socket(2) there."""
URING, OTHER_NUMBERS = 425, 0x40000000
"""io_uring makes sockets too; above are the calls of x32, which nothing here uses."""
LOAD, EQUAL, AT_LEAST, ANSWER = 0x20, 0x15, 0x35, 0x06
NUMBER, PROCESSOR, FIRST = 0, 4, 16
"""Where a call's number, its processor and its first argument stand (linux/seccomp.h)."""
REFUSE, ALLOW = 0x00050000 | errno.EACCES, 0x7FFF0000
NO_NEW_RIGHTS, SECCOMP, FILTER = 38, 22, 2


class Program(ctypes.Structure):
    """A filter as prctl(2) takes it."""

    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def steps(processor: int, call: int) -> bytes:
    """Return the filter: refuse io_uring, foreign calls, and socket(2) unless it is a Unix socket."""
    told = (
        (LOAD, 0, 0, PROCESSOR),
        (EQUAL, 0, 6, processor),
        (LOAD, 0, 0, NUMBER),
        (AT_LEAST, 4, 0, OTHER_NUMBERS),
        (EQUAL, 3, 0, URING),
        (EQUAL, 0, 3, call),
        (LOAD, 0, 0, FIRST),
        (EQUAL, 1, 0, int(socket.AF_UNIX)),
        (ANSWER, 0, 0, REFUSE),
        (ANSWER, 0, 0, ALLOW),
    )
    return b"".join(struct.pack("HBBI", *step) for step in told)


def without_network(work: Callable[[], Result]) -> Result:
    """Do something after this thread has given up the network, and with it all programs that it starts from now on."""
    known = CALLS.get(platform.machine()) if platform.system() == "Linux" else None
    if known:
        told = steps(*known)
        libc, program = ctypes.CDLL(None, use_errno=True), Program(len(told) // 8, told)
        if libc.prctl(NO_NEW_RIGHTS, 1, 0, 0, 0) == 0:
            libc.prctl(SECCOMP, FILTER, ctypes.byref(program), 0, 0)
    return work()
