"""The document's own case number; the counterpart's only where it gives no own.

>>> case_number_of(Document("0", "s.txt", "Ert dnr 43-2012:48711 Vårt dnr BU 2012/0214\\n\\nSvar", (), ()))
'BU 2012/0214'
"""

import re

from extract.entities.case_numbers import alone, find_case_numbers
from extract.profile.frame import HEAD, blocks_of
from extract.profile.letterhead import letterhead
from extract.types import Document

THEIRS = re.compile(
    r"(?:\b[Ee]rt?|\b[Ss]e|\b[Jj]fr|\b[Aa]vser|[Mm]otpartens|[A-ZÅÄÖ]\w+:?s|[Öö]verklagat\s+beslut:?|inkommen[^\n]*)\s+(?:beslut\b[^\n]{0,20}|bet\.|[ÄäÅå]rende\b|dnr|diarienr|diarienummer|beteckning|ref\w*|\()*[^\n]{0,12}$"
)


def case_number_of(document: Document) -> str | None:
    """Return the number in the letterhead, else the first in the opening, else the only one in the first sentences."""
    for field in letterhead(document).fields:
        if not THEIRS.search(field[:20]) and (number := alone(field)):
            return number
    head = document.text[:HEAD]
    found = find_case_numbers(head)
    own = [e.value for e in found if not THEIRS.search(head[max(0, e.span.start - 40) : e.span.start])]
    numbers = list(dict.fromkeys(own or [e.value for e in found]))
    lines = [
        e
        for e in found
        if e.value in numbers and len(head[head.rfind("\n", 0, e.span.start) + 1 : e.span.start].split()) < 8
    ]
    if lines:
        return lines[0].value
    by_itself = (alone(part) for _, block in blocks_of(document) for part in re.split(r"\s{3,}|\n", block)[:1])
    return numbers[0] if len(numbers) == 1 else next(filter(None, by_itself), None)
