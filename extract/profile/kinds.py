"""Which genre a document is, with the reasons.

>>> kind_of(Document("0", "x.txt", "Åtgärdsplan för Solgläntan", (), ()), "Åtgärdsplan för Solgläntan")[0].value
'åtgärdsplan'
"""

import re
from collections import Counter

from extract.profile.kind_cues import IN_HEAD, IN_TEXT, IN_TITLE
from extract.profile.letterhead import letterhead
from extract.types import Document, DocumentKind

K = DocumentKind


def kind_of(document: Document, title: str | None) -> tuple[DocumentKind, tuple[str, ...]]:
    """Return the kind that most speaks for, with the reasons in Swedish."""
    scores: Counter[DocumentKind] = Counter()
    reasons: dict[DocumentKind, list[str]] = {}
    for pattern, kind, weight in IN_TITLE:
        if title and (match := re.search(pattern, title, re.IGNORECASE)):
            scores[kind] += weight + (match.start() == 0)
            reasons.setdefault(kind, []).append(f"Titeln nämner ”{match[0].strip()}”.")
    for field in letterhead(document).fields:
        for pattern, kind, weight in IN_HEAD:
            if re.fullmatch(pattern, field, re.IGNORECASE):
                scores[kind] += weight
                reasons.setdefault(kind, []).append(f"Sidhuvudet säger ”{field}”.")
                break
    for pattern, kind, weight, reason in IN_TEXT:
        if re.search(pattern, document.text[: 3000 if kind is K.RESPONSE else 40000]):
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
