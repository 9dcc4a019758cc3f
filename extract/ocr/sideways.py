"""Print that runs up or down a page that is otherwise upright: stamps, margins, heads of narrow columns.

>>> grouped([(10, 10, 40, 300), (45, 20, 75, 290), (500, 10, 530, 300)], reach=10)
[(10, 10, 75, 300), (500, 10, 530, 300)]
"""

from collections.abc import Iterable, Sequence

from extract.layout import turns
from extract.layout.print import Strip, Word
from extract.layout.strips import strips
from extract.ocr import hocr, program
from extract.ocr.leftover import Corners
from extract.ocr.scan import Scan

DOWN, UP = 1, 3
"""Quarters clockwise that the text runs."""
AROUND = 0.06
"""Inches of paper round the print that tesseract needs."""
LEAST = 0.6
"""Less sure than this, it was no print."""
ONE_BLOCK = 6


def sideways(scan: Scan, areas: Sequence[Corners]) -> tuple[Strip, ...]:
    """Return what stands in the areas, in points, with boxes on the page as the scan shows it."""
    around = round(AROUND * scan.dpi)
    found: list[Strip] = []
    for area in grouped(areas, reach=around):
        found += max((_read(scan, area, around, turn) for turn in (UP, DOWN)), key=lambda read: read[0])[1]
    return tuple(found)


def grouped(areas: Iterable[Corners], reach: int) -> list[Corners]:
    """Return areas so that those within reach of each other are one."""
    found: list[Corners] = []
    for area in sorted(areas):
        near = next((other for other in found if _touch(other, area, reach)), None)
        if near is None:
            found.append(area)
        else:
            found[found.index(near)] = _around(near, area)
    return found


def _read(scan: Scan, area: Corners, around: int, turn: int) -> tuple[float, list[Strip]]:
    """Return how much is read when the text is taken to run so, weighed by how surely, and what."""
    x0, top = max(0, area[0] - around), max(0, area[1] - around)
    x1, bottom = min(scan.image.width, area[2] + around), min(scan.image.height, area[3] + around)
    part = Scan(scan.number, scan.image.crop((x0, top, x1, bottom)), scan.dpi).turned(turn)
    words = [word for word in hocr.words(program.hocr(part, layout=ONE_BLOCK)) if word.confidence >= LEAST]
    right, down = (top, scan.image.width - x1) if turn == DOWN else (scan.image.height - bottom, x0)
    scale = 72 / scan.dpi
    placed = [
        Word(
            word.text,
            round((word.x0 + right) * scale, 2),
            round((word.x1 + right) * scale, 2),
            round((word.baseline + down) * scale, 2),
            round(word.size * scale, 1),
        )
        for word in words
        if any(map(str.isalnum, word.text))
    ]
    weight = sum(word.confidence * len(word.text) for word in words)
    return weight, [_shown(strip, turn, scan) for strip in strips(placed) if sum(map(str.isalnum, strip.text)) > 2]


def _shown(strip: Strip, turn: int, scan: Scan) -> Strip:
    box = turns.box(strip.box, turns.UP[turn], *turns.size(turn, scan.width, scan.height))
    return Strip(strip.words, strip.text, strip.size, strip.bold, box)


def _touch(one: Corners, other: Corners, reach: int) -> bool:
    across = other[0] - reach <= one[2] and one[0] - reach <= other[2]
    return across and other[1] - reach <= one[3] and one[1] - reach <= other[3]


def _around(one: Corners, other: Corners) -> Corners:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
