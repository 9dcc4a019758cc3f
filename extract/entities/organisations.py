"""Public bodies and companies by how their names are built: nämnder, förvaltningar, kommuner, authorities, AB.

>>> [(name.value, name.sort) for name in find_organisations("IVO granskade vård- och omsorgsnämnden i Falu kommun och Omsorgsbolaget Ek AB")]
[('Inspektionen för vård och omsorg', 'authority'), ('vård- och omsorgsnämnden', 'board'), ('Falu kommun', 'municipality'), ('Omsorgsbolaget Ek AB', 'company')]
"""

import re
from collections.abc import Iterator
from functools import cache

from extract.entities.name import Name
from extract.entities.shapes import S
from extract.lexicon import table

UP = r"[A-ZÅÄÖÉ][\wåäöéü’'&-]*"
HALF = r"(?:[Vv]ård|[Bb]arn|[Mm]iljö|[Ii]ndivid|[Hh]älso|[Kk]ultur|[Bb]ygg|[Uu]tbildnings?|[Ss]ocial|[Oo]msorgs?|[Ää]ldre|[Ss]töd|[Ss]kol|[Aa]rbetsmarknads|[Ff]ritids)"
BOARD = re.compile(
    rf"(?<![\w-])(?P<head>(?:(?:[A-ZÅÄÖa-zåäö][a-zåäö]+-(?:,\s+[a-zåäö]+-)*|{HALF})\s+(?:och|&)\s+)?[A-ZÅÄÖa-zåäö]?[\wåäö-]*)"
    r"(?P<tail>nämnden|nämnd|förvaltningen|förvaltning|fullmäktige|kontoret|styrelsen|utskottet|avdelningen|direktionen|enheten|rotteln|beredningen)(?P<s>s)?(?![\wåäö])"
)
GENERIC = frozenset(
    "nämnd förvaltning enhet avdelning kontor styrelse utskott direktion hem del verksamhet fastighet boende bo last tids huvud gemensam ansvars skol vård under och resultat mål kost mät".split()
)
SORTS = {"nämnd": "board", "fullm": "board", "styre": "board", "utsko": "board", "berednin"[:5]: "board"}
ENHET = re.compile(
    r"(?:kvalitet|utrednings|tillsyns|gransknings|myndighets|bistånds|uppföljnings|avtals|upphandlings|beställar|utvärderings|revisions|kontroll|inspektions|ekonomi|inköps|kommunikations|personal|kansli|juridik|löne|fastighets|kost|måltids|bemannings|hr-|it-|säkerhets|upphandlings|näringslivs|digitaliserings|förvaltnings|trafik|gatu|park|kultur|fritids|arbetsmarknads|integrations|socialpsykiatri|handläggnings|barn|stöd|försörjnings|vuxen|missbruks|miljö|livsmedels|djurskydds|plan|bygg|service|stabs|utvecklings)"
)
MUNICIPALITY = re.compile(rf"(?<![\w-])(?P<n>(?:{UP}\s)?{UP})\s(?P<w>kommun|stad|Stad|Kommun)(?P<s>s)?(?![\wåäö])")
COUNTY = re.compile(
    rf"(?<![\w-])[Ll]änsstyrelsen(?P<s>s)?(?:\s+(?:i\s+)?(?P<where>(?:{UP}\s(?:{UP}\s)?län)|Stockholm|Skåne|Uppsala|Västra\s+Götaland|Halland|Dalarna|Jämtland|Norrbotten|Västerbotten|Kronoberg|Jönköping|Östergötland|Blekinge|Gotland|Örebro|Värmland|Västmanland|Gävleborg|Västernorrland|Södermanland|Kalmar)s?)?(?![\wåäö])"
)
COMPANY = re.compile(
    rf"(?<![\w-])(?:(?P<a>(?:{UP}|\d{{1,2}})(?:\s(?:{UP}|i|och|för|&|\d{{1,3}}|av)){{0,5}}?(?:\s(?:friskola|förskola|skola|omsorg|assistans|hemtjänst|hemvård|vård|bygg|städ))?)\s+(?:AB|HB|KB|Aktiebolag|Handelsbolag|[Ee]k\.?\s?för\.?|[Ee]konomisk\s+förening|i\s+likvidation)(?:(?:(?<=ostads\sAB)|(?<=ighets\sAB))\s(?!AB\b){UP})?(?:\s*\(publ\))?"
    rf"|(?:AB|Stiftelsen|Föreningen|Kooperativet|Bolaget)\s+(?P<b>{UP}(?:\s+{UP}){{0,3}}(?:\s(?:folkhögskola|friskola|förskola|skola|hem|museum|fond))?))(?P<s>:s)?(?![\wåäö])"
)
SEAT = re.compile(rf"\s+i\s+(?P<where>{UP})(?![\wåäö])")
"""Where a court sits."""
FIRMS = re.compile(
    r"(?<![\w-])(?P<n>PwC|KPMG|EY|Deloitte|Ernst\s&\sYoung|PricewaterhouseCoopers|BDO|Grant\sThornton|Sirona|Helseplan|Azets)(?:s|:s)?(?![\w])"
)
WITH_FOR = re.compile(
    r"(?<![\w-])(?P<n>[Ee]nheten\s+för\s+[a-zåäö]+(?:\s+och\s+[a-zåäö]+)?|[Rr]äddningstjänsten(?:\s+[A-ZÅÄÖ][a-zåäö]+){0,2}|[Öö]verförmyndaren(?=\s+i\s+[A-ZÅÄÖ])|Nämnden\s+för\s+(?!en\b|ett\b|den\b|att\b|sin\b)[a-zåäö-]{4,}(?:(?:,\s+[a-zåäö-]+)?\s+och\s+[a-zåäö-]+)?|[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)?\s(?:räddningstjänst|miljökontor|miljöförvaltning|miljönämnd|brandförsvar|socialkontor|socialförvaltning)|[A-ZÅÄÖ][a-zåäö]+s\s+räddningstjänstförbund)(?![\wåäö])"
)
ADJECTIVE = re.compile(
    r"(?<![\w-])(?P<n>(?:[Tt]ekniska|[Ss]ociala|[Kk]ommunala)\s+(?:nämnden|förvaltningen|kontoret|utskottet))(?P<s>s)?(?![\wåäö])"
)
OWN_AUDITORS = re.compile(
    r"(?<![\w-])(?P<n>(?:[Kk]ommunens|[Rr]egionens|[Ll]andstingets|[A-ZÅÄÖ][\wåäö]+\s+kommuns)\s+(?:förtroendevalda\s+)?revisorer)(?![\wåäö])"
)
AUDITORS = re.compile(
    r"(?<![\w-])(?:[Dd]e\s+)?(?:förtroendevalda\s+)?(?P<n>[Rr]evisorerna|[Rr]evisionskontoret|[Ss]tadsrevisionen|[Kk]ommunrevisionen|[Ll]andstingsrevisionen|[Rr]egionrevisionen|[Pp]atientnämnden|[Kk]ommunrevisorerna|[Rr]egionrevisorerna|[Ss]tadsrevisorerna|[Ll]ekmannarevisorn)(?P<s>s)?(?![\wåäö])"
)


