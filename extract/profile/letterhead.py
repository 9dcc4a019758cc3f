"""The letterhead: fields side by side above the first heading, the sender, the one written to.

>>> document = Document("0", "b.txt", "Skolinspektionen   Beslut   2013-02-19   Dnr 43-2012:48711   1 (9)\\n\\nTill: Eslövs kommun", (), ())
>>> letterhead(document).fields
('Skolinspektionen', 'Beslut', '2013-02-19', 'Dnr 43-2012:48711', '1 (9)')
"""

import re
from dataclasses import dataclass
from itertools import takewhile

from extract.entities.organisations import UP, find_organisations
from extract.entities.roles import TAIL
from extract.profile.frame import blocks_of
from extract.types import BlockKind, Document

OPENING = 9
"""How many blocks are looked at where no heading ends the letterhead."""

TO = re.compile(r"^(?:Till(?!\s+(?:och|höger))|To|Mottagare|Adressat|Ges\s+in\s+till|Att\.?)\b:?\s*", re.IGNORECASE)
ADDRESS = re.compile(r"\b\d{3}\s?\d{2}\s+[A-ZÅÄÖ]|\bBox\s\d|\bAtt[.:]|\bc/o\b|\bgatan\s\d|\bvägen\s\d")
UNIT = re.compile(rf"(?<!\w)({UP}(?:\s{UP})*\s{TAIL})(?![\wåäö])")
PLACE_DATE = re.compile(r"^(?:Ort\s+och\s+datum:\s*)?[A-ZÅÄÖ][\wåäö-]+,?\s+(?:den\s+)?\d{1,2}\s+[a-z]+\s+\d{4}$")
SMALL = re.compile(r"\b(?:I|Och|För|Av|På|Till|Län|Kommun|Nämnden)\b")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands side by side at the top, who sends, who is written to; all in words as they read, not in capitals."""

    fields: tuple[str, ...]
    sender: str
    recipient: str


def letterhead(document: Document) -> Letterhead:
    """Read the blocks before the first heading, and the running heads."""
    blocks = blocks_of(document)
    first = next((at for at, (kind, _) in enumerate(blocks) if kind is BlockKind.HEADING), OPENING)
    above = list(takewhile(_no_sentence, (text for _, text in blocks[: min(first, OPENING)])))
    heads = [text for kind, text in blocks if kind is BlockKind.FURNITURE][:2]
    below = [text for _, text in blocks[first + 1 : first + 3] if len(text) < 200]
    written_to = [text for text in (*above, *below) if TO.match(text)]
    if not written_to and not any("SAMMANTRÄDESPROTOKOLL" in text.upper() for text in above):
        written_to = [text for at, text in enumerate(above) if text not in heads and _is_address(text, first=at == 0)]
    top = list(dict.fromkeys([*heads, *(text for text in above if text not in written_to)]))
    fields = tuple(part for text in top for part in map(str.strip, re.split(r"\s{3,}|[\n\t|]|\s[·•]\s", text)) if part)
    sender = "\n".join(_plain(field) for field in fields)
    return Letterhead(fields, sender, "\n".join(_plain(TO.sub("", text)) for text in written_to))


def _no_sentence(text: str) -> bool:
    return len(text) < 240 and not re.search(r"\w{4,}[.!?]\s*$", text)


def _is_address(text: str, *, first: bool) -> bool:
    if PLACE_DATE.match(text):
        return False
    return ADDRESS.search(text) is not None or (not first and _names_only(text))


def _names_only(text: str) -> bool:
    """Tell whether the block is names without a sentence: "Ljungby kommun", "Verksamhetschefen Tallåsens vårdcentral"."""
    return (
        len(text) < 90
        and not re.search(r"[.:?!]\s*$|\d", text)
        and (bool(find_organisations(text)) or UNIT.search(text) is not None)
    )


def _plain(text: str) -> str:
    """Return capitals as they read in a sentence: "LÄNSSTYRELSEN I KALMAR LÄN" is "Länsstyrelsen i Kalmar län"."""
    return re.sub(r"\b[A-ZÅÄÖ-]{4,}(?:\s+(?:[A-ZÅÄÖ-]{4,}|I|OCH|LÄN|AB|HB))*\b", lambda m: _sentence(m[0]), text)


def _sentence(capitals: str) -> str:
    words = [word if word in ("AB", "HB") else word.capitalize() for word in capitals.split()]
    return (
        SMALL.sub(lambda m: m[0].lower(), words[0])
        if len(words) == 1 and words[0] not in ("Kommun",)
        else " ".join([words[0], *(SMALL.sub(lambda m: m[0].lower(), w) for w in words[1:])])
    )
