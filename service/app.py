"""The application: pages for people, JSON for programs, one store and one queue behind both."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from prometheus_client import CollectorRegistry
from starlette.concurrency import run_in_threadpool
from starlette.middleware.trustedhost import TrustedHostMiddleware

from service import api, pages
from service.api.schema import describe
from service.auth.guard import Guard
from service.auth.starting import check, is_local
from service.queue import ingest
from service.queue.jobs import open_jobs
from service.queue.worker import Pool
from service.search.filling import Filler
from service.settings import Settings
from service.store import open_store
from service.tidying import Tidier
from service.web import problems, traces, watch
from service.web.access import Desk
from service.web.limits import MIB, BodyLimit
from service.web.once import Once
from service.web.patience import Patience
from service.web.security import add_headers, same_origin
from service.web.watch import Watch

FILES_AT_ONCE = 20
"""Files of the largest size that one request may hold; there may be many more small ones."""
LOCAL = ("localhost", "127.0.0.1")


def create_app(settings: Settings) -> FastAPI:
    """Put the service together; refused where others could come in without signing in."""
    check(settings)
    app = FastAPI(
        title="Rödtråd",
        version="0.1.0",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=running,
    )
    app.state.settings, app.state.registry = settings, CollectorRegistry()
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
    for router in pages.ROUTERS:
        app.include_router(router, include_in_schema=False)
    for router in (api.router, watch.router):
        app.include_router(router)
    describe(app)
    problems.install(app)
    app.add_middleware(BodyLimit, limit=settings.max_upload_mb * MIB * FILES_AT_ONCE)
    app.add_middleware(Once)
    app.add_middleware(Patience)
    app.add_middleware(Guard, settings=settings)
    app.add_middleware(problems.Outages)
    app.middleware("http")(same_origin)
    app.middleware("http")(add_headers)
    if hosts := known_hosts(settings):
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False)
    app.add_middleware(Watch, registry=app.state.registry, tracer=traces.tracer(settings.otel_endpoint))
    return app


@asynccontextmanager
async def running(app: FastAPI) -> AsyncIterator[None]:
    """Keep the store open and the queue at work while the application runs."""
    settings = app.state.settings
    store = open_store(settings)
    worker = await run_in_threadpool(ingest.start, store, settings) if settings.works else None
    queue = worker.jobs if worker else await run_in_threadpool(open_jobs, store, settings)
    app.state.store, app.state.queue = store, queue
    filler, tidier = Filler(store), Tidier(store)
    with Pool(1, settings.worker_memory_mb) as drawers, Pool(1, settings.worker_memory_mb) as makers:
        app.state.drawers, app.state.makers = Desk(drawers), Desk(makers)
        yield
    await run_in_threadpool(filler.close)
    await run_in_threadpool(tidier.close)
    await run_in_threadpool((worker or queue).close)
    store.close()


def known_hosts(settings: Settings) -> tuple[str, ...]:
    """Return the names that the service answers to: no other may be used for it (DNS rebinding).

    >>> known_hosts(Settings(host="0.0.0.0", public_url="https://rodtrad.example", _env_file=None))
    ('rodtrad.example',)
    """
    public = urlsplit(settings.public_url or "").hostname
    own = LOCAL if is_local(settings.host) else ()
    return (*own, public) if public else own
