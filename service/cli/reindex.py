"""``rodtrad reindex``: the search index made anew from the store."""

from contextlib import closing
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from service.cli.console import err, out


def reindex(
    everything: Annotated[bool, typer.Option("--allt", help="Gör om också det som redan är aktuellt.")] = False,
) -> None:
    """Gör om sökindexet för de dokument vars index är äldre än programmet; kan avbrytas och köras igen."""
    from service.settings import Settings
    from service.store import open_store, segments
    from service.store.reindex import forget, outdated
    from service.store.reindex import reindex as remade

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with closing(open_store(Settings())) as store, Progress(*columns, console=err) as progress:
        if everything:
            forget(store)
            segments.clear(store)
        task = progress.add_task("Indexerar", total=len(outdated(store)))
        done = 0
        for _ in remade(store):
            done += 1
            progress.update(task, advance=1)
        task = progress.add_task("Ordnar träffregister", total=segments.waiting(store))
        written = 0
        for statements in segments.fill(store):
            written += statements
            progress.update(task, advance=statements)
    out.print(f"{done} dokument indexerade, {written} utsagor i träffregistret.")
