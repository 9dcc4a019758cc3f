"""In whose name the work at hand is done, with which key if a program came with one, and in answer to which request.

>>> with acting("ada", "r1"):
...     who()
'ada'
>>> who()
'tjänsten'
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

SERVICE = "tjänsten"
_WHO = ContextVar("who", default=SERVICE)
_REQUEST: ContextVar[str | None] = ContextVar("request", default=None)
_TOKEN: ContextVar[str | None] = ContextVar("token", default=None)


@contextmanager
def acting(name: str, request: str | None = None, token: str | None = None) -> Iterator[None]:
    """Do what follows in someone's name; threads that this one's work moves to keep it."""
    before = _WHO.set(name), _REQUEST.set(request), _TOKEN.set(token)
    try:
        yield
    finally:
        _WHO.reset(before[0])
        _REQUEST.reset(before[1])
        _TOKEN.reset(before[2])


def who() -> str:
    """Return the name."""
    return _WHO.get()


def request() -> str | None:
    """Return the request's id, None where nobody asked for the work just now."""
    return _REQUEST.get()


def token() -> str | None:
    """Return the id of the key, None where a person came themselves."""
    return _TOKEN.get()
