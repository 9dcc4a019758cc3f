"""``rodtrad searchable``: a scan as a PDF/A that can be searched."""

from pathlib import Path
from typing import Annotated

import typer

from service.cli.console import fail, out, unopened


def searchable(
    file: Annotated[Path, typer.Argument(help="En inskannad PDF eller en bild.")],
    target: Annotated[Path | None, typer.Option("--till", help="Fil att skriva; annars ”NAMN (sökbar).pdf”.")] = None,
) -> None:
    """Skriver en inskannad fil som PDF/A med texten sökbar."""
    from extract import read
    from extract.errors import ExtractError
    from extract.searchable import searchable as made

    try:
        data = file.read_bytes()
        written = made(data, read(file.name, data))
    except OSError as error:
        fail(f"{file} {unopened(error)}")
    except ExtractError as error:
        fail(str(error))
    place = target or file.with_name(f"{file.stem} (sökbar).pdf")
    try:
        place.write_bytes(written)
    except OSError as error:
        fail(f"{place} {unopened(error)}")
    out.print(str(place), markup=False)
