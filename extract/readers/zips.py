"""Zip files that unfold to something reasonable: what .docx and .odt are, and what several documents come in."""

import struct
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from extract.errors import Unreadable

LARGEST = 200_000_000
"""Bytes that a file may unfold to."""
TIGHTEST = 300
"""How many times larger than packed a file may get; XML rarely passes 30."""
SMALL = 1_000_000
"""Bytes: what unfolds to less does no harm, however tight."""

BROKEN = (
    BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    KeyError,
    ValueError,
    OSError,
)
"""What the standard library raises on damaged files."""


def names(data: bytes) -> list[str] | None:
    """Return the names in the file, None where it is damaged."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return archive.namelist()
    except BROKEN:
        return None


def check(name: str, data: bytes) -> list[ZipInfo]:
    """Return what is in the file, unless it is damaged or unfolds to more than is reasonable."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except BROKEN as error:
        raise Unreadable(f"{name} är avklippt eller skadad. Hämta filen på nytt och ladda upp den igen.") from error
    whole = sum(entry.file_size for entry in entries)
    tight = any(entry.file_size > SMALL and entry.file_size > TIGHTEST * entry.compress_size for entry in entries)
    if whole > LARGEST or tight:
        raise Unreadable(
            f"{name} packas upp till {whole // 1_000_000} MB, mer än vad som är rimligt. Spara en ny kopia."
        )
    return entries


def member(name: str, archive: ZipFile, entry: ZipInfo) -> bytes:
    """Return what one entry unfolds to, and no more than it says."""
    try:
        return archive.read(entry)
    except BROKEN as error:
        raise Unreadable(f"{entry.filename} i {name} är skadad. Packa ihop filerna på nytt.") from error
