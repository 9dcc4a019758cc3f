"""Units by their noun: before the name, behind it or inside it; wards and groups; once named so, also by the name alone.

>>> text = "Tillsyn av fritidshemmet Kojan vid Lugnviks skola. På avdelningarna Ekorren och Snigeln, och på Kojan, saknas rutin."
>>> [(name.value, name.sort) for name in find_units(text)]
[('Fritidshemmet Kojan', 'unit'), ('Lugnviks skola', 'unit'), ('Ekorren', 'group'), ('Snigeln', 'group'), ('Fritidshemmet Kojan', 'unit')]
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extract.entities.first_names import is_first
from extract.entities.name import UP, Name
from extract.entities.roles import STOP, WORK, bare
from extract.entities.taken import Taken
from extract.entities.words import is_place, is_word

GAP = r"[^\S\n]"
HOUSE = (
    r"(?:(?:äldre|vård|grupp|service|korttids|demens|trygghets|omsorgs|stöd|barn|ungdoms|familje|träning|hem|sjuk|akut|vård-\s+och\s+omsorgs|behandlings|fritids|ålderdoms|sjuk|natt|dag|för|grund|gymnasie|fri|sär|tränings|folkhög|yrkes|musik|kultur)?"
    r"(?:boendet|bostaden|hemmet|centralen|skolan|gården|huset|gymnasiet|kliniken|mottagningen|lasarettet|sjukhuset|restaurangen|hotellet|anläggningen|kyrkogården|kooperativet|stationen|verket)|HVB-hemmet|HVB|LSS-boendet|SiS-hemmet|anstalten|häktet|intraprenaden|äldreboende|vårdcentralen|träffpunkten|fritidsgården|dagverksamheten|daglig\s+verksamhet|dagliga\s+verksamheten|skyddat\s+boende|det\s+särskilda\s+boendet|hotell|pensionat|restaurang|kafé|café|krogen|hemtjänstområde)"
)
BEFORE = re.compile(
    rf"(?<![\w-])(?P<noun>(?i:{HOUSE})){GAP}[\"”»]?(?P<n>{UP}(?:{GAP}(?!AB\b|HB\b|KB\b){UP}|(?<=\s\w)\d)?)(?!{GAP}(?:AB|HB|KB|skola|förskola|friskola|gymnasium|äldreboende|gruppbostad)\b)"
)
GROUP = re.compile(
    rf"(?<![\w-])(?i:avdelning(?:en|ens)?|arbetslag(?:et)?|hemtjänstgrupp(?:en)?|grupp(?:en)?|team(?:et)?|barngrupp(?:en)?|våning(?:en)?|plan){GAP}[\"”»]?(?P<n>[A-ZÅÄÖ][a-zåäö]{{2,}})(?![\w-]|{GAP}(?:län|kommun))"
)
GROUPS = re.compile(
    rf"(?<![\w-])(?i:avdelningarna|arbetslagen|grupperna|enheterna|boendena|gruppbostäderna|servicebostäderna|förskolorna|skolorna|hemtjänstgrupperna|teamen|verksamheterna|vårdcentralerna){GAP}(?P<list>{UP}(?:{GAP}{UP})?(?:,{GAP}{UP}(?:{GAP}{UP})?)*{GAP}(?:och|samt|respektive){GAP}{UP}(?:{GAP}{UP})?)"
)
LABELLED = re.compile(
    r"(?:^|\n)[ *]*(?:Enheter|Verksamheter|Boenden|Avdelningar|Arbetsställen|Enheter\s+som\s+ingår)\s*:\s*(?P<list>[A-ZÅÄÖ][^\n.;:]{2,120})"
)
TAIL = (
    r"(?:äldreboende|daghem|fritidshem|montessoriförskola|vårdcentral|sjukhem|vårdboende|gruppbostad|gruppboende|servicebostad|förskola|skola|grundskola|gymnasium|gymnasieskola|friskola|folkhögskola|vårdcentral|HVB|stödboende|korttidshem|korttidsboende|servicehus|boende|behandlingshem"
    r"|dagverksamhet|fritidsgård|ungdomsmottagning|ungdomshem|vård-\s+och\s+omsorgsboende|särskilda\s+boende|sjukhus|lasarett|familjeläkare|läkarhus|tandläkarpraktik|tandläkarmottagning|herrgård|hotell|värdshus|kyrka|reningsverk|bergtäkt|såg|ålderdomshem|demensboende|trygghetsboende|omsorgsboende|hembageri|kök|kiosk)"
)
BEHIND = re.compile(rf"(?<![\w-])(?P<n>(?:{UP}{GAP}){{1,3}}(?i:{TAIL}))(?:s(?=\s))?(?![\wåäö-])")
INSIDE = re.compile(
    rf"(?<![\w-])(?P<n>[A-ZÅÄÖ][a-zåäöé]{{2,}}(?:skolan|gymnasiet|gården|hemmet|boendet|kliniken|lasarettet|sjukhuset|daghemmet|bostaden|centralen)(?:{GAP}(?!I\b){UP}(?=\s(?:är|har|i\s)))?"
    rf"|(?:{UP}{GAP})?[A-ZÅÄÖ][a-zåäö]+{GAP}(?:lasarett|sjukhus|gymnasium|friskola))(?:s(?=\s))?(?![\wåäö-])"
)
KINDS = re.compile(
    r"^(?:grund|gymnasie|för|fri|sär|grundsär|äldre|vård|grupp|service|behandlings|korttids|familje|stöd|ungdoms|hög|folkhög|musik|kultur|natt|dag|träff|akut|barn|jour|stads|djur|sjuk|träning|tränings|skol|bonde|lant|herr|kyrko|gruvo?|fritids|ålderdoms|omsorgs|demens|trygghets|special|fjärr|värme|tele|larm|omlastnings|jourlivs|villa|fritids|hantverks|kolonista?|person|kontors|bostads)?"
    r"(?:skolan|gymnasiet|gården|hemmet|boendet|kliniken|lasarettet|sjukhuset|bostaden|centralen)s?$",
    re.IGNORECASE,
)
SERVICE = re.compile(
    rf"(?<![\w-])(?P<n>(?:[Hh]emsjukvården|[Hh]emtjänsten|[Bb]oendestöd(?:et)?|[Hh]emvården|[Kk]orttidsenheten|[Ss]ocialpsykiatrin|[Ff]amiljecentralen|[Rr]äddningstjänsten|[Pp]rimärvården|[Vv]uxenenheten){GAP}(?!I\b|Den\b|Det\b|Vi\b|På\b){UP}(?:{GAP}(?:Mitt|Norr|Syd|Väst|Öst|Centrum))?)(?![\wåäö-])"
)
PAPER = re.compile(
    r"(?<![\w-])(?P<n>(?:[A-ZÅÄÖ][\wåäö-]+\s)?(?=[A-ZÅÄÖ])[\wåäö-]*(?i:bladet|tidning|tidningen|kuriren|posten|allehanda|nyheter))(?:s(?=\s))?(?![\wåäö-])"
)
NOT_PAPERS = re.compile(
    r"^(?:E-?posten|Posten|Nyheter|Bladet|Tidningen|Säkerhetsbladet|Datablad\w*|Ritningsbladet|Informationsbladet|Kostnadsposten)$",
    re.IGNORECASE,
)
AT = re.compile(
    rf"(?:(?<=[a-zåäö,] )|(?<=\w ))(?:på|vid|hos|från|för|till|av|om|mellan|med)\s(?P<list>(?P<n>[A-ZÅÄÖ][a-zåäö]{{2,}}(?:an|en|et|on|na|ska))(?:(?:,|\soch|\ssamt)\s[A-ZÅÄÖ][a-zåäö]{{2,}}(?:an|en|et|on|na)){{0,4}})(?![\wåäö-]|{GAP}(?:[A-ZÅÄÖ]|län|kommun))"
)
"""A name in definite form where one stays or works: "föräldrarna på Snäckan"."""
NOT_UNITS = re.compile(
    r"(?:[A-ZÅÄÖ]\w*(?:holmen|verket|byrån|styrelsen|kassan|inspektionen|revisionen|myndigheten|rätten|tjänsten|departementet|datan|nätet|lagen|listan|viken|området|partiet|kanalen|appen|banken|stan|staden|sjön|älven|dalen|slätten|ön|gatan|vägen|gränden|torget|stigen|programmet|sköterskan|läkaren|skrapan|ministern|bolaget|kontoret|kommunen|enheten|avdelningen|nämnden|regionen|landstinget|modellen|metoden|studien|enkäten|portalen|registret|systemet|banan|bron|berget|hamnen|parken|leden|stranden|skogen|udden|bäcken|lyftet|klubben|utbildningen|linjen|projektet|paketet|vallen|stationen|kyrkan)|Internet|Norden|Balkan|Japan|Iran|Pakistan|Taiwan|Sudan|Milan|Pilen|Brexit|Corona|Covid|Koranen|Bibeln|Agendan|Ryssland|Facebook)s?$"
)
COMMON = re.compile(r"[A-ZÅÄÖ]\w*(?:ning|ningen|heten|het|tion|ande|ende|else|skap|dom|lagen|planen|arna|erna|orna)s?$")


def find_units(text: str) -> tuple[Name, ...]:
    """Return them in order, each mention with the fullest form of the name that the text gives."""
    grouped = sorted(_grouped(text), key=lambda name: name.sort != "own")
    own = [name for name in grouped if name.sort == "own"]
    found = _again(text, _apart((*own, *_told(text), *grouped)))
    forms = {form for name in found for form in _forms(name)}
    placed = [name for name in _placed(text) if name.value not in forms]
    told = {name.value for name in own}
    all_found = _again(text, _apart((*found, *placed)))
    ours = (replace(name, sort="own") if name.value in told else name for name in all_found)
    return tuple(sorted(ours, key=lambda name: name.start))


def _apart(names: Iterable[Name]) -> list[Name]:
    """Return the names that meet none before them."""
    found: list[Name] = []
    taken = Taken()
    for name in names:
        if not taken.meets(name.start, name.end):
            found.append(name)
            taken.add(name.start, name.end)
    return found


def _told(text: str) -> Iterator[Name]:
    for match in BEFORE.finditer(text):
        name = match["n"]
        if _proper(name.split()[0], text) and not is_place(name):
            noun = match["noun"]
            yield Name(match.start(), match.end(), f"{noun[:1].upper()}{noun[1:]} {bare(name, text)}", "unit")
    for pattern in (BEHIND, INSIDE, SERVICE):
        for match in pattern.finditer(text):
            words = match["n"].split()
            while len(words) > 1 and (words[0] in STOP or WORK.fullmatch(words[0]) or f" {words[0].lower()} " in text):
                words = words[1:]
            name = " ".join(words)
            lone = len(words) == 1
            if (
                len(name) < 4
                or (lone and (KINDS.match(name) or not name[0].isupper() or f" {name.lower()}" in text))
                or is_place(name)
            ):
                continue
            if pattern is BEHIND and (lone or not (words[0][-1] in "sxz" or not is_word(words[0]))):
                continue
            yield Name(match.end("n") - len(name), match.end(), name[:1].upper() + name[1:], "unit")
    for match in PAPER.finditer(text):
        if not NOT_PAPERS.match(match["n"]):
            name = " ".join(word.capitalize() if word.isupper() else word for word in match["n"].split())
            yield Name(match.start(), match.end(), name, "paper")


def _grouped(text: str) -> Iterator[Name]:
    for match in GROUP.finditer(text):
        if _proper(match["n"], text) and not COMMON.match(match["n"]):
            yield Name(match.start("n"), match.end("n"), match["n"], "group")
    for pattern in (GROUPS, LABELLED):
        for match in pattern.finditer(text):
            for part in re.finditer(
                rf"(?!och\b|samt\b|respektive\b)[A-ZÅÄÖ][\wåäö-]*(?:{GAP}(?!och\b|samt\b|respektive\b)[\wåäö-]+)?",
                match["list"],
            ):
                if part[0].split()[0] not in STOP and len(part[0]) > 2:
                    start = match.start("list") + part.start()
                    yield Name(start, start + len(part[0]), part[0], "own" if pattern is LABELLED else "group")


def _placed(text: str) -> Iterator[Name]:
    for match in AT.finditer(text):
        for part in re.finditer(r"[A-ZÅÄÖ][a-zåäö]+", match["list"]):
            name, start = part[0], match.start("list") + part.start()
            known = is_first(name) or is_place(name) or name in STOP or NOT_UNITS.match(name) or COMMON.match(name)
            small = len(re.findall(rf"(?<!\w){name.lower()}(?!\w)", text))
            if not known and small < len(re.findall(rf"[a-zåäö,] {name}(?!\w)", text)):
                yield Name(start, start + len(name), name, "group")


def _again(text: str, found: Sequence[Name]) -> list[Name]:
    """Add the names alone: "Kojan" for "fritidshemmet Kojan", "Vågbrytaren" for "Vågbrytarens förskola"."""
    called: dict[str, Name] = {}
    for name in found:
        for form in _forms(name):
            called.setdefault(form, name)
    all_found = list(found)
    taken = Taken((name.start, name.end) for name in found)
    for form in sorted(called, key=len, reverse=True):
        name = called[form]
        alone = rf"(?<![\w-]){re.escape(form)}(?::?s)?(?![\wåäö-]|{GAP}(?:AB|HB|KB)\b|\s\d+:\d)"
        for match in re.finditer(alone, text):
            one = Name(match.start(), match.end(), name.value, name.sort)
            if not taken.meets(one.start, one.end) and not _opens(match.start(), form, text):
                all_found.append(one)
                taken.add(one.start, one.end)
    return all_found


def _forms(name: Name) -> Iterator[str]:
    words = name.value.split()
    if name.sort in ("group", "own", "paper") or len(words) == 1:
        yield name.value
        return
    yield name.value
    if re.fullmatch(rf"(?i:{HOUSE})", " ".join(words[:-1])):
        yield words[-1]
    elif words[0].endswith("s") and not is_place(words[0][:-1]) and not is_first(words[0][:-1]) and len(words[0]) > 4:
        yield words[0]
        yield words[0][:-1]


def _opens(start: int, form: str, text: str) -> bool:
    """Tell whether the word may only begin a sentence: the text has it in small letters too."""
    return (
        f" {form.lower()}" in text and re.search(r"(?:^|[.!?:\n–-]\s*)$", text[max(0, start - 3) : start]) is not None
    )


def _proper(word: str, text: str) -> bool:
    return word not in STOP and f" {word.lower()} " not in text and not WORK.fullmatch(word)
