"""A PDF opened by pdfium, and its pages as printed.

pdfium is not thread-safe: one process, one thread at a time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pypdfium2
from pypdfium2 import raw

from extract.errors import Unreadable
from extract.layout import turns
from extract.layout.print import Sheet, Strip
from extract.layout.strips import strips
from extract.readers.pdfdrawings import has_picture, is_covered, rulings
from extract.readers.pdfwords import View, words

FEW = 80
"""Words: on a page with more of them the text layer is the text."""


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
        raise Unreadable(_reason(name, data)) from error


def _reason(name: str, data: bytes) -> str:
    # pdfium's last error is an earlier file's where this one loads but has no pages, so the file is loaded once more
    loaded = raw.FPDF_LoadMemDocument64(data, len(data), None)
    code = raw.FPDF_ERR_SUCCESS if loaded else raw.FPDF_GetLastError()
    if loaded:
        raw.FPDF_CloseDocument(loaded)
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
        found = words(textpage, shown, width, height)
    finally:
        textpage.close()
    if not found:
        return Sheet(number, round(width, 2), round(height, 2), (), pictured=has_picture(page))
    few = sum(map(len, found.values())) < FEW
    turn = max(found, key=lambda turn: len(found[turn]))
    seen = turns.size(turn, width, height)
    return Sheet(
        number,
        round(seen[0], 2),
        round(seen[1], 2),
        tuple(found.pop(turn)),
        tuple(dict.fromkeys(rulings(page, lambda x, y: turns.point(*shown(x, y), turn, width, height)))),
        turn,
        tuple(_seen_from(strip, other, turn, width, height) for other in found for strip in strips(found[other])),
        pictured=few and is_covered(page),
    )


def _seen_from(strip: Strip, one: int, other: int, width: float, height: float) -> Strip:
    """Return a strip that is upright after one turn with its box as seen after another."""
    shown = turns.box(strip.box, turns.UP[one], *turns.size(one, width, height))
    return replace(strip, box=turns.box(shown, other, width, height))


def upright(page: pypdfium2.PdfPage) -> View:
    """Return what takes a point of the PDF to points from the top left of the page as it is shown."""
    left, bottom, right, top = page.get_bbox()
    views: dict[int, View] = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    return views[page.get_rotation()]
