"""Where on a page the words of a line stand: as the PDF says, else as the picture shows, else the whole line."""

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import groupby, pairwise
from operator import itemgetter

import numpy
from PIL import Image

from extract.layout import turns
from extract.layout.print import ASCENT, DESCENT, Sheet, Word
from extract.types import Box, Line, Page, Span

INK = 160
"""Of 255: what is darker is print."""
SLACK = 3.0
"""Widths of a letter by which a gap may stand off from where the letters' number puts it."""


def boxes(
    text: str, line: Line, page: Page, spans: Sequence[Span], sheet: Sheet | None, image: Image.Image
) -> Iterator[Box]:
    """Yield what covers those words of the line that the spans touch."""
    words = list(split(text, line.span))
    hit = [any(word.overlaps(span) for span in spans) for word in words]
    if not any(hit):
        return
    said = [word.of(text) for word in words]
    known = printed(line.box, page, said, sheet) if sheet else None
    known = known or seen(line.box, page, said, image)
    if known is None:
        yield line.box
        return
    for gone, run in groupby(zip(known, hit, strict=True), key=itemgetter(1)):
        if gone:  # in one, so that the gaps don't tell how many words there were
            yield reduce(Box.union, [box for box, _ in run])


def split(text: str, span: Span) -> Iterator[Span]:
    """Yield the words of a part of the text.

    >>> list(split("Maj Ek", Span(0, 6)))
    [Span(start=0, end=3), Span(start=4, end=6)]
    """
    at = span.start
    for word in span.of(text).split():
        start = text.index(word, at)
        at = start + len(word)
        yield Span(start, at)


def printed(line: Box, page: Page, said: Sequence[str], sheet: Sheet) -> list[Box] | None:
    """Return the boxes of the line's words as the PDF sets them, None where it sets others."""
    found = [(word, placed(word, sheet, page)) for word in sheet.words]
    inside = [(word, box) for word, box in found if within(box, line)]
    inside.sort(key=lambda one: one[0].x0)
    return [box for _, box in inside] if [word.text for word, _ in inside] == list(said) else None


def placed(word: Word, sheet: Sheet, page: Page) -> Box:
    """Return the word's box on the page as it is shown."""
    box = Box(word.x0, word.baseline - ASCENT * word.size, word.x1, word.baseline + DESCENT * word.size)
    return turns.shown(box, sheet.turn, page.width, page.height)


def within(box: Box, line: Box) -> bool:
    """Tell whether the middle of a box is in a line."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return line.x0 - 1 <= x <= line.x1 + 1 and line.top - 1 <= y <= line.bottom + 1


def seen(line: Box, page: Page, said: Sequence[str], image: Image.Image) -> list[Box] | None:
    """Return the boxes between the widest gaps in the line's picture, None where they are not where words would part."""
    across, down = image.width / page.width, image.height / page.height
    area = (int(line.x0 * across), int(line.top * down), int(line.x1 * across) + 1, int(line.bottom * down) + 1)
    if line.bottom - line.top > line.x1 - line.x0 or min(area[2] - area[0], area[3] - area[1]) < 2:
        return None
    dark = numpy.any(numpy.asarray(image.convert("L").crop(area)) < INK, axis=0)
    cuts = gaps(dark, len(said) - 1)
    letter = len(dark) / (sum(map(len, said)) + len(said) - 1)
    expected = numpy.cumsum([len(word) + 1 for word in said])[:-1] - 0.5
    if cuts is None or any(abs(cut - at * letter) > SLACK * letter for cut, at in zip(cuts, expected, strict=True)):
        return None
    edges = [0.0, *cuts, float(len(dark))]
    return [Box(line.x0 + a / across, line.top, line.x0 + b / across, line.bottom) for a, b in pairwise(edges)]


def gaps(dark: "numpy.typing.NDArray[numpy.bool_]", number: int) -> list[float] | None:
    """Return the middles of the widest runs of columns without ink, from the left; None: there are not so many.

    >>> gaps(numpy.array([1, 0, 0, 0, 1, 0, 1], dtype=bool), 1)
    [2.5]
    """
    inked = numpy.flatnonzero(dark)
    runs = [(b - a, (a + b + 1) / 2) for a, b in pairwise(inked.tolist()) if b - a > 1]
    if len(runs) < number:
        return None
    return sorted(middle for _, middle in sorted(runs, reverse=True)[:number])
