"""What hangs on a mail and is worth reading: not logotypes, pictures in the text, signatures or invitations.

>>> sort([Attached("rutin.pdf", b"%PDF-1.7"), Attached("möte.ics", b"BEGIN:VCALENDAR")])
Sorted(documents=(('rutin.pdf', b'%PDF-1.7'),), left=('möte.ics',))
"""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import NamedTuple

from extract.readers import picture

Named = tuple[str, bytes]

NO_DOCUMENTS = {".ics", ".vcf", ".p7s", ".p7m", ".asc", ".sig", ".emf", ".wmf", ".svg", ".wav", ".mp3", ".mp4", ".mov"}
SMALLEST = 700
"""Points along the shorter side: an A4 in the coarsest scan that can be read has more, logotypes have fewer."""


class Attached(NamedTuple):
    """A file on a mail; ``drawn``: it is shown in the text."""

    name: str
    data: bytes
    drawn: bool = False


class Sorted(NamedTuple):
    """The documents, and the names of what is left but may be missed; what is small and drawn nobody misses."""

    documents: tuple[Named, ...]
    left: tuple[str, ...]


def sort(attached: Iterable[Attached]) -> Sorted:
    """Tell documents from the rest."""
    documents: list[Named] = []
    left: list[str] = []
    for one in attached:
        size = picture.size(one.data)
        if size is not None and min(size) < SMALLEST:
            continue
        if PurePosixPath(one.name).suffix.lower() in NO_DOCUMENTS or (size is not None and one.drawn):
            left.append(one.name)
        else:
            documents.append((one.name, one.data))
    return Sorted(tuple(documents), tuple(left))
