"""Personnummer and samordningsnummer, with century, when the check digit holds; also as a bad scan reads them.

>>> [entity.value for entity in find_personal_numbers("Pnr 121212-1212, samordningsnummer 701063-2391 och 121212+1212", date(2019, 4, 26))]
['20121212-1212', '19701063-2391', '19121212-1212']
>>> [entity.value for entity in find_personal_numbers("l9 8507 O9 - 98O5", date(2019, 4, 26))]
['19850709-9805']
"""

import re
from datetime import date

from stdnum import luhn

from extract.entities.misread import DIGIT, figures, slips
from extract.entities.phones import LABEL as PHONE
from extract.entities.shapes import entity
from extract.types import Entity, EntityType

GAP = r"[^\S\n]?"
SHAPE = re.compile(
    rf"(?<![\w./:-])(?:(?P<c>[1lI][89B]|2[0O]|[Z2][0Oo]){GAP})?(?P<d>(?:{DIGIT}{{2}}{GAP}){{2}}{DIGIT}{{2}})"
    rf"(?P<s>{GAP}[-–−—~+]{GAP}|{GAP}\n|{GAP}|\.)(?P<n>{DIGIT}{{2}}{GAP}{DIGIT}{{2}})(?![\w]|-\d)"
)
LABEL = re.compile(
    r"(?:person(?:nummer|nr|\.?nr)|samordnings?n(?:umme)?r|samordn\.?\s?nr|pers\.?\s?nr|pnr|p\.?nr|född|f\.|personn[ru]?)\.?\s?[:;]?\s*$",
    re.IGNORECASE,
)
ORGANISATION = re.compile(r"org(?:anisations)?[.\s-]*(?:nummer|nr)[.:]?\s*$", re.IGNORECASE)
SLIPS = 4
"""How many letters at most may have been read for figures."""


def find_personal_numbers(text: str, day: date | None = None) -> tuple[Entity, ...]:
    """Find them where the check digit holds; behind "personnummer" a wrong one gives no value, but is found to be masked.

    Spaces inside, or no dash, need the label or a whole that reads as one number.
    """
    found = []
    for match in SHAPE.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        if ORGANISATION.search(before) or PHONE.search(before) or slips(match[0]) > SLIPS:
            continue
        told, dashed = LABEL.search(before) is not None, match["s"].strip() not in ("", ".")
        whole = not re.search(r"\s", match["d"] + match["n"])
        value = _value(match, day or date.today())
        if told or (value and (dashed or (whole and not match["s"]))):
            found.append(entity(text, match.start(), match.end(), EntityType.PERSONAL_NUMBER, value))
    return tuple(found)


def _value(match: re.Match[str], today: date) -> str | None:
    digits, serial, century = figures(match["d"]), figures(match["n"]), figures(match["c"] or "")
    if not digits or not serial or not luhn.is_valid(digits + serial) or serial == "0000":
        return None
    number, month = int(digits[4:6]), int(digits[2:4])
    number -= 60 * (number > 60)
    year = (
        int(century + digits[:2])
        if century
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
