"""Nämnder, styrelser, förvaltningar, kontor, enheter, by how their names are built.

>>> [(name.value, name.sort) for name in find_boards("Barn-, kultur- och fritidsnämnden, tekniska kontoret, Sociala kvalitetsenheten, enheten")]
[('barn-, kultur- och fritidsnämnden', 'board'), ('Sociala kvalitetsenheten', 'office'), ('tekniska kontoret', 'board')]
"""

import re
from collections.abc import Iterator

from extract.entities.name import UP, Name

HALF = r"(?:[Vv]ård|[Bb]arn|[Mm]iljö|[Ii]ndivid|[Hh]älso|[Kk]ultur|[Bb]ygg|[Uu]tbildnings?|[Ss]ocial|[Oo]msorgs?|[Ää]ldre|[Ss]töd|[Ss]kol|[Aa]rbetsmarknads|[Ff]ritids)"
BOARD = re.compile(
    rf"(?<![\w-])(?P<head>(?:(?:[A-ZÅÄÖa-zåäö][a-zåäö]+-(?:,\s+[a-zåäö]+-)*|{HALF})\s+(?:och|&)\s+)?[A-ZÅÄÖa-zåäö]?[\wåäö-]*)"
    r"(?P<tail>nämnden|nämnd|förvaltningen|förvaltning|fullmäktige|kontoret|styrelsen|utskottet|avdelningen|direktionen|enheten|rotteln|beredningen)(?P<s>s)?(?![\wåäö])"
)
GENERIC = frozenset(
    "nämnd förvaltning enhet avdelning kontor styrelse utskott direktion hem del verksamhet boende bo last tids huvud gemensam ansvars skol vård under och resultat mål kost mät".split()
)
NEVER = frozenset(
    "patient nämnd förvaltning enhet avdelning kontor styrelse utskott hem del verksamhet last tids huvud gemensam ansvars under och resultat mål plats bostadsrätt förening".split()
)
"""What makes even "-nämnden", "-kontoret" a common noun; the rest may be a nämnd's name: "skolkontoret"."""
SORTS = {"nämnd": "board", "fullm": "board", "styre": "board", "utsko": "board", "berednin"[:5]: "board"}
ENHET = re.compile(
    r"(?:kvalitet|utrednings|tillsyns|tillstånds|ungdoms|gransknings|myndighets|bistånds|uppföljnings|avtals|upphandlings|beställar|utvärderings|revisions|kontroll|inspektions|ekonomi|inköps|kommunikations|personal|kansli|juridik|löne|fastighets|kost|måltids|bemannings|hr-|it-|säkerhets|upphandlings|näringslivs|digitaliserings|förvaltnings|trafik|gatu|park|kultur|fritids|arbetsmarknads|integrations|socialpsykiatri|handläggnings|barn|stöd|försörjnings|vuxen|missbruks|äldre(?=$)|familjehems|familjerätts|resurs(?=$)|hälso- och sjukvårds|lokal|exploaterings|vatten|renhållnings|energi|elevhälso|miljö|livsmedels|djurskydds|plan|bygg|service|stabs|utvecklings)"
)
OFFICES = re.compile(
    r"^(?:social|kommun|kommunlednings|stads|stadsbyggnads|stadslednings|stadsarkitekt|barn|skol|utbildnings|fastighets|miljö|bygg|byggnads|plan|kultur|fritids|omsorgs|äldre|äldreomsorgs|vård|vårdnads|revisions|landstings|region|regionlednings|gatu|trafik|exploaterings|mark|arbetsmarknads|hälso|hälsoskydds|livsmedels|plats|samhällsbyggnads|bildnings|stadsdels|service|lednings|ekonomi|personal|upphandlings|kansli|räddnings|tekniska|inköps|.*-.*)$"
)
"""What a "-kontoret" is a public office of."""
WITH_FOR = re.compile(
    r"(?<![\w-])(?P<n>[Ee]nheten\s+för\s+[a-zåäö]+(?:\s+och\s+[a-zåäö]+)?|[Rr]äddningstjänsten(?:\s+[A-ZÅÄÖ][a-zåäö]+){0,2}|[Öö]verförmyndaren(?=\s+i\s+[A-ZÅÄÖ])|Nämnden\s+för\s+(?!en\b|ett\b|den\b|att\b|sin\b)[a-zåäö-]{4,}(?:(?:,\s+[a-zåäö-]+)?\s+och\s+[a-zåäö-]+)?|[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)?\s(?:räddningstjänst|miljökontor|miljöförvaltning|miljönämnd|brandförsvar|socialkontor|socialförvaltning)|[A-ZÅÄÖ][a-zåäö]+s\s+räddningstjänstförbund)(?![\wåäö])"
)
ADJECTIVE = re.compile(
    r"(?<![\w-])(?P<n>(?:[Tt]ekniska|[Ss]ociala|[Kk]ommunala)\s+(?:nämnden|förvaltningen|kontoret|utskottet))(?P<s>s)?(?![\wåäö])"
)
PARTS = re.compile(
    rf"(?<![\w-])(?P<n>(?:Avdelning(?:en)?|Region|Distriktet|Enheten|Regionala\s+(?:tillsynsenheten|enheten)|Sektionen)\s+(?:syd|nord|mitt|öst|väst|sydväst|sydöst|nordväst|nordöst|Syd|Nord|Mitt|Öst|Väst|Sydväst|Sydöst|Stockholm|(?:i\s+){UP}))(?![\wåäö])"
)
"""A part of an authority, named by where it is."""
STYRELSER = frozenset(
    ("kommun", "region", "regions", "landstings", "stads", "sjukvårds", "hälso- och sjukvårds", "kommun- och region")
)


def find_boards(text: str) -> Iterator[Name]:
    """Yield them, without a capital where the name has none of its own."""
    for match in BOARD.finditer(text):
        head, tail = match["head"], match["tail"]
        bare = head.rstrip("-").lower()
        if not _is_office(bare, head, tail):
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
    for pattern, sort in ((ADJECTIVE, "board"), (WITH_FOR, "office"), (PARTS, "office")):
        for match in pattern.finditer(text):
            value = " ".join(match["n"].split())
            yield Name(match.start(), match.end(), value[:1].lower() + value[1:] if sort == "board" else value, sort)


def _is_office(bare: str, head: str, tail: str) -> bool:
    """Tell an office's name from a common noun: "socialkontoret" from "platskontoret"."""
    loose = NEVER if tail in ("nämnden", "förvaltningen", "kontoret", "styrelsen") else GENERIC
    if not bare or bare in loose or bare.removesuffix("s") in loose:
        return False
    if tail in ("nämnd", "förvaltning"):
        return bare.endswith("s") or "-" in head or bare.startswith(("social", "miljö", "bygg", "äldre"))
    if tail in ("enheten", "avdelningen"):
        return ENHET.search(head.lower()) is not None
    if tail == "kontoret":
        return OFFICES.match(bare) is not None
    return tail != "styrelsen" or bare in STYRELSER or bare.endswith("sjukvårds")
