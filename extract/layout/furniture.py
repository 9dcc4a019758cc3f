"""Running heads, running feet and page numbers: what stands in the margins of page after page.

>>> [bool(PAGE_NUMBER.fullmatch(text)) for text in ("4 (12)", "Sid 3 (10)", "Sida 4 av 12", "4/12", "- 4 -", "2019")]
[True, True, True, True, True, False]
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from extract.layout.marks import is_finished, starts_low
from extract.layout.print import Strip

MARGIN = 0.14
"""How much of the page's height at either end may hold running text."""
EDGE, APART = 0.05, 3.0
"""No text stands so near the edge, as parts of the height, and so many font sizes from all other text."""
FEWEST = 0.3
"""On how large a part of the pages the text must recur."""
LONG = 1.5
"""A line as long as a line of running text must recur so many times as often."""
ALONE = 1.0
"""On a lone page nothing recurs, and only a row with its number is known to be furniture."""
PAGE_NUMBER = re.compile(
    r"(?:sid(?:a|an|nr)?\.?|s\.|page|sidnummer)?\s*[-–—]?\s*\d{1,3}[:.]?\s*(?:(?:\(|/|av|of)\s*\d{1,4}\s*\)?)?\s*[-–—]?",
    re.IGNORECASE,
)
COUNTED = re.compile(r"\d{1,3}[:.]?\s*(?:\(|/|av|of)\s*\d{1,4}\s*\)?$|^(?:sid|page)", re.IGNORECASE)

Sized = tuple[float, Sequence[Strip]]
"""A page's height and its strips from the top down."""


def furniture(pages: Sequence[Sized]) -> list[set[int]]:
    """Return for every page the indices of the strips that belong to the print, not to the text."""
    zones = [_zones(height, strips) for height, strips in pages]
    seen = Counter(key for (_, strips), zone in zip(pages, zones, strict=True) for key in _keys(strips, zone))
    least = max(2, FEWEST * len(pages)) if len(pages) > 1 else ALONE
    found = [
        {index for end in zone for index in _running(strips, end, seen, least, number)}
        for number, ((_, strips), zone) in enumerate(zip(pages, zones, strict=True), start=1)
    ]
    return found if len(pages) > 1 else [found[0] | _foot(*page) for page in pages]


def _foot(height: float, strips: Sequence[Strip]) -> set[int]:
    """Return the row of a lone page that stands at its very edge, far from all text."""
    order = sorted(range(len(strips)), key=lambda index: strips[index].baseline)
    row = [index for index in order if strips[index].baseline > (1 - EDGE) * height]
    text = order[: len(order) - len(row)]
    if not row or not text:
        return set()
    first, last = strips[row[0]], strips[text[-1]]
    return set(row) if first.baseline - last.baseline > APART * first.size else set()


def _running(
    strips: Sequence[Strip], zone: Sequence[int], seen: Counter[tuple[str, int]], least: float, number: int
) -> list[int]:
    """Return the strips of a margin from the edge inwards as far as they are furniture."""
    rows = takewhile(lambda row: _runs(strips, row, seen, least, number), _rows(strips, zone))
    return [index for row in rows for index in row]


def _zones(height: float, strips: Sequence[Strip]) -> tuple[list[int], list[int]]:
    """Return the strips in the upper margin from the edge inwards, and those in the lower."""
    order = sorted(range(len(strips)), key=lambda index: strips[index].baseline)
    upper = [index for index in order if strips[index].baseline < MARGIN * height]
    lower = [index for index in reversed(order) if strips[index].baseline > (1 - MARGIN) * height]
    return upper, lower


def _rows(strips: Sequence[Strip], zone: Sequence[int]) -> list[list[int]]:
    rows: list[list[int]] = []
    for index in zone:
        if rows and abs(strips[rows[-1][0]].baseline - strips[index].baseline) < 3:
            rows[-1].append(index)
        else:
            rows.append([index])
    return rows


def _keys(strips: Sequence[Strip], zone: tuple[list[int], list[int]]) -> set[tuple[str, int]]:
    return {_key(strips[index]) for end in zone for index in end}


def _key(strip: Strip) -> tuple[str, int]:
    """Return the text without its numbers, and its height on the page in steps of three points."""
    return re.sub(r"\d+", "#", strip.text.lower()), round(strip.baseline / 3)


def _runs(
    strips: Sequence[Strip], row: Sequence[int], seen: Counter[tuple[str, int]], least: float, number: int
) -> bool:
    """Tell whether a whole row is furniture: each part recurs or numbers the page; on a lone page, one part does."""
    numbers = [_numbers(strips[index].text, number) for index in row]
    if least == ALONE:
        return any(numbers)
    needed = [least * LONG if len(strips[index].text) > 60 else least for index in row]
    recurring = [_recurs(strips[index], seen) >= least for index, least in zip(row, needed, strict=True)]
    return all(recurs or counts for recurs, counts in zip(recurring, numbers, strict=True))


def _recurs(strip: Strip, seen: Counter[tuple[str, int]]) -> int:
    """Return on how many pages the text stands at the same height; the end of a sentence is text, however often."""
    if starts_low(strip.text) and is_finished(strip.text):
        return 0
    text, height = _key(strip)
    return sum(seen[text, near] for near in (height - 1, height, height + 1))


def _numbers(text: str, number: int) -> bool:
    """Tell whether the text is a page number: counted against a total, or the page's own.

    >>> _numbers("2 (9)", 7), _numbers("7", 7), _numbers("1", 7), _numbers("7 barn", 7)
    (True, True, False, False)
    """
    if not PAGE_NUMBER.fullmatch(text):
        return False
    return COUNTED.search(text) is not None or text.strip(" -–—") == str(number)
