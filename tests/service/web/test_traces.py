"""Where a collector is named, requests are told to it by route; what was asked for never is."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span

from service.web import traces
from tests.service.live import serving


@contextmanager
def collector() -> Iterator[tuple[str, list[bytes]]]:
    """Run a collector on this machine; what it is sent is listed."""
    sent: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", sent
        finally:
            server.shutdown()
            thread.join()


def spans(sent: list[bytes]) -> list[Span]:
    return [
        span
        for body in sent
        for resource in ExportTraceServiceRequest.FromString(body).resource_spans
        for scope in resource.scope_spans
        for span in scope.spans
    ]


def test_a_request_is_told_by_its_route(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OTEL_BSP_SCHEDULE_DELAY", "100")
    with collector() as (address, sent), serving(tmp_path, otel_endpoint=address) as site:
        assert site.client.get("/fynd?q=Lindhagen").status_code == 200
        assert site.client.get("/dokument/Lindhagen").status_code == 404
        assert site.client.get("/health").status_code == 200
        for _ in range(600):
            if len(told := spans(sent)) == 2:
                break
            time.sleep(0.05)
    assert [span.name for span in told] == ["GET /fynd", "GET /dokument/{id}"]
    assert all(span.end_time_unix_nano > span.start_time_unix_nano for span in told)
    assert not any(b"Lindhagen" in body for body in sent)


def test_without_a_collector_nothing_is_noted() -> None:
    assert not traces.tracer(None).start_span("GET /fynd").is_recording()
