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
    r"(?<![Ll]äns)(?:nämnden|kommunstyrelsen|förvaltningen|fullmäktige|revisorerna|nämnd|räddningstjänsten)\s+i\s+([A-ZÅÄÖ][\wåäö-]+(?:\s[A-ZÅÄÖ][\wåäö-]+)?)"
)
ADDRESS = re.compile(r"\b\d{3}\s?\d{2}\s+([A-ZÅÄÖ][A-Za-zÅÄÖåäö-]+)")
DATED = re.compile(
    r"(?:^|\s)(?:Ort\s+och\s+datum:\s*)?([A-ZÅÄÖ][a-zåäö-]+),?\s+(?:som\s+ovan|(?:den\s+)?\d{1,2}\s+[a-z]+\s+(?:19|20)\d\d\b(?!\s+(?:att|har|om))|(?:19|20)\d\d-\d\d-\d\d)"
)
DATELINE = re.compile(r"(?:^|\n)([A-ZÅÄÖ][A-Za-zÅÄÖåäö-]+)\s*[.:–]\s+[A-ZÅÄÖ–]")
"""How an article begins: "Köping. Snön låg kvar …"."""
PLACE = re.compile(
    r"(?<![\w-])(?<!län )(?:[a-zåäö]{2,}|[A-ZÅÄÖ][a-zåäö]*[Kk]ommun(?:en)?)(?<!förvaltningsrätten)(?:\s+i|\s+till|\s+från|\s+utanför|,)\s+([A-ZÅÄÖ][a-zåäö]+)(?![\wåäö-]|\s+län|\s+[A-ZÅÄÖ][a-zåäö])"
)
ALONE = re.compile(r"(?:^|\s)([A-ZÅÄÖ][A-ZÅÄÖa-zåäö]+)\s*(?:\n|$)")
"""A field or line that ends in a place: "Tallmons vårdcentral Ljusdal"."""
OWNER = re.compile(r"(\S+)\s+kommuns\s")
AGENCY = re.compile(
    r"rätten|verket|myndighet|[Ll]änsstyrelse|inspektion|distrikt|avdelning|kontor|tillsynsenhet|universitet|högskola"
)
LEAST, SURE = 2, 4


def municipality_of(document: Document) -> str | None:
    """Return the one that most speaks for; the letterhead counts most, an address least. A region where none is named."""
    text, frame = document.text, letterhead(document)
    scores: Counter[str] = Counter()
    regions: Counter[str] = Counter()
    for weight, part in ((1, text), (3, text[:HEAD]), (6, f"{frame.sender}\n{frame.recipient}")):
        for name in find_organisations(part):
            if name.sort == "municipality":
                scores[name.value] += weight
            elif name.sort == "region":
                regions[name.value] += weight
            elif name.sort == "auditors" and (owner := OWNER.match(name.value)) and (place := municipality(owner[1])):
                scores[place] += weight
    sent, written_to = (
        "" if any(name.sort == "authority" for name in find_organisations(part)) else part
        for part in (f"{frame.sender}\n{text[-200:]}", frame.recipient)
    )
    for weight, pattern, part in (
        (4, BODY_IN, text),
        (2, ADDRESS, f"{sent}\n{written_to}"),
        (2, DATED, text if sent else ""),
        (2, ALONE, f"{sent}\n{written_to}"),
        (3, DATELINE, text[:HEAD]),
        (1, PLACE, text),
    ):
        for match in pattern.finditer(part):
            if pattern is PLACE and AGENCY.search(text[max(0, match.start() - 40) : match.start(1)]):
                continue
            place = municipality(match[1]) or municipality(match[1].split()[0])
            if place:
                scores[_known(place, scores)] += weight
    best = max(scores, key=lambda name: scores[name], default=None)
    region = max(regions, key=lambda name: regions[name], default=None)
    if best is None:
        return region if region and regions[region] >= SURE else None
    return best if scores[best] >= LEAST else None


def _known(place: str, scores: Counter[str]) -> str:
    """Return the name that the text already uses: "Stockholms stad", not "Stockholms kommun"."""
    return next((known for known in scores if known.startswith(place.removesuffix("kommun"))), place)
