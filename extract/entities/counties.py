"""Länsstyrelser, as sentences and letterheads write them.

>>> [name.value for name in find_counties("Länsstyrelsen i Kalmar län, LÄNSSTYRELSEN   Örebro län, Länsstyrelsens beslut")]
['Länsstyrelsen i Kalmar län', 'Länsstyrelsen i Örebro län', 'Länsstyrelsen']
"""

import re
from collections.abc import Iterator

from extract.entities.name import UP, Name

COUNTY_NAME = r"(?:Stockholm|Skåne|Uppsala|Västra\s+Götaland|Halland|Dalarna|Jämtland|Norrbotten|Västerbotten|Kronoberg|Jönköping|Östergötland|Blekinge|Gotland|Örebro|Värmland|Västmanland|Gävleborg|Västernorrland|Södermanland|Kalmar)"
COUNTY = re.compile(
    rf"(?<![\w-])(?:[Ll]änsstyrelsen|LÄNSSTYRELSEN)(?P<s>s)?(?:(?P<i>\s+(?:i|I)\s+|\s+)(?P<where>(?:{UP}\s(?:{UP}\s)?(?:län|LÄN))|{COUNTY_NAME}|(?i:{COUNTY_NAME})(?![a-zåäö]))s?)?(?![\wåäö])"
)


def find_counties(text: str) -> Iterator[Name]:
    """Yield them; without a county the name alone."""
    for match in COUNTY.finditer(text):
        yield Name(
            match.start(), match.end(), _county(match["i"] or "", " ".join((match["where"] or "").split())), "authority"
        )


def _county(between: str, where: str) -> str:
    """Return the name as it reads in a sentence; a letterhead's "LÄNSSTYRELSEN   Örebro län" has it without "i".

    >>> _county(" i ", "Kalmar län"), _county(" ", "Gävleborg"), _county(" ", "VÄRMLAND")
    ('Länsstyrelsen i Kalmar län', 'Länsstyrelsen Gävleborg', 'Länsstyrelsen i Värmlands län')
    """
    if not where:
        return "Länsstyrelsen"
    if where.isupper() and not where.endswith(" LÄN"):
        word = where.title()
        return f"Länsstyrelsen i {word if word.endswith('s') or word == 'Kalmar' else word + 's'} län"
    name = where if not where.isupper() else " ".join([*map(str.title, where.split()[:-1]), "län"])
    plain = between.strip() or not name.endswith(" län")
    return f"Länsstyrelsen {'i ' if between.strip() or not plain else ''}{name}"
