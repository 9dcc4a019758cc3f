"""A client that sends too slowly, or not at all, is let go of: it may hold a line, but not for ever.

uvicorn waits without end for the first line of a request; h11 takes in what has come. So the time is counted here, from when
a line was opened or last answered, until the headers are there. The body has a time of its own: each part must follow the one before.
"""

import asyncio
from typing import Any

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

HEADERS = 15.0
"""Seconds within which a request's headers must have come."""
BODY = 30.0
"""Seconds within which the next part of a body must come."""


class Slow(HTTPException):
    """The rest of a body did not come."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(408, "Resten av det som skickades kom inte fram i tid. Försök igen.", {"Connection": "close"})


class Impatient(H11Protocol):
    """Lets go of a line on which no whole request has come in time."""

    headers_within = HEADERS

    def connection_made(self, transport: Any) -> None:
        """Begin to count."""
        super().connection_made(transport)
        self.waiting: asyncio.TimerHandle | None = self.loop.call_later(self.headers_within, self.let_go)

    def data_received(self, data: bytes) -> None:
        """Stop counting when a request is there, and count for the next."""
        before = self.cycle
        super().data_received(data)
        if self.cycle is not before:
            self.stop()
        elif self.waiting is None and (self.cycle is None or self.cycle.response_complete):
            self.waiting = self.loop.call_later(self.headers_within, self.let_go)

    def connection_lost(self, exc: Exception | None) -> None:
        """Count no more."""
        self.stop()
        super().connection_lost(exc)

    def stop(self) -> None:
        """Count no more."""
        if self.waiting is not None:
            self.waiting.cancel()
            self.waiting = None

    def let_go(self) -> None:
        """Close the line."""
        self.waiting = None
        if not self.transport.is_closing() and (self.cycle is None or self.cycle.response_complete):
            self.transport.close()


class Patience:
    """Waits for each part of a body as long as is reasonable."""

    def __init__(self, app: ASGIApp, seconds: float | None = None) -> None:
        """Guard an application."""
        self.app, self.seconds = app, BODY if seconds is None else seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, counting until its body is there."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        whole = False

        async def waited() -> Message:
            nonlocal whole
            if whole:  # what is waited for now is that the client hangs up
                return await receive()
            try:
                async with asyncio.timeout(self.seconds):
                    message = await receive()
            except TimeoutError as error:
                raise Slow from error
            whole = not message.get("more_body", False)
            return message

        await self.app(scope, waited, send)
