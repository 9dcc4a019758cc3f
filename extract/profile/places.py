"""The municipality that a document concerns, by its letterhead, its text, its addresses.

>>> municipality_of(Document("0", "b.txt", "LUDVIKA KOMMUN   Socialnämnden\\n\\nYttrande", (), ()))
'Ludvika kommun'
"""

import re
from collections import Counter
from functools import cache

from extract.entities.municipalities import municipality
from extract.entities.organisations import find_organisations
from extract.lexicon import table
from extract.profile.frame import HEAD
from extract.profile.letterhead import letterhead
from extract.types import Document

BODY_IN = re.compile(
    r"(?<![Ll]äns)(?:nämnden|kommunstyrelsen|förvaltningen|fullmäktige|revisorerna|nämnd|räddningstjänsten)\s+i\s+([A-ZÅÄÖ][\wåäö-]+(?:\s[A-ZÅÄÖ][\wåäö-]+)?)"
)
ADDRESS = re.compile(r"\b\d{3}\s?\d{2}\s+([A-ZÅÄÖ][A-Za-zÅÄÖåäö-]+)")
DATED = re.compile(
    r"(?:^|\s)(?:Ort\s+och\s+datum:\s*)?([A-ZÅÄÖ][a-zåäö-]+),?\s+(?:som\s+ovan|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\s+(?:den\s+)?\d{1,2}\s+[a-z]+|(?:den\s+)?\d{1,2}\s+[a-z]+\s+(?:19|20)\d\d\b(?!\s+(?:att|har|om))|(?:19|20)\d\d-\d\d-\d\d)"
)
DATELINE = re.compile(
    r"(?:^|\n)(?:([A-ZÅÄÖ][A-Za-zÅÄÖåäö-]+)\s*[.:–]\s+[A-ZÅÄÖ–]|(?P<caps>[A-ZÅÄÖ]{4,})(?=[/.,:]|\s[A-ZÅÄÖ\"”–]))"
)
"""How an article begins: "Köping. Snön låg kvar …"."""
PLACE = re.compile(
    r"(?<![\w-])(?<!län )(?:[a-zåäö]{2,}|[A-ZÅÄÖ][a-zåäö]*[Kk]ommun(?:en)?)(?<!förvaltningsrätten)(?:\s+i|\s+till|\s+från|\s+utanför|,)\s+([A-ZÅÄÖ][a-zåäö]+)(?![\wåäö-]|\s+län|\s+[A-ZÅÄÖ][a-zåäö])"
)
ALONE = re.compile(r"(?:^|\s)([A-ZÅÄÖ][A-ZÅÄÖa-zåäö]+)\s*(?:\n|$)")
"""A field or line that ends in a place: "Tallmons vårdcentral Ljusdal"."""
ANSWER = re.compile(r"\b(?:[Ss]var|[Yy]ttrande|[Bb]emötande|[Öö]verklagande|[Åå]terrapportering)\b")
"""What the title of a paper says that an authority receives, even where it stands above it alone."""
DISTRICT = re.compile(r"(?<!\w)([A-ZÅÄÖ][\wåäö-]+(?:\s[a-zA-ZÅÄÖ][\wåäö]+)?)s?\s(?:stadsdels|SDN|SDF)")
"""A part of a big city by its nämnd or förvaltning."""
HARBOUR = re.compile(r"(?<=\si\s)([A-ZÅÄÖ][a-zåäö]+)(?=\s(?:hamn|centrum|tätort|innerstad|kommundel|kyrka)\b)")
IN_TITLE = re.compile(r"\b(?:i|,)\s([A-ZÅÄÖ][a-zåäö]+)(?:\s*$|(?=[,;:–]))")
OWNER = re.compile(r"(\S+)\s+kommuns\s")
AGENCY = re.compile(
    r"rätten|verket|myndighet|[Ll]änsstyrelse|inspektion|distrikt|avdelning|kontor|tillsynsenhet|universitet|högskola"
)
CLOSE = 300
LEAST, PLACED, SURE = 2, 3, 4
"""How much must speak for a municipality, for one in a region's paper, for a region."""


def municipality_of(document: Document, title: str | None = None) -> str | None:
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
    for match in DISTRICT.finditer(text):
        if city := _districts().get(match[1]):
            scores[city] += 3
    by_authority = _of_the_state(frame.sender) or (
        any(name.sort == "authority" for name in find_organisations(frame.sender)) and not ANSWER.search(title or "")
    )
    by_state = _of_the_state(f"{frame.sender}\n{title or ''}\n{text[-400:]}")
    sent = "" if by_authority else frame.sender
    close = "" if by_authority else text[-CLOSE:]
    to_authority = any(name.sort == "authority" for name in find_organisations(frame.recipient))
    written_to = "" if to_authority else frame.recipient
    for weight, pattern, part in (
        (3, BODY_IN, text),
        (3, BODY_IN, text[:HEAD]),
        (2, ADDRESS, f"{sent}\n{close}\n{written_to}"),
        (3, DATED, "" if by_authority or by_state else _ends(text)),
        (2, ALONE, f"{sent}\n{written_to}"),
        (3, DATELINE, text[:HEAD]),
        (3, IN_TITLE, title or ""),
        (1, HARBOUR, text),
        (1, PLACE, "" if by_state else text),
    ):
        for match in pattern.finditer(part):
            if pattern is PLACE and AGENCY.search(text[max(0, match.start() - 40) : match.start(1)]):
                continue
            written = match.groupdict().get("caps") or match[1]
            place = municipality(written) or municipality(written.split()[0])
            if place:
                scores[_known(place, scores)] += weight
    best = max(scores, key=lambda name: scores[name], default=None)
    region = max(regions, key=lambda name: regions[name], default=None)
    if region and regions[region] >= SURE and (best is None or scores[best] < PLACED):
        return region
    return best if best and (scores[best] >= LEAST or (len(scores) == 1 and not by_state)) else None


def _ends(text: str) -> str:
    """Return opening and close, where a paper is dated."""
    return text if len(text) < HEAD + CLOSE else f"{text[:HEAD]}\n{text[-CLOSE:]}"


def _of_the_state(part: str) -> bool:
    return re.search(r"\bRegering(?:en|skansliet)|departementet\b", part) is not None


@cache
def _districts() -> dict[str, str]:
    return {row["name"]: row["municipality"] for row in table("districts")}


def _known(place: str, scores: Counter[str]) -> str:
    """Return the name that the text already uses: "Stockholms stad", not "Stockholms kommun"."""
    return next((known for known in scores if known.startswith(place.removesuffix("kommun"))), place)
