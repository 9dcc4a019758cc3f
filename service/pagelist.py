"""Pages as people write them.

>>> parsed("3, 5–7 och 9", most=12), parsed("", most=12), shown((3, 5, 6, 7, 9))
((3, 5, 6, 7, 9), (), '3, 5–7, 9')
>>> parsed("7-15", most=12)
Traceback (most recent call last):
service.pagelist.NoSuchPage: Sidan 13 finns inte: dokumentet har 12 sidor.
"""

import re
from collections.abc import Sequence

RANGE = re.compile(r"(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?")
BETWEEN = re.compile(r"\s*(?:,|;|och|\s)\s*")


class NoSuchPage(ValueError):
    """The message is a Swedish sentence."""


def parsed(text: str, most: int) -> tuple[int, ...]:
    """Return the pages, each once and in order; ``most`` is how many the document has."""
    pages: set[int] = set()
    for part in filter(None, BETWEEN.split(re.sub(r"\s*[-–]\s*", "–", text.strip()))):
        found = RANGE.fullmatch(part)
        if found is None:
            raise NoSuchPage(f"{part} är ingen sida. Skriv till exempel 3, 5–7.")
        pages |= set(range(int(found[1]), int(found[2] or found[1]) + 1))
    return existing(pages, most)


def existing(pages: set[int], most: int) -> tuple[int, ...]:
    """Return the pages in order if the document has them all."""
    outside = sorted(page for page in pages if not 1 <= page <= most)
    if outside:
        first = next((page for page in outside if page > most), outside[0])
        raise NoSuchPage(f"Sidan {first} finns inte: dokumentet har {most} {'sida' if most == 1 else 'sidor'}.")
    return tuple(sorted(pages))


def shown(pages: Sequence[int]) -> str:
    """Write pages so that they can be read back."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][-1] == page - 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
