"""People: by a first name, or by the role, the party, the mail's header or the signature that stands beside the name.

>>> [name.value for name in find_people("Enhetschef Tuva Lindhagen och Maj Ek. Närvarande: Bosko Petrovic, kvalitetsstrateg. Tuva svarar.")]
['Tuva Lindhagen', 'Maj Ek', 'Bosko Petrovic', 'Tuva']
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.entities.called import find_called
from extract.entities.first_names import is_first
from extract.entities.name import Name
from extract.entities.person_shapes import PART, ROLE, SURNAME
from extract.entities.taken import Taken

GAP = r"[^\S\n]"
FULL = rf"(?P<n>{PART}(?:{GAP}{PART})?{GAP}{SURNAME})"
AFTER_ROLE = re.compile(
    rf"(?<![\w-])(?:(?:[Tt]illförordnad|[Tt]f\.?|[Bb]iträdande|[Mm]edicinskt\s+ansvarig)\s+)?{ROLE}(?:en|et|n|na)?[,:]?\s+{FULL}(?P<g>s)?(?![\w-]|{GAP}[A-ZÅÄÖ](?!\w))"
)
BEFORE_ROLE = re.compile(
    rf"(?<![\w-]){FULL}(?:\s*[,(–-]\s*|\s*\n+\s*)(?:[Tt]f\.?\s|[Bb]iträdande\s|[Ll]eg\.?\s)?{ROLE}(?![\wåäö])"
)
NAME = re.compile(rf"(?<![\w-])(?P<f>{PART})(?:{GAP}{PART})?{GAP}{SURNAME}(?![\wåäö-])")
PARTY = re.compile(rf"(?<![\w-]){FULL}\s\((?:S|M|C|V|L|KD|MP|SD|FP|SN|NyD|-|s|m|c|v|fp|kd|mp|sd)\)")
"""A politician, by the party behind the name."""
INITIAL = re.compile(
    rf"(?<![\w-])(?P<f>{PART}){GAP}(?:[A-ZÅÄÖ]\.?{GAP}{SURNAME}(?![\wåäö-])|{PART}{GAP}[A-ZÅÄÖ](?![\wåäö.-])|[A-ZÅÄÖ](?![\wåäö.:/-]))"
)
"""An initial before the surname or in its place: "Tuva K"."""
HEADER = re.compile(rf"(?:^|\n){GAP}*(?:Från|From|Till|To|Kopia|Cc)\s*:\s*{FULL}\s*(?=[\n<,;(\[]|$)")
SIGNED = re.compile(
    rf"(?:[Hh]älsning(?:ar)?|[Hh]ögaktningsfullt|[Uu]nderskrift|[Nn]amnförtydligande|[Jj]usteras?|[Pp]rotokollet|[Pp]ennan|[Vv]änligen|[Tt]ext(?:\soch\sbild)?|[Ff]oto)\s*[,:]?\s*\n*\s*{FULL}(?=\s*(?:\n|$|,))"
)
LAST = re.compile(rf"\n{GAP}*{FULL}\s*\Z")
TOLD = re.compile(
    rf"(?:\b(?:säger|berättar|menar|förklarar|uppger|svarar|skriver|enligt|[Pp]appa|[Mm]amma|[Mm]amman|[Pp]appan|[Ss]on(?:en)?|[Dd]otter(?:n)?|[Mm]ake(?:n)?|[Mm]aka(?:n)?|[Ff]ar|[Mm]or|[Gg]od\sman|[Ff]örvaltare(?:n)?|[Kk]onsult(?:en)?|[Kk]ontaktperson|[Aa]nmälare(?:n)?|[Ff]öredragande|[Hh]andläggare|[Uu]ndertecknad|[Hh]err|[Ff]ru|[Aa]dvokat(?:en)?|[Uu]ndervisningsråd(?:et)?),?:?\s+){FULL}(?![\w-])"
)
AGED = re.compile(rf"(?<![\w-]){FULL},?\s(?:\(?\d{{1,3}}(?:\s?år)?\)?[,.]|född\b)")
NOT_NAME = re.compile(
    r"(?:Kommun\w*|Stad\w*|Region\w*|Avtal\w*|Tid|Plats|Datum|Protokoll\w*|Rapport\w*|Beslut\w*|Bilaga|Dnr|Enhet\w*|Verksamhet\w*|Utförare\w*|Vård\w*|Omsorg\w*|Social\w*|Hemtjänst\w*|Boende\w*|Äldre\w*|Förskol\w*|Skol\w*|Sverige\w*|Inspektion\w*|Daglig\w*|Den|Det|Denna|Detta|Handläggare\w*|Deltagare|Ordförande|Nämnden|Medicinskt|Ansvarig\w*|Enligt|Vid|Samtliga|Personal\w*|Uppföljning\w*|Granskning\w*|Tillsyn\w*|Lex|Under|Efter|Av|För|Med|Från|Som|Hela|Inga|Alla|Flera|Vi|Ni|Han|Hon|De|Om|I|På|Till|Så|När|Där|Här|Två|Tre|Fyra|Även|Skickat|Kopia|Ämne"
    r"|Socialstyrelse\w*|Landsting\w*|Division\w*|Avdelning\w*|Arbets\w*|Statens|Svenska|Norra|Södra|Östra|Västra|Mellersta|Nya|Gamla|Stora|Lilla|Internationella|Allmänna|Hälso|Miljö\w*|Bygg\w*|Barn\w*|Utbildning\w*|Länsstyrelse\w*|Justitie\w*|Riks\w*|Försäkrings\w*|Förvaltning\w*|Revision\w*|Kritik\w*|Åtgärd\w*|Brist\w*|Svar|Ny|Nytt|Mål|Måndag\w*|Tisdag\w*|Onsdag\w*|Torsdag\w*|Fredag\w*|Lördag\w*|Söndag\w*|Januari|Februari|Mars|April|Maj(?=\s\d)|Juni|Juli|Augusti|September|Oktober|November|December|Hej|Hejsan|Hälsning\w*|Mvh|Kära|Bästa|Tack|Särskilt|Men|Och|Att|Dessutom|Dock|Nu|Sedan|Ingen|Inte|Ja|Nej|AB|HB|Box|Tel\w*|Ert?|Tekniska|Kontroll\w*)"
)
ROLE_WORD = re.compile(
    rf"^(?:{ROLE}(?:en|et|n)?|[A-ZÅÄÖ][a-zåäö]*minister|Statsrådet|Produktion|Foto|Text|Hej|Hejsan|Kära|Bästa|Tack|Särskilt|Enligt|Närvarande|Handläggare)$"
)
BORNE = re.compile(
    r"(?:sson|son|berg|ström|lund|qvist|kvist|gren|man|dahl|dal|stedt|holm|fors|löf|wall|vall|borg|dotter|mark|feldt|blom|blad|hag|gård|löw|ö[öf]|quist|krona|sköld|hammar|hjelm|malm|bäck|roth|fält|felt|sten|stein|strand|lind|lin|én|ell|ius|ović|ovic|ić|ic|nen|ainen|zadeh|oğlu|ska|ski)$"
)
"""How surnames end."""
GENITIVE = re.compile(
    r"(?:sson|son|berg|ström|lund|qvist|kvist|gren|man|dahl|stedt|holm|fors|löf|wall|vall|borg|dotter|mark|feldt|blom|blad|gård|sten|strand|lind|én|ell)s$"
)


def find_people(text: str) -> tuple[Name, ...]:
    """Return the people named, in order: in full, and then by a part of the name or a first name alone."""
    found: list[Name] = []
    taken = Taken()
    for name in (*_by_context(text), *_by_first_name(text)):
        if not taken.meets(name.start, name.end):
            found.append(name)
            taken.add(name.start, name.end)
    found += _again(text, found)
    found += find_called(text, found)
    return tuple(sorted(found, key=lambda name: name.start))


def _by_context(text: str) -> Iterator[Name]:
    for pattern, sure in (
        (BEFORE_ROLE, True),
        (AFTER_ROLE, True),
        (PARTY, True),
        (HEADER, True),
        (SIGNED, True),
        (LAST, False),
        (TOLD, False),
        (AGED, False),
    ):
        for match in pattern.finditer(text):
            for name in _name(text, match.start("n"), match["n"]):
                first, *_, last = name.value.split()
                if sure or is_first(first) or BORNE.search(last):
                    yield name


def _by_first_name(text: str) -> Iterator[Name]:
    for pattern in (INITIAL, NAME):
        at = 0
        while match := pattern.search(text, at):
            found = list(_name(text, match.start(), match[0])) if is_first(match["f"]) else []
            yield from found
            at = found[0].end if found else match.end("f")


def _again(text: str, found: Sequence[Name]) -> Iterator[Name]:
    """Yield where a person who is named in full by one context is named again without one."""
    names = {name.value for name in found}
    taken = Taken((name.start, name.end) for name in found)
    if not names:
        return
    words = "|".join(re.escape(name).replace(r"\ ", r"\s") for name in sorted(names, key=len, reverse=True))
    for match in re.finditer(rf"(?<![\w-])(?P<n>{words})s?(?![\w-])", text):
        if not taken.meets(*match.span()):
            yield Name(match.start(), match.end(), " ".join(match["n"].split()), "person")


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str


def _name(text: str, start: int, written: str) -> Iterator[Name]:
    words = [_Word(start + m.start(), start + m.end(), m[0]) for m in re.finditer(r"\S+", written)]
    while words and (ROLE_WORD.match(words[0].text) or NOT_NAME.fullmatch(words[0].text)):
        words = words[1:]
    while len(words) > 2 and NOT_NAME.fullmatch(words[-1].text):
        words = words[:-1]
    while words and ROLE_WORD.match(words[-1].text):
        words = words[:-1]
    if len(words) > 2 and is_first(words[1].text) and not is_first(words[0].text):
        words = words[1:]
    if len(words) > 2 and not _belongs(words[1].text, words[2].text, " ".join(word.text for word in words), text):
        words = words[:2]
    if (
        len(words) < 2
        or any(NOT_NAME.fullmatch(word.text) for word in words)
        or "\n\n" in text[words[0].start : words[-1].end]
    ):
        return
    if text[max(0, words[0].start - 4) : words[0].start].lower() == "lex ":
        return
    value = " ".join(word.text for word in words)
    if re.search(rf"{re.escape(value)}\s(?:AB|HB|KB)\b", text):
        return
    yield Name(words[0].start, words[-1].end, value[:-1] if _inflected(value, text) else value, "person")


def _belongs(second: str, third: str, name: str, text: str) -> bool:
    """Tell whether the third word is a surname, and not a word that stands behind the name."""
    if len(third) < 3 or is_first(second) or (BORNE.search(third) and not is_first(third)):
        return True
    return text.count(name) > 1 and text.count(name) == text.count(name.rpartition(" ")[0])


def _inflected(name: str, text: str) -> bool:
    """Tell whether the s is a genitive's: the text has the name without it, or surnames like it have none."""
    if not name.endswith("s"):
        return False
    return GENITIVE.search(name) is not None or re.search(rf"(?<!\w){re.escape(name[:-1])}(?!\w)", text) is not None
