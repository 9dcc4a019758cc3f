"""Nothing that was read, searched for or handed in stands in a log."""

import io
import sys
from pathlib import Path

import pytest
import structlog

from service import logs
from tests.service.masking.test_masking import LINES, pdf
from tests.service.process import serving, wait

SECRET = ("Tuva", "Lindhagen", "121212", "123 45 67", "exempel.se", "Lillgatan", "Grankvist", "Solgl")
FILES = [
    ("files", ("Tuva Lindhagen 121212-1212.pdf", pdf())),
    ("files", ("Tuva Lindhagen.txt", "\n\n".join(LINES).encode())),
    ("files", ("Lindhagen trasig.pdf", pdf()[:300])),
    ("files", ("Tuva.docx", b"PK\x03\x04 Tuva Lindhagen 121212-1212")),
]
ASKED = ("/fynd?q=Tuva+Lindhagen", "/utforare/Tuva%20Lindhagen", "/Tuva/Lindhagen", "/dokument/Tuva")


def test_logs_hold_no_personal_data(tmp_path: Path) -> None:
    with serving(tmp_path) as client:
        documents = [one["document"] for one in client.post("/api/v1/documents", files=FILES).json()]
        wait(client, "/metrics", 'rodtrad_documents{stage="klar"} 2.0')
        for address in ASKED:
            client.get(address)
        id = documents[0]["id"]
        client.post(f"/dokument/{id}/maska", data={"grund": "OSL", "ord": "Lindhagen"})
        client.post(f"/dokument/{id}/ta-bort")
        client.request("DELETE", "/api/v1/links/decision?source=Tuva", json={"source": "Tuva", "x": "Lindhagen"})
        metrics = client.get("/metrics").text
    told = (tmp_path / "log").read_text()
    assert '"route": "/fynd"' in told
    assert '"request": "' in told
    assert 'route="/dokument/{id}/maska"' in metrics
    for secret in SECRET:
        assert secret not in told
        assert secret not in metrics


def test_log_goes_to_what_stderr_is_now(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stderr", first)
    logs.configure()
    first.close()
    monkeypatch.setattr(sys, "stderr", second)
    structlog.get_logger().warning("kvar", number=3)
    assert '"number": 3' in second.getvalue()
    assert "Logging error" not in second.getvalue()
