"""Organisationsnummer: ten digits whose third is 2 or more, when the check digit holds; as a VAT number too.

>>> [entity.value for entity in find_organisation_numbers("Org.nr 212000-1132, momsreg.nr SE556036079301, tel 046-35 50 00")]
['212000-1132', '556036-0793']
"""

import re
from datetime import date

from stdnum.se import orgnr

from extract.entities.misread import DIGIT, figures, slips
from extract.entities.shapes import entity
from extract.types import Entity, EntityType

SHAPE = re.compile(
    rf"(?<![\w./:-])(?:16)?(?P<a>{DIGIT}{{2}}[2-9SBZ]{DIGIT}{{3}})(?P<s>\s?[-–−—~]\s?|[^\S\n]|)(?P<b>{DIGIT}{{4}})(?!\w|-\d)"
)
VAT = re.compile(r"(?<!\w)SE[^\S\n]?(?P<a>\d\d[2-9]\d{3})-?(?P<b>\d{4})01(?!\w)")
HIDDEN = re.compile(r"(?<![\w./:-])\d{2,6}[xX*]{1,4}-[\dxX*]{4}(?!\w)")
"""A number that somebody has made unreadable in part."""
LABEL = re.compile(r"org(?:anisations|an\.)?[.\s-]*(?:nummer|nr)?[.:]?\s*$", re.IGNORECASE)


def find_organisation_numbers(text: str, day: date | None = None) -> tuple[Entity, ...]:
    """Find them with a dash anywhere, without one only behind "org.nr"; the third digit tells them from personnummer."""
    found = [_entity(text, match, orgnr.is_valid(match["a"] + match["b"])) for match in VAT.finditer(text)]
    for match in SHAPE.finditer(text):
        labelled = LABEL.search(text[max(0, match.start() - 24) : match.start()]) is not None
        read = (figures(match["a"]) or "") + (figures(match["b"]) or "")
        valid = orgnr.is_valid(read)
        if labelled or (valid and match["s"].strip() and not slips(match[0])):
            found.append(_entity(text, match, valid))
    for match in HIDDEN.finditer(text):
        if LABEL.search(text[max(0, match.start() - 24) : match.start()]):
            found.append(entity(text, match.start(), match.end(), EntityType.ORGANISATION_NUMBER, None))
    return tuple(sorted(found, key=lambda one: one.span))


def _entity(text: str, match: re.Match[str], valid: bool) -> Entity:
    value = f"{figures(match['a'])}-{figures(match['b'])}" if valid else None
    return entity(text, match.start(), match.end(), EntityType.ORGANISATION_NUMBER, value)
