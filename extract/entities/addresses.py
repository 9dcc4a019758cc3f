"""Postal and street addresses: a street with its number, a box, a postcode with its town; together they are one.

>>> [entity.value for entity in find_addresses("Besök: Lillgatan 2 B, 241 80 Eslöv. Post: Box 14, 771 21 LUDVIKA")]
['Lillgatan 2 B, 241 80 Eslöv', 'Box 14, 771 21 Ludvika']
>>> find_addresses("gatan var avstängd, 14 kap. 3 § och 120 00 kronor, avdelning 3, Plan 4")
()
"""

import re
from datetime import date

from extract.entities.municipalities import municipality
from extract.entities.shapes import entity
from extract.types import Entity, EntityType

UP = r"[A-ZÅÄÖÉ][\wåäöé.-]*"
SIDE = r"(?:(?:S:t|S:ta|Sankt|Sankta|Norra|Södra|Östra|Västra|Stora|Lilla|Nya|Gamla|Övre|Nedre|N|S|Ö|V)\.?[^\S\n])?"
WAY = r"(?:gatan|gata|vägen|väg|gränden|gränd|torget|torg|stigen|stig|allén|allé|esplanaden)"
ELSE = (
    r"(?:backen|kajen|parken|bron|hamnen|leden|slingan|svängen|liden|platsen|plats|stråket|gärdet|vreten|ringen|höjden)"
)
"""What ends the names of streets and of much else."""
STREET = rf"{SIDE}(?:[A-ZÅÄÖ][a-zåäöé-]+{WAY}|(?:{UP}[^\S\n](?={UP}s[^\S\n]))?{UP}[^\S\n][a-zåäö]*(?i:{WAY}))"
OTHER = rf"{SIDE}(?:[A-ZÅÄÖ][a-zåäöé-]+{ELSE}|(?:{UP}[^\S\n]){{1,2}}(?i:plats|plan|backe|kaj))"
NUMBER = r"\d{1,3}(?:[^\S\n]?[A-Z](?![a-zåäöA-Z]))?(?:\s?[-–]\s?\d{1,3}(?:[^\S\n]?[A-Z])?)?"
POSTCODE = r"(?:SE?[-–\s]?)?(?P<{n}>\d{{3}}\s?\d{{2}})[^\S\n]{{1,2}}(?P<{t}>[A-ZÅÄÖ][A-ZÅÄÖa-zåäö-]+(?:[^\S\n](?:I|i)[^\S\n][A-ZÅÄÖ][\wåäö]+|[^\S\n][A-ZÅÄÖ]{{3,}})?)"
SHAPE = re.compile(
    rf"(?<![\w-])(?P<street>(?:{STREET})[^\S\n]{NUMBER}|(?:Box|BOX|Postbox|Fack)[^\S\n]\d{{1,5}})(?P<floor>,[^\S\n](?:lgh|läg\.?|vån\.?|våning|tr\.?|\d[^\S\n]tr)[^\S\n]?\d*)?"
    rf"(?:,?\s{{1,3}}{POSTCODE.format(n='code', t='town')})?(?![\w]|[.,]\d)"
    rf"|(?<![\w-])(?P<other>{OTHER}[^\S\n]{NUMBER}),?\s{{1,3}}{POSTCODE.format(n='its_code', t='its_town')}(?!\w)"
    rf"|(?<![\w.,:/-]){POSTCODE.format(n='alone', t='place')}(?![\w])"
)
NEAR = re.compile(r",[^\S\n](?P<town>[A-ZÅÄÖ][a-zåäö]{2,})(?![\wåäö-]|\s(?:kommun|stad|län)\b)")
"""A town without its postcode, right behind the street."""
NOT_TOWNS = re.compile(
    r"^(?:Kronor|Kr|SEK|Kg|Personer|Kap|Tel|Org|Barn|Elever|Euro|EUR|MWh|GWh|Ton|Timmar|LSS|SoL|HSL)$", re.IGNORECASE
)


def find_addresses(text: str, day: date | None = None) -> tuple[Entity, ...]:
    """Find them, with or without the town; a postcode alone needs a town behind it."""
    found = []
    for match in SHAPE.finditer(text):
        town = match["town"] or match["its_town"] or match["place"]
        if "\n\n" in match[0] or (match["place"] and NOT_TOWNS.match(match["place"])):
            continue
        near = NEAR.match(text, match.end()) if match["street"] and not town else None
        near = near if near and municipality(near["town"]) else None
        code = match["code"] or match["its_code"] or match["alone"]
        street = " ".join((match["street"] or match["other"] or "").split())
        parts = [street, f"{_code(code)} {_town(town)}" if code and town else "", near["town"] if near else ""]
        end = near.end() if near else match.end()
        found.append(entity(text, match.start(), end, EntityType.ADDRESS, ", ".join(filter(None, parts))))
    return tuple(found)


def _code(digits: str) -> str:
    plain = re.sub(r"\D", "", digits)
    return f"{plain[:3]} {plain[3:]}"


def _town(written: str) -> str:
    """Return the town in the letters of a sentence.

    >>> _town("KISTA"), _town("Upplands VÄSBY")
    ('Kista', 'Upplands Väsby')
    """
    return " ".join(word.capitalize() if word.isupper() and len(word) > 1 else word for word in written.split())
