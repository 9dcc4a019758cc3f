"""What a document calls itself.

>>> title_of(Document("0", "x.txt", "Dnr VON 2019/12\\n\\nÅtgärdsplan för Solgläntan\\n\\nPlanen gäller.", (), ()))
'Åtgärdsplan för Solgläntan'
"""

import re

from extract.profile.frame import HEAD, blocks_of
from extract.profile.kind_cues import IN_HEAD, IN_TITLE
from extract.profile.senders import is_sender
from extract.types import BlockKind, Document

LABEL = re.compile(
    r"^(?:Datum|Dnr|Diarienummer|Tid|Plats|Sida?|Till|Från|Handläggare|Telefon|Org|Ärende|Närvarande|Deltagare|Bilaga|Date|To|From|Sid)\b[.:]?",
    re.IGNORECASE,
)
GENERIC = re.compile(
    r"^(?:\d+(?:\.\d+)*\.?\s+)?(?:Sammanfattning|Innehåll(?:sförteckning)?|Inledning|Bakgrund|Syfte|Uppdraget?|Allmänt|Fakta|Rengöring|Typ av kontroll|Förslag till beslut|Ärendet|Uppgifter om \w+)\b",
    re.IGNORECASE,
)
"""A heading of a part, not of the paper."""
SUBJECT = re.compile(
    r"(?:(?:^|\n)\s*(?:Ämne|Subject|Angående|Ang\.?|Rubrik|Ärende|Rör)|(?<=\s)(?:Ämne|Subject))\s*:\s*(?P<subject>[^\n]+)"
)


def title_of(document: Document) -> str | None:
    """Return the title, None where the document has none."""
    return titled(document)[0]


def titled(document: Document) -> tuple[str | None, tuple[str, ...]]:
    """Return the first heading, else what "Ämne:" says, else a first line that reads as a title; and which it was.

    A sender's name in large print is no title, and a genre in capitals is less of one than the heading after it.

    >>> titled(Document("0", "x.txt", "Ämne: Svar på granskning", (), ()))
    ('Svar på granskning', ('Titeln är mejlets eller brevets ämne.',))
    """
    blocks = [(kind, " ".join(text.split())) for kind, text in blocks_of(document) if kind is not BlockKind.FURNITURE]
    opening = blocks[:10]
    headings = [
        text
        for kind, text in opening
        if kind is BlockKind.HEADING
        and len(text) > 3
        and not LABEL.match(text)
        and re.search(r"[a-zåäöA-ZÅÄÖ]{4}", text)
    ]
    named = [text for text in headings if not is_sender(text)]
    telling = [text for text in named if not GENERIC.match(text)]
    subject = SUBJECT.search(document.text[:HEAD])
    if subject and not headings:
        return subject["subject"].strip(), ("Titeln är mejlets eller brevets ämne.",)
    if telling or named == headings != []:
        return _fullest(telling or headings), ("Titeln är den första rubriken.",)
    for _, text in opening[:5]:
        line = text.strip("*# ")
        if (
            (8 <= len(line) <= 140 or _is_genre(line))
            and not line.endswith((".", ":", ","))
            and not LABEL.match(line)
            and not is_sender(line)
            and _names_genre(line)
        ):
            return line, ("Titeln är en av de första raderna och nämner ett slags dokument.",)
    return (headings[0], ("Titeln är den första rubriken.",)) if headings else (None, ())


def _fullest(headings: list[str]) -> str:
    first, *rest = headings
    fuller = (text for text in rest if not text.isupper() and _names_genre(text) and len(text) > len(first))
    return next(fuller, first) if first.isupper() and _is_genre(first) else first


def _is_genre(line: str) -> bool:
    return any(re.fullmatch(pattern, line, re.IGNORECASE) for pattern, *_ in IN_HEAD)


def _names_genre(line: str) -> bool:
    return any(re.search(pattern, line, re.IGNORECASE) for pattern, *_ in IN_TITLE)
