"""Sizes and weights that the layout can go by, told from all pages of a document together: pictures measure roughly."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from extract.layout.print import Sheet, Word
from extract.ocr.look import Glimpse, Look

ALIKE = 0.065
"""Sizes that differ less than this part are one size, measured twice: capitals are measured to a pixel, ± 3 %."""
HEAVY = 1.22
"""Strokes so many times as thick as usual for their size are bold."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page as read from its picture; ``confidence`` 0–1. ``problem``: why it could not be read, in Swedish."""

    sheet: Sheet
    confidence: float
    problem: str | None = None


def settle(looks: Sequence[Look]) -> list[Recognised]:
    """Return the pages of one document as printed."""
    words = [word for look in looks for word in look.glimpses]
    sizes = settled([(word.size, len(word.text)) for word in words])
    bold = HEAVY * median([word.stroke for word in words] or [0.0])
    return [Recognised(_sheet(look, sizes, bold), round(look.confidence, 2), look.problem) for look in looks]


def settled(sizes: Sequence[tuple[float, int]]) -> dict[float, float]:
    """Return for each size, given with how many letters have it, the common size that it is a measure of.

    >>> settled([(10.0, 500), (9.6, 90), (10.5, 40), (14.0, 30)])
    {10.0: 10.0, 9.6: 10.0, 10.5: 10.0, 14.0: 14.0}
    """
    letters: dict[float, int] = {}
    for size, count in sizes:
        letters[size] = letters.get(size, 0) + count
    common: list[float] = []
    found: dict[float, float] = {}
    for size in sorted(letters, key=letters.__getitem__, reverse=True):
        near = next((known for known in common if abs(known - size) <= ALIKE * known), None)
        if near is None:
            common.append(near := size)
        found[size] = round(near, 1)
    return {size: found[size] for size in letters}


def _sheet(look: Look, sizes: dict[float, float], bold: float) -> Sheet:
    words = tuple(_word(glimpse, sizes[glimpse.size], bold) for glimpse in look.glimpses)
    return Sheet(
        look.number,
        round(look.width, 2),
        round(look.height, 2),
        words,
        look.rulings,
        look.turn,
        look.asides,
        skew=look.skew,
    )


def _word(seen: Glimpse, size: float, bold: float) -> Word:
    return Word(seen.text, seen.x0, seen.x1, seen.baseline, size, seen.stroke > bold)
