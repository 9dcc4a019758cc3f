"""The municipality that a document concerns, by its letterhead, its text, its addresses.

>>> municipality_of(Document("0", "b.txt", "LUDVIKA KOMMUN   Socialnämnden\\n\\nYttrande", (), ()))
'Ludvika kommun'
"""

import re
from collections import Counter

from extract.entities.organisations import find_organisations, municipality
from extract.profile.frame import HEAD
from extract.profile.letterhead import letterhead
from extract.types import Document

BODY_IN = re.compile(
    r"(?<![Ll]äns)(?:nämnden|kommunstyrelsen|förvaltningen|fullmäktige|revisorerna|nämnd)\s+i\s+([A-ZÅÄÖ][\wåäö-]+(?:\s[A-ZÅÄÖ][\wåäö-]+)?)"
)
ADDRESS = re.compile(r"\b\d{3}\s?\d{2}\s+([A-ZÅÄÖ][A-Za-zÅÄÖåäö-]+)")
DATED = re.compile(
    r"(?:^|\n)(?:Ort\s+och\s+datum:\s*)?([A-ZÅÄÖ][a-zåäö-]+),?\s+(?:den\s+)?(?:\d{1,2}\s+[a-z]+\s+)?(?:19|20)\d\d\b"
)


def municipality_of(document: Document) -> str | None:
    """Return the one that most speaks for; the letterhead counts most, an address least."""
    text = document.text
    scores: Counter[str] = Counter()
    frame = letterhead(document)
    for weight, part in ((1, text), (3, text[:HEAD]), (6, f"{frame.sender}\n{frame.recipient}")):
        for name in find_organisations(part):
            if name.sort == "municipality":
                scores[name.value] += weight
    agency = any(name.sort == "authority" for name in find_organisations(frame.recipient))
    for weight, pattern, part in (
        (4, BODY_IN, text),
        (2, ADDRESS, "" if agency else frame.recipient),
        (2, DATED, text),
    ):
        for match in pattern.finditer(part):
            place = municipality(match[1]) or municipality(match[1].split()[0])
            if place:
                scores[next((known for known in scores if known.startswith(place.removesuffix("kommun"))), place)] += (
                    weight
                )
    best = max(scores, key=lambda name: scores[name], default=None)
    return best if best and scores[best] > 1 else None
