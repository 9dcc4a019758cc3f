"""Failure as a sentence: a page for people, RFC 9457 problem details for programs.

>>> body(404, "Dokumentet finns inte.")
{'type': 'about:blank', 'title': 'Finns inte', 'status': 404, 'detail': 'Dokumentet finns inte.'}
"""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoneFree
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.auth.needs import methods
from service.full import SAYS, is_full
from service.pages.view import render
from service.store.bucket import PlaceAway
from service.store.engine import is_away

TITLES = {
    400: "Begäran kunde inte läsas",
    401: "Logga in först",
    403: "Inte tillåtet",
    404: "Finns inte",
    405: "Går inte att göra så",
    408: "Tog för lång tid",
    409: "Inte klart än",
    413: "För stort",
    415: "Formatet kan inte läsas",
    422: "Något i begäran stämmer inte",
    429: "För många försök",
    500: "Något gick fel",
    503: "Svarar inte just nu",
    507: "Disken är full",
}
FAULT = "Något gick fel i tjänsten. Felet är antecknat i loggen; försök igen."
AWAY = "Databasen eller arkivet svarar inte just nu. Vänta en stund och försök igen."
SOON = "10"
"""Seconds after which a program may try again."""
TOO_MANY = "Too many files"
MOST = "Det är för många filer. Lämna in högst 1 000 åt gången."
UNREADABLE = "Det som skickades kunde inte läsas. Ladda om sidan och försök igen."
log = structlog.get_logger()


def body(status: int, detail: str) -> dict[str, Any]:
    """Give the problem details."""
    return {"type": "about:blank", "title": title(status), "status": status, "detail": detail}


class MistakenError(HTTPException):
    """What was asked for was not understood; ``mistakes`` are Swedish sentences, one for each thing."""

    def __init__(self, mistakes: Sequence[str]) -> None:
        """Say all of them in one."""
        super().__init__(422, " ".join(mistakes))
        self.mistakes = tuple(mistakes)


def title(status: int) -> str:
    """Name a status in Swedish."""
    return TITLES.get(status, HTTPStatus(status).phrase)


def answer(request: Request, status: int, detail: str, **more: object) -> Response:
    """Say what went wrong in the form that the caller reads; programs also get what else there is to say."""
    if request.url.path.startswith("/api/"):
        problem = body(status, detail) | more
        return JSONResponse(problem, status_code=status, media_type="application/problem+json")
    return render(request, "problem.html", {"here": "", "title": title(status), "detail": detail}, status=status)


def sentence(error: HTTPException) -> str:
    """Give the error's own sentence, or its title where it has only the standard English phrase."""
    plain = error.detail == HTTPStatus(error.status_code).phrase
    return f"{title(error.status_code)}." if plain else str(error.detail)


def listed(errors: Sequence[Any]) -> str:
    """Name the fields that were not understood, never their contents.

    >>> listed([{"loc": ("query", "label"), "type": "enum"}, {"loc": ("body", "files"), "type": "missing"}])
    'Dessa uppgifter saknas eller stämmer inte: label, files.'
    """
    names = dict.fromkeys(str(error["loc"][:2][-1]) for error in errors)
    return f"Dessa uppgifter saknas eller stämmer inte: {', '.join(names)}."


def unread(request: Request, error: HTTPException) -> Response:
    """Say why a body could not be taken in: the framework says only that, and in English."""
    if is_full(error):
        return no_room(request)
    if str(error.detail).startswith(TOO_MANY):
        return answer(request, 413, MOST)
    return answer(request, 400, UNREADABLE)


def no_room(request: Request) -> Response:
    """Say that the disk is full."""
    log.error("disk full")
    return answer(request, 507, SAYS)


def outage(request: Request, error: Exception) -> Response | None:
    """Say that the disk is full, or that what keeps the documents does not answer; None: it is neither."""
    if is_full(error):
        return no_room(request)
    if not (isinstance(error, PlaceAway) or is_away(error)):
        return None
    log.warning("what keeps the documents does not answer", kind=type(error).__name__)
    response = answer(request, 503, AWAY)
    response.headers["Retry-After"] = SOON
    return response


def install(app: FastAPI) -> None:
    """Let every failure be answered here."""

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        if error.status_code == 400:
            return unread(request, error)
        more = {"mistakes": list(error.mistakes)} if isinstance(error, MistakenError) else {}
        response = answer(request, error.status_code, sentence(error), **more)
        response.headers.update(error.headers or {})
        if error.status_code == 405:
            response.headers["Allow"] = ", ".join(methods(request.url.path))
        return response

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        return answer(request, 422, listed(error.errors()))

    @app.exception_handler(OSError)
    @app.exception_handler(PlaceAway)
    @app.exception_handler(DBAPIError)
    @app.exception_handler(NoneFree)
    @app.exception_handler(Exception)
    def failed(request: Request, error: Exception) -> Response:
        foreseen = outage(request, error)
        if foreseen is None:
            log.error("unhandled", error=type(error).__name__)
        return foreseen or answer(request, 500, FAULT)


class Outages:
    """Stands outside the door, which asks the database itself: what fails there is answered as what fails within."""

    def __init__(self, app: ASGIApp) -> None:
        """Guard an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and answer where nobody could."""
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except Exception as error:
            response = None if begun else outage(Request(scope), error)
            if response is None:
                raise
            await response(scope, receive, send)
