"""Which genre a document is, with the reasons.

>>> kind_of(Document("0", "x.txt", "Åtgärdsplan för Solgläntan", (), ()), "Åtgärdsplan för Solgläntan")[0].value
'åtgärdsplan'
"""

import csv
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from extract.profile.kind_clues import clues_of, in_head, in_text, in_title
from extract.profile.letterhead import letterhead
from extract.types import Document, DocumentKind

Table = Mapping[str, Mapping[DocumentKind, float]]
LEAST = 0.2
"""How probable a genre must be to be told; below it a document is "övrigt"."""
START = "start"
"""The clue that every document has: how common a genre is."""


def kind_of(document: Document, title: str | None, known: Table | None = None) -> tuple[DocumentKind, tuple[str, ...]]:
    """Return the likeliest kind, with the reasons in Swedish; ``known``: another table of weights than the learned one."""
    if not document.text.strip():
        return DocumentKind.OTHER, ()
    chances = probabilities(clues_of(document, title), known or weights())
    best = max(chances, key=lambda kind: chances[kind])
    reasons = _reasons(best, document, title or "")
    if chances[best] < LEAST or (not reasons and chances[best] < 1.5 * LEAST):
        return DocumentKind.OTHER, ()
    return best, reasons or (f"Avsändare, mottagare och ord är som i {best.value}.",)


def probabilities(clues: Mapping[str, float], known: Table) -> dict[DocumentKind, float]:
    """Return one for each kind; they sum to 1."""
    scores = dict.fromkeys(DocumentKind, 0.0)
    for name, value in {START: 1.0, **clues}.items():
        for kind, weight in known.get(name, {}).items():
            scores[kind] += weight * value
    raised = {kind: math.exp(score - max(scores.values())) for kind, score in scores.items()}
    total = sum(raised.values())
    return {kind: one / total for kind, one in raised.items()}


@cache
def weights() -> Table:
    """Return what was learned: how much each clue speaks for each kind (``python -m classify.fit_kinds``)."""
    text = files(__package__).joinpath("kinds.tsv").read_text("utf-8")
    return {
        row.pop("clue"): {DocumentKind(kind): float(weight) for kind, weight in row.items() if weight}
        for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    }


def _reasons(best: DocumentKind, document: Document, title: str) -> tuple[str, ...]:
    named = [f"Titeln nämner ”{words}”." for _, kind, words in in_title(title) if kind is best]
    headed = [f"Sidhuvudet säger ”{field}”." for kind, field in in_head(letterhead(document).fields) if kind is best]
    return (*named, *headed, *(reason for kind, reason in in_text(document.text) if kind is best))
