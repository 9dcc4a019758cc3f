"""Fifty people at once who search, open documents, review and hand in: ``python -m benchmarks.load``.

The service runs as an IT department runs it (``rodtrad serve`` with sign-in, a queue and a worker) on a port of this machine,
over an archive of made-up findings; what is handed in is read and analysed meanwhile. Each person waits a while between two
doings, as people do. Any answer that was not asked for is an error, and the program then ends with 1.
"""

import argparse
import asyncio
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import httpx

from benchmarks.documents import sentence
from benchmarks.filled import fill
from benchmarks.made_findings import WHAT
from service import store as kept
from service.people import Role
from service.settings import Settings
from service.store import Store, keys, open_store, people
from service.store.reindex import reindex

PAUSE = 2.0, 8.0
"""Seconds that a person looks at what came before the next doing."""
LABELS = ("kritik", "åtgärd", "bemötande", "övrigt")


@dataclass(slots=True)
class Told:
    """What was measured: seconds by kind of doing, and what went wrong."""

    seconds: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class User:
    """A person at work."""

    client: httpx.AsyncClient
    dice: random.Random
    documents: list[str]
    statements: list[str]
    told: Told

    async def timed(self, kind: str, method: str, address: str, expected: int, **more: object) -> None:
        """Ask for something and note how long it took."""
        began = time.perf_counter()
        try:
            answer = await self.client.request(method, address, **more)  # type: ignore[arg-type]
        except httpx.HTTPError as error:
            self.told.errors.append(f"{kind}: {type(error).__name__}")
            return
        self.told.seconds[kind].append(time.perf_counter() - began)
        if answer.status_code != expected:
            self.told.errors.append(f"{kind}: {answer.status_code}")

    async def search(self) -> None:
        """Look for something on the page."""
        word = self.dice.choice(WHAT).lower()
        await self.timed("sök", "GET", "/fynd", 200, params={"q": word})

    async def open(self) -> None:
        """Read a document."""
        await self.timed("öppna", "GET", f"/dokument/{self.dice.choice(self.documents)}", 200)

    async def review(self) -> None:
        """Look at the points of a document, and decide on one."""
        statement = self.dice.choice(self.statements)
        await self.timed("granska", "GET", f"/granska/{statement.partition('#')[0]}", 200)
        body, headers = {"label": self.dice.choice(LABELS)}, {"Idempotency-Key": uuid4().hex}
        address = f"/api/v1/statements/{statement.replace('#', ':')}/decision"
        await self.timed("besluta", "POST", address, 200, json=body, headers=headers)

    async def hand_in(self) -> None:
        """Hand in a text that nobody has handed in before."""
        text = "\n\n".join(sentence(self.dice, 8, 20) for _ in range(25))
        files = [("files", (f"{uuid4().hex}.txt", f"Granskning\n\n{text}\n\n{uuid4().hex}".encode()))]
        await self.timed("lämna in", "POST", "/api/v1/documents", 201, files=files)

    async def work(self, until: float) -> None:
        """Go on until it is time to go home."""
        doings: list[Callable[[], Awaitable[None]]] = [self.search, self.open, self.review, self.hand_in]
        await asyncio.sleep(self.dice.uniform(0, PAUSE[1]))
        while time.monotonic() < until:
            await self.dice.choices(doings, (10, 4, 5, 1))[0]()
            await asyncio.sleep(self.dice.uniform(*PAUSE))


def furnish(store: Store, findings: int, users: int) -> tuple[list[str], list[str], list[str]]:
    """Fill the archive; return keys for the people, and documents and statements to work on."""
    for _ in fill(store, findings):
        pass
    for _ in reindex(store):
        pass
    made = []
    for number in range(users):
        people.add_person(store, f"person{number}", f"Person {number}", Role.REVIEWER, ("gemensam",), password=None)
        made.append(keys.make_token(store, f"person{number}", "last", Role.REVIEWER))
    documents = [row.id for row in kept.documents(store, limit=200)]
    statements = [row.statement.id for id in documents[:50] for row in kept.statements(store, id)]
    return made, documents, statements


async def everyone(port: int, tokens: list[str], documents: list[str], statements: list[str], seconds: float) -> Told:
    """Let all work at once."""
    told, until = Told(), time.monotonic() + seconds
    clients = [
        httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{port}", headers={"Authorization": f"Bearer {token}"}, timeout=120
        )
        for token in tokens
    ]
    users = [User(client, random.Random(at), documents, statements, told) for at, client in enumerate(clients)]
    await asyncio.gather(*(user.work(until) for user in users))
    await asyncio.gather(*(client.aclose() for client in clients))
    return told


def report(told: Told, users: int, seconds: float) -> int:
    """Print a table; return the exit status."""
    total = sum(map(len, told.seconds.values()))
    print(f"{users} användare i {seconds:.0f} s: {total} begäranden, {total / seconds:.1f} per sekund")
    print("| | antal | median ms | p95 ms | längst ms |\n| --- | ---: | ---: | ---: | ---: |")
    for kind, values in [*sorted(told.seconds.items()), ("alla", [x for some in told.seconds.values() for x in some])]:
        ordered = sorted(values)
        at = [ordered[min(len(ordered) - 1, int(len(ordered) * part))] * 1000 for part in (0.5, 0.95)]
        print(f"| {kind} | {len(ordered)} | {at[0]:.0f} | {at[1]:.0f} | {ordered[-1] * 1000:.0f} |")
    print(f"fel: {len(told.errors)} {sorted(set(told.errors)) or ''}")
    return 1 if told.errors else 0


def peak(pid: int) -> int:
    """Return the most memory that the web process has held, in MiB."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return max(int(one.split()[1]) >> 10 for one in lines if one.startswith(("VmHWM", "VmRSS")))


def free() -> int:
    """Return a port that nobody has: on one of our own choice someone else's service may answer."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def ready(process: "subprocess.Popen[bytes]", port: int) -> None:
    """Wait until the service can work."""
    for _ in range(600):
        assert process.poll() is None, "the service did not start"
        try:
            if httpx.get(f"http://127.0.0.1:{port}/ready").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise AssertionError("the service is not ready")


def main() -> int:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--findings", type=int, default=20_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rodtrad-load-") as folder:
        with closing(open_store(Settings(data=Path(folder), _env_file=None))) as store:
            work = furnish(store, given.findings, given.users)
        environment = {**os.environ, "RODTRAD_DATA": folder, "RODTRAD_SIGN_IN": "konton", "RODTRAD_WORKERS": "1"}
        port = free()
        program = Path(sys.executable).with_name("rodtrad")
        with (Path(folder) / "log").open("wb") as log:
            serving = subprocess.Popen(
                [program, "serve", "--port", str(port)], env=environment, stdout=log, stderr=log, cwd=folder
            )
        try:
            ready(serving, port)
            told = asyncio.run(everyone(port, *work, given.seconds))
            status = report(told, given.users, given.seconds)
            print(f"webbprocessens minne som mest: {peak(serving.pid)} MB")
        finally:
            serving.terminate()
            serving.wait(120)
        if status:
            print((Path(folder) / "log").read_text()[-3000:], file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
