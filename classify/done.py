"""What the status or time column of a table says of the åtgärd in its row.

>>> said("Klart", "Klart"), said("Läge", "Pågår"), said("Status", "Ej påbörjat"), said("Klart", "31 maj 2024"), said("Kommentar", "Ja")
(<Status.DONE: 'genomförd'>, <Status.ONGOING: 'pågående'>, <Status.PLANNED: 'planerad'>, None, None)
"""

import re

from classify.types import Status

COLUMN = re.compile(
    r"\s*(?:status|läge|klart?|färdigt?|utfört?|utförd|genomfört?|genomförd|åtgärda[td]|avslutat?|när|tid(?:plan|punkt)?|datum|klart? (?:när|senast|datum))\b",
    re.IGNORECASE,
)
_WORDS = (
    (
        Status.PLANNED,
        r"(?:ej|inte)\s+(?:påbörjat?|startat?|klart?|utfört?|utförd|genomfört?|genomförd|åtgärdat?|åtgärdad)|planera[dt]|kvarstår",
    ),
    (Status.ONGOING, r"pågår|pågående|påbörja[dt]|under arbete|löper"),
    (
        Status.DONE,
        r"klart?|färdigt?|utfört?|utförd|genomfört?|genomförd|åtgärda[td]|avsluta[td]|slutför[td]|ja|ok|100 ?%|✓",
    ),
)
_SAID = tuple((status, re.compile(rf"\W*(?:{words})\W*", re.IGNORECASE)) for status, words in _WORDS)


def said(column: str, cell: str) -> Status | None:
    """Return what a cell says that holds nothing but a word of how far something has come."""
    if not COLUMN.match(column):
        return None
    return next((status for status, words in _SAID if words.fullmatch(cell)), None)
