"""PDF: words and lines from pdfium, or from the picture where a page has no text, put in order by extract.layout."""

from collections.abc import Set as AbstractSet

from extract.readers import pdfscans, sheets
from extract.readers.pdfium import opened, sheet
from extract.types import Document

SUFFIXES = (".pdf",)
FORMAT = "PDF"


def takes(data: bytes) -> bool:
    """Tell whether the bytes are a PDF; the mark may stand after some rubbish."""
    return b"%PDF-" in data[:1024]


def read(name: str, data: bytes, again: AbstractSet[int] = frozenset()) -> Document:
    """Return the Document of a PDF; pages without text are read as pictures, and those that can't be are told of.

    ``again`` are pages to be read as pictures whatever text they have.
    """
    with opened(name, data) as pdf:
        printed = [sheet(pdf, number) for number in range(1, len(pdf) + 1)]
        found = pdfscans.read(pdf, printed, again)
    return sheets.document(name, data, found)
