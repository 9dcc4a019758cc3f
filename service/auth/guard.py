"""The door: finds out who comes, lets in who may, and notes who saw what. Every request passes it before its body is read."""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from urllib.parse import quote
from uuid import uuid4

from fastapi import Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.auth import cookies
from service.auth.needs import EXPORTS, LIKE_SEARCHES, SEARCHES, UNASKED, UPLOADS, Address, Need, address
from service.people import Person, Role
from service.settings import Settings
from service.store import audit, counters, keys
from service.store.acting import acting
from service.web import problems
from service.web.access import whole
from service.web.paces import Paces
from service.web.security import SAFE, is_proven

AGAIN = 600.0
"""Seconds within which a second look at the same thing is not noted anew."""
LOOKS = 10_000
UNKNOWN = "Sidan finns inte."
NO_ENTRY = "Du har inte behörighet till detta. Be en administratör om du behöver det."
SIGN_IN = "Logga in, eller skicka med en nyckel (Authorization: Bearer …)."
BY_KEY = "En nyckel får inte byta lösenord och inte göra eller dra in nycklar. Logga in."
FOREIGN = "Begäran kom inte från tjänstens egna sidor och utfördes inte. Ladda om sidan och försök igen."
TOO_MANY = "Du har lämnat in mycket på kort tid. Vänta en stund och försök igen."
TOO_MANY_SEARCHES = "Du har sökt mycket på kort tid. Vänta en stund och försök igen."
TOO_MANY_FILES = "Du har hämtat många filer på kort tid. Vänta en stund och försök igen."
TOO_MANY_CALLS = "Programmet har frågat för ofta. Vänta så länge som Retry-After säger och försök igen."
TOO_MANY_KEYS = "Många försök med en nyckel som inte gäller har kommit härifrån. Vänta en stund och försök igen."
WRONG_KEYS = 60
"""Tries a minute from one address with keys that nobody has."""


class Guard:
    """Stands in front of the application."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Guard an application."""
        self.app = app
        self.settings = settings
        self.paces = Paces()
        self.looks: OrderedDict[tuple[str, str, str | None], float] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer it here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        where = address(request.method, scope["path"])
        unasked = self.settings.methods and where and where.name in UNASKED
        person, by_key = (None, False) if unasked else await run_in_threadpool(self.identify, request)
        request.state.person, request.state.request = person, uuid4().hex[:16]
        refusal = await run_in_threadpool(self.refusal, request, where, person, by_key)
        if refusal:
            await refusal(scope, receive, send)
            return
        name = person.id if person else "ingen"
        with acting(name, request.state.request, person.token if person else None):
            await self.app(scope, receive, self.noting(request, where, person, send))

    def identify(self, request: Request) -> tuple[Person | None, bool]:
        """Return who comes, and whether with a key: whom the browser's cookie or the program's key stands for."""
        if not self.settings.methods:
            return Person(self.settings.user, self.settings.user, Role.ADMINISTRATOR, None, True), False
        scheme, _, key = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return keys.by_token(whole(request), key.strip()), True
        session = cookies.held(request, self.settings)
        return (keys.in_session(whole(request), session) if session else None), False

    def refusal(self, request: Request, where: Address | None, person: Person | None, by_key: bool) -> Response | None:
        """Return why a request is not let in, None if it is."""
        need = where.need if where else Need.ADMINISTRATOR
        if person is None and by_key:
            place = request.client.host if request.client else ""
            if seconds := self.paces.wait("fel nyckel", place, per_minute=WRONG_KEYS):
                return answer_later(request, TOO_MANY_KEYS, seconds)
        if person is None and need is not Need.NOBODY and is_program(request):
            return self.sign_in(request)
        if self.settings.methods and request.method not in SAFE and not by_key and not is_proven(request):
            return problems.answer(request, 403, FOREIGN)
        if need is Need.NOBODY:
            return None
        if person is None:
            return self.sign_in(request)
        if need is Need.IN_PERSON and by_key:
            return problems.answer(request, 403, BY_KEY)
        if isinstance(need.value, Role) and not person.role.covers(need.value):
            return problems.answer(request, 403 if where else 404, NO_ENTRY if where else UNKNOWN)
        return self.too_fast(request, where, person) if self.settings.methods and where else None

    def too_fast(self, request: Request, where: Address, person: Person) -> Response | None:
        """Return that someone has asked for too much of late, None if they have not."""
        if where.name in UPLOADS:
            tried = counters.count(whole(request), f"inlämning {person.id}", seconds=60)
            if tried > self.settings.uploads_per_minute:
                return answer_later(request, TOO_MANY, 60)
        for what, per_minute, says in self.measured(request, where):
            if seconds := self.paces.wait(what, person.token or person.id, per_minute=per_minute):
                return answer_later(request, says, seconds)
        return None

    def measured(self, request: Request, where: Address) -> Iterator[tuple[str, int, str]]:
        """Give what a request counts as, how many of these there may be in a minute, and what is said of more."""
        if is_program(request):
            yield "anrop", self.settings.calls_per_minute, TOO_MANY_CALLS
        if where.name in SEARCHES or where.name in LIKE_SEARCHES:
            yield "sökning", self.settings.searches_per_minute, TOO_MANY_SEARCHES
        if where.name in EXPORTS:
            yield "hämtning", self.settings.exports_per_minute, TOO_MANY_FILES

    def sign_in(self, request: Request) -> Response:
        """Lead a person to the door; tell a program what it lacks."""
        if is_program(request):
            response = problems.answer(request, 401, SIGN_IN)
            response.headers["WWW-Authenticate"] = "Bearer"
            return response
        target = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        to = f"/logga-in?till={quote(target if request.method == 'GET' else '/', safe='')}"
        if request.headers.get("HX-Request") == "true":
            return Response(status_code=401, headers={"HX-Redirect": to})
        return RedirectResponse(to, status_code=303)

    def noting(self, request: Request, where: Address | None, person: Person | None, send: Send) -> Send:
        """Note on the audit trail that someone is shown something, before they are."""
        if not (self.settings.methods and where and where.shows and person):
            return send
        look = (person.token or person.id, where.seen, where.subject(request.scope["path"]))

        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200 and self.is_new(look):
                await run_in_threadpool(audit.saw, whole(request), *look[1:])
            await send(message)

        return noted

    def is_new(self, look: tuple[str, str, str | None], clock: Callable[[], float] = time.monotonic) -> bool:
        """Tell whether a look is to be noted: it was not a moment ago."""
        now = clock()
        fresh = now - self.looks.get(look, -AGAIN) >= AGAIN
        if fresh:
            self.looks[look] = now
            self.looks.move_to_end(look)
        if len(self.looks) > LOOKS:
            self.looks.popitem(last=False)
        return fresh


def is_program(request: Request) -> bool:
    """Tell whether an address is for programs, which are told what they lack instead of being led to the door."""
    return request.url.path.startswith("/api/")


def answer_later(request: Request, detail: str, seconds: int) -> Response:
    """Say that it is too much and when it may be tried again."""
    response = problems.answer(request, 429, detail)
    response.headers["Retry-After"] = str(seconds)
    return response
