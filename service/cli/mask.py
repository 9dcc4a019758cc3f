"""``rodtrad mask``: a file with the personal data in it masked, and the protocol of it."""

from pathlib import Path
from typing import Annotated

import typer

from service.cli.console import err, fail, out, unopened


def mask(
    file: Annotated[Path, typer.Argument(help="Filen som ska maskas.")],
    target: Annotated[Path | None, typer.Option("--till", help="Mapp att skriva i; annars ”NAMN (maskad)”.")] = None,
    ground: Annotated[str | None, typer.Option("--grund", help="T.ex. ”26 kap. 1 § OSL”.")] = None,
    who: Annotated[str | None, typer.Option("--av", help="Vem som maskar; annars RODTRAD_USER.")] = None,
    words: Annotated[list[str] | None, typer.Option("--ord", help="Egna ord att maska; kan upprepas.")] = None,
    whole: Annotated[str, typer.Option("--hela-sidor", help="Sidor att maska helt, t.ex. 3,5-7.")] = "",
    take_all: Annotated[bool, typer.Option("--alla", help="Maska alla förslag utan att fråga.")] = False,
) -> None:
    """Föreslår personuppgifter, frågar om vart och ett, och skriver maskad fil, text och protokoll."""
    from extract.errors import ExtractError
    from service.analyse import analyse_document
    from service.cli.wishes import page_numbers
    from service.masking.choose import order
    from service.masking.parcel import files
    from service.masking.suggest import suggest
    from service.masking.types import GROUNDS
    from service.settings import Settings

    try:
        data = file.read_bytes()
        analysis = analyse_document(file.name, data, foreign=True)
    except OSError as error:
        fail(f"{file} {unopened(error)}")
    except ExtractError as error:
        fail(str(error))
    suggestions = suggest(analysis.document, analysis.entities)
    confirmed = [one.key for one in suggestions if take_all or _ask(one.kind, one.shown, default=not one.official)]
    decided = order(
        analysis.document,
        analysis.entities,
        suggestions,
        confirmed=confirmed,
        words=words or (),
        whole_pages=page_numbers(whole),
        ground=ground or (GROUNDS[0] if take_all else typer.prompt("Grund", default=GROUNDS[0], err=True)),
        who=who or Settings().user,
    )
    try:
        made = files(data, analysis.document, decided)
    except ExtractError as error:
        fail(str(error))
    folder = target or file.with_name(f"{file.stem} (maskad)")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, body in made.items():
            (folder / name).write_bytes(body)
    except OSError as error:
        fail(f"{folder} {unopened(error)}")
    err.print(f"{len(decided.masks)} ställen maskade.")
    for name in made:
        out.print(str(folder / name), markup=False)


def _ask(kind: str, shown: str, *, default: bool) -> bool:
    return typer.confirm(f"Maska {kind}: {shown}?", default=default, err=True)
