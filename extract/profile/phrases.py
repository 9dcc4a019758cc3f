"""What a text says about a name right before and behind it, each saying with its own name.

>>> text = "Granskningen har utförts av Ek Revision AB. Tallmon har yttrat sig."
>>> said_of(((28, 42),), text), said_of(((44, 51),), text)
(Counter({'utförts av': 1}), Counter({'har svarat': 1}))
"""

import re
from collections import Counter
from collections.abc import Iterable

from extract.entities.roles import ACT, LABELS, UNIT

REACH = 70
"""How many characters on either side are looked at."""

OF = r"\s+(?:av|på|vid|hos|i|gällande|avseende|rörande|över|för|med)\s+"
ARTICLE = rf"(?:(?:den|det|de)\s+)?(?:(?i:{UNIT})\s+)?[\"”»]?$"
REVIEW = r"(?:tillsyn|granskning|beslut|kritik|rapport|inspektion|uppföljning|bedömning|föreläggande|verksamhetsuppföljning|anmärkning|skrivelse|iakttagelse|krav|protokoll|ställningstagande)"
ANSWER = r"(?:svar|yttrande|bemötande|redovisning|åtgärdsplan|handlingsplan|handläggning|åtgärd|rutin|verksamhet|personal|chef|medarbetare|arbete|synpunkter|kommentar|egenkontroll|ledningssystem|lokaler|inställning|överklagande)"

BEFORE: tuple[tuple[str, str], ...] = (
    ("granskning av", rf"{ACT}{OF}{ARTICLE}"),
    ("uppföljning X", rf"{ACT}\s*[,:–-]?\s*{ARTICLE}"),
    ("handläggning vid", rf"(?:handläggning\w*|brister\w*|drift\w*|vård\w*|verksamhet\w*|arbet\w*|rutiner\w*|förhållanden\w*){OF}{ARTICLE}"),
    ("kritik mot", rf"(?:[Kk]ritik\w*|anmärkning|[Ff]öreläggande|[Vv]arning|vite|klagomål|anmälan)\s+(?:mot|till|för|på)\s+{ARTICLE}"),
    ("förelägger", rf"(?:förelägg\w+|kritiserar|tilldelar|tilldelas|rekommenderar|ålägger|uppmanar|tillsynade|inspekterade|besökte|granskade|granskat)\s+{ARTICLE}"),
    ("konstaterar att", rf"(?:konstatera\w*|bedöm\w*|finner|anser|påpekar)\s+(?:\w+\s)?att\s+{ARTICLE}"),
    ("utförts av", rf"(?:genomför|utför|gjor|granska|besök|initiera|bedriv|sammanställ|följts?\s+upp)\w*\s+(?:\w+\s+){{0,4}}?av\s+{ARTICLE}"),
    ("svar från", rf"(?:[Ss]var\w*|[Yy]ttrande\w*|[Bb]emötande\w*|[Åå]tgärdsplan\w*|[Kk]ommentar\w*|[Rr]edovisning\w*|[Öö]verklagande\w*)\s+(?:från|av)\s+{ARTICLE}"),
    ("svar till", rf"(?:[Ss]var\w*|[Yy]ttrande\w*|[Bb]emötande\w*|[Rr]edovisa\w*|[Rr]edovisning\w*|inkomma\w*|[Åå]terrapport\w*|[Öö]verlämna\w*)\s+(?:\w+\s+){{0,3}}?till\s+{ARTICLE}"),
    ("på uppdrag av", r"(?:[Uu]ppdrag\s+(?:av|från)|\båt)\s+(?:de\s+|den\s+)?$"),
    ("granskning från", rf"{REVIEW}\w*\s+(?:från|av|hos)\s+{ARTICLE}"),
    ("drivs av", r"(?:[Dd]rivs|[Bb]edrivs|[Dd]riven|[Dd]rivits|[Dd]river)\s+(?:\w+\s+){0,4}?av\s+$"),
    ("anlitar", r"(?:anlita\w*|hyr\w*|köp\w*|levere\w*|entreprenör\w*|leverantör\w*)\s+(?:\w+\s+){0,2}$"),
    ("avtal med", r"(?:avtal\w*|samverka\w*|samarbet\w*|samtal\w*|kontakt\w*|dialog\w*)\s+(?:\w+\s+){0,2}?med\s+$"),
    ("anmälan till", r"(?:[Aa]nmäl\w*|[Öö]verklaga\w*|ges\s+in|skicka\w*)\s+(?:\w+\s+){0,2}?(?:till|hos)\s+$"),
    ("märkt verksamhet", rf"(?:^|\n|\||\s){LABELS}\s*(?::|\t|\n+)\s*(?:\w+\s+)?{ARTICLE}"),
    ("märkt ägare", r"(?:^|\n|\s)(?:Drivs\s+av|Huvudman|Utförare|Leverantör|Vårdgivare|Fastighetsägare|Ägare|Bolag|Arbetsgivare|Entreprenör|Nyttjanderättshavare|Verksamhetsutövare|(?i:klagande|sökande)|Adressat|Från\s+utföraren|(?:Närvarande|Deltagare|Medverkande)\s+från)\s*(?::|\n)?\s*$"),
    ("märkt granskare", r"(?:[Gg]ranskare|[Tt]illsynsmyndighet|[Gg]ranskande\s+\w+|[Uu]tförd\s+av|[Uu]pprättad\s+av|[Gg]ranskad\s+av|(?i:motpart)|[Ii]nspektör\w*|[Hh]andläggare|[Bb]eställare|[Rr]evisor)\s*(?::|\n)\s*(?:[^\n]{0,40},\s)?$"),
    ("märkt plats", r"(?:^|\n|\s)Plats(?:\s+och\s+tid)?:?\s*(?:\n\s*)?$"),
    ("kopia till", r"(?i:kopia|för\s+kännedom|sändlista|expedieras|beslut\s+till|skickas\s+till|utdrag\s+till|delges|c/o)\b[^\n]{0,70}$"),
    ("för X", r"(?:^|\n)För\s+$"),
    ("ombud för", r"(?:ombud\s+för|genom\s+ombud|gm|företräd\w+(?:\s+för|\s+av)?)\s+$"),
    ("vi på", rf"(?i:\bvi|\boss|\bjag)\s+(?:på|vid|i|inom|hos)\s+{ARTICLE}"),
    ("på X", rf"(?:\bvid|\bpå|\bhos|\binom)\s+{ARTICLE}"),
    ("från X", r"\b[Ff]rån\s+$"),
    ("även", r"(?:\bsamt|\beller|,)\s+$"),
)  # fmt: skip

