"""A PDF's pages without text, or with bad text, read from their pictures; the rest keep what they have."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2

from extract import ocr
from extract.layout.print import Sheet
from extract.quality import ENOUGH, quality

DPI = 300
MOST_PIXELS = 25_000_000
"""A page as large as a wall is read more coarsely."""
WORST = 0.6
"""Text of lower quality than this is no text."""
NOTHING = "Ingen text hittades i bilden."
MORE = 2
"""A picture under some text is worth its words where it has so many times as many letters."""


@dataclass(frozen=True, slots=True)
class Read:
    """A page as it will be read: its sheet, how sure (0–1) tesseract was of it (None: the text layer), what went wrong."""

    sheet: Sheet
    confidence: float | None = None
    problem: str | None = None


def read(pdf: pypdfium2.PdfDocument, sheets: Sequence[Sheet]) -> list[Read]:
    """Return all pages, those whose picture says more than their text as read from it."""
    asked = [sheet for sheet in sheets if asks(sheet)]
    if not asked:
        return [Read(sheet) for sheet in sheets]
    missing = ocr.missing()
    if missing:
        return [Read(sheet, problem=missing if sheet in asked else None) for sheet in sheets]
    seen = {page.sheet.number: page for page in ocr.recognise(_scans(pdf, asked))}
    return [_better(sheet, seen.get(sheet.number)) for sheet in sheets]


def asks(sheet: Sheet) -> bool:
    """Tell whether the page's picture may say more than its text."""
    return sheet.pictured or bool(sheet.words and worth(sheet) < WORST)


def worth(sheet: Sheet) -> float:
    """Return how much the page's text looks like text, 0–1."""
    return quality(" ".join(word.text for word in sheet.words[:: len(sheet.words) // ENOUGH + 1]))


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


def _better(sheet: Sheet, seen: ocr.Recognised | None) -> Read:
    if seen is None:
        return Read(sheet)
    if not seen.sheet.words:
        return Read(sheet, problem=seen.problem or NOTHING)
    if not sheet.words or _says_more(sheet, seen):
        return Read(seen.sheet, seen.confidence)
    return Read(sheet)


def _says_more(sheet: Sheet, seen: ocr.Recognised) -> bool:
    if worth(sheet) < WORST:
        return seen.confidence > worth(sheet)
    return seen.confidence > WORST and _letters(seen.sheet) > MORE * _letters(sheet)


def _letters(sheet: Sheet) -> int:
    return sum(map(str.isalpha, "".join(word.text for word in sheet.words)))
