"""``rodtrad corpus``: take in what authors wrote, and check what is there."""

from pathlib import Path
from typing import Annotated

import typer

from service.cli.console import fail, out

app = typer.Typer(no_args_is_help=True, help="Korpusen: ta in och kontrollera märkta dokument.")


@app.command("import")
def take_in(folder: Annotated[Path, typer.Argument(help="Mapp med dokument i författarnas form (*.txt).")]) -> None:
    """Kontrollerar författarnas dokument och skriver dem som JSONL i korpusen."""
    from classify.authoring import AuthoringError, connect, parse
    from classify.gold import save

    documents = []
    for path in sorted(folder.rglob("*.txt")):
        try:
            documents.append(parse(path.read_text()))
        except AuthoringError as error:
            fail(f"{path}: {error}")
    try:
        connect(documents)
    except AuthoringError as error:
        fail(str(error))
    for records in documents:
        save(records)
    out.print(f"{len(documents)} dokument, {sum(len(records) - 1 for records in documents)} utsagor.")


@app.command()
def check() -> None:
    """Kontrollerar hela korpusen."""
    from classify.gold import load
    from classify.validate import problems

    found = list(problems(load()))
    for problem in found:
        out.print(problem, markup=False)
    if found:
        raise typer.Exit(1)
    out.print("Korpusen är hel.")
