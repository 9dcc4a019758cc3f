"""A PDF page's characters to words with place, size and weight: as few calls to pdfium as can be."""

import ctypes
import re
from collections.abc import Callable
from itertools import pairwise
from math import atan2, hypot, pi
from typing import Any, NamedTuple

from pypdfium2 import raw

from extract.layout import turns
from extract.layout.print import Word

Point = tuple[float, float]

TOKEN = re.compile("[^\\s\u0002\ufffe]+[\u0002\ufffe]?")
"""pdfium writes U+0002 or U+FFFE for a hyphen at a line's end and leaves the line break out."""
PLAIN = str.maketrans({"\u0002": "-", "\ufffe": "-", "\0": "\ufffd"})
BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)


class _Ink(NamedTuple):
    """Size in points, whether bold, and how many quarters clockwise the line runs on the page as it is shown."""

    size: float
    bold: bool
    turn: int


def words(textpage: Any, shown: Callable[[float, float], Point], width: float, height: float) -> dict[int, list[Word]]:
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


def _on_page(word: Word, width: float, height: float) -> bool:
    return 0 <= (word.x0 + word.x1) / 2 <= width and 0 <= word.baseline - word.size / 3 <= height
