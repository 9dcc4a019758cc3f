"""``rodtrad ingest``: files and folders into the store; it goes on where it was interrupted, and reports."""

import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from service.cli.console import err, out, unopened
from service.cli.wishes import Foreign, Pages, page_numbers

if TYPE_CHECKING:
    from service.store import Store
    from service.store.progress import End

SHORTEST, LONGEST, SHARE = 0.2, 10.0, 20
"""Seconds between looks at how far the documents have come, and how many times as long as the look itself they are."""


def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Filer och mappar. Filer i samma mapp blir ett ärende.")],
    case: Annotated[str | None, typer.Option("--arende", help="Lägg allt i ett nytt ärende med detta namn.")] = None,
    apart: Annotated[bool, typer.Option("--enskilt", help="Gör varje fil till ett eget ärende.")] = False,
    only_queue: Annotated[
        bool, typer.Option("--ko", help="Lägg bara i kön: rodtrad worker eller serve läser.")
    ] = False,
    pages: Pages = None,
    foreign: Foreign = None,
) -> None:
    """Lägger in filer och mappar; fortsätter där ett avbrott skedde och redovisar vad som inte gick."""
    from service.queue.folders import Bringer
    from service.queue.ingest import start
    from service.queue.jobs import open_jobs
    from service.queue.worker import Pool
    from service.settings import Settings
    from service.store import open_store

    settings, began = Settings(), time.monotonic()
    chosen = None if pages is None else page_numbers(pages)
    with ExitStack() as stack:
        store = stack.enter_context(closing(open_store(settings)))
        pool = stack.enter_context(Pool(1 if only_queue else settings.workers, settings.worker_memory_mb))
        if only_queue:
            jobs = stack.enter_context(closing(open_jobs(store, settings)))
        else:
            jobs = stack.enter_context(closing(start(store, settings, pool=pool))).jobs
        bringer = Bringer(store, jobs, pool, settings.max_upload_mb, unopened)
        documents: dict[str, None] = {}
        for row in bringer.take_in(bringer.groups(paths, case), apart=apart):
            if row.id not in documents:
                documents[row.id] = None
                if chosen is None and foreign is None:
                    bringer.queue(row)
                else:
                    bringer.queue_as(row, chosen, foreign)
        if only_queue:
            out.print(f"{len(documents)} dokument är inlagda. Kör samma kommando igen för att se hur det gick.")
            ends = []
        else:
            ends = _wait(store, list(documents))
    if not only_queue:
        _told(ends, bringer.refused, time.monotonic() - began)
    _failed(ends, bringer.refused)


def _wait(store: "Store", documents: list[str]) -> "list[End]":
    """Show how far the documents have come until all are done or failed."""
    from service.store.progress import ended

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    found: dict[str, End] = {}
    with Progress(*columns, console=err) as progress:
        task = progress.add_task("Läser in", total=len(documents))
        waiting = documents
        while waiting:
            began = time.monotonic()
            there, ends = ended(store, waiting)
            found |= ends
            waiting = [one for one in waiting if one in there and one not in found]
            progress.update(task, completed=len(documents) - len(waiting))
            if waiting:
                time.sleep(min(max(SHORTEST, (time.monotonic() - began) * SHARE), LONGEST))
    return list(found.values())


def _told(ends: "Sequence[End]", refused: Mapping[str, str], seconds: float) -> None:
    failed = sum(one.error is not None for one in ends)
    out.print(f"{len(ends) - failed} dokument klara, {failed + len(refused)} gick inte.")
    err.print(f"Det tog {seconds:.0f} sekunder.", highlight=False)


def _failed(ends: "Sequence[End]", refused: Mapping[str, str]) -> None:
    failed = [one.error for one in ends if one.error is not None]
    for reason in failed:
        out.print(f"  {reason}", markup=False)
    for name, reason in refused.items():
        out.print(f"  {name} {reason}", markup=False)
    if failed or refused:
        raise typer.Exit(1)
