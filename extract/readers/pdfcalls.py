"""pdfium asked about many things with one call: addresses are plain numbers, and the loop runs in C.

A page has a few thousand characters, and a loop in Python over pypdfium2's functions takes longer than pdfium's own work.
"""

import ctypes
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import Any

import numpy
from numpy.typing import NDArray
from pypdfium2 import raw

Numbers = NDArray[Any]
"""Array of shape (things asked about, numbers told of each)."""

_ADDRESS, _INT = ctypes.c_void_p, ctypes.c_int


def address(pointer: Any) -> int:
    """Return where a pointer points, 0 if nowhere."""
    return ctypes.cast(pointer, _ADDRESS).value or 0


def _plain(function: Any, told: Any, *asked: Any) -> Callable[..., Any]:
    """Return a function of pdfium's that takes and gives addresses as numbers."""
    plain: Callable[..., Any] = ctypes.CFUNCTYPE(told, *asked)(address(function))
    return plain


_text_object = _plain(raw.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)
_origin = _plain(raw.FPDFText_GetCharOrigin, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS)
_box = _plain(raw.FPDFText_GetCharBox, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
_matrix = _plain(raw.FPDFText_GetMatrix, _INT, _ADDRESS, _INT, _ADDRESS)
_size = _plain(raw.FPDFText_GetFontSize, ctypes.c_double, _ADDRESS, _INT)
_font = _plain(raw.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
_mode = _plain(raw.FPDFTextObj_GetTextRenderMode, _INT, _ADDRESS)
_page_object = _plain(raw.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _INT)
_form_object = _plain(raw.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, ctypes.c_ulong)
_kind = _plain(raw.FPDFPageObj_GetType, _INT, _ADDRESS)
_object_matrix = _plain(raw.FPDFPageObj_GetMatrix, _INT, _ADDRESS, _ADDRESS)
_count_segments = _plain(raw.FPDFPath_CountSegments, _INT, _ADDRESS)
_segment = _plain(raw.FPDFPath_GetPathSegment, _ADDRESS, _ADDRESS, _INT)
_point = _plain(raw.FPDFPathSegment_GetPoint, _INT, _ADDRESS, _ADDRESS, _ADDRESS)
_segment_kind = _plain(raw.FPDFPathSegment_GetType, _INT, _ADDRESS)
_closes = _plain(raw.FPDFPathSegment_GetClose, _INT, _ADDRESS)


def text_objects(textpage: int, characters: Sequence[int]) -> list[int | None]:
    """Return the address of the text object that each character comes from."""
    return list(map(_text_object, repeat(textpage), characters))


def origins(textpage: int, characters: Sequence[int]) -> Numbers:
    """Return where each character stands: x and y."""
    told, places = _room(len(characters), 2)
    _call(map(_origin, repeat(textpage), characters, *places))
    return told


def boxes(textpage: int, characters: Sequence[int]) -> Numbers:
    """Return the box of each character's ink: left, right, bottom, top."""
    told, places = _room(len(characters), 4)
    _call(map(_box, repeat(textpage), characters, *places))
    return told


def matrices(textpage: int, characters: Sequence[int]) -> list[tuple[float, ...] | None]:
    """Return each character's matrix without its place: a, b, c, d."""
    told, (places, *_) = _room(len(characters), 6, numpy.float32)
    given = list(map(_matrix, repeat(textpage), characters, places))
    return [tuple(row[:4]) if known else None for row, known in zip(told.tolist(), given, strict=True)]


def sizes(textpage: int, characters: Sequence[int]) -> list[float]:
    """Return each character's font size before its matrix."""
    return list(map(_size, repeat(textpage), characters))


def fonts(items: Iterable[int | None]) -> list[int | None]:
    """Return the address of each text object's font."""
    return list(map(_font, items))


def modes(items: Iterable[int | None]) -> list[int]:
    """Return how each text object is drawn: filled, stroked, both …"""
    return list(map(_mode, items))


def page_objects(page: Any) -> tuple[list[int], list[int]]:
    """Return the addresses and the kinds of what is drawn on a page."""
    return _kinds(map(_page_object, repeat(address(page)), range(raw.FPDFPage_CountObjects(page))))


def form_objects(form: int) -> tuple[list[int], list[int]]:
    """Return the addresses and the kinds of what is drawn in a form."""
    count = raw.FPDFFormObj_CountObjects(ctypes.cast(form, raw.FPDF_PAGEOBJECT))
    return _kinds(map(_form_object, repeat(form), range(count)))


def placed(items: Sequence[int]) -> list[tuple[float, ...]]:
    """Return the matrix of each thing that is drawn: a to f."""
    told, (places, *_) = _room(len(items), 6, numpy.float32)
    _call(map(_object_matrix, items, places))
    return list(map(tuple, told.tolist()))


def _kinds(items: Iterable[int]) -> tuple[list[int], list[int]]:
    items = list(items)
    return items, list(map(_kind, items))


def segment_counts(paths: Iterable[int]) -> Numbers:
    """Return how many segments each path has."""
    return numpy.fromiter(map(_count_segments, paths), int)


def segments(paths: Iterable[int], counts: Iterable[int]) -> tuple[Numbers, Numbers, Numbers]:
    """Return the points of the paths' segments, one path after the other, their kinds, and which close their figure."""
    items = [_segment(path, index) for path, count in zip(paths, counts, strict=True) for index in range(count)]
    told, places = _room(len(items), 2, numpy.float32)
    _call(map(_point, items, *places))
    return told, numpy.fromiter(map(_segment_kind, items), int), numpy.fromiter(map(_closes, items), bool)


def _room(count: int, fields: int, kind: Any = numpy.float64) -> tuple[Numbers, list[range]]:
    """Return room for the answers, and the address of each answer's each field."""
    told = numpy.zeros((count, fields), kind)
    start, row = told.ctypes.data, told.itemsize * fields
    firsts = range(start, start + row, told.itemsize)
    return told, [range(first, first + row * count, row) for first in firsts]


def _call(calls: Iterable[int]) -> None:
    for _ in calls:
        pass
