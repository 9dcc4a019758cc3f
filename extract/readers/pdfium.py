"""The only door to pdfium: a PDF's pages as words, ruling lines and pictures.

pdfium is not thread-safe: one process, one thread at a time.
"""

import ctypes
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from math import atan2, hypot, pi
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

from extract.errors import Unreadable
from extract.layout import turns
from extract.layout.print import Ruling, Sheet, Strip, Word
from extract.layout.strips import strips

Point = tuple[float, float]

TOKEN = re.compile("[^\\s\u0002\ufffe]+[\u0002\ufffe]?")
"""pdfium writes U+0002 or U+FFFE for a hyphen at a line's end and leaves the line break out."""
PLAIN = str.maketrans({"\u0002": "-", "\ufffe": "-", "\0": "\ufffd"})
BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
MOST_PATHS = 4000
"""A page with more paths than this is a drawing, not a table."""


@contextmanager
def opened(name: str, data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF and close it after use; what can't be opened is Unreadable."""
    pdf = _open(name, data)
    try:
        yield pdf
    finally:
        pdf.close()


def _open(name: str, data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(_reason(name, data, getattr(error, "err_code", None))) from error


def _reason(name: str, data: bytes, code: int | None) -> str:
    if code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return f"{name} är skyddad med lösenord. Spara en kopia utan lösenord och ladda upp den."
    if code == raw.FPDF_ERR_SUCCESS:
        return f"{name} har inga sidor. Kontrollera att rätt fil valdes."
    if b"%%EOF" not in data[-2048:]:
        return f"{name} är avklippt: slutet av filen saknas. Hämta filen på nytt och ladda upp den igen."
    return f"{name} är skadad och går inte att öppna. Öppna den i en PDF-läsare, spara en ny kopia och ladda upp den."


def sheet(pdf: pypdfium2.PdfDocument, number: int) -> Sheet:
    """Return page ``number`` (from 1) as printed, seen with most of its text upright."""
    try:
        page = pdf[number - 1]
    except pypdfium2.PdfiumError:
        return Sheet(number, 0, 0, ())
    try:
        return _sheet(page, number)
    finally:
        page.close()


def _sheet(page: pypdfium2.PdfPage, number: int) -> Sheet:
    width, height = page.get_size()
    shown = upright(page)
    textpage = page.get_textpage()
    try:
        found = _words(textpage, shown, width, height)
    finally:
        textpage.close()
    if not found:
        return Sheet(number, round(width, 2), round(height, 2), (), pictured=has_picture(page))
    turn = max(found, key=lambda turn: len(found[turn]))
    seen = turns.size(turn, width, height)
    return Sheet(
        number,
        round(seen[0], 2),
        round(seen[1], 2),
        tuple(found.pop(turn)),
        tuple(_rulings(page, lambda x, y: turns.point(*shown(x, y), turn, width, height))),
        turn,
        tuple(_seen_from(strip, other, turn, width, height) for other in found for strip in strips(found[other])),
    )


def _seen_from(strip: Strip, one: int, other: int, width: float, height: float) -> Strip:
    """Return a strip that is upright after one turn with its box as seen after another."""
    shown = turns.box(strip.box, turns.UP[one], *turns.size(one, width, height))
    return replace(strip, box=turns.box(shown, other, width, height))


def has_picture(page: pypdfium2.PdfPage) -> bool:
    """Tell whether there is an image or drawing on the page that may hold text."""
    return any(kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM) for kind, *_ in _objects(page))


def upright(page: pypdfium2.PdfPage) -> Callable[[float, float], Point]:
    """Return what takes a point of the PDF to points from the top left of the page as it is shown."""
    left, bottom, right, top = page.get_bbox()
    turns: dict[int, Callable[[float, float], Point]] = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    return turns[page.get_rotation()]


def _on_page(word: Word, width: float, height: float) -> bool:
    return 0 <= (word.x0 + word.x1) / 2 <= width and 0 <= word.baseline - word.size / 3 <= height


class _Ink(NamedTuple):
    """Size in points, whether bold, and how many quarters clockwise the line runs on the page as it is shown."""

    size: float
    bold: bool
    turn: int


def _words(textpage: Any, shown: Callable[[float, float], Point], width: float, height: float) -> dict[int, list[Word]]:
    """Return the words on the page by turn, each seen upright."""
    text = _characters(textpage)
    handle = textpage.raw
    inks: dict[int | None, _Ink] = {}
    fonts: dict[int, bool] = {}
    found: dict[int, list[Word]] = {}
    views = [_view(turn, shown, width, height) for turn in range(4)]
    for token in TOKEN.finditer(text):
        start, end = token.span()
        address = _text_object(handle, start)
        ink = inks.get(address)
        if ink is None:
            ink = inks[address] = _ink(handle, start, shown, fonts)
        if ink.size < 1:
            continue
        for first, last, origin in _stretches(handle, start, end, ink.size):
            word = _word(handle, text[first:last], last, origin, ink, views[ink.turn])
            if _on_page(word, *turns.size(ink.turn, width, height)):
                found.setdefault(ink.turn, []).append(word)
    return found


def _view(
    turn: int, shown: Callable[[float, float], Point], width: float, height: float
) -> Callable[[float, float], Point]:
    return shown if turn == 0 else lambda x, y: turns.point(*shown(x, y), turn, width, height)


def _word(handle: Any, text: str, end: int, origin: Point, ink: _Ink, view: Callable[[float, float], Point]) -> Word:
    x0, baseline = view(*origin)
    raw.FPDFText_GetCharBox(handle, end - 1, _a, _b, _c, _d)
    x1 = max(view(_a.value, _c.value)[0], view(_b.value, _d.value)[0])
    return Word(text.translate(PLAIN), round(x0, 2), round(max(x0, x1), 2), round(baseline, 2), ink.size, ink.bold)


def _stretches(handle: Any, start: int, end: int, size: float) -> list[tuple[int, int, Point]]:
    """Part a token where it jumps to another line, for pdfium joins what a file draws without a space.

    Each part comes with where its first character stands.
    """
    origin = _origin(handle, start)
    if end - start == 1 or _near(origin, _origin(handle, end - 1), size, end - start):
        return [(start, end, origin)]
    origins = [_origin(handle, index) for index in range(start, end)]
    jumps = [n for n in range(1, end - start) if not _near(origins[n - 1], origins[n], size, 2)]
    return [(start + n, start + m, origins[n]) for n, m in pairwise([0, *jumps, end - start])]


def _near(one: Point, other: Point, size: float, characters: int) -> bool:
    across, along = sorted((abs(one[0] - other[0]), abs(one[1] - other[1])))
    return across < 0.5 * size and along < 1.6 * size * characters


def _ink(handle: Any, index: int, shown: Callable[[float, float], Point], fonts: dict[int, bool]) -> _Ink:
    matrix, size = raw.FS_MATRIX(), raw.FPDFText_GetFontSize(handle, index)
    if not raw.FPDFText_GetMatrix(handle, index, matrix):
        return _Ink(round(size, 1), False, 0)
    (ox, oy), (ax, ay) = shown(0, 0), shown(matrix.a, matrix.b)
    turn = round(atan2(ay - oy, ax - ox) / (pi / 2)) % 4
    return _Ink(round(size * hypot(matrix.c, matrix.d), 1), _bold(handle, index, fonts), turn)


def _bold(handle: Any, index: int, fonts: dict[int, bool]) -> bool:
    item = raw.FPDFText_GetTextObject(handle, index)
    if not item:
        return False
    if raw.FPDFTextObj_GetTextRenderMode(item) == raw.FPDF_TEXTRENDERMODE_FILL_STROKE:
        return True
    font = raw.FPDFTextObj_GetFont(item)
    address = ctypes.cast(font, ctypes.c_void_p).value or 0
    if address not in fonts:
        buffer = ctypes.create_string_buffer(256)
        raw.FPDFFont_GetBaseFontName(font, buffer, 256)
        fonts[address] = bool(BOLD.search(buffer.value.decode("latin-1"))) or raw.FPDFFont_GetWeight(font) >= 600
    return fonts[address]


def _characters(textpage: Any) -> str:
    """Return one code point for each of pdfium's characters, so that an index in one is an index in the other."""
    count = textpage.count_chars()
    buffer = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(textpage.raw, 0, count, buffer) == count + 1:
        text = bytes(buffer)[:-2].decode("utf-16-le", errors="replace")
        if len(text) == count:
            return text
    codes = (raw.FPDFText_GetUnicode(textpage.raw, index) for index in range(count))
    return "".join(chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd" for code in codes)


_text_object = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)
"""The same function with the object's address as a number: three times as fast, and asked once for each word."""

_a, _b, _c, _d = (ctypes.c_double() for _ in range(4))


def _origin(handle: Any, index: int) -> Point:
    raw.FPDFText_GetCharOrigin(handle, index, _a, _b)
    return _a.value, _b.value


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


def _rulings(page: pypdfium2.PdfPage, shown: Callable[[float, float], Point]) -> Iterator[Ruling]:
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
