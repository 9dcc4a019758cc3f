"""Spans for an OpenTelemetry collector where one is named: method, route, status and time, never what was asked for.

>>> tracer(None).start_span("GET /fynd").is_recording()
False
"""

import time

from opentelemetry.trace import NoOpTracer, SpanKind, Status, StatusCode, Tracer

from service.store.bucket import NotInstalled

MISSING = "RODTRAD_OTEL_ENDPOINT är satt, men OpenTelemetry saknas. Kör: uv sync --extra otel"


def tracer(endpoint: str | None) -> Tracer:
    """Return what notes requests and sends them to ``endpoint``, the address of an OTLP collector over HTTP; without one, nothing."""
    if endpoint is None:
        return NoOpTracer()
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError as error:
        raise NotInstalled(MISSING) from error
    provider = TracerProvider(
        resource=Resource.create({"service.name": "rodtrad"})
    )  # ends, and sends the rest, at exit
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(f"{endpoint.rstrip('/')}/v1/traces")))
    return provider.get_tracer("rodtrad")


def note(tracer: Tracer, method: str, route: str, status: int, seconds: float) -> None:
    """Note a request that has just been answered."""
    now = time.time_ns()
    told: dict[str, str | int] = {
        "http.request.method": method,
        "http.route": route,
        "http.response.status_code": status,
    }
    span = tracer.start_span(
        f"{method} {route}", kind=SpanKind.SERVER, attributes=told, start_time=now - int(seconds * 1e9)
    )
    if status >= 500:
        span.set_status(Status(StatusCode.ERROR))
    span.end(now)
