"""What is seen of the service from outside: a line and a count per request, by the route's pattern and never its values."""

import time
from collections.abc import Iterator

import sqlalchemy as sa
import structlog
from fastapi import APIRouter, Request, Response
from opentelemetry.trace import Tracer
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.auth.needs import address
from service.store import Store
from service.store.executors import enlisted
from service.store.progress import stages
from service.views import Stage
from service.web import traces
from service.web.access import Opened, whole

router = APIRouter(include_in_schema=False)
log = structlog.get_logger()
QUIET = frozenset({"/health", "/ready", "/metrics", "/static"})
NAMED = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Watch:
    """Stands outermost and counts."""

    def __init__(self, app: ASGIApp, registry: CollectorRegistry, tracer: Tracer) -> None:
        """Watch an application."""
        self.app, self.tracer = app, tracer
        self.count = Counter("rodtrad_requests", "Requests", ("method", "route", "status"), registry=registry)
        self.seconds = Histogram("rodtrad_request_seconds", "Time to answer", ("route",), registry=registry)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and note how it went."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status = time.perf_counter(), 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            self.note(scope, status, time.perf_counter() - began)

    def note(self, scope: Scope, status: int, seconds: float) -> None:
        """Count a request and write its line."""
        route, method = pattern(scope), scope["method"] if scope["method"] in NAMED else "other"
        self.count.labels(method, route, status).inc()
        self.seconds.labels(route).observe(seconds)
        if route not in QUIET:
            traces.note(self.tracer, method, route, status, seconds)
            request = scope.get("state", {}).get("request")
            log.info("request", method=method, route=route, status=status, ms=round(seconds * 1000), request=request)


def pattern(scope: Scope) -> str:
    """Return the route's pattern: its values may be names or what someone searched for."""
    if scope["path"].startswith("/static/"):
        return "/static"
    where = address(scope["method"], scope["path"])
    return where.path if where is not None and scope.get("route") is not None else "other"


class Documents(Collector):
    """Documents by stage, those that whoever asks may see, and the processes that read; counted when asked for."""

    def __init__(self, seen: Store, store: Store) -> None:
        """Count in a store."""
        self.seen, self.store = seen, store

    def collect(self) -> Iterator[Metric]:
        """Count them."""
        counted = stages(self.seen)
        family = GaugeMetricFamily("rodtrad_documents", "Documents by stage", labels=["stage"])
        for stage in Stage:
            family.add_metric([stage.value], counted[stage])
        yield family
        yield GaugeMetricFamily("rodtrad_executors", "Processes that read", value=len(enlisted(self.store)))


@router.get("/metrics")
def metrics(request: Request, store: Opened) -> Response:
    """Give the measures as Prometheus reads them."""
    documents = CollectorRegistry()
    documents.register(Documents(store, whole(request)))
    body = generate_latest(request.app.state.registry) + generate_latest(documents)
    return Response(body, media_type=CONTENT_TYPE_LATEST)


@router.get("/health")
def health() -> Response:
    """Say that the process answers."""
    return Response("ok", media_type="text/plain")


@router.get("/ready")
async def ready(request: Request) -> Response:
    """Say whether work can be done: the database answers."""
    try:
        await run_in_threadpool(ask, whole(request))
    except sa.exc.SQLAlchemyError as error:
        log.error("not ready", kind=type(error).__name__)
        return Response("databasen svarar inte", status_code=503, media_type="text/plain")
    return Response("ok", media_type="text/plain")


def ask(store: Store) -> None:
    """Ask the database for the least there is."""
    with store.read() as connection:
        connection.execute(sa.select(1))
