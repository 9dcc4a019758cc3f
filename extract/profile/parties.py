"""The two sides of a review: the one reviewed (who also responds) and the one who reviews.

>>> text = "Tillsyn av socialnämnden i Eslövs kommun\\n\\nIVO har granskat nämndens handläggning. IVO bedömer att rutiner saknas."
>>> provider_and_reviewer(Document("0", "b.txt", text, (), ()), DocumentKind.DECISION, None)
('Socialnämnden i Eslövs kommun', 'Inspektionen för vård och omsorg')
"""

import math
import re
from collections.abc import Sequence
from itertools import product

from extract.entities.bodies import find_bodies
from extract.profile.candidate import Candidate
from extract.profile.candidates import candidates
from extract.profile.clues import LAWYER, MODES, Context, Mode, clues_of
from extract.profile.frame import blocks_of
from extract.profile.letterhead import letterhead
from extract.profile.weights import NOBODY, SIDES, Side, weigh
from extract.types import BlockKind, Document, DocumentKind

ANSWER = re.compile(r"\b(?:yttrande|överklagande|bemötande|svar|redovisning till|återrapportering)\b", re.IGNORECASE)
NEVER = frozenset({DocumentKind.DECISION, DocumentKind.ARTICLE, DocumentKind.MAIL})
"""Kinds that do not answer, whatever the title says: "Beslut efter yttrande"."""
NEVER_REVIEWED = frozenset({"paper", "function", "auditors"})
LEAST, LIKELY, SELDOM = 0.5, 0.35, 0.15
"""How probable a name must be, or how probable where it is improbable that nobody is; a wrong name is worse than none."""


def provider_and_reviewer(document: Document, kind: DocumentKind, title: str | None) -> tuple[str | None, str | None]:
    """Return the names without inflection, None where the text does not tell."""
    found, clues = read_sides(document, kind, title)
    provider, reviewer = choose(found, {side: probabilities(clues, side) for side in SIDES})
    return _in_place(provider, document.text), reviewer


def _in_place(provider: str | None, text: str) -> str | None:
    """Return a nämnd with its municipality, where the text says them together: "Socialnämnden i Falu kommun"."""
    if provider is None or not provider.endswith(("nämnden", "styrelsen")):
        return provider
    full = {body.value for body in find_bodies(text) if body.value.startswith(f"{provider} i ")}
    return full.pop() if len(full) == 1 else provider


def read_sides(
    document: Document, kind: DocumentKind, title: str | None
) -> tuple[tuple[Candidate, ...], list[dict[str, float]]]:
    """Return the candidates and the clues of each, all that the choice is made from."""
    frame = letterhead(document)
    context = Context(document.text, frame, title or "", _close(document), _mode(kind, title))
    found = candidates(document.text, frame, title or "")
    return found, [clues_of(one, found, context) for one in found]


def probabilities(clues: Sequence[dict[str, float]], side: Side) -> list[float]:
    """Return one for each candidate and, last, for nobody; they sum to 1."""
    scores = [weigh(one, side) for one in (*clues, {NOBODY: 1.0})]
    raised = [math.exp(score - max(scores)) for score in scores]
    return [one / sum(raised) for one in raised]


def choose(found: Sequence[Candidate], chances: dict[Side, list[float]]) -> tuple[str | None, str | None]:
    """Return the likeliest pair of two different names, each None where it is not likely enough."""
    nobody = len(found)
    reviewed = [at for at, one in enumerate(found) if one.sort not in NEVER_REVIEWED and not LAWYER.search(one.name)]
    reviews = [at for at, one in enumerate(found) if not LAWYER.search(one.name)]
    pairs = [(p, r) for p, r in product([*reviewed, nobody], [*reviews, nobody]) if p != r or p == nobody]
    best = max(pairs, key=lambda pair: chances["provider"][pair[0]] * chances["reviewer"][pair[1]])
    provider, reviewer = (
        _written(found[at].name) if at < nobody and _sure(at, found, chances[side]) else None
        for at, side in zip(best, SIDES, strict=True)
    )
    return provider, reviewer


def _sure(at: int, found: Sequence[Candidate], chances: Sequence[float]) -> bool:
    """Tell whether one is likely, or somebody is, and this one the most by far; several nämnder may be reviewed together."""
    if chances[at] >= LEAST:
        return True
    same = sum(chance for one, chance in zip(found, chances, strict=False) if one.sort == found[at].sort == "board")
    return chances[at] >= LIKELY and (chances[-1] < SELDOM or same >= LEAST)


def _written(name: str) -> str:
    return name[:1].upper() + name[1:]


def _mode(kind: DocumentKind, title: str | None) -> Mode:
    if kind not in NEVER and ANSWER.search(title or ""):
        return "answers"
    return MODES.get(kind, "asks")


def _close(document: Document) -> str:
    """Return what the document ends with, signatures and all."""
    return "\n".join(text for kind, text in blocks_of(document) if kind is not BlockKind.FURNITURE)[-600:]
