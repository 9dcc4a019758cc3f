"""In whose name the work at hand is done, and in answer to which request.

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


@contextmanager
def acting(name: str, request: str | None = None) -> Iterator[None]:
    """Do what follows in someone's name; threads that this one's work moves to keep it."""
    name_token, request_token = _WHO.set(name), _REQUEST.set(request)
    try:
        yield
    finally:
        _WHO.reset(name_token)
        _REQUEST.reset(request_token)


def who() -> str:
    """Return the name."""
    return _WHO.get()


def request() -> str | None:
    """Return the request's id, None where nobody asked for the work just now."""
    return _REQUEST.get()
