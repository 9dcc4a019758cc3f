"""PDF: words and lines from pdfium, or from the picture where a page has no text, put in order by extract.layout."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.errors import Unreadable
from extract.layout import arrange, assemble
from extract.layout.turns import size as turned_size
from extract.readers import pdfscans
from extract.readers.identity import digest
from extract.readers.pdfium import opened, sheet
from extract.readers.pdfscans import WORST, Read
from extract.types import Document, Page

SUFFIXES = (".pdf",)
FORMAT = "PDF"


def takes(data: bytes) -> bool:
    """Tell whether the bytes are a PDF; the mark may stand after some rubbish."""
    return b"%PDF-" in data[:1024]


def read(name: str, data: bytes) -> Document:
    """Return the Document of a PDF; pages without text are read as pictures, and those that can't be are told of."""
    with opened(name, data) as pdf:
        found = pdfscans.read(pdf, [sheet(pdf, number) for number in range(1, len(pdf) + 1)])
    if not any(page.sheet.words for page in found):
        raise Unreadable(_no_text(name, found))
    sheets = [page.sheet for page in found]
    sizes = [turned_size(sheet.turn, sheet.width, sheet.height) for sheet in sheets]
    document = assemble(digest(data), name, arrange(sheets), sizes)
    judged = tuple(_judged(page, how.confidence) for page, how in zip(document.pages, found, strict=True))
    return replace(document, pages=judged, notes=tuple(_notes(document.text, judged, found)))


def _judged(page: Page, confidence: float | None) -> Page:
    return page if confidence is None else replace(page, source="ocr", quality=confidence)


def _notes(text: str, judged: Sequence[Page], found: Sequence[Read]) -> Iterator[str]:
    damaged = [page.sheet.number for page in found if not page.sheet.width]
    poor = [page for page in judged if page.span.of(text).strip() and page.quality < WORST]
    typed = [page.number for page in poor if page.source == "text"]
    scanned = [page.number for page in poor if page.source == "ocr"]
    for problem, numbers in _problems(found):
        yield f"{pages(numbers).capitalize()} är en bild som inte har lästs. {problem}"
    if damaged:
        yield f"Det går inte att läsa {pages(damaged)}: filen är skadad där."
    if typed:
        yield f"Textlagret på {pages(typed)} är svårläst och kan ge fel: jämför med originalet."
    if scanned:
        yield f"Bilden på {pages(scanned)} är svårläst och kan ha tolkats fel: jämför med originalet."


def _problems(found: Sequence[Read]) -> Iterator[tuple[str, list[int]]]:
    """Yield each reason why pictures were not read, with the pages."""
    for problem in dict.fromkeys(page.problem for page in found if page.problem and not page.sheet.words):
        if problem:
            yield problem, [page.sheet.number for page in found if page.problem == problem and not page.sheet.words]


def pages(numbers: Sequence[int]) -> str:
    """Return the pages in words.

    >>> pages([3]), pages([1, 2, 3, 7])
    ('sida 3', 'sidorna 1–3 och 7')
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    texts = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    listed = " och ".join(filter(None, (", ".join(texts[:-1]), texts[-1])))
    return f"{'sida' if len(numbers) == 1 else 'sidorna'} {listed}"


def _no_text(name: str, found: Sequence[Read]) -> str:
    if any(not page.sheet.width for page in found):
        return f"{name} är skadad. Öppna den i en PDF-läsare, spara en ny kopia och ladda upp den."
    for problem, numbers in _problems(found):
        return f"{name} är inskannad: {pages(numbers)} saknar textlager. {problem}"
    return f"{name} är tom: ingen sida har någon text. Kontrollera att rätt fil valdes."
