"""When a review is followed up: the next day, month or season that a document names for it.

>>> is_later("2024-10", "2024-04-09"), is_later("2024-04-01", "2024-04-09"), is_later("P3M", None)
(True, False, False)
"""

import re

from classify.types import DocumentAnalysis
from extract.types import EntityType

NEXT = re.compile(
    r"\b(?:(?:nästa|ny(?:tt|a)?|uppföljande|förny(?:ad|at)|återkommande)\s+(?:\w+\s+)?\w*(?:uppföljning|möte|besök|tillsyn|inspektion|kontroll|granskning|avstämning|träff)"
    r"|ny tid\b|återbesök|(?:kommer|avser)\s+(?:\w+\s+){0,4}följ(?:a|as)\s+upp\b)"
    r"|(?:uppföljning|återbesök|uppföljande \w+|avstämning)\s+(?:\w+\s+){0,3}(?:sker|görs|planeras|kommer|genomförs|äger|ska|bokas|är)",
    re.IGNORECASE,
)
PLACED = re.compile(r"\d{4}(?:-\d\d){0,2}")
"""A year, a month or a day; what recurs or only lasts has no place among them."""


def next_follow_up(document: DocumentAnalysis) -> str | None:
    """Return the day, month or period (ISO 8601) of the next meeting or review that the document names."""
    today = document.profile.metadata.date
    dates = [one for one in document.entities if one.type is EntityType.DATE and one.value]
    for statement in reversed(document.statements):
        if not (NEXT.search(statement.text) or (statement.section and NEXT.search(statement.section[-1]))):
            continue
        for entity in dates:
            if statement.span.overlaps(entity.span) and entity.value and is_later(entity.value, today):
                return entity.value.partition("T")[0]
    return None


def is_later(value: str, today: str | None) -> bool:
    """Tell whether what the value names begins after today, as finely as the value tells."""
    placed = PLACED.match(value)
    return placed is not None and (today is None or placed[0] > today[: len(placed[0])])
