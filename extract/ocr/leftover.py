"""Print that no word covers: what tesseract overlooks in narrow columns, and finds when the rest is wiped out.

>>> from extract.ocr.scan import ink
>>> page = Image.new("L", (600, 400), 255)
>>> page.paste(0, (50, 50, 90, 80)); page.paste(0, (300, 50, 340, 80))
>>> rest = leftover(page, ink(page), [(50, 50, 90, 80)], (), dpi=100)
>>> rest.getpixel((60, 60)), rest.getpixel((310, 60))
(255, 0)
>>> leftover(page, ink(page), [(50, 50, 90, 80), (300, 50, 340, 80)], (), dpi=100)
"""

from collections.abc import Iterable, Sequence

import numpy
from PIL import Image

from extract.layout.print import Ruling
from extract.ocr.scan import WHITE, Ink

LEAST, MOST = 0.0022, 0.08
"""Square inches of ink in a figure; part of the page beyond which it is a picture."""
AROUND = 0.02
"""Inches that a word's ink may reach out of its box."""

Corners = tuple[int, int, int, int]


def leftover(
    image: Image.Image, page: Ink, words: Iterable[Corners], rulings: Sequence[Ruling], dpi: float
) -> Image.Image | None:
    """Return the page with words and ruling lines wiped out; None if nothing worth reading is left."""
    around = round(AROUND * dpi)
    rest = page.copy()
    lines = [tuple(round(side * dpi / 72) for side in ruling) for ruling in rulings]
    for x0, top, x1, bottom in [*words, *lines]:
        rest[max(0, top - around) : bottom + around, max(0, x0 - around) : x1 + around] = False
    left = int(numpy.count_nonzero(rest))
    if not LEAST * dpi**2 < left < MOST * rest.size:
        return None
    return Image.fromarray(numpy.where(_near(rest, around), numpy.asarray(image), WHITE).astype(numpy.uint8))


def _near(rest: Ink, around: int) -> Ink:
    """Return the ink with its soft edges."""
    near = rest.copy()
    for step in range(1, max(around // 2, 1) + 1):
        for axis in (0, 1):
            near |= numpy.roll(rest, step, axis) | numpy.roll(rest, -step, axis)
    return near
