"""What is drawn on a PDF's page beside its text: ruling lines, and whether there are pictures."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import starmap

import numpy
import pypdfium2
from pypdfium2 import raw

from extract.layout.print import Ruling
from extract.readers import pdfcalls
from extract.readers.pdfcalls import Numbers
from extract.readers.pdfwords import View

Matrix = tuple[float, ...]

OUTLINES = 100
"""A page with more paths than this and no text may be text drawn as outlines."""
COVER = 0.5
"""How much of the page an image fills that is more than an illustration."""
MOST_PATHS, MOST_SEGMENTS, DEEPEST = 4000, 50_000, 4
"""A page with more paths or segments is a drawing, not a table; forms inside so many forms hold none."""


def has_picture(page: pypdfium2.PdfPage) -> bool:
    """Tell whether there is an image or drawing on the page that may hold text, or letters drawn as lines."""
    kinds = Counter(kind for kind, _, _ in _objects(page))
    return (
        bool(kinds[raw.FPDF_PAGEOBJ_IMAGE] or kinds[raw.FPDF_PAGEOBJ_FORM]) or kinds[raw.FPDF_PAGEOBJ_PATH] > OUTLINES
    )


def is_covered(page: pypdfium2.PdfPage) -> bool:
    """Tell whether one image covers most of the page, as the scan does under a stamp set with type."""
    width, height = page.get_size()
    return any(
        (x1 - x0) * (top - bottom) > COVER * width * height
        for x0, bottom, x1, top in (
            item.get_bounds() for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
        )
    )


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[int, int, tuple[Matrix, ...]]]:
    """Yield kind, address and the matrices of the forms around it, the innermost first."""
    waiting: list[tuple[int, int, tuple[Matrix, ...]]] = [
        (kind, item, ()) for item, kind in zip(*pdfcalls.page_objects(page.raw), strict=True)
    ]
    for kind, item, around in waiting:
        if kind == raw.FPDF_PAGEOBJ_FORM and len(around) < DEEPEST and len(waiting) < 10 * MOST_PATHS:
            (matrix,) = pdfcalls.placed([item])
            inside = zip(*pdfcalls.form_objects(item), strict=True)
            waiting += [(kind, item, (matrix, *around)) for item, kind in inside]
        yield kind, item, around


def rulings(page: pypdfium2.PdfPage, shown: View) -> list[Ruling]:
    """Return the straight lines along the page's sides, as they are shown."""
    paths = [(item, around) for kind, item, around in _objects(page) if kind == raw.FPDF_PAGEOBJ_PATH]
    counts = pdfcalls.segment_counts(item for item, _ in paths[: MOST_PATHS + 1])
    if not paths or len(paths) > MOST_PATHS or counts.sum() > MOST_SEGMENTS:
        return []
    starts, ends, owners = _sides([item for item, _ in paths], counts)
    frames = numpy.array(pdfcalls.placed([item for item, _ in paths]))
    for index, (_, around) in enumerate(paths):
        for outer in around:
            frames[index] = _within(frames[index], outer)
    one, other = (shown(*_moved(points, frames[owners])) for points in (starts, ends))
    corners = numpy.stack((*one, *other), axis=1)
    along = (abs(corners[:, :2] - corners[:, 2:]) < 1).any(axis=1)
    first, last = corners[along, :2], corners[along, 2:]
    sides = numpy.hstack((numpy.minimum(first, last), numpy.maximum(first, last))).round(1)
    return list(starmap(Ruling, sides.tolist()))


def _sides(paths: Sequence[int], counts: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return where the paths' straight sides start and end, and which path each is of."""
    points, kinds, closes = pdfcalls.segments(paths, counts.tolist())
    owners = numpy.repeat(numpy.arange(len(counts)), counts)
    places = numpy.arange(len(points))
    begins = numpy.maximum.accumulate(numpy.where(kinds == raw.FPDF_SEGMENT_MOVETO, places, 0))
    (drawn,) = numpy.nonzero((kinds == raw.FPDF_SEGMENT_LINETO) & (places > 0) & (owners == numpy.roll(owners, 1)))
    (closing,) = numpy.nonzero(closes & (owners == owners[begins]))
    return (
        numpy.concatenate((points[drawn - 1], points[closing])),
        numpy.concatenate((points[drawn], points[begins[closing]])),
        numpy.concatenate((owners[drawn], owners[closing])),
    )


def _moved(points: Numbers, frames: Numbers) -> Numbers:
    x, y = points.T
    a, b, c, d, e, f = frames.T
    moved: Numbers = numpy.stack((a * x + c * y + e, b * x + d * y + f))
    return moved


def _within(inner: Sequence[float], outer: Sequence[float]) -> Sequence[float]:
    """Return the matrix that does what the inner does and then the outer.

    >>> _within((1, 0, 0, 1, 5, 5), (2, 0, 0, 2, 1, 0))
    (2, 0, 0, 2, 11, 10)
    """
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