@cache
def _municipalities() -> dict[str, str]:
    found = {}
    for row in table("municipalities"):
        for form in (row["name"], row["genitive"]):
            found[form.lower()] = f"{row['genitive']} kommun"
    return found


@cache
def _authorities() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    names: dict[str, tuple[str, str]] = {}
    for row in table("authorities"):
        names.setdefault(row["name"].lower(), (row["name"], "authority"))
        if row["abbr"] and row["abbr"] not in ("AV", "AF", "FK", "BO", "DI", "DO"):
            names.setdefault(row["abbr"], (row["name"], "authority"))
    for row in table("associations"):
        for form in filter(None, (row["name"], row["abbr"])):
            names.setdefault(form if form.isupper() else form.lower(), (row["name"], "association"))
    for row in table("regions"):
        for form in (row["name"], row["before"]):
            names.setdefault(form.lower(), (form, "region"))
    written = [row["name"] for sort in ("authorities", "associations") for row in table(sort)] + [
        n for n in names if n.isupper() or n in ("SiS", "FoHM", "MFoF", "Digg", "Brå")
    ]
    written += [row["name"] for row in table("regions")] + [row["before"] for row in table("regions")]
    pattern = "|".join(
        S.replace("*", "+", 1).join(map(re.escape, w.split())) if " " in w else re.escape(w)
        for w in sorted(set(written), key=len, reverse=True)
    )
    return re.compile(rf"(?:{pattern})(?::?s)?(?![\wåäö])"), names


