"""The service as it runs for users: a server of our own, on a port of its own, over a store that a test may look into."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import uvicorn

from service import store as kept
from service.app import create_app
from service.settings import Settings
from service.store import Store
from service.views import Stage
from service.web.patience import Impatient
from tests.service import sample


@dataclass(frozen=True, slots=True)
class Site:
    """A running service, a client that speaks to it, and its store."""

    address: str
    client: httpx.Client
    store: Store
    folder: Path


@contextmanager
def serving(data: Path, *, max_upload_mb: int = 1, **more: Any) -> Iterator[Site]:
    """Run the service over a folder until the block ends."""
    settings = Settings(data=data, user="ada", workers=1, poll=0.05, max_upload_mb=max_upload_mb, **more)
    app = create_app(settings)
    server = uvicorn.Server(uvicorn.Config(app, port=0, http=Impatient, log_level="warning"))
    thread = Thread(target=server.run)
    thread.start()
    try:
        with httpx.Client(base_url=address(server, thread), timeout=30) as client:
            yield Site(str(client.base_url), client, app.state.store, data)
    finally:
        server.should_exit = True
        thread.join()


def address(server: uvicorn.Server, thread: Thread) -> str:
    """Wait until the server answers, and tell where."""
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        thread.join(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    return f"http://127.0.0.1:{port}"


def furnish(store: Store) -> str:
    """Put the sample ärende in the store, analysed, and return its id."""
    case = kept.create_case(store, "Tallbacken 2024").id
    for file, analysis in (
        (sample.PROTOCOL_FILE, sample.PROTOCOL_ANALYSIS),
        (sample.RESPONSE_FILE, sample.RESPONSE_ANALYSIS),
    ):
        document, _ = kept.add_document(store, analysis.document.name, file, case=case)
        kept.save_analysis(store, analysis)
        kept.set_stage(store, document.id, Stage.DONE)
    kept.save_links(store, case, sample.LINKS, (*sample.LINKS, sample.MAYBE), sample.FINDINGS)
    return case
