"""Organisationsnummer: ten digits whose third is 2 or more, when the check digit holds.

>>> [entity.value for entity in find_organisation_numbers("Org.nr 212000-1132, tel 046-35 50 00")]
['212000-1132']
"""

import re
from datetime import date

from stdnum.se import orgnr

from extract.entities.shapes import entity
from extract.types import Entity, EntityType

SHAPE = re.compile(r"(?<![\w./:-])(?:16)?(?P<a>\d\d[2-9]\d{3})(?P<s>\s?[-–−]\s?|)(?P<b>\d{4})(?!\w|-\d)")
LABEL = re.compile(r"org(?:anisations)?[.\s-]*(?:nummer|nr)[.:]?\s*$", re.IGNORECASE)


def find_organisation_numbers(text: str, day: date | None = None) -> tuple[Entity, ...]:
    """Find them with a dash anywhere, without one only behind "org.nr"; the third digit tells them from personnummer."""
    found = []
    for match in SHAPE.finditer(text):
        labelled = LABEL.search(text[max(0, match.start() - 24) : match.start()])
        valid = orgnr.is_valid(match["a"] + match["b"])
        if labelled or (valid and match["s"]):
            value = f"{match['a']}-{match['b']}" if valid else None
            found.append(entity(text, match.start(), match.end(), EntityType.ORGANISATION_NUMBER, value))
    return tuple(found)
