"""Parts of a body that are named by what they are for, and councils: Avdelningen för kvalitet, Division Primärvård.

>>> [name.value for name in find_parts("Rådet för äldrefrågor, avdelningen för vård och omsorg, Division Kirurgi, staben för de boende")]
['Rådet för äldrefrågor', 'Avdelningen för vård och omsorg', 'Division Kirurgi']
"""

import re
from collections.abc import Iterator

from extract.entities.name import Name

G = r"[^\S\n]"
FIELD = rf"(?!avdelning|enhet|stab|sektion|råd|byrå|kontor|förvaltning|att\b|den\b|det\b|de\b|dem\b|en\b|ett\b|sin\b|barnet\b|personer\b)[a-zåäö]+-?(?:{G}(?:ansvarsfull|social|teknisk|offentlig|personlig)[a-z]*)?"
"""What such a part is for: one noun, or some in a list."""
FOR = re.compile(
    rf"(?<![\w-])(?P<n>(?:[Aa]vdelningen|[Ee]nheten|[Ss]taben|[Ss]ektionen|[Rr]ådet|[Bb]yrån|[Kk]ontoret|[Ff]örvaltningen|[Tt]eamet){G}för{G}{FIELD}(?:,{G}{FIELD})*(?:{G}(?:och|samt){G}(?!kommunal|region|vår|sin|att\b|den\b|de\b)[a-zåäö]+)?)(?![\wåäö-])"
)
TEAMS = re.compile(
    r"(?<![\w-])(?P<n>(?:[Kk]valitets|[Aa]nalys|[Tt]illsyns|[Gg]ransknings|[Uu]ppföljnings|[Uu]tvecklings|[Ff]astighets|[Kk]ommunlednings|[Rr]egionlednings|[Ff]örvaltnings|[Ee]konomi)(?:staben|teamet))(?:s(?=\s))?(?![\wåäö-])"
)
PENSIONERS = re.compile(
    r"(?<![\w-])(?P<n>(?:[Kk]ommunala\s)?(?:[Pp]ensionärsrådet|[Ff]unktionshinderrådet|[Hh]andikapprådet|[Ff]unktionsrättsrådet|[Tt]illgänglighetsrådet))(?:s(?=\s))?(?![\wåäö-])"
)
DIVISION = re.compile(
    rf"(?<![\w-])(?P<n>Division{G}(?:[A-ZÅÄÖ][\wåäö-]+(?:{G}(?:och|&){G}(?!Division)[A-ZÅÄÖ]?[\wåäö]+)?|(?:social|nära|psykiatri|medicin|kirurgi|vuxen|barn|diagnostik|primärvård|opererande|länssjukvård|lasarett)[a-zåäö]*(?:{G}(?:omsorg|vård|sjukvård|specialiteter))?)|Strama{G}[A-ZÅÄÖ][a-zåäö]+|Sociala{G}enheten)(?:s(?=\s))?(?![\wåäö-])"
)


def find_parts(text: str) -> Iterator[Name]:
    """Yield them, each with a capital."""
    for pattern in (FOR, TEAMS, PENSIONERS, DIVISION):
        for match in pattern.finditer(text):
            value = " ".join(match["n"].split())
            yield Name(match.start(), match.end(), value[:1].upper() + value[1:], "office")
