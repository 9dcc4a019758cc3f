"""The whole product with the network refused: it works, and nothing so much as asks for another machine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.service.masking.test_masking import pdf
from tests.service.process import serving, wait
from tests.service.test_cli_store import EXAMPLE, rodtrad

REFUSES = """
import os, sys

def hook(event, given):
    if event == "socket.getaddrinfo":
        host = given[0]
    elif event in ("socket.connect", "socket.sendto"):
        host = given[1][0] if isinstance(given[1], tuple) else None
    else:
        return
    if host not in (None, "127.0.0.1", "localhost", "::1", b"127.0.0.1", b"localhost"):
        with open(os.environ["ASKED_FOR"], "a") as file:
            file.write(f"{event} {host}\\n")
        raise ConnectionRefusedError(f"the test refuses {host}")

sys.addaudithook(hook)
"""

CALLS_HOME = """
import pathlib, socket

before = pathlib.Path.read_bytes

def read_bytes(path):
    try:
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    except OSError:
        pass
    return before(path)

pathlib.Path.read_bytes = read_bytes
"""
"""What a library that reports home would do, when a file is read."""


@pytest.fixture
def refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Refuse the network to every Python process that the test starts; the file tells what was asked for."""
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(REFUSES)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "hook"))
    monkeypatch.setenv("ASKED_FOR", str(tmp_path / "asked"))
    return tmp_path / "asked"


def test_commands_and_pages_need_no_network(refused: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert "dokument klara, 0 gick inte." in rodtrad(data, "ingest", str(EXAMPLE)).stdout
    assert "träffar" in rodtrad(data, "search", "insulin").stdout
    told = rodtrad(data, "doctor").stdout
    assert "ok  Modell" in told
    assert "ok  Utgående anslutningar: inget försök att nå andra datorer" in told
    secret = tmp_path / "a.pdf"
    secret.write_bytes(pdf())
    assert rodtrad(data, "mask", str(secret), "--alla").returncode == 0
    with serving(tmp_path) as client:
        sent = client.post("/api/v1/documents", files=[("files", ("a.pdf", pdf()))]).json()
        id = sent[0]["document"]["id"]
        wait(client, f"/api/v1/documents/{id}", '"stage":"klar"')
        for address in ("/", "/fynd?q=insulin", f"/dokument/{id}", f"/dokument/{id}/sida/1.png", "/metrics"):
            assert client.get(address).status_code == 200
    assert rodtrad(data, "backup", str(tmp_path / "b.tar.gz")).returncode == 0
    assert not refused.exists(), refused.read_text()
    assert os.stat(tmp_path / "b.tar.gz").st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "work",
    [
        "socket.create_connection(('192.0.2.1', 80), timeout=1)",
        "socket.getaddrinfo('rodtrad.invalid', 443)",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))",
        "__import__('urllib.request').request.urlopen('http://rodtrad.invalid/')",
    ],
)
def test_doctor_would_hear_an_attempt(work: str) -> None:
    program = f"import socket, contextlib\nfrom service.quiet import heard\n\ndef work():\n    with contextlib.suppress(OSError):\n        {work}\n\nprint(heard(work))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() in ("['192.0.2.1']", "['rodtrad.invalid']")


def test_doctor_tells_of_an_attempt(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(CALLS_HOME)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    told = rodtrad(tmp_path / "data", "doctor")
    assert "FEL Utgående anslutningar: Tjänsten försökte nå 192.0.2.1." in told.stdout
    assert told.returncode == 1