OFFICES = re.compile(
    r"^(?:social|kommun|kommunlednings|stads|stadsbyggnads|stadslednings|stadsarkitekt|barn|skol|utbildnings|fastighets|miljö|bygg|byggnads|plan|kultur|fritids|omsorgs|äldre|äldreomsorgs|vård|vårdnads|revisions|landstings|region|regionlednings|gatu|trafik|exploaterings|mark|arbetsmarknads|hälso|hälsoskydds|livsmedels|plats|samhällsbyggnads|bildnings|stadsdels|service|lednings|ekonomi|personal|upphandlings|kansli|räddnings|tekniska|inköps|.*-.*)$"
)
"""What a "-kontoret" is a public office of."""
COURT = re.compile(
    rf"(?<![\w-])(?P<n>(?:[Mm]ark-\s+och\s+)?[Mm]iljödomstolen(?:(?:,|\s+vid)\s+{UP}\s+tingsrätt)?|[Mm]iljööverdomstolen|(?:[Mm]iljöåklagaren|[Ff]örvaltningsrätten|[Kk]ammarrätten|[Ll]änsrätten|[Ll]änsarbetsnämnden)\s+i\s+{UP}(?:\s+län)?|{UP}\s+tingsrätt|[Hh]ovrätten\s+(?:för|över)\s+[\w\s]{{3,25}}?(?=[.,\s]))s?(?![\wåäö])"
)
PARTS = re.compile(
    rf"(?<![\w-])(?P<n>(?:Avdelning(?:en)?|Region|Distriktet|Enheten|Regionala\s+(?:tillsynsenheten|enheten)|Sektionen)\s+(?:syd|nord|mitt|öst|väst|sydväst|sydöst|nordväst|nordöst|Syd|Nord|Mitt|Öst|Väst|Sydväst|Sydöst|Stockholm|(?:i\s+){UP}))(?![\wåäö])"
)
"""A part of an authority, named by where it is."""
SCHOOLS = re.compile(
    rf"(?<![\w-])(?P<n>(?:Högskolan|Universitetet|Socialhögskolan|Sjuksköterskehögskolan)\s+i\s+{UP}|{UP}s?\s+(?:universitet|högskola|folkhögskola)|Karolinska\s+institutet)(?![\wåäö])"
)
UNIONS = re.compile(
    rf"(?<![\w-])(?P<n>(?:Sveriges|Svenska|Riksförbundet|Nordiska)\s+{UP}(?:\s+(?:och\s+)?[a-zåäö]+)?(?:förbund|förening|förbundet|föreningen|samfund|råd)?(?<=förbund)|(?:Sveriges|Svenska)\s+[A-ZÅÄÖ][a-zåäö]+(?:förbund|förbundet|förening|råd)|[A-ZÅÄÖ][a-zåäö]+\s+(?:[A-ZÅÄÖ][a-zåäö]+)?(?:[Rr]yttarförening|[Ii]drottsförening|[Bb]ostadsrättsförening|[Ss]amfällighetsförening|[Hh]embygdsförening|[Ff]öräldraförening)|(?:Bostadsrättsföreningen|Brf)\s+{UP}|[A-ZÅÄÖ][a-zåäö]*(?:SF|SF-)?-rådet|[A-ZÅÄÖ]{{2,5}}-rådet)(?![\wåäö])"
)
PARTNERS = re.compile(
    rf"(?<![\w-])(?P<n>{UP}\s&\s(?:{UP}|Co)(?:\s(?:Partners|Advokater|Revision|Kommunrevision|Consulting))?)(?!\s(?:AB|HB|KB|[A-ZÅÄÖ&])|[\wåäö])"
)
PART_OF = re.compile(
    rf"s?\s+(?:regionala?\s+)?(?:tillsynsenhet(?:en)?|enhet(?:en)?|avdelning(?:en)?|distrikt(?:et)?|kontor(?:et)?)\s+(?:i\s+)?{UP}"
)
"""The part of an authority that it names: "Socialstyrelsens regionala tillsynsenhet Öst"."""


