"""What comes in one file but is several documents: ZIP files, and mails with what is attached to them.

>>> unpack("protokoll.txt", b"Inga brister.")
(('protokoll.txt', b'Inga brister.'),)
"""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from extract.errors import Unreadable
from extract.readers import docx, eml, msg, odt, zips

DEEPEST = 3
"""A ZIP in a mail in a ZIP; deeper is no filing."""
MOST = 200
"""Documents in one file."""
LARGEST = 500_000_000
"""Bytes of all documents together."""
JUNK = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")

Named = tuple[str, bytes]


def unpack(name: str, data: bytes) -> tuple[Named, ...]:
    """Return the documents in a file, each with its name and bytes: itself, or what a ZIP holds; a mail comes first.

    Files that no reader takes are among them, so that the reason can be told for each.
    """
    found: list[Named] = []
    size = 0
    for inner, content in _unpacked(name, data, DEEPEST):
        size += len(content)
        if len(found) == MOST or size > LARGEST:
            raise Unreadable(
                f"{name} innehåller fler än {MOST} filer eller mer än {LARGEST // 1_000_000} MB. Ladda upp i omgångar."
            )
        found.append((inner, content))
    return tuple(found)


def may_hold_more(data: bytes) -> bool:
    """Tell, without opening it, whether a file may be several documents."""
    return data.startswith(b"PK\x03\x04") or any(reader.takes(data) for reader in (eml, msg))


def is_archive(data: bytes) -> bool:
    """Tell whether the bytes are a ZIP of files, not an office document in its guise."""
    return data.startswith(b"PK\x03\x04") and not docx.takes(data) and not odt.takes(data)


def _unpacked(name: str, data: bytes, deepest: int) -> Iterator[Named]:
    if is_archive(data):
        yield from _each(_members(name, data), name, deepest)
        return
    yield name, data
    mail = next((reader for reader in (eml, msg) if reader.takes(data)), None)
    if mail is not None:
        yield from _each(iter(mail.opened(name, data).attached), name, deepest)


def _each(inside: Iterator[Named], name: str, deepest: int) -> Iterator[Named]:
    for inner, content in inside:
        if deepest == 0:
            raise Unreadable(f"{name} har filer i filer i fler än {DEEPEST} led. Packa upp den och ladda upp filerna.")
        if content:
            yield from _unpacked(inner, content, deepest - 1)


def _members(name: str, data: bytes) -> Iterator[Named]:
    entries = zips.check(name, data)
    if not any(not entry.is_dir() for entry in entries):
        raise Unreadable(f"{name} är en tom zip-fil. Kontrollera att rätt fil valdes.")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable(f"{name} är skyddad med lösenord. Packa upp den och ladda upp filerna.")
    with ZipFile(BytesIO(data)) as archive:
        for entry in entries:
            if not entry.is_dir() and not any(junk in entry.filename for junk in JUNK):
                yield entry.filename, zips.member(name, archive, entry)
