"""The two sides of a review: the one reviewed (who also responds) and the one who reviews.

>>> text = "Tillsyn av socialnämnden i Eslövs kommun\\n\\nIVO har granskat nämndens handläggning. IVO bedömer att rutiner saknas."
>>> provider_and_reviewer(Document("0", "b.txt", text, (), ()), DocumentKind.DECISION, None)
('Socialnämnden i Eslövs kommun', 'Inspektionen för vård och omsorg')
"""

import math
import re
from collections.abc import Mapping, Sequence
from itertools import product

from extract.entities.bodies import find_bodies
from extract.profile.candidate import Candidate
from extract.profile.candidates import candidates
from extract.profile.clues import LAWYER, MODES, Context, Mode, clues_of, clues_of_nobody
from extract.profile.frame import blocks_of
from extract.profile.letterhead import letterhead
from extract.profile.reviewed import reviewed_units
from extract.profile.weights import SIDES, Side, weigh, weights
from extract.types import BlockKind, Document, DocumentKind

ANSWER = re.compile(r"\b(?:yttrande|överklagande|bemötande|svar|redovisning till|återrapportering)\b", re.IGNORECASE)
NEVER = frozenset({DocumentKind.DECISION, DocumentKind.ARTICLE, DocumentKind.MAIL})
"""Kinds that do not answer, whatever the title says: "Beslut efter yttrande"."""
COURT = re.compile(r"(?:rätten|tingsrätt|hovrätt|domstol)(?:en)?(?:\s(?:i|för|över|vid)\s|s?$)", re.IGNORECASE)
"""A court judges between the two sides, and is none unless the title says so."""
OWNERS = frozenset({"municipality", "region"})
NEVER_REVIEWED = frozenset({"paper", "function", "auditors"})
SURE: dict[Side, tuple[float, float]] = {"provider": (0.5, 0.35), "reviewer": (0.5, 0.35)}
"""How probable a name must be, or how probable where it is improbable that nobody is; a wrong name is worse than none. By leaving out authors."""
SELDOM, MOST = 0.15, 0.5
DOUBT = 0.5
"""How much is left of nobody's part: where authors name a side, they often do it only by a hint. By leaving out authors (1, 0.5, 0.3): the
last told more, and more of it wrong."""


def provider_and_reviewer(
    document: Document, kind: DocumentKind, title: str | None, municipality: str | None = None
) -> tuple[str | None, str | None]:
    """Return the names without inflection, None where the text does not tell; a nämnd with its municipality."""
    found, clues = read_sides(document, kind, title)
    provider, reviewer = choose(found, {side: probabilities(clues, weights(side)) for side in SIDES})
    return _in_place(
        _unit_of(provider, found, reviewed_units(document.text, title)), document.text, municipality
    ), reviewer


def _unit_of(provider: str | None, found: Sequence[Candidate], units: Sequence[str]) -> str | None:
    """Return the only unit that is said to be reviewed instead of the municipality or region that owns it, or of nobody."""
    owners = {one.name for one in found if one.sort in OWNERS}
    return units[0] if (provider is None or provider in owners) and len(units) == 1 else provider


def _in_place(provider: str | None, text: str, municipality: str | None) -> str | None:
    """Return a nämnd with its municipality: as the text says them together, else with the one that the document concerns."""
    if provider is None or not provider.endswith(("nämnden", "styrelsen")):
        return provider
    full = {body.value for body in find_bodies(text) if body.value.startswith(f"{provider} i ")}
    if len(full) == 1:
        return full.pop()
    placed = municipality is not None and municipality.endswith((" kommun", " stad")) and " i " not in provider
    return f"{provider} i {municipality}" if placed and not full else provider


def read_sides(
    document: Document, kind: DocumentKind, title: str | None
) -> tuple[tuple[Candidate, ...], list[dict[str, float]]]:
    """Return the candidates, and the clues of each and, last, of nobody: all that the choice is made from."""
    frame = letterhead(document)
    context = Context(document.text, frame, title or "", _close(document), _mode(kind, title), kind)
    named = candidates(document.text, frame, title or "")
    found = tuple(one for one in named if not COURT.search(one.name) or one.name in (title or ""))
    return found, [*(clues_of(one, found, context) for one in found), clues_of_nobody(found, context)]


def probabilities(clues: Sequence[dict[str, float]], known: Mapping[str, float]) -> list[float]:
    """Return one for each candidate and, last, for nobody, by what clues count for; they sum to 1."""
    scores = [weigh(one, known) for one in clues]
    raised = [math.exp(score - max(scores)) for score in scores]
    raised[-1] *= DOUBT
    return [one / sum(raised) for one in raised]


def choose(found: Sequence[Candidate], chances: dict[Side, list[float]]) -> tuple[str | None, str | None]:
    """Return the likeliest pair of two different names, each None where it is not likely enough."""
    nobody = len(found)
    reviewed = [at for at, one in enumerate(found) if one.sort not in NEVER_REVIEWED and not LAWYER.search(one.name)]
    reviews = [at for at, one in enumerate(found) if not LAWYER.search(one.name)]
    pairs = [
        (p, r)
        for p, r in product(
            [*_likeliest(reviewed, chances["provider"]), nobody], [*_likeliest(reviews, chances["reviewer"]), nobody]
        )
        if p != r or p == nobody
    ]

    def together(pair: tuple[int, int]) -> float:
        return chances["provider"][pair[0]] * _besides(pair[0], chances["reviewer"])[pair[1]]

    best = max(pairs, key=together)
    told = {"provider": chances["provider"], "reviewer": _besides(best[0], chances["reviewer"])}
    provider, reviewer = (
        _written(found[at].name) if at < nobody and _sure(at, found, told[side], side) else None
        for at, side in zip(best, SIDES, strict=True)
    )
    return provider, reviewer


def _besides(provider: int, chances: Sequence[float]) -> list[float]:
    """Return how likely each is to review once it is said who is reviewed, as that one does not."""
    nobody = len(chances) - 1
    rest = 1.0 if provider == nobody else 1.0 - chances[provider]
    return [0.0 if at == provider != nobody else one / max(rest, 1e-9) for at, one in enumerate(chances)]


def _likeliest(those: Sequence[int], chances: Sequence[float]) -> list[int]:
    """Return the two likeliest: whom the best pair is made of, as each may be only one side."""
    return sorted(those, key=lambda at: -chances[at])[:2]


def _sure(at: int, found: Sequence[Candidate], chances: Sequence[float], side: Side) -> bool:
    """Tell whether one is likely, or somebody is, and this one the most by far; several nämnder may be reviewed together."""
    least, likely = SURE[side]
    if chances[at] >= least:
        return True
    same = sum(chance for one, chance in zip(found, chances, strict=False) if one.sort == found[at].sort == "board")
    return chances[at] >= likely and (chances[-1] < SELDOM or same >= MOST)


def _written(name: str) -> str:
    return name[:1].upper() + name[1:]


def _mode(kind: DocumentKind, title: str | None) -> Mode:
    if kind not in NEVER and ANSWER.search(title or ""):
        return "answers"
    return MODES.get(kind, "asks")


def _close(document: Document) -> str:
    """Return what the document ends with, signatures and all."""
    return "\n".join(text for kind, text in blocks_of(document) if kind is not BlockKind.FURNITURE)[-600:]
