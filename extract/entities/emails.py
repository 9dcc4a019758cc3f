"""E-mail addresses, also broken by a scan's spaces, in lower case.

>>> [entity.value for entity in find_emails("Skriv till Maj.Ek@ekomsorg.se, eller kontakt @ eslov.se.")]
['maj.ek@ekomsorg.se', 'kontakt@eslov.se']
"""

import re
from datetime import date

from extract.entities.shapes import entity
from extract.types import Entity, EntityType

SHAPE = re.compile(
    r"(?<![\w.+-])(?P<who>[\w][\w.+-]*)(?P<at>\s?(?:@|\(at\)|\[at\]|\(a\))\s?)(?P<where>(?:[\w-]+\.)+[A-Za-z]{2,12})(?![\w@])"
)


def find_emails(text: str, day: date | None = None) -> tuple[Entity, ...]:
    """Find them; an address that has no name or no domain is none."""
    if "@" not in text and "at" not in text:
        return ()
    return tuple(
        entity(text, match.start(), match.end(), EntityType.EMAIL, f"{match['who']}@{match['where']}".lower())
        for match in SHAPE.finditer(text)
        if "\n" not in match[0]
    )
