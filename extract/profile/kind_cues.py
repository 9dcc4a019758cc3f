"""What speaks for each genre: words in the title, fields of the letterhead, passages of the text, each with what people believe that it
counts for; learning starts there and is pulled back there.

>>> import re
>>> re.search(IN_TITLE[0][0], "Minnesanteckningar från möte", re.IGNORECASE) is not None
True
"""

from extract.types import DocumentKind

K = DocumentKind
IN_TITLE: tuple[tuple[str, DocumentKind, int], ...] = (
    (r"\b(?:protokoll\b|\w*anteckn(?:ing\w*|\.))|protokoll\b", K.PROTOCOL, 6),
    (r"\b(?:tjänsteutlåtande|tjänsteskrivelse)\w*", K.OFFICIAL_LETTER, 9),
    (r"^(?:missiv|följebrev)\b", K.OTHER, 9),
    (
        r"\b(?:uppföljningsplan|tillsynsplan|granskningsplan|kontrollplan|internkontrollplan|plan för (?:uppföljning|granskning|tillsyn|avtalsuppföljning))\w*",
        K.FOLLOW_UP_PLAN,
        8,
    ),
    (
        r"\b(?:åtgärdsplan|återrapportering|åtgärdslista|handlingsplan|åtgärdsöversikt|åtgärdsredovisning|redovisning av (?:vidtagna )?åtgärder)\w*",
        K.ACTION_PLAN,
        7,
    ),
    (r"\b(?:bemötande|genmäle|replik|kommentar(?:er)? till|(?:mina|våra) kommentarer|synpunkter på)\b", K.RESPONSE, 8),
    (r"\b(?:svar (?:på|till|från|över|avseende|gällande|med anledning)|nämndens svar|vårt svar)|^svar$", K.RESPONSE, 7),
    (r"^redovisning (?:med anledning|efter)\b", K.STATEMENT, 7),
    (r"\b(?:yttrande|överklagande|besvär|remissvar)\b", K.STATEMENT, 7),
    (r"\b(?:beslut|föreläggande|inspektionsmeddelande)\b", K.DECISION, 6),
    (
        r"\w*(?:rapport|berättelse|sammanställning|granskning|uppföljning|inspektion|tillsyn|utredning|analys|utvärdering|revision|redovisning|egenkontroll|kontroll)(?:en|er|ar)?\b",
        K.REPORT,
        4,
    ),
)
IN_HEAD: tuple[tuple[str, DocumentKind, int], ...] = (
    (r"(?:\w*(?:delegations|tillsyns)?beslut|föreläggande)", K.DECISION, 9),
    (r"sammanträdesprotokoll", K.PROTOCOL, 6),
    (r"(?:\w*protokoll(?:sutdrag)?|minnesanteckningar|tjänsteanteckning)", K.PROTOCOL, 8),
    (r"(?:\w*rapport(?: \w+)?|inspektionsmeddelande|uppföljande granskning.*)", K.REPORT, 8),
    (r"(?:tjänsteskrivelse|tjänsteutlåtande)(?: .*)?", K.OFFICIAL_LETTER, 9),
    (r"(?:yttrande|remissvar)", K.STATEMENT, 9),
    (r"(?:åtgärdsplan|handlingsplan|återrapportering)(?: .*)?", K.ACTION_PLAN, 7),
    (r"bemötande", K.RESPONSE, 9),
    (r"(?:nyheter|insändare|debatt|[a-zåäö ]*(?:bladet|tidning(?:en)?|kuriren|posten|allehanda|nytt))", K.ARTICLE, 7),
    (r"pm", K.REPORT, 3),
)
IN_TEXT: tuple[tuple[str, DocumentKind, int, str], ...] = (
    (
        r"(?i:protokollet\s+justeras|utsedd\s+att\s+justera|justerare|justeras:)",
        K.PROTOCOL,
        5,
        "Texten talar om hur protokollet justeras.",
    ),
    (
        r"(?:^|\n)\s*(?:Vid\s+protokollet|Vid\s+anteckningarna|Antecknat\s+av|Vid\s+pennan|Protokollförare)\b",
        K.PROTOCOL,
        8,
        "Den som förde protokollet har skrivit under.",
    ),
    (
        r"(?:^|\n)\s*(?:Tid|Plats|Närvarande|Närv|Deltagare|Frånvarande|Beslutande|Mötets\s+öppnande)\b",
        K.PROTOCOL,
        3,
        "Inledningen anger tid, plats eller deltagare.",
    ),
    (
        r"(?s)\A.{0,1200}?(?:^|\n)\s*(?:Tid|Datum|Plats)\b.{1,800}?\n\s*(?:Närvarande|Närv|Deltagare|Beslutande)\b",
        K.PROTOCOL,
        6,
        "Inledningen anger när och vilka som var med.",
    ),
    (
        r"(?s)\A.{0,600}?(?i:med\s+anledning\s+av).{1,400}?(?:önskar|vill|får)\s+(?:vi|bolaget|undertecknad|jag)\s+(?:härmed\s+)?(?:framföra|bemöta|anföra|svara|lämna)",
        K.RESPONSE,
        7,
        "Avsändaren vill framföra något med anledning av en granskning.",
    ),
    (
        r"(?i:hur\s+man\s+överklagar|beslutet\s+kan\s+överklagas|överklagandehänvisning)",
        K.DECISION,
        4,
        "Texten talar om hur beslutet överklagas.",
    ),
    (
        r"(?i:(?:avslutar|avskriver)\s+(?:härmed\s+)?(?:ärendet|tillsynen)|(?:ärendet|tillsynen)\s+avslutas|kritiserar\s+(?!att)|riktar\s+(?:\w+\s+)?kritik\s+mot|skälen\s+för\s+beslutet)",
        K.DECISION,
        2,
        "En myndighet kritiserar eller avslutar ärendet.",
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
        r"(?i:bemöta\s+(?:kritiken|synpunkterna|påståendet)|vi\s+bemöter|önskar\s+vi\s+framföra|vill\s+vi\s+framföra|vi\s+delar\s+inte|vi\s+bestrider|bygger\s+(?:till\s+\w+\s+delar\s+)?på\s+en\s+missuppfattning|ändrar\s+sitt\s+beslut|vi\s+instämmer|er\s+(?:rapport|kritik|granskning)|ert\s+(?:beslut|protokoll|inspektionsmeddelande)|vårt?\s+(?:svar|yttrande)\s)",
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
        r"\A\s*(?:Från|From)\s*:[^§]{3,300}?(?:Ämne|Subject)\s*:",
        K.MAIL,
        12,
        "Inledningen har avsändare, mottagare och ämne som ett mejl.",
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
        2,
        "Personer citeras som i en artikel.",
    ),
    (
        r"(?i:(?:fogas|bifogas|bilagda|bifogad)\s+(?:till\s+)?(?:denna\s+skrivelse|rapport)|(?:överlämnar|översänder)\s+härmed\s+(?:\w+\s+)?rapport)",
        K.OTHER,
        6,
        "Skrivelsen följer med en rapport.",
    ),
    (
        r"(?i:revisionsfråg|på\s+uppdrag\s+av\s+(?:de\s+förtroendevalda\s+)?revisorerna|revisorerna\s+har\s+bett\s+oss)",
        K.REPORT,
        5,
        "Texten redovisar en revision.",
    ),
    (
        r"(?:^|\n)\s*(?:\d+\.?\s+)?(?:Bakgrund|Metod|Tillvägagångssätt|Syfte(?:\s+och\s+\w+)?|Iakttagelser|Revisionsfrågor|Sammanfattande\s+bedömning|Revisionell\s+bedömning|Rekommendationer)\s*\n",
        K.REPORT,
        3,
        "Rubrikerna är en rapports: bakgrund, metod, bedömning.",
    ),
)
