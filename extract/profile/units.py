"""Names that no register has: units by their noun, services, reviewing functions, newspapers, a sender alone.

>>> [name for _, _, name in find_units("Skolinspektionen besökte Lindviksskolan och gruppbostaden Kvarnen.")]
['Kvarnen', 'Lindviksskolan']
"""

import re
from collections.abc import Iterator

from extract.entities.municipalities import municipality
from extract.entities.name import UP
from extract.entities.organisations import find_organisations
from extract.entities.people import find_people
from extract.entities.roles import STOP, TAIL, UNIT, WORK
from extract.entities.words import is_word

Named = tuple[int, int, str]

LINE = r"[^\S\n]{1,2}"
BEHIND_NOUN = re.compile(rf"(?<![\w-])(?i:{UNIT}){LINE}[\"”»]?(?P<n>{UP}(?:{LINE}{UP})?)")
WITH_TAIL = re.compile(rf"(?<![\w-])(?P<n>{UP}(?:{LINE}{UP}){{0,2}}{LINE}{TAIL})(?![\wåäö-])")
COMPOUND = re.compile(
    r"(?<![\w-])(?P<n>[A-ZÅÄÖ][a-zåäö]{2,}(?:skolan|gymnasiet|gården|hemmet|boendet|kliniken|lasarettet|sjukhuset|daghemmet|bostaden)"
    rf"(?:{LINE}[A-ZÅÄÖ][a-zåäö]+)?|[A-ZÅÄÖ][a-zåäö]+{LINE}(?:lasarett|sjukhus|gymnasium|friskola))(?![\wåäö-])"
)
KINDS = re.compile(
    r"^(?:grund|gymnasie|för|fri|sär|grundsär|äldre|vård|grupp|service|behandlings|korttids|familje|stöd|ungdoms|hög|folkhög|musik|kultur|natt|dag|träff|akut|barn|jour|stads|djur|sjuk)?"
    r"(?:skolan|gymnasiet|gården|hemmet|boendet|kliniken|lasarettet|sjukhuset|bostaden)$",
    re.IGNORECASE,
)
SERVICE = re.compile(
    r"(?<![\w-])(?P<n>(?:[Ii]ndivid-\s+och\s+familjeomsorgen|[Hh]emsjukvården|[Hh]emtjänsten|[Ää]ldreomsorgen|[Ff]unktionshinderomsorgen|[Bb]oendestödet|[Rr]äddningstjänsten"
    rf"|[Ee]levhälsan|[Bb]arnomsorgen|[Ff]ärdtjänsten|[Hh]emvården|[Ss]ocialpsykiatrin|[Oo]msorgen)(?:{LINE}(?!I\b|Den\b){UP})?)(?![\wåäö-])"
)
FUNCTION = re.compile(
    r"(?<![\w-])(?P<n>[Mm]edicinskt\s+ansvarig(?:a)?\s+sjuksköterska(?:n)?|MAS|[Ss]ocialt\s+ansvarig(?:a)?\s+samordnare(?:n)?|SAS|[Hh]uvudskyddsombudet|[Cc]ontroller)(?![\wåäö-])"
)
FULL = {"mas": "Medicinskt ansvarig sjuksköterska", "sas": "Socialt ansvarig samordnare"}
PAPER = re.compile(
    r"(?<![\w-])(?P<n>(?:[A-ZÅÄÖ][\wåäö-]+\s)?(?=[A-ZÅÄÖ])[\wåäö-]*(?i:bladet|tidning|tidningen|kuriren|posten|allehanda|nyheter|nytt))(?![\wåäö-])"
)
GENRE = re.compile(
    r"(?i:protokoll|rapport|beslut|plan|uppföljning|granskning|tillsyn|kontroll|besök|svar|yttrande|bemötande|åtgärd|redovisning|föreläggande|avtal|kritik|missiv|utredning|revision|anmälan|komplettering|besked|händelseanalys|skrivelse|utlåtande|iakttagelse|angående|synpunkter|förslag|sammanfattning|information|remiss|fråga)"
)
CONSULTANT = re.compile(rf"{UP}(?:\s(?:{UP}|&))*\s(?i:[a-zåäö]*(?:revision|granskning|audit|konsult|consulting))")
OPENS = re.compile(
    r"(?:Uppföljande|Fördjupad|Intern|Samordnad|Förnyad|Oanmäld|Grundläggande)\s|\w*(?:[Gg]ranskning|[Rr]evision)\s+av"
)
"""What a review is called by, not who makes it."""
ADDRESSEE = re.compile(
    rf"(?P<n>{UP}(?:{LINE}(?:{UP}|och|&))*?)(?=\s*\n|\s+Att\b|,?\s+c/o\b|,?\s+[A-ZÅÄÖ]\w*(?:gatan|vägen|gränd|gränden|torget|stigen|vägen|plan|backen|gata|väg|torg)\s\d|,?\s+Box\s\d|,?\s+[A-ZÅÄÖ]\w+\s\d{{1,3}},)"
)
"""The first line of an address, also where the print's lines are joined."""
IN_TITLE = re.compile(rf"(?<![\w§])({UP}(?:{LINE}(?:{UP}|&|\d(?![\d:/])))*(?:{LINE}{TAIL})?)(?![\wåäö])")


