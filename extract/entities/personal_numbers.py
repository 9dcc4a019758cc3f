"""Personnummer and samordningsnummer, with century, when the check digit holds.

>>> [entity.value for entity in find_personal_numbers("Pnr 121212-1212, samordningsnummer 701063-2391 och 121212+1212", date(2019, 4, 26))]
['20121212-1212', '19701063-2391', '19121212-1212']
"""

import re
from datetime import date

from stdnum import luhn

from extract.entities.shapes import entity
from extract.types import Entity, EntityType

SHAPE = re.compile(r"(?<![\w./:-])(?P<c>1[89]|20)?(?P<d>[\dOoIl]{6})(?P<s>\s?[-–−+]\s?|)(?P<n>[\dOoIl]{4})(?![\w]|-\d)")
LABEL = re.compile(r"(?:person(?:nummer|nr)|samordningsn(?:umme)?r|pnr|p\.?nr|född)\.?:?\s*$", re.IGNORECASE)
ORGANISATION = re.compile(r"org(?:anisations)?[.\s-]*(?:nummer|nr)[.:]?\s*$", re.IGNORECASE)
MISREAD = str.maketrans("OoIl", "0011")


def find_personal_numbers(text: str, day: date | None = None) -> tuple[Entity, ...]:
    """Find them also where letters were read for digits; behind "personnummer" a wrong check digit gives no value."""
    found = []
    for match in SHAPE.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        if ORGANISATION.search(before) or sum(c.isdigit() for c in match[0]) < 6:
            continue
        value = _value(match, day or date.today())
        if value or LABEL.search(before):
            found.append(entity(text, match.start(), match.end(), EntityType.PERSONAL_NUMBER, value))
    return tuple(found)


def _value(match: re.Match[str], today: date) -> str | None:
    digits, serial = match["d"].translate(MISREAD), match["n"].translate(MISREAD)
    if not luhn.is_valid(digits + serial) or serial == "0000":
        return None
    number, month = int(digits[4:6]), int(digits[2:4])
    number -= 60 * (number > 60)
    year = (
        int(match["c"] + digits[:2])
        if match["c"]
        else _century(int(digits[:2]), month, number, today, over="+" in match["s"])
    )
    try:
        born = date(year, month, number)
    except ValueError:
        return None
    return f"{year}{digits[2:]}-{serial}" if born <= today else None


def _century(short: int, month: int, number: int, today: date, *, over: bool) -> int:
    """Return the latest year that makes no one unborn; a plus sign says a hundred years or more."""
    year = today.year // 100 * 100 + short
    year -= 100 * ((year, month, number) > (today.year, today.month, today.day))
    return year - 100 * over
