"""The day of a document: its letterhead's, a labelled one, the title's, the signature's.

>>> date_of(Document("0", "p.txt", "Protokoll\\n\\nDatum: den 26 april 2019 kl. 14", (), ()), None)
'2019-04-26'
"""

import re

from extract.entities.dates import find_dates
from extract.profile.frame import HEAD, blocks_of, labelled
from extract.profile.letterhead import letterhead
from extract.types import BlockKind, Document, as_date

LABELS = r"[Dd]atum\s+och\s+[a-zåäö ]{3,40}|(?:Mötes|Besluts|Sammanträdes|Rapport|Utskrifts)?[Dd]atum|Ort\s+och\s+datum|Tid(?:punkt)?(?:\s+och\s+plats)?|Date|Skickat|Daterad|(?:Rapporten\s+)?[Ff]ärdigställd|Mötestid|Dag"
VISIT = r"(?:Besöks|Tillsyns|Inspektions|Kontroll|Gransknings|Uppföljnings)datum(?:\s+för\s+\w+)?|Upprättad|Datum\s+för\s+\w+"
OF_VISIT = re.compile(rf"[ *]*(?:{VISIT})[ *]*:")
VISITED = re.compile(
    r"(?:^|[.!?\n]\s*)(?!Med\s+anledning|Efter\b|Svar\b|Vi\b)[^.\n]{0,60}?(?<!som )(?<!som vi )\b(?:besöktes|besökte|hölls|genomfördes|ägde\s+rum|inspekterades|träffades)\s[^.\n\d]{0,80}?((?:den\s)?\d{1,2}\s[a-z]+\s\d{4}|\d{4}-\d\d-\d\d)"
)
"""The day of the visit or meeting: the paper's own where it tells no other."""
ELSEWHEN = re.compile(
    r"\b(?:senast|nästa|från|till|giltig|gäller|ny\s+tid|fastställd|ersätter|mottagen|inkommen|avseende|enligt|anslog|daterad|dagtecknad|efter|anledning|beslut(?:et|as|ad)?|anmäls|mottagare|behandlas)\b[^\n\d]{0,30}$",
    re.IGNORECASE,
)
"""What stands before a day that is not the document's."""
ANSWER = re.compile(r"\b(?:svar|bemötande|yttrande|synpunkter|enligt|efter|anledning|daterad)\b", re.IGNORECASE)
DECIDED = re.compile(
    r"(?i:beslutad(?:es)?|beslutats|behandlad(?:es)?|behandlade|behandlats|antogs|antagits|antagen|fastställd(?:es)?|fastställts|godkänd(?:es)?|sammanträde|sammanträdet)\s+(?:av\s+[^.\n\d]{3,40}?\s+)?(?:vid\s+[^.\n\d]{3,40}?\s+)?(den\s\d[^.\n]{8,40}|\d{4}-\d\d-\d\d)"
)
DECIDED_BY = re.compile(
    r"(?:^|\n|\s)(?:Beslutad|Fastställd|Antagen|Godkänd)(?:\s+av\s+[^.\n\d]{3,40}?)?[\s,:]+(den\s\d{1,2}\s\w+\s\d{4}|\d{4}-\d\d-\d\d)"
)
"""What the opening says of a paper's own day."""
RULES = re.compile(r"\b(?:enligt|delegations|arbets)ordning|\bstyrdokument|\briktlinje|\bpolicy\b", re.IGNORECASE)
BODY_DATE = re.compile(r"(?<=[a-zåäö] )(?<!sedan )(?<!från )(?<!per )\d{4}-\d\d-\d\d(?=\s+(?:Till|Dnr|[A-ZÅÄÖ])|\s*$)")
"""A day right behind the name of who writes, in one field: "Bygglovskontoret 2023-11-07 Till nämnden"."""
PLACED = re.compile(
    r"(?:^|\s)[A-ZÅÄÖ][\wåäö-]+,?\s+(?:den\s+|\w+dagen\s+den\s+)?(?:\d{1,2}\s+[a-z]+\s+\d{4}|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}\s+\d{4})(?!\S)"
)


