"""Who asks twice for the same change gets it once: the second is answered as the first was.

A program sends ``Idempotency-Key``; a form that makes something new carries a key of its own. The key counts for one person, one address
and one body. While the first is under way the second waits. What was refused or failed may be tried again.

>>> one, other = Print(b"xyz"), Print(b"abc")
>>> for part in (b"--xy", b"z\\r\\nhej"): one.feed(part)
>>> other.feed(b"--abc\\r\\nhej")
>>> one.digest() == other.digest()
True
"""

import asyncio
import hashlib
import json
import re
from time import monotonic

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.store import answers
from service.store.answers import Answer
from service.web import problems
from service.web.access import entering, whole
from service.web.security import SAFE

HEADER, FIELD = "idempotency-key", "en-gang"
FORMS = frozenset({"/dokument", "/kontroll", "/sparade"})
LONGEST = 200
PATIENCE, PAUSE = 30.0, 0.1
KEPT_HEADERS = ("content-type", "location")
BOUNDARY = re.compile(r'boundary="?([^";]+)')
WRONG = f"Idempotency-Key ska ha mellan 1 och {LONGEST} tecken."
UNDER_WAY = "Samma begäran utförs just nu. Vänta en stund och försök igen."
OTHER = "Nyckeln har redan använts till något annat. Ladda om sidan, eller använd en ny nyckel, och försök igen."
FORGOTTEN = "Begäran är redan utförd. Svaret på den finns inte kvar."


class Print:
    """The fingerprint of a body, whatever chunks it comes in and whatever boundary a form has this time."""

    def __init__(self, boundary: bytes) -> None:
        """Begin."""
        self.boundary, self.rest, self.sum = boundary, b"", hashlib.sha256()

    def feed(self, data: bytes) -> None:
        """Take in more."""
        if not self.boundary:
            self.sum.update(data)
            return
        held = (self.rest + data).replace(self.boundary, b"")
        keep = len(self.boundary) - 1
        self.sum.update(held[: max(0, len(held) - keep)])
        self.rest = held[max(0, len(held) - keep) :]

    def digest(self) -> str:
        """Give it."""
        ended = self.sum.copy()
        ended.update(self.rest)
        return ended.hexdigest()


class Once:
    """Stands behind the door, which has found out who asks."""

    def __init__(self, app: ASGIApp) -> None:
        """Guard an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or have it answered."""
        sent = given(Request(scope)) if scope["type"] == "http" else None
        if sent is None:
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        if not 0 < len(sent) <= LONGEST:
            await problems.answer(request, 422, WRONG)(scope, receive, send)
            return
        key, body = bound(request, sent), Print(boundary(request))
        earlier = await taken(request, key)
        if earlier is None:
            await self.first(request, key, body, send)
        else:
            try:
                response = await again(request, body, earlier)
            except HTTPException as error:
                response = problems.answer(request, error.status_code, str(error.detail))
            await response(scope, receive, send)

    async def first(self, request: Request, key: str, body: Print, send: Send) -> None:
        """Have it answered, and keep the answer before anyone sees it."""
        store, held = whole(request), list[Message]()

        async def reading() -> Message:
            message = await request.receive()
            body.feed(message.get("body", b""))
            return message

        async def answering(message: Message) -> None:
            held.append(message)
            if message["type"] == "http.response.body" and not message.get("more_body"):
                status = held[0]["status"]
                done = 200 <= status < 400
                kept = answer(held, body.digest())
                await run_in_threadpool(*((answers.finish, store, key, kept) if done else (answers.drop, store, key)))
                for one in held:
                    await send(one)

        try:
            await self.app(request.scope, reading, answering)
        except BaseException:
            if not held:
                await run_in_threadpool(answers.drop, store, key)
            raise


def given(request: Request) -> str | None:
    """Return the key that came with a change, None where there is none."""
    if request.method in SAFE or entering(request) is None:
        return None
    if request.url.path in FORMS:
        return request.query_params.get(FIELD)
    return request.headers.get(HEADER) if request.url.path.startswith("/api/") else None


def bound(request: Request, sent: str) -> str:
    """Tie the key to who asks, with what rights, and for what."""
    person = entering(request)
    assert person is not None
    about = [person.id, person.role, person.collections, request.method, request.url.path, request.url.query, sent]
    return hashlib.sha256(json.dumps(about).encode()).hexdigest()


def boundary(request: Request) -> bytes:
    """Return what parts a form's fields: a program makes up another when it sends the same again."""
    found = BOUNDARY.search(request.headers.get("content-type", ""))
    return found[1].encode("latin-1") if found else b""


async def taken(request: Request, key: str) -> Answer | None:
    """Take the request on, or wait until whoever has it is done."""
    end = monotonic() + PATIENCE
    while (found := await run_in_threadpool(answers.begin, whole(request), key)) is not None:
        if found.status is not None or monotonic() > end:
            return found
        await asyncio.sleep(PAUSE)
    return None


async def again(request: Request, body: Print, earlier: Answer) -> Response:
    """Answer as before, if it is the same that is asked."""
    if earlier.status is None:
        return problems.answer(request, 409, UNDER_WAY)
    async for chunk in request.stream():
        body.feed(chunk)
    if body.digest() != earlier.print:
        return problems.answer(request, 422, OTHER)
    if earlier.body is None:
        return problems.answer(request, 409, FORGOTTEN)
    headers = {**(earlier.headers or {}), "Idempotent-Replayed": "true"}
    return Response(earlier.body, status_code=earlier.status, headers=headers)


def answer(held: list[Message], digest: str) -> Answer:
    """Return what is kept of an answer."""
    headers = Headers(raw=held[0]["headers"])
    kept = {name: headers[name] for name in KEPT_HEADERS if name in headers}
    return Answer(digest, held[0]["status"], kept, b"".join(one.get("body", b"") for one in held[1:]))
