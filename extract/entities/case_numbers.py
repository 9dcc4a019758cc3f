"""Diarienummer in the forms of municipalities and agencies.

>>> [entity.value for entity in find_case_numbers("Dnr VON 2024/113, IVO:s dnr 8.5-12345/2021-7 och KS2019/0431")]
['VON 2024/113', '8.5-12345/2021-7', 'KS2019/0431']
"""

import re
from collections.abc import Iterator
from datetime import date

from extract.entities.shapes import entity
from extract.entities.sources import BILL
from extract.entities.taken import Taken
from extract.types import Entity, EntityType

LABEL = re.compile(
    r"(?<!\w)(?:[Dd]iarie(?:nummer|nr|beteckning)|[Dd]nr|DNR|DIARIEN(?:UMME)?R|[Dd]okument(?:nr|nummer)|[Ää]rende(?:nummer|nr|beteckning|-?id)|[Bb]eteckning|[Mm]ål\s?nr|[Mm]ålnummer|(?:[Vv]år|[Ee]r)\s+(?:referens|ref\.?|beteckning)|[Ää]rende(?=\s(?:\d{2,4}[/:]\d|(?:19|20)\d\d-\d{3,}|[A-ZÅÄÖ]{2,6}[ -]?\d)))(?!\w)\.?(?:\s*\([^)]{1,20}\))?\s*[:.]?\s*(?=[\w])"
)
NUMBER = r"(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,9}(?:\s?[-/.]?\s?|\s))?\d(?:[\d.]*\d)?(?:\s?[-/:.]\s?[A-ZÅÄÖ]{0,6}\d(?:[\d.]*\d)?|-[A-ZÅÄÖ]{1,6}(?=-\d)|[-/]\d+){1,4}(?:\s?[A-ZÅÄÖ]{2,5}(?![\w:]))?|(?:[A-ZÅÄÖ]{1,4}-)?[A-ZÅÄÖ]{1,4}\s?\d{2,4}[-:/]\d{2,5}(?:-\d{1,4})?(?!\d)|T\s\d{3,6}-\d\d|[A-ZÅÄÖ]{2,8}[/ -]\d{4,8}(?!\d)"
LABELLED = re.compile(NUMBER)
PHONE = re.compile(r"0\d{1,3}-\d|\d{3}\s\d\d|(?:Sid|Sida|Blad|Version|Tel|Bankgiro|Plusgiro|Postgiro|Bg|Pg|Box|Org)\b")
AND = re.compile(r"\s*(?:,|och|samt|respektive)\s+(?:dnr\s+)?")
BARE = re.compile(
    r"(?<![\w/.:-])(?:"
    r"(?P<unit>[A-ZÅÄÖ]{2,8}|[A-ZÅÄÖ][a-zåäö]{1,4}[A-ZÅÄÖ]{1,3}|[A-ZÅÄÖ][a-zåäö]{2,4}N)(?:[- ]|/)?(?:19|20)\d\d[/:-]\d{1,6}(?:[-.:]\d{1,5}){0,2}"
    r"|(?:[A-ZÅÄÖ]{1,4}-){1,2}[A-ZÅÄÖ]{0,4}\s?(?:\d\d|(?:19|20)\d\d)[-:/]\d{2,5}(?:-\d{1,4})?"
    r"|[1-9]\d\d-\d{3,6}-(?:\d\d|(?:19|20)\d\d)"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}[- ]\d{2,6}/(?:19|20)\d\d(?:-\d{1,3})?"
    r"|(?:19|20)\d\d/\d{1,6}-[A-ZÅÄÖ]{2,6}(?:-\d{1,4})?"
    r"|(?:19|20)\d\d/\d{5,7}(?:-\d{1,3})?"
    r")(?![\w/]|[:.-]\d)"
)
DATE = re.compile(r"[\sA-ZÅÄÖ](?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?$")
REGISTERED = re.compile(r"\d{6}-\d{4}")
"""The shape of an organisation's or a person's number, which stands in letterheads too."""
SERIES = re.compile(r"[A-ZÅÄÖ-]*FS\s?\d{4}:")
"""An agency's series of regulations: "HSLF-FS 2017:37"."""
NOT_UNITS = frozenset(
    "SOU DS DIR PROP SFS ISO EN SS IEC CELEX JO HFD NJA RÅ AD MÖD ISBN ISSN COVID RSKR BET LEX ART".split()
)


def find_case_numbers(text: str, day: date | None = None) -> tuple[Entity, ...]:
    """Find case numbers: whatever shape stands behind "Dnr", and without it only shapes that nothing else has."""
    labelled: list[Entity] = []
    taken = Taken()
    for entity_ in _labelled(text):
        if not taken.meets(entity_.span.start, entity_.span.end):
            labelled.append(entity_)
            taken.add(entity_.span.start, entity_.span.end)
    bare = (entity_ for entity_ in _bare(text) if not taken.meets(entity_.span.start, entity_.span.end))
    return tuple(sorted([*labelled, *bare], key=lambda e: e.span))


def alone(field: str) -> str | None:
    """Return the number that a field of a letterhead is, with or without "Dnr".

    >>> alone("Dnr 43-2012:48711"), alone("SN.2019.142"), alone("2019-04-26"), alone("Sid 2/4"), alone("559011-2233")
    ('43-2012:48711', 'SN.2019.142', None, None, None)
    """
    label = LABEL.match(field)
    rest = field[label.end() if label else 0 :].strip()
    if (
        not LABELLED.fullmatch(rest)
        or DATE.search(f" {rest}")
        or (len(re.findall(r"\d", rest)) < 4 + 2 * (label is None))
        or (label is None and REGISTERED.fullmatch(rest))
    ):
        return None
    return None if label is None and PHONE.match(rest) else normal(rest)


def _labelled(text: str) -> Iterator[Entity]:
    for label in LABEL.finditer(text):
        at = label.end()
        while match := LABELLED.match(text, at):
            if re.fullmatch(r"(?:19|20)\d\d-[01]\d(?:-[0-3]\d)?", match[0]):
                break
            yield entity(text, match.start(), match.end(), EntityType.CASE_NUMBER, normal(match[0]))
            more = AND.match(text, match.end())
            if not more:
                break
            at = more.end()


def _bare(text: str) -> Iterator[Entity]:
    bills = Taken(match.span() for match in BILL.finditer(text))
    for match in BARE.finditer(text):
        unit = match["unit"]
        if SERIES.match(match[0]):
            continue
        if unit and (unit.upper() in NOT_UNITS or unit.endswith("FS") or DATE.search(match[0])):
            continue
        if not bills.meets(*match.span()):
            yield entity(text, match.start(), match.end(), EntityType.CASE_NUMBER, normal(match[0]))


def normal(written: str) -> str:
    """Return the number without the spaces that typing or line breaks put in.

    >>> normal("VON  2024 / 113")
    'VON 2024/113'
    """
    return re.sub(r"\s*([-/:.])\s*", r"\1", " ".join(written.split()))