def date_of(document: Document, title: str | None) -> str | None:
    """Return the first day found, from the surest place to the least sure; never one that a sentence tells of."""
    text, blocks = document.text, blocks_of(document)
    frame = letterhead(document)
    inside = [
        re.sub(r"^(?i:beslut|protokoll|rapport|yttrande|svar|tjänsteutlåtande)\s(?=\d{4}-|den\s)", "", field)
        for field in frame.fields
        if len(field) < 60
    ]
    top = [match[0] for text_ in _short(blocks[:4]) for match in BODY_DATE.finditer(text_)]
    adopted = [match[1] for match in DECIDED_BY.finditer(text[:HEAD])] if not RULES.search(text[:HEAD]) else []
    marked = labelled(text[: 2 * HEAD], LABELS) + re.findall(rf"\b(?:{LABELS})\s*:\s*([^\n]{{6,60}})", text[: 2 * HEAD])
    opening = [
        line
        for at, (_, block) in enumerate(blocks[:14])
        for line in block.split("\n")
        if _alone(line) and not OF_VISIT.match(line) and not (at and ELSEWHEN.search(blocks[at - 1][1]))
    ]
    close = [line for kind, block in blocks[-8:] if kind is not BlockKind.FURNITURE for line in block.split("\n")]
    signed = [
        match[0]
        for line in close
        if len(line) < 160 and not re.search(r"[.!?]\s*$", line)
        for match in PLACED.finditer(line)
    ]
    signed += [text_ for _, text_ in blocks[len(blocks) // 2 :] if PLACED.fullmatch(text_)]
    placed = [match[0] for text_ in _short(blocks) for match in PLACED.finditer(text_)]
    titled = [title] if title and not ANSWER.search(title) else []
    updated = re.findall(
        r"(?i:uppdaterad|reviderad|slutlig version|avstämd)[^\n]{0,40}?(\d{4}-\d\d-\d\d|\d{1,2} [a-z]+ \d{4})",
        text[:HEAD],
    )
    decided = [match[1] for line in (*close, text[:HEAD]) for match in DECIDED.finditer(line)]
    visits = labelled(text[: 2 * HEAD], VISIT)
    places = (
        inside,
        marked,
        updated,
        placed,
        titled,
        top,
        opening,
        signed,
        [line for line in close if _alone(line)],
        adopted,
        visits,
        _short(blocks),
        decided,
        VISITED.findall(text[:HEAD]),
    )
    return next((day for place in places for written in place if (day := day_in(written))), None)


def _alone(line: str) -> bool:
    """Tell whether the line is a date and little else: "Eslöv den 26 april 2019", not a deadline or a sentence."""
    found = find_dates(line) if len(line) < 90 else ()
    if len(found) != 1 or len(found[0].text) < len(line.strip()) - 34:
        return False
    return not re.search(r"[.!?]\s*$", line) and not ELSEWHEN.search(line[: found[0].span.start])


def _short(blocks: list[tuple[BlockKind, str]]) -> list[str]:
    """Return the first lines that are no sentences and hold a day."""
    return [text for _, text in blocks[:6] if len(text) < 240 and not re.search(r"[.!?]\s*$", text)]


def day_in(written: str) -> str | None:
    """Return the first whole day in the words, or the first of a few days.

    >>> day_in("1–3 mars 2019"), day_in("hösten 2018"), day_in("gäller från 2018-01-01")
    ('2019-03-01', None, None)
    """
    for entity in find_dates(written[:240]):
        if ELSEWHEN.search(written[: entity.span.start]):
            continue
        first, _, last = (entity.value or "").partition("/")
        start, end = as_date(first), as_date(last or first)
        if start and end and (end - start).days < 14:
            return start.isoformat()
    return None
