"""The two sides of a review: the one reviewed (who also responds) and the one who reviews.

>>> text = "Tillsyn av socialnämnden i Eslövs kommun\\n\\nIVO har granskat nämndens handläggning. IVO bedömer att rutiner saknas."
>>> provider_and_reviewer(Document("0", "b.txt", text, (), ()), DocumentKind.DECISION, None)
('Socialnämnden', 'Inspektionen för vård och omsorg')
"""

import re
from collections import Counter

from extract.entities.organisations import find_organisations
from extract.profile.letterhead import letterhead
from extract.profile.reviewed import RESPONSES, providers
from extract.profile.reviewing import reviewers
from extract.types import Document, DocumentKind

ANSWER = re.compile(r"\b(?:yttrande|överklagande|bemötande|svar)\b", re.IGNORECASE)


def provider_and_reviewer(document: Document, kind: DocumentKind, title: str | None) -> tuple[str | None, str | None]:
    """Return the names without inflection, None where the text does not tell."""
    names = find_organisations(document.text)
    frame = letterhead(document)
    answers = kind in RESPONSES or ANSWER.search(title or "") is not None
    reviewing = reviewers(document.text, names, frame, answers=answers)
    reviewed = providers(document.text, names, frame, kind, title, answers=answers)
    for name in reviewed:
        reviewed[name] -= reviewing.get(name, 0)
    provider = _best(reviewed, 8, without=None)
    return provider, _best(reviewing, 6, without=provider)


def _best(scores: Counter[str], least: int, *, without: str | None) -> str | None:
    fit = {
        name: score
        for name, score in scores.items()
        if score >= least and (without is None or name.casefold() != without.casefold())
    }
    if not fit:
        return None
    best = max(fit, key=lambda name: fit[name])
    return best[:1].upper() + best[1:]