AFTER: tuple[tuple[str, str], ...] = (
    ("har granskat", r"\s+(?:\([^)]*\)\s+)?(?:har\s+)?(?:\w+\s+){0,2}?(?:granskat|genomfört|genomförde|inspekterat|inspekterade|utfört|utförde|besökt|besökte|kontrollerat|följt\s+upp|följde\s+upp|inledde|inlett)\b"),
    ("konstaterar", r"\s+(?:\([^)]*\)\s+)?(?:har\s+)?(?:\w+\s+)?(?:konstaterar|konstaterat|bedömer|bedömt|förelägger|kritiserar|riktar|rekommenderar|noterar|avslutar|begär|begärde|anser|finner|fann|ser\s+allvarligt|påpekar|utövar|bedriver\s+tillsyn|följer\s+upp|återkommer|kommer\s+att\s+följa)\b"),
    ("beslutar", r"\s+(?:\([^)]*\)\s+)?(?:beslutar|beslutade|beslutat|föreslås\s+besluta|godkänner)\b"),
    ("s granskning", rf"(?::?s)?\s+(?:\w+\s+)?{REVIEW}\w*"),
    ("s svar", rf"(?::?s)?\s+(?:\w+\s+)?{ANSWER}\w*"),
    ("har svarat", r"\s+(?:\([^)]*\)\s+)?(?:har\s+|hade\s+)?(?:\w+\s+)?(?:inkommit|yttrat|uppger|uppgav|uppgett|instämmer|redovisar|redovisade|redovisat|bestrider|medger|delar|avger|tagit\s+del|tackar|beklagar|anför|anfört|svarar|svarade|svarat|framför|yrkar|tar\s+kritiken)\b"),
    ("brister", r"\s+(?:\([^)]*\)\s+)?(?:brister|har\s+brustit|behöver|rekommenderas|bör|förelägg|ska\s|skall\s|saknar|har\s+inte|inte\s+har|uppfyller|följer\s+inte|kan\s+inte|måste|tilldelas|åläggs)"),
    ("har gjort", r"\s+(?:har|hade)\s+(?:\w+\s+)?(?:anställt|infört|tagit\s+fram|upprättat|vidtagit|utbildat|åtgärdat|påbörjat|ändrat|köpt|byggt|låtit)\b"),
    ("kallat", r"(?:,?\s*\(?org\S*\s?(?:nr)?\.?:?\s*[\dX-]+\)?,?)?\s*(?:\(|,\s)(?:nedan|härefter|fortsättningsvis|i\s+det\s+följande)?\s*(?:kalla[dt]\s)?[\"”]?(?:[Bb]olaget|[Nn]ämnden|[Uu]tföraren|[Vv]erksamheten|[Ff]öretaget|[Hh]uvudmannen)\b"),
    ("orgnr", r",?\s*\(?(?:[Oo]rg\S*\s?(?:nr)?\.?:?\s*)?[\dX]{6}-[\dX]{4}"),
    ("utförare av", r",?\s+(?:\(?[A-ZÅÄÖ]\w+\)?,?\s+)?(?:som\s+är\s+)?(?:utförare|leverantör|anordnare|vårdgivare|entreprenör|huvudman)\s+(?:av|för|inom|i)\b"),
    ("driver", r"\s+(?:driver|bedriver|ansvarar\s+för|har\s+drivit|tog\s+över|tagit\s+över|drev|ägs|äger|drivs)\b"),
    ("i kommun", r"\s+(?:i|,)\s+(?:[A-ZÅÄÖ]\w+\s)?[A-ZÅÄÖ]\w+\s+(?:kommun|stad)"),
)  # fmt: skip

_BEFORE = tuple((name, re.compile(pattern if pattern.endswith("$") else f"{pattern}$")) for name, pattern in BEFORE)
_AFTER = tuple((name, re.compile(pattern)) for name, pattern in AFTER)


def said_of(spans: Iterable[tuple[int, int]], text: str) -> Counter[str]:
    """Count each saying over the mentions."""
    found: Counter[str] = Counter()
    for start, end in spans:
        before = text[max(0, start - REACH) : start]
        stop = end - 1 if text[end - 1 : end] == "s" else end
        found.update(name for name, pattern in _BEFORE if pattern.search(before))
        behind = text[stop : stop + REACH]
        found.update(
            name for name, pattern in _AFTER if pattern.match(text[end : end + REACH]) or pattern.match(behind)
        )
    return found
