"""Requests that are too large are refused before they fill the disk, also when they do not tell their size."""

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MIB = 1024 * 1024


class TooLarge(HTTPException):
    """A body went past the limit."""

    def __init__(self, limit: int) -> None:
        """Say how large it may be."""
        super().__init__(413, f"Det som skickades är för stort: högst {limit // MIB} MB åt gången.")


class BodyLimit:
    """Counts what comes in and stops at ``limit`` bytes."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        """Guard an application."""
        self.app = app
        self.limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, counting its body."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self.limit:
                raise TooLarge(self.limit)
            return message

        await self.app(scope, counted, send)
