"""A gate that work goes in through while it is open; whoever shuts it can wait until all have come out.

>>> gate = Gate[str]()
>>> gate.open("verkstaden")
>>> with gate.inside():
...     gate.held
'verkstaden'
>>> gate.shut(); gate.emptied(seconds=1)
True
>>> gate.held
Traceback (most recent call last):
service.closing.Closed
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, local
from typing import Generic, TypeVar

Held = TypeVar("Held")


class Closed(BaseException):
    """Work was broken off because the service stops: no failure, it goes on at the next start."""


class Gate(Generic[Held]):
    """What is behind the gate can be had while it is open. Who went in before it was shut never sees what came after."""

    def __init__(self) -> None:
        self._held: Held | None = None
        self._inside = 0
        self._changed = Condition()
        self._mine = local()

    def open(self, held: Held) -> None:
        """Let work in."""
        with self._changed:
            self._held = held

    def shut(self) -> None:
        """Let no more in; those inside are broken off where they next ask for what the gate held."""
        with self._changed:
            self._held = None

    def emptied(self, *, seconds: float) -> bool:
        """Wait until all have come out; False: some are still inside."""
        with self._changed:
            return self._changed.wait_for(lambda: self._inside == 0, timeout=seconds)

    @property
    def held(self) -> Held:
        """What the gate holds."""
        with self._changed:
            if self._held is None or getattr(self._mine, "held", self._held) is not self._held:
                raise Closed
            return self._held

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Be inside until the block ends."""
        with self._changed:
            if self._held is None:
                raise Closed
            self._inside += 1
            self._mine.held = self._held
        try:
            yield
        finally:
            del self._mine.held
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()
