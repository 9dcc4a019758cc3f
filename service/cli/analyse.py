"""``rodtrad analyse``: files given together are one case; a readable summary, or the contract as JSON.

It reads with the model that the service of this installation reads with (RODTRAD_DATA), so that both say the same.
"""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from service.cli.console import err, fail, out, unopened
from service.cli.wishes import Foreign, Pages, page_numbers


class Format(StrEnum):
    """What is printed."""

    TEXT = "text"
    JSON = "json"


def analyse(
    files: Annotated[list[Path], typer.Argument(help="Filer som hör till samma ärende, i tidsordning.")],
    output: Annotated[Format, typer.Option("--format", help="text eller json.")] = Format.TEXT,
    pages: Pages = None,
    foreign: Foreign = None,
) -> None:
    """Läser filer som hör till ett ärende och skriver en sammanfattning."""
    from classify.artefacts import ModelError
    from classify.model import load
    from extract.errors import ExtractError
    from extract.readers import unpack
    from service import models
    from service.analyse import analyse_document, link_case
    from service.contract import to_json
    from service.report import lines
    from service.settings import Settings

    models.use(Settings())
    try:
        load()
    except ModelError as error:
        fail(f"Installationens modell kan inte läsas: {error}. Den förra tas i bruk med: rodtrad rollback")
    documents, failed = [], 0
    chosen = frozenset(page_numbers(pages or ""))
    for path in files:
        try:
            parts = unpack(path.name, path.read_bytes())
        except OSError as error:
            failed += 1
            err.print(f"{path} {unopened(error)}", style="red", markup=False)
            continue
        except ExtractError as error:
            failed += 1
            err.print(str(error), style="red", markup=False)
            continue
        for name, data in parts:
            try:
                documents.append(analyse_document(name, data, pages=chosen, foreign=bool(foreign)))
            except ExtractError as error:
                failed += 1
                err.print(str(error), style="red", markup=False)
    if not documents:
        fail("Ingen fil kunde läsas.")
    case = link_case(documents)
    if output is Format.JSON:
        print(json.dumps(to_json(case), ensure_ascii=False, indent=1))
    else:
        for line in lines(case):
            out.print(line, markup=False)
    if failed:
        raise typer.Exit(1)
