"""A PDF page's characters to words with place, size and weight: as few calls to pdfium as can be."""

import ctypes
import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from math import atan2, hypot, pi
from typing import Any, NamedTuple

import numpy
from pypdfium2 import raw

from extract.layout import turns
from extract.layout.print import Word
from extract.readers import pdfcalls
from extract.readers.pdfcalls import Numbers

View = Callable[[Any, Any], tuple[Any, Any]]
"""Takes x and y, or arrays of them, to where they are seen."""
Span = tuple[int, int]

TOKEN = re.compile("[^\\s\u0002\ufffe]+[\u0002\ufffe]?")
"""pdfium writes U+0002 or U+FFFE for a hyphen at a line's end and leaves the line break out."""
PLAIN = str.maketrans({"\u0002": "-", "\ufffe": "-", "\0": "\ufffd"})
BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)


class _Ink(NamedTuple):
    """Size in points, whether bold, and how many quarters clockwise the line runs on the page as it is shown."""

    size: float
    bold: bool
    turn: int


def words(textpage: Any, shown: View, width: float, height: float) -> dict[int, list[Word]]:
    """Return the words on the page by turn, each seen upright."""
    text, handle = _characters(textpage), pdfcalls.address(textpage.raw)
    spans = [token.span() for token in TOKEN.finditer(text)]
    inks = _inks(handle, [start for start, _ in spans], shown)
    drawn = [(span, ink) for span, ink in zip(spans, inks, strict=True) if ink.size >= 1]
    text = text.translate(PLAIN)
    found = {}
    for turn in dict.fromkeys(ink.turn for _, ink in drawn):
        parts = _parted(handle, [(span, ink) for span, ink in drawn if ink.turn == turn])
        seen = _words(handle, text, parts, _view(turn, shown, width, height), turns.size(turn, width, height))
        if seen:
            found[turn] = seen
    return found


def _view(turn: int, shown: View, width: float, height: float) -> View:
    return shown if turn == 0 else lambda x, y: turns.point(*shown(x, y), turn, width, height)


def _words(
    handle: int, text: str, parts: Sequence[tuple[Span, _Ink]], view: View, page: tuple[float, float]
) -> list[Word]:
    origins = pdfcalls.origins(handle, [start for (start, _), _ in parts])
    left, right, bottom, top = pdfcalls.boxes(handle, [end - 1 for (_, end), _ in parts]).T
    sizes = numpy.array([ink.size for _, ink in parts])
    x0, baseline = view(*origins.T)
    x1 = numpy.maximum(x0, numpy.maximum(view(left, bottom)[0], view(right, top)[0]))
    across, down = (x0 + x1) / 2, baseline - sizes / 3
    inside = (across >= 0) & (across <= page[0]) & (down >= 0) & (down <= page[1])
    places = numpy.stack((x0, x1, baseline), axis=1).round(2).tolist()
    return [
        Word(text[start:end], one, other, line, ink.size, ink.bold)
        for ((start, end), ink), (one, other, line), on_page in zip(parts, places, inside.tolist(), strict=True)
        if on_page
    ]


def _parted(handle: int, drawn: Sequence[tuple[Span, _Ink]]) -> Sequence[tuple[Span, _Ink]]:
    """Part the tokens that jump to another line, for pdfium joins what a file draws without a space."""
    steps = pdfcalls.origins(handle, [start for (start, _), _ in drawn])
    steps -= pdfcalls.origins(handle, [end - 1 for (_, end), _ in drawn])
    jump = _jumps(steps, [ink.size for _, ink in drawn], [end - start for (start, end), _ in drawn])
    if not jump.any():
        return drawn
    found: list[tuple[Span, _Ink]] = []
    for (span, ink), jumps in zip(drawn, jump.tolist(), strict=True):
        found += [(part, ink) for part in _stretches(handle, span, ink.size)] if jumps else [(span, ink)]
    return found


def _stretches(handle: int, span: Span, size: float) -> list[Span]:
    start, end = span
    steps = numpy.diff(pdfcalls.origins(handle, range(start, end)), axis=0)
    cuts = [start + 1 + int(index) for index in numpy.nonzero(_jumps(steps, size, 2))[0]]
    return list(pairwise([start, *cuts, end]))


def _jumps(steps: Numbers, size: Any, characters: Any) -> Numbers:
    """Return which steps leave the line, or are longer than so many characters."""
    steps, size = abs(steps), numpy.asarray(size)
    jumps: Numbers = (steps.min(axis=1) >= 0.5 * size) | (steps.max(axis=1) >= 1.6 * size * characters)
    return jumps


def _inks(handle: int, characters: Sequence[int], shown: View) -> list[_Ink]:
    """Return the ink of each character; those of one text object share it."""
    items = pdfcalls.text_objects(handle, characters)
    firsts = dict(zip(reversed(items), reversed(characters), strict=True))
    sizes, matrices = pdfcalls.sizes(handle, [*firsts.values()]), pdfcalls.matrices(handle, [*firsts.values()])
    looks = list(zip(sizes, matrices, pdfcalls.fonts(firsts), pdfcalls.modes(firsts), strict=True))
    heavy = {font: _is_heavy(font) for font in {look[2] for look in looks} if font}
    inks = {look: _ink(look[0], look[1], _is_bold(look[2], look[3], heavy), shown) for look in set(looks)}
    known = dict(zip(firsts, map(inks.__getitem__, looks), strict=True))
    return list(map(known.__getitem__, items))


def _ink(size: float, matrix: tuple[float, ...] | None, bold: bool, shown: View) -> _Ink:
    if matrix is None:
        return _Ink(round(size, 1), False, 0)
    a, b, c, d = matrix
    (ox, oy), (ax, ay) = shown(0, 0), shown(a, b)
    turn = round(atan2(ay - oy, ax - ox) / (pi / 2)) % 4
    return _Ink(round(size * hypot(c, d), 1), bold, turn)


def _is_bold(font: int | None, mode: int, heavy: dict[int, bool]) -> bool:
    return mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE or (font is not None and heavy[font])


def _is_heavy(font: int) -> bool:
    handle, buffer = ctypes.cast(font, raw.FPDF_FONT), ctypes.create_string_buffer(256)
    raw.FPDFFont_GetBaseFontName(handle, buffer, 256)
    return bool(BOLD.search(buffer.value.decode("latin-1"))) or raw.FPDFFont_GetWeight(handle) >= 600


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
