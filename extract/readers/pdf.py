"""PDF with a text layer: words and lines from pdfium, put in order by extract.layout."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.errors import Unreadable
from extract.layout import arrange, assemble
from extract.layout.turns import size as turned_size
from extract.readers.identity import digest
from extract.readers.pdfium import opened, sheet
from extract.types import Document

SUFFIXES = (".pdf",)
FORMAT = "PDF"

WORST = 0.6
"""Text of lower quality than this is told of."""


def takes(data: bytes) -> bool:
    """Tell whether the bytes are a PDF; the mark may stand after some rubbish."""
    return b"%PDF-" in data[:1024]


def read(name: str, data: bytes) -> Document:
    """Return the Document of a PDF; pages without a text layer are told of, a PDF with none is Unreadable."""
    with opened(name, data) as pdf:
        sheets = [sheet(pdf, number) for number in range(1, len(pdf) + 1)]
    pictures = [found.number for found in sheets if not found.words and found.pictured]
    damaged = [found.number for found in sheets if not found.width]
    if not any(found.words for found in sheets):
        raise Unreadable(_no_text(name, pictures, damaged))
    sizes = [turned_size(found.turn, found.width, found.height) for found in sheets]
    document = assemble(digest(data), name, arrange(sheets), sizes)
    poor = [page.number for page in document.pages if page.span.of(document.text).strip() and page.quality < WORST]
    return replace(document, notes=tuple(_notes(pictures, poor, damaged)))


def _notes(pictures: Sequence[int], poor: Sequence[int], damaged: Sequence[int]) -> Iterator[str]:
    if pictures:
        yield f"Texten på {pages(pictures)} är en bild och har inte lästs: den behöver tolkas med OCR."
    if damaged:
        yield f"Det går inte att läsa {pages(damaged)}: filen är skadad där."
    if poor:
        yield f"Textlagret på {pages(poor)} är svårläst och kan ge fel: jämför med originalet eller tolka om det med OCR."


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


def _no_text(name: str, pictures: Sequence[int], damaged: Sequence[int]) -> str:
    if damaged:
        return f"{name} är skadad. Öppna den i en PDF-läsare, spara en ny kopia och ladda upp den."
    if not pictures:
        return f"{name} är tom: ingen sida har någon text. Kontrollera att rätt fil valdes."
    return (
        f"{name} är inskannad: {pages(pictures)} saknar textlager. Texten behöver tolkas med OCR: kör filen genom OCR "
        "(till exempel ocrmypdf -l swe) och ladda upp den igen."
    )
