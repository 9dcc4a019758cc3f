"""PDF: words and lines from pdfium, or from the picture where a page has no text, put in order by extract.layout."""

from collections.abc import Set as AbstractSet

from extract.errors import Unreadable
from extract.readers import pdfscans, sheets
from extract.readers.cycles import resting
from extract.readers.pdfium import opened, sheet
from extract.types import Document

SUFFIXES = (".pdf",)
FORMAT = "PDF"
MOST_PAGES = 5000


def takes(data: bytes) -> bool:
    """Tell whether the bytes are a PDF; the mark may stand after some rubbish."""
    return b"%PDF-" in data[:1024]


def read(name: str, data: bytes, again: AbstractSet[int] = frozenset()) -> Document:
    """Return the Document of a PDF; pages without text are read as pictures, and those that can't be are told of.

    ``again`` are pages to be read as pictures whatever text they have.
    """
    with opened(name, data) as pdf:
        if len(pdf) > MOST_PAGES:
            raise Unreadable(f"{name} har {len(pdf)} sidor; högst {MOST_PAGES} läses. Dela upp den.")
        with resting():
            printed = [sheet(pdf, number) for number in range(1, len(pdf) + 1)]
        found = pdfscans.read(pdf, printed, again)
    with resting():
        return sheets.document(name, data, found)
