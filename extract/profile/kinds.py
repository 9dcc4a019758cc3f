"""Which genre a document is, with the reasons.

>>> kind_of(Document("0", "x.txt", "Åtgärdsplan för Solgläntan", (), ()), "Åtgärdsplan för Solgläntan")[0].value
'åtgärdsplan'
"""

import re
from collections import defaultdict

from extract.profile.kind_cues import IN_HEAD, IN_TEXT, IN_TITLE
from extract.profile.letterhead import letterhead
from extract.types import Document, DocumentKind

K = DocumentKind
REACH = {K.RESPONSE: 3000, K.OTHER: 2000, K.PROTOCOL: 40000}
"""How many characters into the text a passage still tells what the whole document is."""
LATER = 0.4
"""What a genre's word counts for behind another: "Svar på granskning" is a svar."""


def kind_of(document: Document, title: str | None) -> tuple[DocumentKind, tuple[str, ...]]:
    """Return the kind that most speaks for, with the reasons in Swedish."""
    scores: defaultdict[DocumentKind, float] = defaultdict(float)
    reasons: dict[DocumentKind, list[str]] = {}
    for at, kind, weight, words in _in_title(title or ""):
        scores[kind] += weight + 1 if at == 0 else weight
        reasons.setdefault(kind, []).append(f"Titeln nämner ”{words}”.")
    for field in letterhead(document).fields:
        for pattern, kind, weight in IN_HEAD:
            if re.fullmatch(pattern, field, re.IGNORECASE):
                scores[kind] += weight
                reasons.setdefault(kind, []).append(f"Sidhuvudet säger ”{field}”.")
                break
    for pattern, kind, weight, reason in IN_TEXT:
        if re.search(pattern, document.text[: REACH.get(kind, 40000)]):
            scores[kind] += weight
            reasons.setdefault(kind, []).append(reason)
    if document.name.lower().endswith((".eml", ".msg")):
        scores[K.MAIL] += 8
        reasons.setdefault(K.MAIL, []).append("Filen är ett mejl.")
    if not scores or max(scores.values()) < 3:
        return K.OTHER, ()
    best = max(scores, key=lambda kind: scores[kind])
    if best is K.RESPONSE and re.search(r"nämnden|styrelsen", letterhead(document).sender, re.IGNORECASE):
        return K.STATEMENT, (*reasons[best], "En nämnd svarar, vilket är ett yttrande.")
    return best, tuple(reasons[best])


def _in_title(title: str) -> list[tuple[int, DocumentKind, float, str]]:
    """Return the genres that the title names, the first in full: where, which, weight, words."""
    found = [
        (match.start(), kind, weight, match[0].strip())
        for pattern, kind, weight in IN_TITLE
        if (match := re.search(pattern, title, re.IGNORECASE))
    ]
    first = min((at for at, *_ in found), default=0)
    return [(at, kind, weight if at == first else weight * LATER, words) for at, kind, weight, words in found]
