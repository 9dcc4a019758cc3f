"""``rodtrad gallra``: documents that have been kept as long as they are to be are shown, or deleted with a protocol."""

import csv
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.cli.console import err, fail, out, unopened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service.retention import Due


def prune(
    do: Annotated[bool, typer.Option("--utfor", help="Gallra; utan detta visas bara vad som skulle gallras.")] = False,
    protocol: Annotated[Path | None, typer.Option("--protokoll", help="Fil för gallringsprotokollet (CSV).")] = None,
    thorough: Annotated[
        bool, typer.Option("--grundligt", help="PostgreSQL: skriv om tabellerna, som är låsta så länge (VACUUM FULL).")
    ] = False,
) -> None:
    """Visar vad som ska gallras enligt RODTRAD_RETENTION, eller gallrar det och skriver protokoll."""
    from datetime import UTC, datetime

    from service.erasing import erase, finish, relink
    from service.retention import due
    from service.settings import Settings
    from service.store import open_store
    from service.store.acting import acting

    settings, now = Settings(), datetime.now(UTC)
    if not settings.retention:
        fail('Inga gallringsfrister är satta. Exempel: RODTRAD_RETENTION=\'{"mejl": 730, "*": 3650}\' (dagar).')
    if do and protocol is None:
        fail("Ange --protokoll FIL: gallringen ska kunna redovisas.")
    with closing(open_store(settings)) as store, acting(settings.user):
        gone = due(store, settings, now)
        for one in gone:
            row = one.document
            out.print(
                f"{row.received.date()}  {row.kind or 'okänt slag':<16} {one.days:>6} d  {row.name}", markup=False
            )
        err.print(f"{len(gone)} dokument {'gallras' if do else 'skulle gallras'}.")
        if not (do and protocol and gone):
            return
        _write(protocol, gone, settings.user)  # first: what can't be told is not done
        cases = {case for one in gone if (case := erase(store, settings, one.document.id))}
        finish(store, settings, *(one.document.id for one in gone), thorough=thorough)
        relink(store, settings, *sorted(cases))


def _write(path: Path, gone: "Sequence[Due]", who: str) -> None:
    from datetime import UTC, datetime

    from service.retention import protocol
    from service.store.audit import harmless

    try:
        with path.open("x", encoding="utf-8-sig", newline="") as file:
            lines = protocol(gone, who, datetime.now(UTC))
            csv.writer(file, delimiter=";").writerows([[harmless(cell) for cell in line] for line in lines])
    except OSError as error:
        fail(f"{path} {'finns redan. Ange en ny fil.' if isinstance(error, FileExistsError) else unopened(error)}")
