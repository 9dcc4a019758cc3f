"""Where the command line writes: results to stdout, everything about them to stderr."""

from typing import NoReturn

import typer
from rich.console import Console

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def fail(message: str, *, code: int = 1) -> NoReturn:
    """Say what went wrong and leave."""
    err.print(message, style="red", markup=False)
    raise typer.Exit(code)
