"""Ruling lines in a picture: runs of ink longer than any letter and thinner than any picture.

>>> page = numpy.zeros((300, 400), dtype=bool)
>>> page[100:103, 50:350] = page[20:280, 200:202] = True
>>> [tuple(map(round, ruling)) for ruling in rulings(page, dpi=72)]
[(50, 101, 350, 101), (200, 20, 200, 280)]
"""

from collections.abc import Iterator

import numpy

from extract.layout.print import Ruling
from extract.ocr.scan import Ink

LONG, THICK = 0.35, 0.06
"""Inches."""
SOLID = 0.93
"""How much of a line must be ink: scans leave holes."""
MOST_RUNS = 20_000
"""A page with more runs than this is a picture."""

Bar = tuple[int, int, int, int]
"""First and last point along the line, first and last across it."""


def rulings(page: Ink, dpi: float) -> tuple[Ruling, ...]:
    """Return the level and upright lines, in points."""
    page, dpi = _halved(page), dpi / 2
    scale = 72 / dpi
    level = [(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2) for x0, x1, y0, y1 in _bars(page, dpi)]
    upright = [((x0 + x1) / 2, y0, (x0 + x1) / 2, y1) for y0, y1, x0, x1 in _bars(page.T, dpi)]
    return tuple(Ruling(*(round(side * scale, 2) for side in line)) for line in level + upright)


def _halved(page: Ink) -> Ink:
    """Return the ink at half the resolution: a quarter of the time, and no line is lost."""
    even = page[: page.shape[0] // 2 * 2, : page.shape[1] // 2 * 2]
    tall: Ink = even[::2] | even[1::2]
    wide: Ink = tall[:, ::2] | tall[:, 1::2]
    return wide


def _bars(page: Ink, dpi: float) -> Iterator[Bar]:
    length = max(int(LONG * dpi), 8)
    if page.shape[1] <= length:
        return
    runs = _runs(page, length)
    if len(runs) > MOST_RUNS:
        return
    open_: list[Bar] = []
    for y, x0, x1 in [*runs, (page.shape[0] + 1, 0, 0)]:
        done = [bar for bar in open_ if bar[3] < y - 1]
        yield from (bar for bar in done if bar[3] - bar[2] < THICK * dpi)
        open_ = [bar for bar in open_ if bar[3] >= y - 1]
        touched = [bar for bar in open_ if bar[0] < x1 and x0 < bar[1]]
        open_ = [bar for bar in open_ if bar not in touched]
        tops = [y, *(bar[2] for bar in touched)]
        open_.append((min(x0, *(b[0] for b in touched), x0), max(x1, *(b[1] for b in touched), x1), min(tops), y))


def _runs(page: Ink, length: int) -> list[tuple[int, int, int]]:
    """Return row, start and end of each run of ink that is at least so long, from the top down."""
    sums = numpy.cumsum(numpy.pad(page, ((0, 0), (1, 0))), axis=1, dtype=numpy.int32)
    solid = sums[:, length:] - sums[:, :-length] >= SOLID * length
    edges = numpy.diff(numpy.pad(solid, ((0, 0), (1, 1))).astype(numpy.int8), axis=1)
    (rows, starts), (_, ends) = numpy.nonzero(edges == 1), numpy.nonzero(edges == -1)
    return [(int(row), int(start), int(end) + length - 1) for row, start, end in zip(rows, starts, ends, strict=True)]
