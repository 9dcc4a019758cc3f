"""``rodtrad audit``: whether the trail of who saw and changed what is whole, and the trail as a table."""

import csv
import sys
from contextlib import closing
from typing import Annotated

import typer

from service.cli.console import fail, out

app = typer.Typer(no_args_is_help=True, help="Spåren av vem som har sett och ändrat vad.")


@app.command()
def verify(
    expected: Annotated[
        str | None, typer.Option("--vantad", help="Kontrollsumma som skrevs ut tidigare: den ska finnas i kedjan.")
    ] = None,
) -> None:
    """Följer kedjan av kontrollsummor; avslutar med fel om något är ändrat eller borttaget."""
    from service.settings import Settings
    from service.store import open_store
    from service.store.audit import verify

    with closing(open_store(Settings())) as store:
        count, head, wrong, there = verify(store, expected)
    if wrong is not None:
        fail(f"Spåret är brutet: post {wrong} är ändrad eller borttagen. De {count} posterna före den stämmer.")
    if not there:
        fail("Kontrollsumman finns inte i kedjan: poster har tagits bort från slutet, eller allt har skrivits om.")
    out.print(f"{count} poster stämmer. Kontrollsumma: {head}")
    out.print("Spara kontrollsumman utanför tjänsten; --vantad visar nästa gång att ingen har kortat kedjan.")


@app.command()
def export(
    who: Annotated[str | None, typer.Option("--vem", help="Bara en persons.")] = None,
    subject: Annotated[str | None, typer.Option("--om", help="Bara om ett dokument, ett ärende, en person.")] = None,
) -> None:
    """Skriver spåret som CSV."""
    from service.settings import Settings
    from service.store import open_store
    from service.store.audit import as_lines, trail

    with closing(open_store(Settings())) as store:
        csv.writer(sys.stdout, delimiter=";").writerows(as_lines(trail(store, who=who, subject=subject, limit=None)))
