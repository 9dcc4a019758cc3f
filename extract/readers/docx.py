"""Word's .docx: headings by style and by look, lists with their numbers, tables as cells, changes as accepted."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

import docx
from docx.opc.exceptions import OpcError
from lxml.etree import LxmlError

from extract.errors import Unreadable
from extract.layout import assemble
from extract.readers.identity import digest
from extract.readers.wordblocks import Blocks
from extract.types import Document

SUFFIXES = (".docx", ".docm", ".dotx")
FORMAT = "Word (.docx)"

LARGEST = 200_000_000
"""Bytes that a file may unfold to."""
TIGHTEST = 300
"""How many times larger than packed a file may get; XML rarely passes 30."""


def takes(data: bytes) -> bool:
    """Tell whether the bytes are a zip file with a Word document in it, whole or cut off."""
    return data.startswith(b"PK\x03\x04") and b"word/" in data


def read(name: str, data: bytes) -> Document:
    """Return the Document of a Word file: one page without size, for Word decides on pages when it shows them."""
    _check(name, data)
    damaged = f"{name} är skadad och går inte att öppna. Öppna den i Word, spara en ny kopia och ladda upp den."
    try:
        drafts = list(_drafts(docx.Document(BytesIO(data))))
    except (OpcError, LxmlError, BadZipFile, KeyError, ValueError, AttributeError, TypeError, OSError) as error:
        raise Unreadable(damaged) from error
    except (zlib.error, struct.error, NotImplementedError, RuntimeError, EOFError, AssertionError, IndexError) as error:
        raise Unreadable(damaged) from error
    return assemble(digest(data), name, drafts, [(0, 0)])


def _check(name: str, data: bytes) -> None:
    try:
        with ZipFile(BytesIO(data)) as archive:
            sizes = [(entry.file_size, entry.compress_size) for entry in archive.infolist()]
    except (BadZipFile, ValueError, NotImplementedError, OSError, UnicodeDecodeError) as error:
        raise Unreadable(f"{name} är avklippt eller skadad. Hämta filen på nytt och ladda upp den igen.") from error
    whole = sum(size for size, _ in sizes)
    if whole > LARGEST or any(size > 1_000_000 and size > TIGHTEST * packed for size, packed in sizes):
        raise Unreadable(
            f"{name} packas upp till {whole // 1_000_000} MB, mer än vad som är rimligt. Spara en ny kopia."
        )


def _drafts(document: Any) -> Iterator[Any]:
    blocks = Blocks(document)
    yield from blocks.running("header")
    yield from blocks.inside(document.element.body)
    yield from blocks.notes()
    yield from blocks.running("footer")
