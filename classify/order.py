"""The order in which the documents of a case were written, whatever order they came in: the same set gives the same thread.

By date; of one day, what reviews before what answers. A document without a date follows the latest day that it tells of as
gone by; one that tells of none follows the document that it came after. Names and texts part what is left.
"""

import re
from collections.abc import Sequence

from classify.types import DocumentAnalysis
from extract.types import DocumentKind, EntityType, as_date

ANSWERS = frozenset({DocumentKind.RESPONSE, DocumentKind.STATEMENT, DocumentKind.ACTION_PLAN, DocumentKind.MAIL})
"""Kinds in which the reviewed party speaks."""
FIRST = "0000"
"""Before every date in ISO 8601."""
_AHEAD = re.compile(
    r"\b(?:senast|före|innan|till|t\.?o\.?m\.?|från|fr\.?o\.?m\.?|gäller|löper|ska(?:ll)?|kommer|planera\w*|beräkna\w*|klar\w*|färdig\w*|nästa|upphör\w*)\b[^.\n]{0,40}$",
    re.IGNORECASE,
)
"""What stands before a day that had not come, or on which nothing was written."""


def answers(document: DocumentAnalysis) -> bool:
    """Tell whether the reviewed party speaks in it."""
    return document.profile.kind in ANSWERS


def in_order(documents: Sequence[DocumentAnalysis]) -> tuple[DocumentAnalysis, ...]:
    """Return the documents, given as they came in, in the order in which they were written."""
    days: list[str] = []
    for document in documents:
        told = document.profile.metadata.date or _latest(document)
        days.append(told or (days[-1] if days else FIRST))
    places = {document.document.id: _place(document, day) for document, day in zip(documents, days, strict=True)}
    return tuple(sorted(documents, key=lambda document: places[document.document.id]))


def _place(document: DocumentAnalysis, day: str) -> tuple[str, bool, bool, str, str]:
    undated = document.profile.metadata.date is None
    return day, undated, answers(document), document.document.name, document.document.text


def _latest(document: DocumentAnalysis) -> str | None:
    """Return the latest day that a document without a date tells of as gone by, as far as its words show."""
    text = document.document.text
    days = (
        one.value
        for one in document.entities
        if one.type is EntityType.DATE and as_date(one.value) and not _AHEAD.search(text[: one.span.start][-60:])
    )
    return max(filter(None, days), default=None)
