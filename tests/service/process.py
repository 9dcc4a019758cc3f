"""``rodtrad`` as processes of their own, as an IT department runs it."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.service.test_cli_store import RODTRAD

SECONDS = 120.0


@contextmanager
def serving(
    folder: Path, settings: Mapping[str, str] | None = None, *, within: Sequence[str] = ()
) -> Iterator[httpx.Client]:
    """Run ``rodtrad serve`` over a folder until the block ends; its output is in ``log`` there. ``within`` runs it."""
    port = free()
    environment = {**os.environ, "RODTRAD_DATA": str(folder / "data"), "RODTRAD_WORKERS": "1", **(settings or {})}
    with (folder / "log").open("wb") as file:
        serve = subprocess.Popen(
            [*within, RODTRAD, "serve", "--port", str(port)], env=environment, stdout=file, stderr=file
        )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            wait(client, "/ready", "ok")
            yield client
    finally:
        serve.terminate()
        serve.wait(60)


def free() -> int:
    """Return a port that nobody has."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def wait(client: httpx.Client, address: str, words: str) -> None:
    """Ask until the answer holds the words."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        try:
            if words in client.get(address).text:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise AssertionError(f"{address} never said {words}")
