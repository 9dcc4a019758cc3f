"""Who was reviewed by whom, where, when and under which number, read from the document's frame.

>>> document = Document("0", "p.txt", "Uppföljning av Solgläntan, utförare av hemtjänst i Eslövs kommun\\n\\nDatum: 2019-04-26", (), ())
>>> metadata_of(document, DocumentKind.PROTOCOL, None)
Metadata(provider='Solgläntan', reviewer=None, municipality='Eslövs kommun', date='2019-04-26', case_number=None)
"""

import re
from collections import Counter

from extract.entities.case_numbers import find_case_numbers
from extract.entities.dates import find_dates
from extract.entities.organisations import find_organisations, municipality
from extract.profile.frame import HEAD, frame_blocks, head_of, labelled
from extract.profile.parties import provider_and_reviewer
from extract.types import Document, DocumentKind, Metadata

DATE_LABELS = r"(?:Mötes|Besluts|Sammanträdes|Rapport|Besöks|Tillsyns|Inspektions|Utskrifts|Upprättad\s+)?[Dd]atum(?:\s+för\s+\w+)?|Tid(?:punkt)?(?:\s+och\s+plats)?|Date|Skickat|Upprättad|Daterad|Mötestid|Dag"
ELSEWHEN = re.compile(
    r"\b(?:senast|nästa|från|till|giltig|gäller|ny\s+tid|fastställd|ersätter|reviderad)\b", re.IGNORECASE
)
OWN = re.compile(
    r"(?:^|\n|\s)(?:[Ee]rt?|[Mm]otpartens|IVO:s|[Mm]yndighetens)\s+(?:dnr|diarienr|diarienummer|beteckning|ref\w*)",
    re.IGNORECASE,
)


def metadata_of(document: Document, kind: DocumentKind, title: str | None) -> Metadata:
    """Return what the frame says; what it does not say is None."""
    provider, reviewer = provider_and_reviewer(document, kind, title)
    return Metadata(provider, reviewer, _municipality(document), _date(document, title), _case_number(document))


def _date(document: Document, title: str | None) -> str | None:
    """Return the labelled day, else a day in the title, else one that stands alone in opening or close."""
    head = document.text[: 2 * HEAD]
    for written in labelled(head, DATE_LABELS):
        if day := _day(written):
            return day
    if title and (day := _day(title)):
        return day
    lines = [line for block in frame_blocks(document) for line in block.split("\n")]
    return next((day for line in lines if _stands_alone(line) and (day := _day(line))), None)


def _stands_alone(line: str) -> bool:
    """Tell whether the line is a date and little else: "Eslöv den 26 april 2019", not a deadline or a sentence."""
    found = find_dates(line) if len(line) < 90 else ()
    if len(found) != 1 or len(found[0].text) < len(line.strip()) - 34:
        return False
    return not re.search(r"[.!?]\s*$", line) and not ELSEWHEN.search(line)


def _day(written: str) -> str | None:
    for entity in find_dates(written[:120]):
        if entity.value and re.match(r"\d{4}-\d\d-\d\d", entity.value):
            return entity.value[:10]
    return None


def _case_number(document: Document) -> str | None:
    """Return the first number in the frame that is not the counterpart's."""
    text = head_of(document)
    for entity in find_case_numbers(text):
        line = text[max(0, entity.span.start - 60) : entity.span.start]
        sentence = text[max(0, text.rfind("\n", 0, entity.span.start)) : entity.span.start]
        if not OWN.search(line) and len(sentence.split()) < 8:
            return entity.value
    return None


def _municipality(document: Document) -> str | None:
    """Return the municipality that the text names most, the opening counting more."""
    scores: Counter[str] = Counter()
    names = find_organisations(document.text)
    for name in names:
        if name.sort == "municipality":
            scores[name.value] += 3 if name.start < HEAD else 1
    for match in re.finditer(
        r"(?:nämnden|styrelsen|förvaltningen|fullmäktige|revisorerna|nämnd)\s+i\s+([A-ZÅÄÖ][\wåäö-]+(?:\s[A-ZÅÄÖ][\wåäö-]+)?)",
        document.text,
    ):
        place = municipality(match[1]) or municipality(match[1].split()[0])
        if place:
            scores[place] += 3
    return max(scores, key=lambda name: scores[name]) if scores else None
