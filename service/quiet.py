"""Whether the product asks for another machine: it analyses a document, draws a page and shows pages, while every attempt is refused and noted.

``python -m service.quiet`` does it, in a process of its own with settings of its own: a hook on the interpreter can't be
taken away again. Attempts of programs outside Python, such as tesseract, are not seen.

>>> asked("socket.connect", (None, ("192.0.2.7", 443))), asked("socket.getaddrinfo", ("pypi.example", 443))
('192.0.2.7', 'pypi.example')
>>> asked("socket.connect", (None, ("127.0.0.1", 5432))), asked("socket.connect", (None, "/run/x.sock")), asked("open", ())
(None, None, None)
"""

import asyncio
import json
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

EXAMPLE = Path(__file__).parent / "example" / "1-protokoll.pdf"
PAGES = ("/", "/fynd?q=insulin", "/arende", "/granska")
OWN = frozenset({"", "127.0.0.1", "::1", "localhost"})
WHERE = {
    "socket.connect": 1,
    "socket.sendto": 1,
    "socket.sendmsg": 1,
    "socket.getaddrinfo": 0,
    "socket.gethostbyname": 0,
}
"""Which argument of an event of the interpreter tells where to."""


class Refused(ConnectionRefusedError):
    """Another machine was asked for."""


def asked(event: str, given: Sequence[Any]) -> str | None:
    """Return which other machine an event asks for, None where it is none."""
    if event not in WHERE:
        return None
    place = given[WHERE[event]]
    host = place[0] if isinstance(place, tuple) else place if event.startswith("socket.get") else None
    name = host.decode() if isinstance(host, bytes) else host
    return name if isinstance(name, str) and name not in OWN else None


def heard(work: Callable[[], object]) -> list[str]:
    """Return which other machines were asked for while the work was done; from now on this process reaches none."""
    attempts: list[str] = []

    def hook(event: str, given: tuple[Any, ...]) -> None:
        if host := asked(event, given):
            attempts.append(host)
            raise Refused(host)

    sys.addaudithook(hook)
    with suppress(Refused):  # it has been noted
        work()
    return attempts


def tried() -> None:
    """Do a little of everything."""
    from extract.render import page_image
    from service.analyse import analyse
    from service.app import create_app
    from service.settings import Settings

    data = EXAMPLE.read_bytes()
    analyse([(EXAMPLE.name, data)])
    page_image(data, 1)
    with TemporaryDirectory() as folder:
        settings = Settings.model_validate({"data": folder, "works": False})
        asyncio.run(shown(create_app(settings)))


async def shown(app: Any) -> None:
    """Have pages made; each must come."""
    async with app.router.lifespan_context(app):
        for address in PAGES:
            path, _, query = address.partition("?")
            status = await got(app, path, query.encode())
            if status != 200:
                raise RuntimeError(f"{path}: {status}")


async def got(app: Any, path: str, query: bytes) -> int:
    """Ask the application for a page, without a network."""
    answered = 0
    sent: list[dict[str, Any]] = [
        {"type": "http.disconnect"},
        {"type": "http.request", "body": b"", "more_body": False},
    ]

    async def receive() -> dict[str, Any]:
        return sent.pop() if len(sent) > 1 else sent[0]

    async def send(message: dict[str, Any]) -> None:
        nonlocal answered
        answered = message.get("status", answered)

    at = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "scheme": "http", "method": "GET"}
    place = {"path": path, "raw_path": path.encode(), "root_path": "", "query_string": query}
    ends = {"headers": [(b"host", b"localhost")], "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80)}
    await app({**at, **place, **ends}, receive, send)
    return answered


if __name__ == "__main__":
    print(json.dumps(heard(tried)))
