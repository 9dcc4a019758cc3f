"""Signatures beside each other: what belongs to one signer is read together.

>>> from extract.layout.print import Word
>>> def row(y, *texts): return [Strip.of([Word(text, x, x + 5 * len(text), y, 10)]) for x, text in zip((60, 300), texts)]
>>> rows = row(100, "Bilagan godkänns.") + row(140, "Justeras:", "Vid protokollet:") + row(190, "Tova", "Ada")
>>> [[strip.text for strip in part] for part in parted(rows)]
[['Bilagan godkänns.'], ['Justeras:', 'Tova'], ['Vid protokollet:', 'Ada']]
"""

import re
from collections.abc import Sequence

from extract.layout.print import Strip
from extract.layout.strips import by_line

SIGNED = re.compile(
    r"_{5,}|\.{9,}|(?:vid protokollet|justera[sd]\b|justerare|ort och datum|underskrift|namnteckning|namnförtydligande)",
    re.IGNORECASE,
)
FAR = 6.0
"""Font sizes: room for a name written by hand."""
ALIGNED = 4.0
"""Points."""


def parted(strips: Sequence[Strip]) -> list[list[Strip]]:
    """Return the strips of a column in parts that are read one after the other."""
    if not any(SIGNED.match(strip.text) for strip in strips):
        return [list(strips)]
    rows = by_line(strips)
    first = next((index for index, row in enumerate(rows) if _is_signed(row)), None)
    if first is None:
        return [list(strips)]
    starts = [strip.box.x0 for strip in rows[first]]
    end = first + 1
    while end < len(rows) and _goes_on(rows[end - 1], rows[end], starts):
        end += 1
    signers = [
        [strip for row in rows[first:end] for strip in row if _column(strip, starts) == n] for n in range(len(starts))
    ]
    before, after = [strip for row in rows[:first] for strip in row], [strip for row in rows[end:] for strip in row]
    return [part for part in (before, *signers, *(parted(after) if after else ())) if part]


def _is_signed(row: Sequence[Strip]) -> bool:
    return len(row) > 1 and any(SIGNED.match(strip.text) for strip in row)


def _goes_on(above: Sequence[Strip], row: Sequence[Strip], starts: Sequence[float]) -> bool:
    near = row[0].baseline - above[0].baseline < FAR * row[0].size
    return near and all(_column(strip, starts) is not None for strip in row)


def _column(strip: Strip, starts: Sequence[float]) -> int | None:
    """Return under which of the starts the strip begins, if it ends before the next."""
    for index, (start, end) in enumerate(zip(starts, [*starts[1:], float("inf")], strict=True)):
        if abs(strip.box.x0 - start) < ALIGNED and strip.box.x1 < end:
            return index
    return None
