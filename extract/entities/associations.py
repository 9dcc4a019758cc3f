"""Courts, schools and associations that are named by what they are.

>>> [name.value for name in find_associations("Östersunds tingsrätt, Högskolan i Borås och Sveriges Tandläkarförbund")]
['Östersunds tingsrätt', 'Högskolan i Borås', 'Sveriges Tandläkarförbund']
"""

import re
from collections.abc import Iterator

from extract.entities.name import UP, Name

G = r"[^\S\n]"
COURT = re.compile(
    rf"(?<![\w-])(?P<n>(?:[Mm]ark-\s+och\s+)?[Mm]iljödomstolen(?:(?:,|\s+vid)\s+{UP}\s+tingsrätt)?|[Mm]iljööverdomstolen|(?:[Mm]iljöåklagaren|[Ff]örvaltningsrätten|[Kk]ammarrätten|[Ll]änsrätten|[Ll]änsarbetsnämnden)\s+i\s+{UP}(?:\s+län)?|{UP}\s+tingsrätt|[Hh]ovrätten\s+(?:för|över)\s+[\w\s]{{3,25}}?(?=[.,\s]))s?(?![\wåäö])"
)
SCHOOLS = re.compile(
    rf"(?<![\w-])(?P<n>(?:Högskolan|Universitetet|Socialhögskolan|Sjuksköterskehögskolan)\s+i\s+{UP}|{UP}s?\s+(?:universitet|högskola|folkhögskola)|Karolinska\s+institutet)(?![\wåäö])"
)
UNIONS = re.compile(
    rf"(?<![\w-])(?P<n>(?:Sveriges|Svenska|Riksförbundet|Nordiska)\s+{UP}(?:\s+(?:och\s+)?[a-zåäö]+)?(?:förbund|förening|förbundet|föreningen|samfund|råd)?(?<=förbund)|(?:Sveriges|Svenska)\s+[A-ZÅÄÖ][a-zåäö]+(?:förbund|förbundet|förening|råd)|[A-ZÅÄÖ][a-zåäö]+\s+(?:[A-ZÅÄÖ][a-zåäö]+)?(?:[Rr]yttarförening|[Ii]drottsförening|[Bb]ostadsrättsförening|[Ss]amfällighetsförening|[Hh]embygdsförening|[Ff]öräldraförening)|(?:Bostadsrättsföreningen|Brf)\s+{UP}|[A-ZÅÄÖ][a-zåäö]*(?:SF|SF-)?-rådet|[A-ZÅÄÖ]{{2,5}}-rådet)(?![\wåäö])"
)

JOINED = re.compile(
    rf"(?<![\w-])(?P<n>(?:Kommunalförbundet|Kvinnojouren|Tjejjouren|Brukarkooperativet|Föräldrakooperativet|Personalkooperativet|Samordningsförbundet|Folkets\sHus){G}{UP}(?:{G}{UP})?|{UP}{G}(?:[Ss]tadsmission|diakoni|diakonianstalt|församling|pastorat|gymnasieförbund(?:et)?|[Ss]amordningsförbund|[Bb]randförsvarsförbund|kommunalförbund|räddningstjänstförbund|utbildningsförbund|[Kk]vinnojour)"
    rf"|[A-ZÅÄÖ][a-zåäö]{{2,}}(?:förbundet|facket)|(?:[A-ZÅÄÖ][a-zåäö]+ska{G})(?:universitetssjukhuset|sjukhuset|lasarettet)|{UP}{G}[a-zåäö]*(?:brandförsvarsförbund|gymnasieförbundet|räddningstjänstförbund))(?:s(?=\s))?(?![\wåäö-])"
)
"""Those that join others, help, or heal: by what they are."""
COMMON = frozenset(
    "Kommunförbundet Regionförbundet Landstingsförbundet Förbundet Kommunalförbundet Fackförbundet".split()
)


def find_associations(text: str) -> Iterator[Name]:
    """Yield them, each with a capital."""
    for pattern, sort in (
        (COURT, "authority"),
        (SCHOOLS, "authority"),
        (UNIONS, "association"),
        (JOINED, "association"),
    ):
        for match in pattern.finditer(text):
            value = " ".join(match["n"].split())
            if value in COMMON:
                continue
            yield Name(match.start(), match.end(), value[:1].upper() + value[1:], sort)
