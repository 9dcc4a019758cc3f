"""Where the command line writes: results to stdout, everything about them to stderr."""

from typing import NoReturn

import typer
from rich.console import Console

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def unopened(error: OSError) -> str:
    """Say why a file could not be opened.

    >>> unopened(FileNotFoundError(2, "No such file or directory"))
    'finns inte. Kontrollera sökvägen.'
    """
    if isinstance(error, FileNotFoundError):
        return "finns inte. Kontrollera sökvägen."
    if isinstance(error, IsADirectoryError):
        return "är en mapp. Ange filerna i den."
    if isinstance(error, PermissionError):
        return "får inte läsas. Kontrollera behörigheten."
    return f"går inte att öppna ({error.strerror})."


def fail(message: str, *, code: int = 1) -> NoReturn:
    """Say what went wrong and leave."""
    err.print(message, style="red", markup=False)
    raise typer.Exit(code)
