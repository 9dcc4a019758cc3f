"""What is drawn on a PDF's page beside its text: ruling lines, and whether there are pictures."""

from collections import Counter
from collections.abc import Callable, Iterator

import pypdfium2
from pypdfium2 import raw

from extract.layout.print import Ruling
from extract.readers import pdfcalls

Point = tuple[float, float]
Matrix = tuple[float, ...]

OUTLINES = 100
"""A page with more paths than this and no text may be text drawn as outlines."""
COVER = 0.5
"""How much of the page an image fills that is more than an illustration."""
MOST_PATHS, DEEPEST = 4000, 4
"""A page with more paths is a drawing, not a table; forms inside so many forms hold none."""


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


def rulings(page: pypdfium2.PdfPage, shown: Callable[[float, float], Point]) -> Iterator[Ruling]:
    """Yield the straight lines along the page's sides, as they are shown."""
    paths = [(item, around) for kind, item, around in _objects(page) if kind == raw.FPDF_PAGEOBJ_PATH]
    if len(paths) > MOST_PATHS:
        return
    matrices = pdfcalls.placed([item for item, _ in paths])
    for (item, around), matrix in zip(paths, matrices, strict=True):
        for start, end in _sides(item):
            for step in (matrix, *around):
                start, end = _moved(start, step), _moved(end, step)
            (x0, y0), (x1, y1) = shown(*start), shown(*end)
            if abs(x0 - x1) < 1 or abs(y0 - y1) < 1:
                sides = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
                yield Ruling(*(round(side, 1) for side in sides))


def _moved(point: Point, matrix: Matrix) -> Point:
    x, y = point
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _sides(path: int) -> Iterator[tuple[Point, Point]]:
    first = last = None
    for point, kind, closes in zip(*pdfcalls.segments(path, MOST_PATHS), strict=True):
        if kind == raw.FPDF_SEGMENT_LINETO and last is not None:
            yield last, point
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        if closes and first is not None:
            yield point, first
        last = point
