"""The letterhead: fields side by side above the first heading, the sender, the one written to.

>>> document = Document("0", "b.txt", "Skolinspektionen   Beslut   2013-02-19   Dnr 43-2012:48711   1 (9)\\n\\nTill: Eslövs kommun", (), ())
>>> letterhead(document).fields
('Skolinspektionen', 'Beslut', '2013-02-19', 'Dnr 43-2012:48711', '1 (9)')
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from extract.entities.name import UP
from extract.entities.organisations import find_organisations
from extract.entities.roles import TAIL
from extract.lexicon import table
from extract.profile.frame import blocks_of
from extract.profile.senders import is_sender
from extract.types import BlockKind, Document

OPENING = 9
"""How many blocks are looked at where no heading ends the letterhead."""

TO = re.compile(r"^(?:Till(?!\s+(?:och|höger))|To|Mottagare|Adressat|Ges\s+in\s+till|Att\.?)\b:?\s*", re.IGNORECASE)
ADDRESS = re.compile(
    r"\b\d{3}\s?\d{2}\s+[A-ZÅÄÖ]|\bBox\s\d|\bAtt[.:]|\bc/o\b|\bgatan\s\d|\bvägen\s\d|\bErt?\s(?:beteckning|bet\.|dnr|diarienr|diarienummer|ref)"
)
STREET = re.compile(r"(?:\w(?:gatan|vägen|gränd|torget|stigen|backen)|\bTorget)\s\d{1,3}\b")
MAIL = re.compile(
    r"(?:Från|From)\s*:\s*(?P<sender>.*?)\s+(?:(?:Skickat|Sent|Datum|Date)\s*:.*?\s+)?(?:Till|To)\s*:\s*(?P<recipient>.*?)(?=\s+(?:Kopia|Cc|Skickat|Sent|Datum|Date|Ämne|Subject)\s*:|$)",
    re.DOTALL,
)
LABEL = re.compile(r"\s*(?:Från|From|Till|To|Kopia|Cc|Skickat|Sent|Ämne|Subject)\s*:\s*")
INLINE = re.compile(r"(?:[\w\d]\s|^)(?:Till:?|Mottagare:)\s+(?P<to>[A-ZÅÄÖ][^\n:]{3,70})")
INLINE_END = re.compile(r"\s(?:Handläggare|Kopia|Ansvarig)\b.*$", re.DOTALL)
UNIT = re.compile(rf"(?<!\w)({UP}(?:\s{UP})*\s{TAIL})(?![\wåäö])")
SIDE_BY_SIDE = re.compile(r"\s{3,}|[\n\t|]|\s[·•]\s|\s(?=(?:Sida|Sid\.?)\s\d)")
PLACE_DATE = re.compile(r"^(?:Ort\s+och\s+datum:\s*)?[A-ZÅÄÖ][\wåäö-]+,?\s+(?:den\s+)?\d{1,2}\s+[a-z]+\s+\d{4}$")
SMALL = re.compile(r"\b(?:I|Och|För|Av|På|Till|Län|Kommun|Nämnden)\b")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands side by side at the top, who sends, who is written to; all in words as they read, not in capitals."""

    fields: tuple[str, ...]
    sender: str
    recipient: str
    mail: bool = False


def letterhead(document: Document) -> Letterhead:
    """Read the blocks before the first heading, and the running heads."""
    blocks = blocks_of(document)
    if blocks and (mail := MAIL.match(blocks[0][1])):
        fields = tuple(part.strip() for part in LABEL.split(blocks[0][1]) if part.strip())
        return Letterhead(fields, mail["sender"].strip(), mail["recipient"].strip(), mail=True)
    headings = (at for at, (kind, text) in enumerate(blocks) if kind is BlockKind.HEADING and not is_sender(text))
    first = next(headings, OPENING)
    above = list(takewhile(_no_sentence, (text for _, text in blocks[: min(first, OPENING)])))
    heads = [text for kind, text in blocks if kind is BlockKind.FURNITURE][:2]
    below = [text for _, text in blocks[first + 1 : first + 3] if len(text) < 200]
    written_to = [text for text in (*above, *below) if TO.match(text)]
    if not written_to and not any("SAMMANTRÄDESPROTOKOLL" in text.upper() for text in above):
        written_to = [text for at, text in enumerate(above) if text not in heads and _is_address(text, first=at == 0)]
        if heads or above:
            by_authority = any(
                name.sort == "authority" for name in find_organisations(_plain("\n".join(heads or above[:1])))
            )
            written_to += [
                text for text in above[not heads :] if by_authority and text not in heads and _other_body(text)
            ]
    top = list(dict.fromkeys([*heads, *(text for text in above if text not in written_to)]))
    fields = tuple(part for text in top for part in map(str.strip, SIDE_BY_SIDE.split(text)) if part)
    sender = "\n".join(_plain(field) for field in fields)
    inline = [match["to"] for text in top if (match := INLINE.search(text))]
    recipients = [*(TO.sub("", INLINE_END.sub("", text)) for text in written_to), *inline]
    return Letterhead(fields, sender, "\n".join(map(_plain, recipients)))


def _other_body(text: str) -> bool:
    """Tell whether a block under an authority's name begins with one that it writes to."""
    first = next(iter(find_organisations(text)), None)
    return first is not None and first.start == 0 and first.sort in ("municipality", "region", "board", "company")


def _no_sentence(text: str) -> bool:
    return len(text) < 240 and not re.search(r"\w{4,}[.!?]\s*$", text)


def _is_address(text: str, *, first: bool) -> bool:
    if PLACE_DATE.match(text):
        return False
    return ADDRESS.search(text) is not None or (not first and (STREET.search(text) is not None or _names_only(text)))


def _names_only(text: str) -> bool:
    """Tell whether the block is names without a sentence: "Ljungby kommun", "Verksamhetschefen Tallåsens vårdcentral"."""
    return (
        len(text) < 90
        and not re.search(r"[.:?!]\s*$|\d", text)
        and (bool(find_organisations(text)) or UNIT.search(text) is not None)
    )


def _plain(text: str) -> str:
    """Return capitals as they read in a sentence: "LÄNSSTYRELSEN I KALMAR LÄN" is "Länsstyrelsen i Kalmar län"."""
    return re.sub(r"\b[A-ZÅÄÖ-]{4,}(?:\s+(?:[A-ZÅÄÖ-]{4,}|I|OCH|FÖR|AV|LÄN|AB|HB))*\b", lambda m: _sentence(m[0]), text)


def _sentence(capitals: str) -> str:
    known = _written().get(" ".join(capitals.split()).casefold())
    if known:
        return known
    words = [word if word in ("AB", "HB") else word.capitalize() for word in capitals.split()]
    return (
        SMALL.sub(lambda m: m[0].lower(), words[0])
        if len(words) == 1 and words[0] not in ("Kommun",)
        else " ".join([words[0], *(SMALL.sub(lambda m: m[0].lower(), w) for w in words[1:])])
    )


@cache
def _written() -> dict[str, str]:
    """The spelling of authorities and regions by their names without capitals."""
    return {row["name"].casefold(): row["name"] for sort in ("authorities", "regions") for row in table(sort)}
