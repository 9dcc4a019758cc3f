"""``rodtrad worker``: a process that reads documents from the shared queue, on this machine or another."""

import signal
from contextlib import closing
from threading import Event

from service.cli.console import err


def worker() -> None:
    """Läser dokument ur den gemensamma kön tills den stoppas; hur många som helst, på hur många datorer som helst."""
    from service.queue.ingest import start
    from service.settings import Settings
    from service.store import open_store

    settings, stopped = Settings(), Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    with closing(open_store(settings)) as store, closing(start(store, settings)) as started:
        err.print(f"Arbetar som {started.id}. Avsluta med Ctrl+C.", highlight=False)
        stopped.wait()
