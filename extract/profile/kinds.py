"""Which genre a document is, and its title.

>>> kind_of(Document("0", "x.txt", "Åtgärdsplan för Solgläntan", (), ()), "Åtgärdsplan för Solgläntan")[0].value
'åtgärdsplan'
"""

import re
from collections import Counter

from extract.profile.frame import HEAD, blocks_of
from extract.types import BlockKind, Document, DocumentKind

K = DocumentKind
IN_TITLE: tuple[tuple[str, DocumentKind, int], ...] = (
    (r"\b(?:protokoll|minnesanteckning\w*|mötesanteckning\w*|tjänsteanteckning\w*)\b|protokoll\b", K.PROTOCOL, 6),
    (r"\b(?:tjänsteutlåtande|tjänsteskrivelse)\w*", K.OFFICIAL_LETTER, 9),
    (
        r"\b(?:uppföljningsplan|tillsynsplan|granskningsplan|kontrollplan|plan för (?:uppföljning|granskning|tillsyn|avtalsuppföljning))\w*",
        K.FOLLOW_UP_PLAN,
        8,
    ),
    (
        r"\b(?:åtgärdsplan|handlingsplan|åtgärdsöversikt|åtgärdsredovisning|redovisning av (?:vidtagna )?åtgärder)\w*",
        K.ACTION_PLAN,
        7,
    ),
    (r"\b(?:bemötande|genmäle|replik|kommentar(?:er)? till|synpunkter på)\b", K.RESPONSE, 8),
    (r"\b(?:svar (?:på|till|från|avseende|gällande|med anledning)|nämndens svar|vårt svar)", K.RESPONSE, 7),
    (r"\byttrande\b", K.STATEMENT, 7),
    (r"\b(?:beslut|föreläggande|inspektionsmeddelande)\b", K.DECISION, 6),
    (
        r"\w*(?:rapport|berättelse|sammanställning|granskning|uppföljning|inspektion|tillsyn|utvärdering|revision|redovisning)(?:en|er|ar)?\b",
        K.REPORT,
        4,
    ),
)
IN_TEXT: tuple[tuple[str, DocumentKind, int, str], ...] = (
    (
        r"(?i:protokollet\s+justeras|utsedd\s+att\s+justera|justerare|justeras:|vid\s+protokollet)",
        K.PROTOCOL,
        5,
        "Texten talar om hur protokollet justeras.",
    ),
    (
        r"(?:^|\n)\s*(?:Tid|Plats|Närvarande|Deltagare|Frånvarande|Beslutande)\s*:",
        K.PROTOCOL,
        3,
        "Inledningen anger tid, plats eller deltagare.",
    ),
    (
        r"(?i:hur\s+man\s+överklagar|beslutet\s+kan\s+överklagas|överklagandehänvisning)",
        K.DECISION,
        4,
        "Texten talar om hur beslutet överklagas.",
    ),
    (
        r"(?:^|\n)\s*(?:\w+\s){0,6}(?:beslutar|förelägger)\s+(?:att|med\s+stöd)?",
        K.DECISION,
        3,
        "En myndighet beslutar eller förelägger.",
    ),
    (
        r"(?:^|\n)\s*(?:Förslag\s+till\s+beslut|Ärendets\s+beredning|Beslutsunderlag)\b",
        K.OFFICIAL_LETTER,
        5,
        "Rubrikerna är en tjänsteskrivelses.",
    ),
    (
        r"(?i:bemöta\s+(?:kritiken|synpunkterna|påståendet)|vi\s+bemöter|önskar\s+vi\s+framföra|vill\s+vi\s+framföra|vi\s+delar\s+inte|vi\s+bestrider|bygger\s+(?:till\s+\w+\s+delar\s+)?på\s+en\s+missuppfattning|ändrar\s+sitt\s+beslut|vi\s+instämmer)",
        K.RESPONSE,
        4,
        "Avsändaren svarar på kritik i vi-form.",
    ),
    (
        r"(?i:avge(?:r)?\s+(?:följande\s+)?yttrande|beretts\s+tillfälle\s+att\s+yttra)",
        K.STATEMENT,
        5,
        "Avsändaren avger ett yttrande.",
    ),
    (
        r"(?:^|\n)\s*(?:Brist|Åtgärd|Ansvarig|Klart?\s+(?:när|senast)|Tidplan|Status)\s*(?:\||\t|\n)",
        K.ACTION_PLAN,
        2,
        "Tabellen har kolumner för åtgärd och ansvarig.",
    ),
    (
        r"(?:^|\n)\s*(?:Från|From|Fra)\s*:.*\n+\s*(?:Skickat|Till|To|Sent|Datum|Date)\s*:",
        K.MAIL,
        10,
        "Inledningen har avsändare och mottagare som ett mejl.",
    ),
    (
        r"(?:^|\n)\s*(?:Foto|Bild|Text|Publicerad|Publicerat|Uppdaterad|Läs\s+också|Läs\s+mer|TT)\s*:",
        K.ARTICLE,
        5,
        "Texten har byline eller bildtext som en artikel.",
    ),
    (
        r"(?i:säger\s+[A-ZÅÄÖ]\w+\s+[A-ZÅÄÖ]\w+|,\s+säger\s+(?:hon|han)\b|berättar\s+för\s+\w+)",
        K.ARTICLE,
        3,
        "Personer citeras som i en artikel.",
    ),
    (
        r"(?:^|\n)\s*(?:\d+\.?\s+)?(?:Bakgrund|Metod|Tillvägagångssätt|Syfte(?:\s+och\s+\w+)?|Iakttagelser|Revisionsfrågor|Sammanfattande\s+bedömning|Revisionell\s+bedömning|Rekommendationer)\s*\n",
        K.REPORT,
        3,
        "Rubrikerna är en rapports: bakgrund, metod, bedömning.",
    ),
)
LABEL = re.compile(
    r"^(?:Datum|Dnr|Diarienummer|Tid|Plats|Sida?|Till|Från|Handläggare|Telefon|Org|Ärende|Närvarande|Deltagare|Bilaga|Date|To|From|Sid)\b[.:]?",
    re.IGNORECASE,
)
SUBJECT = re.compile(r"(?:^|\n)\s*(?:Ämne|Subject|Angående|Ang\.?|Rubrik|Ärende|Rör)\s*:\s*(?P<subject>[^\n]+)")


