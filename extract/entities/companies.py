"""Companies and foundations by their form, firms that everyone knows, partners.

>>> [name.value for name in find_companies("Klagande Hagbo Trä AB, Stiftelsen Ekhaga folkhögskola, KPMG och Ravelius & Co.")]
['Hagbo Trä AB', 'Stiftelsen Ekhaga folkhögskola', 'KPMG', 'Ravelius & Co']
"""

import re
from collections.abc import Iterator

from extract.entities.name import UP, Name

G = r"[^\S\n]"
"""One space: more of them part the fields of a letterhead."""
COMPANY = re.compile(
    rf"(?<![\w-])(?:(?P<a>(?:{UP}|\d{{1,2}})(?:{G}(?:{UP}|i|och|för|&|\d{{1,3}}|av)){{0,5}}?(?:{G}(?:friskola|förskola|skola|omsorg|assistans|hemtjänst|hemvård|vård|bygg|städ))?){G}(?:AB|HB|KB|Aktiebolag|Handelsbolag|[Ee]k\.?{G}?för\.?|[Ee]konomisk{G}förening|i\s+likvidation)(?:(?:(?<=ostads\sAB)|(?<=ighets\sAB))\s(?!AB\b){UP})?(?:\s*\(publ\))?"
    rf"|(?:AB|Stiftelsen|Föreningen|Kooperativet|Bolaget){G}(?P<b>{UP}(?:{G}{UP}){{0,3}}(?:{G}(?:folkhögskola|friskola|förskola|skola|hem|museum|fond))?))(?P<s>:s)?(?![\wåäö])"
)
LEADS = re.compile(
    r"(?:\w*(?:[Rr]apport|[Pp]lan|[Pp]rotokoll|[Mm]öte)|Delgivning|Svar|Yttrande|Bemötande|Avtal|Beslut|Till|Mål|Kopia|Högaktningsfullt|Hälsn(?:ingar)?|Ombud|Verksamhetsutövare|Fastighetsägare|Tillståndshavare|Objekt|Anläggning|Driven|Drivs|Sammanfattning|Angående|Klagande|Sökande|Motpart|Adressat|Mottagare|Bolaget|Utföraren|Leverantören|Vårdgivaren|Företaget|Även|Av|I|Hos|För|Enligt|Om|Till|Från|Med|På|Vid|Uppföljning|Granskning|Tillsyn)\s+(?:av\s+|vid\s+|hos\s+|på\s+)?"
)
"""What stands before a company's name with a capital and is no part of it."""
FIRMS = re.compile(
    r"(?<![\w-])(?P<n>PwC|KPMG|EY|Deloitte|Ernst\s&\sYoung|PricewaterhouseCoopers|BDO|Grant\sThornton|Sirona|Helseplan|Azets)(?:s|:s)?(?![\w])"
)
PARTNERS = re.compile(
    rf"(?<![\w-])(?P<n>(?:Advokatfirman\s|Advokatbyrån\s)?{UP}\s&\s(?:{UP}|Co)(?:\s(?:Partners|Advokater|Revision|Kommunrevision|Consulting))?)(?!\s(?:AB|HB|KB|[A-ZÅÄÖ&])|[\wåäö])"
)


def find_companies(text: str) -> Iterator[Name]:
    """Yield them, by their form first."""
    for match in COMPANY.finditer(text):
        value = " ".join(match[0].split()).removesuffix(":s")
        start = match.start()
        while (first := LEADS.match(value)) and len(value) > first.end() + 4:
            start += text[start:].index(value[first.end() :].split()[0], first.end() - 1)
            value = value[first.end() :]
        yield Name(start, match.end(), value, "company")
    for match in FIRMS.finditer(text):
        yield Name(match.start(), match.end(), match["n"], "firm")
    for match in PARTNERS.finditer(text):
        yield Name(match.start(), match.end(), " ".join(match["n"].split()), "company")