def find_organisations(text: str) -> tuple[Name, ...]:
    """Return the bodies named, in order; of two that meet, the longer."""
    names = [
        name
        for find in (_authorities_in, _counties, _courts, _others, _municipal, _boards, _companies, _audit)
        for name in find(text)
    ]
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return tuple(kept)


def municipality(written: str) -> str | None:
    """Return the normal form of a municipality's name, None if there is none such.

    >>> municipality("Falun"), municipality("Malmö"), municipality("Kommun")
    ('Falu kommun', 'Malmö kommun', None)
    """
    return _municipalities().get(written.lower())


def _authorities_in(text: str) -> Iterator[Name]:
    pattern, names = _authorities()
    for match in pattern.finditer(text):
        if match.start() and (text[match.start() - 1].isalnum() or text[match.start() - 1] in "-/"):
            continue
        words = " ".join(match[0].split())
        if words.isupper() and re.match(r"\s?(?:19|20)\d\d[:/-]", text[match.end() : match.end() + 7]):
            continue
        for form in (words, words.removesuffix("s").removesuffix(":"), words.lower(), words.lower().removesuffix("s")):
            if form in names:
                seat = SEAT.match(text, match.end()) if form.endswith("rätten") else None
                value, sort = names[form]
                inside = re.search(r"[a-zåäö,(/] $", text[max(0, match.start() - 2) : match.start()])
                if sort == "association" and " " not in words and not words.isupper() and not inside:
                    break
                part = PART_OF.match(text, match.end() - words.endswith("s"))
                if part and not seat:
                    yield Name(match.start(), part.end(), " ".join(text[match.start() : part.end()].split()), sort)
                    break
                end = seat.end() if seat else match.end()
                yield Name(match.start(), end, f"{value} i {seat['where']}" if seat else value, sort)
                break


def _others(text: str) -> Iterator[Name]:
    for pattern, sort in ((PARTS, "office"), (SCHOOLS, "authority"), (UNIONS, "association"), (PARTNERS, "company")):
        for match in pattern.finditer(text):
            yield Name(match.start(), match.end(), " ".join(match["n"].split()), sort)


def _courts(text: str) -> Iterator[Name]:
    for match in COURT.finditer(text):
        value = " ".join(match["n"].split())
        yield Name(match.start(), match.end(), value[:1].upper() + value[1:], "authority")


def _counties(text: str) -> Iterator[Name]:
    for match in COUNTY.finditer(text):
        where = " ".join((match["where"] or "").split())
        yield Name(match.start(), match.end(), f"Länsstyrelsen i {where}" if where else "Länsstyrelsen", "authority")


