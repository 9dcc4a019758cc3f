"""How files are to be read, as the commands take it."""

from typing import Annotated

import typer

from service.cli.console import fail
from service.pagelist import NoSuchPage, parsed

MOST = 100_000
"""A page that no document has; the reader leaves it be."""

Pages = Annotated[
    str | None, typer.Option("--sidor", help="Läs de här sidorna ur bilden (OCR), t.ex. 3,5-7, vilken text de än har.")
]
Foreign = Annotated[
    bool | None,
    typer.Option("--aven-frammande/--bara-svenska", help="Analysera också det som inte är skrivet på svenska."),
]


def page_numbers(text: str) -> tuple[int, ...]:
    """Return the pages that are meant, or leave with a sentence."""
    try:
        return parsed(text, most=MOST)
    except NoSuchPage as error:
        fail(str(error))