def find_units(text: str) -> Iterator[Named]:
    """Yield the proper names behind a unit's noun, before one, or with one in them."""
    for pattern in (BEHIND_NOUN, WITH_TAIL, COMPOUND):
        for match in pattern.finditer(text):
            words = match["n"].split()
            while words and (words[0] in STOP or WORK.fullmatch(words[0])):
                words = words[1:]
            name = " ".join(words)
            name = re.sub(r"\s[A-ZÅÄÖ]$", "", name)
            ordinary = len(words) > 1 and f" {words[0].lower()}" in text
            if (
                len(name) > 2
                and not ordinary
                and not KINDS.match(name)
                and municipality(name.removesuffix("s")) is None
            ):
                yield (
                    match.start("n") + match["n"].index(words[0]),
                    match.start("n") + match["n"].index(words[0]) + len(name),
                    name,
                )


def find_services(text: str) -> Iterator[Named]:
    """Yield a municipality's own services: "Hemsjukvården Norr"."""
    for match in SERVICE.finditer(text):
        name = " ".join(match["n"].split())
        yield match.start(), match.end(), name[:1].upper() + name[1:]


def find_functions(text: str) -> Iterator[Named]:
    """Yield those who review by office and not by name: MAS, SAS, a controller."""
    for match in FUNCTION.finditer(text):
        name = " ".join(match["n"].split()).lower().replace("ansvariga", "ansvarig")
        name = name.removesuffix("n") if name.endswith(("kan", "ren")) else name
        yield match.start(), match.end(), FULL.get(name, name[:1].upper() + name[1:])


def find_papers(text: str) -> Iterator[Named]:
    """Yield newspapers."""
    for match in PAPER.finditer(text):
        words = match["n"].split()
        name = " ".join(word.capitalize() if word.isupper() else word for word in words)
        yield match.start(), match.end(), name


def sender_alone(sender: str) -> str | None:
    """Return the first field of a letterhead where it is a name and nothing else: a company that leaves out "AB"."""
    first = sender.split("\n")[0].strip()
    if consultant := next(
        (part for part in sender.split("\n") if CONSULTANT.fullmatch(part) and not OPENS.match(part)), None
    ):
        return consultant
    if "," in first or find_people(first):
        return None
    if not re.fullmatch(rf"{UP}(?:\s\S+){{0,4}}", first) or GENRE.search(first) or find_organisations(first):
        return None
    return None if re.search(r"\d|:", first) or first in STOP or is_word(first) else first


def addressee(recipient: str) -> str | None:
    """Return the name that the address begins with, where it is neither a body nor a word.

    >>> addressee("Gnejsets Kemtvätt Garvaregränd 3, 271 00 Ystad"), addressee("Till kommunstyrelsen"), addressee("Ek Bygg AB")
    ('Gnejsets Kemtvätt', None, None)
    """
    found = ADDRESSEE.match(recipient)
    if not found:
        return None
    name = " ".join(found["n"].split())
    first = name.split()[0]
    known = find_organisations(recipient.split("\n")[0]) or GENRE.search(name) or first in STOP or WORK.fullmatch(first)
    return None if known or (name == first and is_word(first)) or municipality(name.removesuffix("s")) else name


def title_names(title: str, text: str) -> Iterator[str]:
    """Yield the proper names in the title: "Åtgärdsplan – Tallmons äldreboende"."""
    bodies = [(name.start, name.end) for name in find_organisations(title)]
    for match in IN_TITLE.finditer(title):
        words = match[1].split()
        while words and (
            words[0] in STOP
            or WORK.fullmatch(words[0])
            or GENRE.search(words[0])
            or text.count(f" {words[0].lower()}") > 1
        ):
            words = words[1:]
        name = " ".join(words)
        if not name[:1].isupper() or sum(c.isdigit() for c in name) > 2:
            continue
        name = re.sub(r"\s[A-ZÅÄÖ]$", "", name)
        in_body = any(start < match.end() and match.start() < end for start, end in bodies)
        if len(name) > 2 and not in_body and not KINDS.match(name) and municipality(name.removesuffix("s")) is None:
            yield re.sub(r"\s\d+$", "", name)
