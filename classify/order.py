"""The order in which the documents of a case were written, whatever order they came in: the same set gives the same thread.

By date; of one day, what reviews before what answers. A review without a date is taken for the first, an answer without one
for the last: put the other way round, the answer could point at nothing. Names and texts part what is left.
"""

from collections.abc import Sequence

from classify.types import DocumentAnalysis
from extract.types import DocumentKind

ANSWERS = frozenset({DocumentKind.RESPONSE, DocumentKind.STATEMENT, DocumentKind.ACTION_PLAN, DocumentKind.MAIL})
"""Kinds in which the reviewed party speaks."""
FIRST, LAST = "0000", "9999"
"""Before and after every date in ISO 8601."""


def answers(document: DocumentAnalysis) -> bool:
    """Tell whether the reviewed party speaks in it."""
    return document.profile.kind in ANSWERS


def in_order(documents: Sequence[DocumentAnalysis]) -> tuple[DocumentAnalysis, ...]:
    """Return the documents as they were written."""
    return tuple(sorted(documents, key=_place))


def _place(document: DocumentAnalysis) -> tuple[str, bool, str, str]:
    day = document.profile.metadata.date or (LAST if answers(document) else FIRST)
    return day, answers(document), document.document.name, document.document.text
