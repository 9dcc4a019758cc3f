"""Word's .docx: headings by style and by look, lists with their numbers, tables as cells, changes as accepted."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.oxml.exceptions import XmlchemyError
from lxml.etree import LxmlError

from extract.errors import Unreadable
from extract.layout import assemble
from extract.readers import zips
from extract.readers.identity import digest
from extract.readers.wordblocks import Blocks
from extract.types import Document

SUFFIXES = (".docx", ".docm", ".dotx")
FORMAT = "Word (.docx)"


def takes(data: bytes) -> bool:
    """Tell whether the bytes are a zip file with a Word document in it, whole or cut off."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    names = zips.names(data)
    # A ZIP may hold a Word document unpacked: what stands in its bytes is then not its own
    return b"word/" in data if names is None else any(name.startswith("word/") for name in names)


def read(name: str, data: bytes) -> Document:
    """Return the Document of a Word file: one page without size, for Word decides on pages when it shows them."""
    zips.check(name, data)
    damaged = f"{name} är skadad och går inte att öppna. Öppna den i Word, spara en ny kopia och ladda upp den."
    try:
        drafts = list(_drafts(docx.Document(BytesIO(data))))
    except (
        OpcError,
        LxmlError,
        XmlchemyError,
        PythonDocxError,
        AttributeError,
        TypeError,
        AssertionError,
        IndexError,
        *zips.BROKEN,
    ) as error:
        raise Unreadable(damaged) from error
    return assemble(digest(data), name, drafts, [(0, 0)])


def _drafts(document: Any) -> Iterator[Any]:
    blocks = Blocks(document)
    yield from blocks.running("header")
    yield from blocks.inside(document.element.body)
    yield from blocks.notes()
    yield from blocks.comments()
    yield from blocks.running("footer")
