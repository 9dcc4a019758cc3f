"""Nothing that was read, searched for or handed in stands in a log."""

import os
import socket
import subprocess
import time
from pathlib import Path

import httpx

from tests.service.test_cli_store import RODTRAD
from tests.service.test_masking import LINES, pdf

SECRET = ("Tuva", "Lindhagen", "121212", "123 45 67", "exempel.se", "Lillgatan", "Grankvist", "Solgl")


def free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def test_logs_hold_no_personal_data(tmp_path: Path) -> None:
    port, log = free(), tmp_path / "log"
    environment = {**os.environ, "RODTRAD_DATA": str(tmp_path / "data"), "RODTRAD_WORKERS": "1"}
    with log.open("wb") as file:
        serve = subprocess.Popen([RODTRAD, "serve", "--port", str(port)], env=environment, stdout=file, stderr=file)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            wait(client, "/ready", "ok")
            files = [
                ("files", ("Tuva Lindhagen 121212-1212.pdf", pdf())),
                ("files", ("Tuva Lindhagen.txt", "\n\n".join(LINES).encode())),
                ("files", ("Lindhagen trasig.pdf", pdf()[:300])),
                ("files", ("Tuva.docx", b"PK\x03\x04 Tuva Lindhagen 121212-1212")),
            ]
            documents = [one["document"] for one in client.post("/api/v1/documents", files=files).json()]
            wait(client, "/metrics", 'rodtrad_documents{stage="klar"} 2.0')
            for address in (
                "/fynd?q=Tuva+Lindhagen",
                "/utforare/Tuva%20Lindhagen",
                "/Tuva/Lindhagen",
                "/dokument/Tuva",
            ):
                client.get(address)
            id = documents[0]["id"]
            client.post(f"/dokument/{id}/maska", data={"grund": "OSL", "ord": "Lindhagen"})
            client.post(f"/dokument/{id}/ta-bort")
            client.request("DELETE", "/api/v1/links/decision?source=Tuva", json={"source": "Tuva", "x": "Lindhagen"})
            metrics = client.get("/metrics").text
    finally:
        serve.terminate()
        serve.wait(60)
    told = log.read_text()
    assert '"route": "/fynd"' in told
    assert '"request": "' in told
    assert 'route="/dokument/{id}/maska"' in metrics
    for secret in SECRET:
        assert secret not in told
        assert secret not in metrics


def wait(client: httpx.Client, address: str, words: str) -> None:
    """Ask until the answer holds the words."""
    end = time.monotonic() + 120
    while time.monotonic() < end:
        try:
            if words in client.get(address).text:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise AssertionError(f"{address} never said {words}")
