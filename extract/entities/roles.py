"""Who is reviewed and who reviews, by what the text lets them do; no list of known units.

>>> text = "Uppföljning av Solgläntan, utförare av hemtjänst. Solgläntan uppger att rutinen är ny."
>>> [(role.name, role.role) for role in find_roles(text)][:2]
[('Solgläntan', 'reviewed'), ('Solgläntan', 'reviewed')]
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.entities.name import UP

UNIT = (
    r"(?:äldreboendet|boendet|gruppbostaden|gruppboendet|servicebostaden|korttidsboendet|korttidshemmet|korttidsenheten|vårdboendet|omsorgsboendet|demensboendet|trygghetsboendet|vårdcentralen|förskolan|skolan|grundskolan|gymnasieskolan|friskolan"
    r"|fritidshemmet|hemmet|behandlingshemmet|HVB-hemmet|HVB|stödboendet|enheten|verksamheten|utföraren|företaget|bolaget|leverantören|anordnaren|vårdgivaren|huvudmannen|hemtjänsten|hemtjänstföretaget|hemtjänstutföraren|assistansbolaget"
    r"|anstalten|häktet|ungdomshemmet|intraprenaden|fritidsgården|dagverksamheten|träffpunkten|familjehemmet|restaurangen|mottagningen|kliniken|sjukhuset|särskilda\s+boendet|vård-\s+och\s+omsorgsboendet|daglig\s+verksamhet|dagliga\s+verksamheten|hemtjänst|den\s+dagliga\s+verksamheten|det\s+särskilda\s+boendet)"
)
WORD = rf"(?:{UP}(?:\.(?=\s?[a-z]))?|\d{{1,3}}(?![\d.:-]))"
TAIL = r"(?:äldreboende|daghem|fritidshem|montessoriförskola|vårdcentral|sjukhem|vårdboende|gruppbostad|gruppboende|servicebostad|förskola|skola|grundskola|gymnasium|friskola|hemtjänst|vårdcentral|HVB|stödboende|korttidshem|korttidsboende|servicehus|boende|omsorg|assistans|behandlingshem|daglig\s+verksamhet|dagverksamhet|fritidsgård|ungdomsmottagning|ridskola|ryttarförening|idrottsförening|tandläkarpraktik|familjeläkare|vård-\s+och\s+omsorgsboende)"
NAME = rf"(?P<name>{UP}(?:[^\S\n]{{1,2}}(?:{WORD}|&|och(?=\s{UP}\s(?:AB|HB))|i(?=\sSverige))){{0,15}}(?:[^\S\n]+{TAIL}(?![\wåäö]))?)"
NP = rf"(?:(?:den|det)[^\S\n]+)?(?:{UNIT}[^\S\n]+)?[\"”»]?{NAME}"
ACT = r"(?:[A-ZÅÄÖa-zåäö]*(?i:uppföljning|granskning|inspektion|tillsyn|tillsynsbesök|uppföljningsbesök|kvalitetsbesök|kontroll|utvärdering|observation|besök|revision|undersökning|anmälan|utredning)(?:en|ar|sbesök|srapport|sprotokoll)?(?:\s+\d{4})?)"
LABELS = (
    r"(?:Utförare(?:n)?|Verksamhet(?:en)?|Enhet|Enhetens\s+namn|Verksamhetens\s+namn|Namn\s+på\s+(?:verksamheten|enheten|utföraren)|Boende|Leverantör|Huvudman|Skolenhet|Skola|Förskola|Tillsynsobjekt|Objekt|Granskad\s+(?:enhet|verksamhet|nämnd)"
    r"|Granskat\s+objekt|Vårdgivare|Vårdenhet|Anordnare|Arbetsgivare|Arbetsställe|Entreprenör|Uppföljd\s+(?:verksamhet|utförare|enhet)|Utförare\s*/\s*enhet|Part|Anläggning|Nyttjanderättshavare|Verksamhetsutövare|Verksamhetsansvarig|Klagande|Driftform|OBJEKT|Berörd\s+(?:enhet|verksamhet))"
)
REVIEWED = (
    (8, re.compile(rf"(?:^|\n)[ *#\d.]*{ACT}[^\S\n]*[,:–-]?[^\S\n]*{NP}")),
    (10, re.compile(rf"(?<![^\s|])(?:\*\*)?{LABELS}(?:\*\*)?\s*(?::|\t|\n+)\s*(?:\*\*)?{NP}")),
    (8, re.compile(rf"(?<!\w){ACT}\s*(?:av|på|vid|hos|i|gällande|avseende|rörande|för|med)[^\S\n]+{NP}")),
    (
        9,
        re.compile(
            rf"(?<!\w){NAME},?\s+(?:\(?[A-ZÅÄÖ]\w+\)?,?\s+)?(?:(?:som\s+är\s+)?utförare|leverantör|anordnare|vårdgivare|entreprenör|huvudman)\s+(?:av|för|inom)\b"
        ),
    ),
    (
        7,
        re.compile(
            rf"(?<!\w)(?i:utföraren|leverantören|anordnaren|vårdgivaren|entreprenören|huvudmannen|verksamheten\s+vid|personalen\s+(?:på|vid)|företrädare\s+för|representanter\s+för){{1}}\s+[\"”»]?{NAME}"
        ),
    ),
    (6, re.compile(rf"(?<!\w){NAME}\s+(?:godkändes|godkänd|har\s+godkänts|är\s+godkänd|auktoriserades)\b")),
    (
        4,
        re.compile(
            rf"(?<!\w){NAME}\s+(?:uppger|redovisar|framför\s|har\s+inkommit|inkom\s|har\s+yttrat|beklagar|medger|bestrider|instämmer|brister|uppfyller|saknar|har\s+upprättat|har\s+tagit\s+fram|bedriver|erbjuder|ska\s+senast|driver|förelägg)\b"
        ),
    ),
    (5, re.compile(rf"(?<!\w)(?:drivs|bedrivs|driven|drivits)\s+(?:\w+\s+){{0,3}}av\s+(?:{UNIT}\s+)?{NAME}")),
    (
        5,
        re.compile(
            rf"(?<!\w)(?:brister|kritik\s+mot|kritiken\s+mot|förelägger|föreläggs|varning\s+till|kritiserar|riktar\s+(?:allvarlig\s+)?kritik\s+mot|genomför\w*\s+(?:på|vid|hos)|besökte[s]?|inspekterade[s]?|granskade[s]?)\s+(?:i\s+|hos\s+|vid\s+|på\s+)?{NP}"
        ),
    ),
    (3, re.compile(rf"(?<!\w){UNIT}\s+[\"”»]?{NAME}")),
)
RESPONDER = (
    (
        12,
        re.compile(
            rf"(?<!\w)(?i:bemötande|svar|yttrande|kommentar|kommentarer|synpunkter|inlaga|åtgärdsplan|handlingsplan|genmäle|replik)\s+(?:från|av|för)\s+{NP}"
        ),
    ),
    (9, re.compile(rf"(?:^|\n)[^\S\n]*(?i:för|/|gm|genom)\s+{NP}\s*(?:\n|$)")),
    (5, re.compile(rf"(?<!\w)(?i:vi\s+(?:på|vid|i|inom|hos)|vår\s+verksamhet)\s+{NP}")),
)
STOP = frozenset(
    "Ärendet Ärende Ang Angående Nytt Bolaget Företaget Överklagande Täkten Mått Föreståndaren Föreståndare Verksamhetschefen Verksamhetschef Rektor Enhetschef Enhetschefen Vårdgivaren Huvudmannen Samma Vissa Flera Några Många Dessutom Däremot Dock Vidare Därför Utöver Sedan Efter Avvikelse Avvikelser Klagomål Kritik Kritiken Föreståndare Avtal Avtalet Datum Tid Plats Protokoll Rapport Bilaga Beslut Beslutet Dnr Deltagare Närvarande Den Det Denna Detta De Vid Under Enligt Efter Inför Sammanfattning Bakgrund Syfte Inledning Uppföljning Granskning Tillsyn Inspektion Om I På Av För Från Till Med Som Vi Ni Utföraren Utförare Verksamheten"
    " Verksamhet Nämnden Förvaltningen Kommunen Kommun Regionen Enheten Enhet Personalen Ansvarig Kvalitet Hela Lex Sarah Maria LSS SoL HSL LOV LOU PSL SOSFS HSLF Ja Nej Januari Februari Mars April Maj Juni Juli Augusti September Oktober November December Måndagen Tisdagen Onsdagen Torsdagen Fredagen"
    " Även Samtliga Alla Inga Ingen En Ett Två Tre När Där Här Hur Vad Vem Vilka Vår Vårt Våra Sverige HVB SÄBO MAS Sida Sid Org Tel Telefon Sverige Handläggare Ordförande Undertecknad Undertecknade Medarbetarna Mål Brister Ny Nya Föregående Svar Yttrande Bemötande Dokumentation Genomförandeplaner Rutiner Social Socialt Hemtjänst Äldreomsorg Åtgärder Åtgärd Datum Handling Typ Kundval Individuell Resultat Antal Samverkan Bedömning Chef Vårat Ert Mina Mitt Min Måttet Antalet Källa Nationella Använder Resultatet Handlingsplan Åtgärdsplan".split()
)


FIELDS = frozenset(
    "Verksamhetsutövare Fastighetsägare Kontaktperson Adress Datum Ansvarig Huvudman Utförare Leverantör Ägare Närvarande Plats Tid Dnr Diarienummer Verksamhetschef Telefon Inspektör Handläggare Objekt Anläggning".split()
)
"""Labels that follow a name on the same line of a form."""
WORK = re.compile(
    rf"{ACT}|Box|[A-ZÅÄÖ][a-zåäö]*(?:möte|mötet|samtal|dialog|inventering)|[A-ZÅÄÖ][a-zåäö]*(?:protokoll|rapport|plan|uppföljningen|granskningen|nämnden|nämndens|förvaltningen|enheten|utveckling|ning|ningar|heten)"
)


@dataclass(frozen=True, slots=True)
class Role:
    """text[start:end] is the name of one who is "reviewed" or "responds"; ``score`` says how surely."""

    start: int
    end: int
    name: str
    role: str
    score: int


def find_roles(text: str) -> tuple[Role, ...]:
    """Return those who are reviewed and those who respond, in the order of the text."""
    found = [*_by("reviewed", REVIEWED, text), *_by("responds", RESPONDER, text)]
    return tuple(sorted(found, key=lambda r: (r.start, -r.score)))


def _by(role: str, patterns: tuple[tuple[int, re.Pattern[str]], ...], text: str) -> Iterator[Role]:
    for score, pattern in patterns:
        for match in pattern.finditer(text):
            name = _clean(match["name"])
            if name:
                start = match.start("name") + match["name"].index(name.split()[0])
                words = r"\s+".join(map(re.escape, name.split()))
                exact = re.compile(words).match(text, start)
                if exact:
                    yield Role(start, exact.end(), name, role, score)


def _clean(name: str) -> str | None:
    """Return the name without words that only begin a sentence or a line; None if nothing is left."""
    first = name.split("\n\n")[0]
    words = first.replace("\n", " ").split()
    while words and (words[0] in STOP or WORK.fullmatch(words[0]) or words[0].isdigit()):
        words = words[1:]
    words = words[: next((at for at, word in enumerate(words) if at and word in FIELDS), None)]
    while words and (words[-1] in STOP or words[-1] in ("och", "i", "&")):
        words = words[:-1]
    cleaned = " ".join(words).strip(" -&")
    return (
        cleaned
        if len(cleaned) > 2
        and not re.fullmatch(r"[A-ZÅÄÖ][a-zåäö]+-[A-ZÅÄÖ]", cleaned)
        and not re.search(r"\b(?:19|20)\d\d\b", cleaned)
        else None
    )


def bare(name: str, text: str) -> str:
    """Return the name without a genitive s, where the text has it without.

    >>> bare("Solgläntans", "Solgläntan svarar. Solgläntans rutin."), bare("Lundens", "Lundens äldreboende")
    ('Solgläntan', 'Lundens')
    """
    if name.endswith("s") and re.search(rf"(?<!\w){re.escape(name[:-1])}(?!\w)", text):
        return name[:-1]
    return name.removesuffix(":s")
