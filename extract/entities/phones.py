"""Telephone numbers, in Sweden and abroad, as E.164 with a plus sign; mobile numbers and switchboards too.

>>> [entity.value for entity in find_phones("Tel 046-35 50 00, mobil: 070 123 45 67 eller +46 (0)8-508 09 000 vx")]
['+4646355000', '+46701234567', '+46850809000']
>>> find_phones("Org.nr 212000-1132, dnr 2019/0431, den 2019-04-26, bankgiro 5117-9021, 046 av 100")
()
"""

import re
from datetime import date

from extract.entities.shapes import DASH, entity
from extract.types import Entity, EntityType

GAP = rf"(?:[^\S\n]|{DASH}|/)"
GROUPS = rf"\d{{2,3}}(?:{GAP}?\d{{2,3}}){{1,3}}"
SHAPE = re.compile(
    rf"(?<![\w.,:/+§-])(?:(?P<abroad>(?:\+|00)\s?\d{{1,3}}){GAP}?(?:\(0\)\s?)?(?P<rest>\(?\d{{1,3}}\)?{GAP}{{0,3}}{GROUPS})"
    rf"|\(?(?P<area>0\d{{1,3}})\)?(?P<gap>{GAP}{{0,3}})(?P<local>{GROUPS}))(?!\w|[.,:/-]\d|{GAP}\d)"
)
LABEL = re.compile(
    r"(?:\b(?:[Tt]el(?:efon|efonnummer|\.?nr|nr)?|TEL|[Mm]obil(?:tel(?:efon)?|nr|nummer)?|[Tt]fn|[Ff]ax|[Vv]äxel|[Vv]x|[Rr]ing\w*|[Nn]å\w*|[Nn]ummer|[Jj]ourtelefon|[Ss]ms)|[☎📞])\.?(?:\s+(?:på|till))?\s*[:.]?\s*$"
)
NUMBERED = re.compile(
    r"(?:[Dd]nr|[Dd]iarie\w*|[Ää]rende\w*|[Oo]rg\w*\.?\s?(?:nr|nummer)|[Pp]ersonn\w+|[Bb]ankgiro|[Pp]lusgiro|[Bb]g|[Pp]g|[Rr]ef\w*|nr)[.:]?\s*$"
)


def find_phones(text: str, day: date | None = None) -> tuple[Entity, ...]:
    """Find numbers that begin with an area code and a dash, a mobile's code or a plus; others only behind "tel"."""
    found = []
    for match in SHAPE.finditer(text):
        before = text[max(0, match.start() - 28) : match.start()]
        if not NUMBERED.search(before) and (number := _number(match, told=LABEL.search(before) is not None)):
            found.append(entity(text, match.start(), match.end(), EntityType.PHONE, number))
    return tuple(found)


def _number(match: re.Match[str], *, told: bool) -> str | None:
    """Return the number, None where it is too short, too long or could as well be something else."""
    if match["abroad"]:
        country = re.sub(r"\D", "", match["abroad"]).removeprefix("00")
        digits = re.sub(r"\D", "", match["rest"]).removeprefix("0")
        return f"+{country}{digits}" if 6 <= len(digits) <= 12 else None
    digits = match["area"][1:] + re.sub(r"\D", "", match["local"])
    mobile = re.fullmatch(r"7[02369]\d{7}", digits) is not None
    dashed = re.search(DASH, match["gap"]) is not None
    if not (told or mobile or (dashed and match["area"] != "00")) or not 7 <= len(digits) <= 9:
        return None
    return f"+46{digits}"
