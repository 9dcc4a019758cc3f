"""Preparatory works and cases: propositioner, JO's and the courts' decisions.

>>> [entity.value for entity in find_sources("se prop. 2012/13:10 s. 45, JO 2011/12 s. 321 och HFD 2019 ref. 12")]
['prop. 2012/13:10 s. 45', 'JO 2011/12 s. 321', 'HFD 2019 ref. 12']
"""

import re
from collections.abc import Iterator

from extract.entities.shapes import entity
from extract.types import Entity, EntityType

BILL = re.compile(
    r"(?:prop|Prop|PROP)(?:osition(?:en)?)?\.?\s*(?P<no>(?:19|20)\d\d(?:/(?:\d\d|2000))?:\d{1,3})(?!\d)(?:,?\s*(?:s\.|sid\.?|sidan|sidorna)\s*(?P<page>\d{1,4})(?:\s?[-–]\s?\d{1,4}|\s+f{1,2}\.?(?!\w))?)?"
)
OMBUDSMAN = re.compile(
    r"(?:JO(?::s\s+ämbetsberättelse)?)\s+(?P<year>(?:19|20)\d\d(?:/(?:\d\d|2000))?),?\s+s\.\s*(?P<page>\d{1,4})"
)
CASE = re.compile(
    r"(?P<court>HFD|RÅ|NJA|MÖD|MIG|AD|RH|MD)\s+(?P<year>(?:19|20)\d\d)(?:\s+(?P<kind>ref\.?|not\.?|s\.|nr)\s*|:\s?)(?P<no>\d{1,4})(?!\d)"
)


PAPER = re.compile(
    r"(?<![\w/])(?P<kind>SOU|Ds|[Bb]et\.)\s(?P<no>(?:19|20)\d\d(?:/\d\d)?:[A-Za-zÅÄÖåäö]{0,4}\d{1,3})(?![\d:])(?:,?\s*(?:s\.|sid\.?|sidan)\s*(?P<page>\d{1,4})(?:\s?[-–]\s?\d{1,4}|\s+f{1,2}\.?(?!\w))?)?"
)
"""Inquiries and committees' reports."""


def find_sources(text: str) -> Iterator[Entity]:
    """Yield the bills and cases of the text."""
    for match in BILL.finditer(text):
        page = f" s. {match['page']}" if match["page"] else ""
        yield entity(text, *match.span(), EntityType.LAW, f"prop. {match['no']}{page}")
    for match in OMBUDSMAN.finditer(text):
        yield entity(text, *match.span(), EntityType.LAW, f"JO {match['year']} s. {match['page']}")
    for match in PAPER.finditer(text):
        page = f" s. {match['page']}" if match["page"] else ""
        yield entity(text, *match.span(), EntityType.LAW, f"{match['kind'].replace('B', 'b')} {match['no']}{page}")
    for match in CASE.finditer(text):
        kind = match["kind"] if match["kind"] in ("nr", None) else match["kind"].rstrip(".") + "."
        number = f" {kind} {match['no']}" if kind else f":{match['no']}"
        yield entity(text, *match.span(), EntityType.LAW, f"{match['court']} {match['year']}{number}")