def _municipal(text: str) -> Iterator[Name]:
    for match in MUNICIPALITY.finditer(text):
        words = match["n"].split()
        for first in range(len(words)):
            written = " ".join(words[first:])
            start = match.start("n") + list(re.finditer(r"\S+", match["n"]))[first].start()
            known = municipality(written)
            proper = (
                written.endswith("s")
                and len(written) > 3
                and first == len(words) - 1
                and not written.endswith(("ens", "ets", "Dess", "Vars"))
            )
            if known or proper:
                city = match["w"].lower() == "stad"
                value = (
                    known.replace(" kommun", " stad") if known and city else known or f"{written} {match['w'].lower()}"
                )
                yield Name(start, match.end(), value, "municipality")
                break


def _boards(text: str) -> Iterator[Name]:
    for match in BOARD.finditer(text):
        head, tail = match["head"], match["tail"]
        bare = head.rstrip("-").lower()
        if (
            not bare
            or bare.removesuffix("s") in GENERIC
            or bare in GENERIC
            or (
                tail in ("nämnd", "förvaltning")
                and not bare.endswith("s")
                and "-" not in head
                and not bare.startswith(("social", "miljö", "bygg", "äldre"))
            )
        ):
            continue
        if tail in ("enheten", "avdelningen") and not ENHET.search(bare):
            continue
        if tail == "kontoret" and not OFFICES.match(bare):
            continue
        if (
            tail == "styrelsen"
            and bare
            not in (
                "kommun",
                "region",
                "landstings",
                "skol",
                "läns",
                "social",
                "stads",
                "regions",
                "sjukvårds",
                "hälso- och sjukvårds",
            )
            and not bare.endswith("sjukvårds")
        ):
            continue
        if bare in ("läns", "skol", "social") and tail == "styrelsen":
            continue
        start, words = match.start(), " ".join(match[0].split())
        before = None
        if tail in ("enheten", "avdelningen"):
            before = re.search(r"(?<!\w)([A-ZÅÄÖ][a-zåäö]+a)\s$", text[max(0, start - 20) : start])
        elif bare == "stadsdels":
            before = re.search(rf"(?<!\w)({UP}(?:-{UP})?)\s$", text[max(0, start - 30) : start])
        if before:
            words, start = f"{before[1]} {words}", start - len(before[0])
        value = re.sub(rf"^({HALF})\s+(?=och|&)", r"\1- ", words.removesuffix("s") if match["s"] else words)
        value = value if before else value[:1].lower() + value[1:]
        yield Name(start, match.end(), value, SORTS.get(tail[:5], "office"))


def _companies(text: str) -> Iterator[Name]:
    for match in COMPANY.finditer(text):
        value = " ".join(match[0].split()).removesuffix(":s")
        start = match.start()
        while (
            first := re.match(
                r"(?:\w*[Rr]apport|Högaktningsfullt|Hälsn(?:ingar)?|Ombud|Verksamhetsutövare|Fastighetsägare|Tillståndshavare|Objekt|Anläggning|Driven|Drivs|Sammanfattning|Angående|Klagande|Sökande|Motpart|Adressat|Mottagare|Bolaget|Utföraren|Leverantören|Vårdgivaren|Företaget|Även|Av|I|Hos|För|Enligt|Om|Till|Från|Med|På|Vid|Uppföljning|Granskning|Tillsyn)\s+(?:av\s+|vid\s+|hos\s+|på\s+)?",
                value,
            )
        ) and len(value) > first.end() + 4:
            start += text[start:].index(value[first.end() :].split()[0], first.end() - 1)
            value = value[first.end() :]
        yield Name(start, match.end(), value, "company")


def _audit(text: str) -> Iterator[Name]:
    for match in FIRMS.finditer(text):
        yield Name(match.start(), match.end(), match["n"], "firm")
    for pattern, sort in ((OWN_AUDITORS, "auditors"), (ADJECTIVE, "board"), (WITH_FOR, "office")):
        for match in pattern.finditer(text):
            value = " ".join(match["n"].split())
            yield Name(match.start(), match.end(), value[:1].lower() + value[1:] if sort == "board" else value, sort)
    for match in AUDITORS.finditer(text):
        value = match["n"][:1].lower() + match["n"][1:]
        yield Name(match.start(), match.end(), value, "auditors")
