"""Web processes and workers that share one PostgreSQL, each a process of its own that may be killed.

``python -m tests.service.crowd`` is a worker as ``rodtrad worker`` is, with the pipeline of made-up documents; with REAL
in the environment it reads as the product does, and starts much more slowly.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import httpx

from tests.service.process import free
from tests.service.test_cli_store import RODTRAD

ROOT = Path(__file__).parents[2]
SECONDS = 900.0
"""The longest that anything here may take: two cores may be shared with much else."""


@dataclass
class Crowd:
    """The processes of one installation; the addresses of its web processes do not change when one is started anew."""

    folder: Path
    url: str
    more: Mapping[str, str] = field(default_factory=dict)
    ports: tuple[int, ...] = field(default_factory=lambda: (free(), free()))
    webs: list[subprocess.Popen[bytes]] = field(default_factory=list)
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start_web(self, number: int) -> None:
        """Start a web process that does no reading."""
        process = self._start([str(RODTRAD), "serve", "--no-worker", "--port", str(self.ports[number])])
        self.webs[number : number + 1] = [process]

    def start_worker(self, command: tuple[str, ...] = (sys.executable, "-m", "tests.service.crowd")) -> None:
        """Start a worker."""
        self.workers.append(self._start(list(command)))

    def kill_web(self, number: int) -> None:
        """Kill a web process as the power would, and start it anew."""
        kill(self.webs[number])
        self.start_web(number)

    def kill_worker(self, number: int) -> None:
        """Kill a worker as the power would, and start another."""
        kill(self.workers.pop(number))
        self.start_worker()

    def _start(self, command: list[str]) -> subprocess.Popen[bytes]:
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "RODTRAD_DATA": str(self.folder / "data"),
            "RODTRAD_DATABASE_URL": self.url,
            "RODTRAD_WORKERS": "1",
            "RODTRAD_POLL": "0.1",
            "RODTRAD_BEAT": "1",
            "RODTRAD_UPLOADS_PER_MINUTE": "100000",
            **self.more,
        }
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)

    def ask(self, number: int, method: str, address: str, **more: object) -> httpx.Response | None:
        """Ask a web process; None: it is not there."""
        try:
            return httpx.request(method, f"http://127.0.0.1:{self.ports[number]}{address}", timeout=60, **more)  # type: ignore[arg-type]
        except httpx.TransportError:
            return None

    def until_ready(self) -> None:
        """Wait until the web processes answer."""
        for number in range(len(self.webs)):
            until(lambda at=number: getattr(self.ask(at, "GET", "/ready"), "status_code", None) == 200)  # type: ignore[misc]


@contextmanager
def crowd(folder: Path, url: str, *, webs: int, workers: int, **more: str) -> Iterator[Crowd]:
    """Run processes until the block ends; what they say is in ``log``."""
    made = Crowd(folder, url, more)
    try:
        for number in range(webs):
            made.start_web(number)
        for _ in range(workers):
            made.start_worker()
        yield made
    finally:
        for process in (*made.webs, *made.workers):
            process.kill()
            process.wait()


def kill(process: subprocess.Popen[bytes]) -> None:
    """End a process without a warning."""
    os.kill(process.pid, signal.SIGKILL)
    process.wait()


def until(done: Callable[[], bool], seconds: float = SECONDS) -> None:
    """Wait for something."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.1)


def work() -> None:
    """Work on the queue until SIGTERM."""
    from service.queue.ingest import start
    from service.queue.steps import Pipeline
    from service.settings import Settings
    from service.store import open_store
    from tests.service.pipeline import PIPELINE

    pipeline = Pipeline() if os.environ.get("REAL") else PIPELINE
    settings, stopped = Settings(), Event()
    signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    with closing(open_store(settings)) as store, closing(start(store, settings, pipeline=pipeline)):
        stopped.wait()


if __name__ == "__main__":
    work()
