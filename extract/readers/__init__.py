"""The verb read and the list of readers: a reader is a module with takes(data), read(name, data) and SUFFIXES.

>>> read("protokoll.txt", "Närvarande\\n\\nInga brister framkom.".encode()).text
'Närvarande\\n\\nInga brister framkom.'
"""

from dataclasses import replace
from pathlib import PurePosixPath
from types import ModuleType

from extract.errors import Unreadable, UnsupportedFormat
from extract.readers import docx, eml, html, msg, odt, pdf, rtf, text
from extract.readers.unpack import unpack as unpack
from extract.types import Document

READERS: tuple[ModuleType, ...] = (pdf, docx, odt, rtf, msg, eml, html, text)
"""The first that takes the bytes reads them."""

SUPPORTED = "PDF, DOCX, ODT, RTF, EML, MSG, HTML, TXT, MD och ZIP av dessa"


def read(name: str, data: bytes) -> Document:
    """Return the Document that a file's bytes hold; the content says what it is, the name only what it is called."""
    if not data.strip(b"\x00\t\n\r\x0b\x0c "):
        raise Unreadable(f"{name} är tom. Kontrollera att rätt fil valdes och att uppladdningen blev klar.")
    reader = next((reader for reader in READERS if reader.takes(data)), None)
    if reader is None:
        raise UnsupportedFormat(_unsupported(name, data))
    document: Document = reader.read(name, data)
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if not document.text.strip():
        raise Unreadable(f"{name} innehåller ingen text. Kontrollera att rätt fil valdes.")
    if not suffix or suffix in reader.SUFFIXES:
        return document
    note = f"Filen heter {suffix} men innehållet är {reader.FORMAT}, och har lästs som det."
    return replace(document, notes=(*document.notes, note))


FOREIGN = (
    (b"PK\x03\x04", "en zip-fil eller ett annat kontorsformat än Word och OpenDocument"),
    (b"\xd0\xcf\x11\xe0", "ett äldre Office-format (.doc, .xls, .ppt)"),
    (b"\x89PNG", "en bild"),
    (b"\xff\xd8\xff", "en bild"),
    (b"II*\x00", "en bild"),
    (b"MM\x00*", "en bild"),
)


def _unsupported(name: str, data: bytes) -> str:
    kind = next((kind for mark, kind in FOREIGN if data.startswith(mark)), "ett okänt format")
    return f"{name} är {kind}, som inte kan läsas. Spara den som PDF eller DOCX och ladda upp den igen ({SUPPORTED})."