def title_of(document: Document) -> str | None:
    """Return the first heading, else what "Ämne:" says, else a first line that reads as a title."""
    blocks = [(kind, " ".join(text.split())) for kind, text in blocks_of(document) if kind is not BlockKind.FURNITURE]
    opening = blocks[:10]
    headings = [
        text
        for kind, text in opening
        if kind is BlockKind.HEADING
        and len(text) > 3
        and not LABEL.match(text)
        and re.search(r"[a-zåäöA-ZÅÄÖ]{4}", text)
    ]
    subject = SUBJECT.search(document.text[:HEAD])
    if subject and not headings:
        return subject["subject"].strip()
    if headings:
        telling = [
            text for text in headings[:4] if any(re.search(pattern, text, re.IGNORECASE) for pattern, *_ in IN_TITLE)
        ]
        return (telling or headings)[0]
    for _, text in opening[:5]:
        line = text.strip("*# ")
        if (
            8 <= len(line) <= 140
            and not line.endswith((".", ":", ","))
            and not LABEL.match(line)
            and any(re.search(pattern, line, re.IGNORECASE) for pattern, *_ in IN_TITLE)
        ):
            return line
    return None


def kind_of(document: Document, title: str | None) -> tuple[DocumentKind, tuple[str, ...]]:
    """Return the kind that most speaks for, with the reasons in Swedish."""
    scores: Counter[DocumentKind] = Counter()
    reasons: dict[DocumentKind, list[str]] = {}
    for pattern, kind, weight in IN_TITLE:
        if title and (match := re.search(pattern, title, re.IGNORECASE)):
            scores[kind] += weight + (match.start() == 0)
            reasons.setdefault(kind, []).append(f"Titeln nämner ”{match[0].strip()}”.")
    for pattern, kind, weight, reason in IN_TEXT:
        if re.search(pattern, document.text[:40000]):
            scores[kind] += weight
            reasons.setdefault(kind, []).append(reason)
    if document.name.lower().endswith((".eml", ".msg")):
        scores[K.MAIL] += 8
        reasons.setdefault(K.MAIL, []).append("Filen är ett mejl.")
    if not scores or max(scores.values()) < 3:
        return K.OTHER, ()
    best = max(scores, key=lambda kind: scores[kind])
    return best, tuple(reasons[best])
