"""What is drawn on a PDF's page beside its text: ruling lines, and whether there are pictures."""

import ctypes
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2
from pypdfium2 import raw

from extract.layout.print import Ruling

Point = tuple[float, float]

OUTLINES = 100
"""A page with more paths than this and no text may be text drawn as outlines."""
COVER = 0.5
"""How much of the page an image fills that is more than an illustration."""
MOST_PATHS = 4000
"""A page with more paths than this is a drawing, not a table."""


def has_picture(page: pypdfium2.PdfPage) -> bool:
    """Tell whether there is an image or drawing on the page that may hold text, or letters drawn as lines."""
    kinds = Counter(kind for kind, *_ in _objects(page))
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


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[int, Any, tuple[Any, ...]]]:
    """Yield kind, object and the matrices of the forms around it, the innermost first."""
    count = raw.FPDFPage_CountObjects(page.raw)
    waiting: list[tuple[Any, tuple[Any, ...]]] = [
        (raw.FPDFPage_GetObject(page.raw, index), ()) for index in range(count)
    ]
    for item, around in waiting:
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_FORM and len(around) < 4 and len(waiting) < 10 * MOST_PATHS:
            matrix = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(item, matrix)
            count = raw.FPDFFormObj_CountObjects(item)
            waiting += [(raw.FPDFFormObj_GetObject(item, index), (matrix, *around)) for index in range(count)]
        yield kind, item, around


def rulings(page: pypdfium2.PdfPage, shown: Callable[[float, float], Point]) -> Iterator[Ruling]:
    paths = [(item, around) for kind, item, around in _objects(page) if kind == raw.FPDF_PAGEOBJ_PATH]
    if len(paths) > MOST_PATHS:
        return
    for item, around in paths:
        matrix = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(item, matrix)
        for start, end in _sides(item):
            for step in (matrix, *around):
                start, end = _moved(start, step), _moved(end, step)
            (x0, y0), (x1, y1) = shown(*start), shown(*end)
            if abs(x0 - x1) < 1 or abs(y0 - y1) < 1:
                yield Ruling(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _moved(point: Point, matrix: Any) -> Point:
    x, y = point
    return matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f


def _sides(path: Any) -> Iterator[tuple[Point, Point]]:
    first = last = None
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(path), MOST_PATHS)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point, kind = (x.value, y.value), raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_LINETO and last is not None:
            yield last, point
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        if raw.FPDFPathSegment_GetClose(segment) and first is not None:
            yield point, first
        last = point
