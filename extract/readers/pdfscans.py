"""A PDF's pages without text, or with bad text, read from their pictures; the rest keep what they have."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

import pypdfium2

from extract import ocr
from extract.layout.print import Sheet
from extract.quality import quality
from extract.readers.sheets import NOTHING, WORST, Read, room

DPI = 300
MOST_PIXELS = 25_000_000
"""A page as large as a wall is read more coarsely."""
MORE = 2
"""A picture under some text is worth its words where it has so many times as many letters."""


def read(pdf: pypdfium2.PdfDocument, sheets: Sequence[Sheet], again: AbstractSet[int] = frozenset()) -> list[Read]:
    """Return all pages, those whose picture says more than their text, or that are asked for, as read from it."""
    asked = [sheet for sheet in sheets if asks(sheet) or (sheet.number in again and sheet.width)]
    if not asked:
        return [Read(sheet) for sheet in sheets]
    missing = ocr.missing()
    if missing:
        return [
            Read(sheet, problem=missing if sheet in asked else None, asked=sheet.number in again) for sheet in sheets
        ]
    seen = {page.sheet.number: page for page in ocr.recognise(_scans(pdf, asked), again)}
    return [_better(sheet, seen.get(sheet.number), asked=sheet.number in again) for sheet in sheets]


def asks(sheet: Sheet) -> bool:
    """Tell whether the page's picture may say more than its text."""
    return sheet.pictured or bool(sheet.words and worth(sheet) < WORST)


def worth(sheet: Sheet) -> float:
    """Return how much the page's text looks like text, 0–1."""
    return quality(" ".join(word.text for word in sheet.some())) * room(sheet)


def _scans(pdf: pypdfium2.PdfDocument, sheets: Sequence[Sheet]) -> Iterator[ocr.Scan]:
    for sheet in sheets:
        page = pdf[sheet.number - 1]
        try:
            width, height = page.get_size()
            dpi = min(DPI, 72 * (MOST_PIXELS / (width * height)) ** 0.5)
            image = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        finally:
            page.close()
        yield ocr.Scan(sheet.number, image, image.width * 72 / width)


def _better(sheet: Sheet, seen: ocr.Recognised | None, *, asked: bool) -> Read:
    if seen is None:
        return Read(sheet, asked=asked)
    if not seen.sheet.words:
        return Read(sheet, problem=seen.problem or NOTHING, asked=asked)
    if asked or not sheet.words or _says_more(sheet, seen):
        return Read(seen.sheet, seen.confidence, asked=asked)
    return Read(sheet)


def _says_more(sheet: Sheet, seen: ocr.Recognised) -> bool:
    if worth(sheet) < WORST:
        return seen.confidence > worth(sheet)
    return seen.confidence > WORST and _letters(seen.sheet) > MORE * _letters(sheet)


def _letters(sheet: Sheet) -> int:
    return sum(map(str.isalpha, "".join(word.text for word in sheet.words)))
