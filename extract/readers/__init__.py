"""The verb read and the list of readers: a reader is a module with takes(data), read(name, data) and SUFFIXES.

>>> read("protokoll.txt", "Närvarande\\n\\nInga brister framkom.".encode()).text
'Närvarande\\n\\nInga brister framkom.'
"""

from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import PurePosixPath
from types import ModuleType

from extract.errors import Unreadable, UnsupportedFormat
from extract.readers import doc, docx, eml, html, msg, odt, pdf, picture, rtf, text
from extract.readers.unpack import unpack as unpack
from extract.types import Document

READERS: tuple[ModuleType, ...] = (pdf, docx, odt, rtf, doc, msg, eml, picture, html, text)
"""The first that takes the bytes reads them."""

SUPPORTED = "PDF, DOCX, DOC, ODT, RTF, EML, MSG, PNG, JPEG, TIFF, HTML, TXT, MD och ZIP av dessa"


LONGEST = 10_000_000
"""Characters: three thousand closely written pages."""
PICTURED = (pdf, picture)
"""Readers of pages that can be seen."""


def read(name: str, data: bytes, again: AbstractSet[int] = frozenset()) -> Document:
    """Return the Document that a file's bytes hold; the content says what it is, the name only what it is called.

    ``again`` are pages that somebody asks to have read from their pictures, whatever text they have.
    """
    if not data.strip(b"\x00\t\n\r\x0b\x0c "):
        raise Unreadable(f"{name} är tom. Kontrollera att rätt fil valdes och att uppladdningen blev klar.")
    reader = next((reader for reader in READERS if reader.takes(data)), None)
    if reader is None:
        raise UnsupportedFormat(_unsupported(name, data))
    try:
        document: Document = reader.read(name, data, again) if reader in PICTURED else reader.read(name, data)
    except RecursionError as error:
        raise Unreadable(f"{name} är byggd i orimligt många led. Spara den som PDF och ladda upp den.") from error
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if not document.text.strip():
        raise Unreadable(f"{name} innehåller ingen text. Kontrollera att rätt fil valdes.")
    if len(document.text) > LONGEST:
        raise Unreadable(f"{name} har mer än {LONGEST // 1_000_000} miljoner tecken text. Dela upp den.")
    if not suffix or suffix in reader.SUFFIXES:
        return document
    note = f"Filen heter {suffix} men innehållet är {reader.FORMAT}, och har lästs som det."
    return replace(document, notes=(*document.notes, note))


FOREIGN = (
    (b"PK\x03\x04", "en zip-fil eller ett annat kontorsformat än Word och OpenDocument"),
    (b"\xd0\xcf\x11\xe0", "ett äldre Office-format (.xls, .ppt)"),
    (b"GIF8", "en bild i formatet GIF"),
    (b"BM", "en bild i formatet BMP"),
    (b"RIFF", "en bild, ett ljud eller en film"),
    (b"\0\0\0", "en bild i formatet HEIC eller en film"),
    (b"\x78\x9f\x3e\x22", "Outlooks paket winmail.dat"),
)


def _unsupported(name: str, data: bytes) -> str:
    kind = next((kind for mark, kind in FOREIGN if data.startswith(mark)), "ett okänt format")
    return f"{name} är {kind}, som inte kan läsas. Spara den som PDF eller DOCX och ladda upp den igen ({SUPPORTED})."
