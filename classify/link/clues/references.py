"""What a statement names outright: points by their number, figures, names, law, words that it quotes.

>>> sorted(named("Svar på er punkt 5 och avsnitt 3.2")), sorted(numbered("4.2 Nycklar")), sorted(numbered("Vi delar det."))
(['3.2', '5'], ['4.2'], [])
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import chain

from classify.features import tokens
from classify.link.clues.views import paragraph
from classify.link.scene import Scene
from classify.link.thread import Turn
from classify.scoring import Floats
from classify.similarity import STOP

REASONS: Mapping[str, str] = {
    "names its point": "Nämner kritikens punkt.",
    "names another point": "Nämner en annan punkt.",
    "same point": "Samma punktnummer.",
    "other point": "Olika punktnummer.",
    "same figures": "Samma datum eller tal.",
    "same names": "Samma namn.",
    "same law": "Samma lagrum.",
    "quoted": "Kritiken citeras.",
}
_NAMED = re.compile(
    r"\b(?:punkt(?:en|erna)?|p\.|avsnitt|kap(?:itel)?\.?|brist|avvikelse|fråga|rekommendation|anmärkning|nr|moment|område|förslag)"
    r"\s*(?:nr\s*)?([A-D]?\d{1,2}(?:\.\d{1,2})*(?:\s*(?:,|och|–|-)\s*\d{1,2})*)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[A-D]?\d{1,2}(?:\.\d{1,2})*")
_LEADING = re.compile(r"\s*(?:§\s*)?([A-ZÅÄÖ]?\d{1,2}(?:\.\d{1,2})*|[A-D])(?:[.):]|\s|$)")
FIGURE = re.compile(r"\d+(?:[.,:/]\d+)*")
_NAME = re.compile(r"(?<=[a-zåäö,;)] )[A-ZÅÄÖ][\wåäö]+")
_QUOTE = re.compile(r"[”\"]([^”\"]{12,})[”\"]")
_COMMON = frozenset("123")
_SHORT = 8
"""A cell no longer than this, such as "A2", is a reference by itself."""


def references(scene: Scene) -> dict[str, Floats]:
    """Return numbers 0–1 of shape (n_sources, n_targets)."""
    there = ~scene.here
    asked = {turn.id: _asked(scene, turn) for turn in scene.sources}
    runs = {turn.id: _runs(turn.statement.text) for turn in (*scene.sources, *scene.targets)}
    own = {turn.id: _own(scene, turn) for turn in (*scene.sources, *scene.targets)}
    return {
        "names its point": scene.pairs(lambda one, other: float(bool(asked[one.id] & own[other.id]))) * there,
        "names another point": scene.pairs(lambda one, other: _differ(asked[one.id], own[other.id])) * there,
        "same point": scene.pairs(lambda one, other: float(bool(own[one.id] & own[other.id]))) * there,
        "other point": scene.pairs(lambda one, other: _differ(own[one.id], own[other.id])) * there,
        "same figures": _rarely_shared(scene, lambda text: set(FIGURE.findall(text)) - _COMMON),
        "same names": _rarely_shared(scene, lambda text: set(_NAME.findall(text))),
        "same law": scene.pairs(lambda one, other: float(bool(one.laws & other.laws))),
        "quoted": scene.pairs(lambda one, other: min(len(runs[one.id] & runs[other.id]) / 4, 1.0)),
    }


def named(text: str) -> set[str]:
    """Return the numbers of the points that a text names."""
    return {number for match in _NAMED.finditer(text) for number in _NUMBER.findall(match[1])}


def numbered(text: str) -> set[str]:
    """Return the number that a text begins with."""
    match = _LEADING.match(text)
    return {match[1]} if match else set()


def _asked(scene: Scene, turn: Turn) -> set[str]:
    texts = [paragraph(scene, turn), *turn.statement.section[-2:]]
    cells = [one.statement.text for one in _row(scene, turn)]
    short = chain.from_iterable(numbered(text) for text in cells if len(text) < _SHORT)
    return set(chain.from_iterable(named(text) for text in (*texts, *cells))) | set(short)


def _own(scene: Scene, turn: Turn) -> set[str]:
    first = [one.statement.text for one in _row(scene, turn)[:1]]
    return set(chain.from_iterable(map(numbered, (*turn.statement.section, paragraph(scene, turn), *first))))


def _row(scene: Scene, turn: Turn) -> tuple[Turn, ...]:
    cell = turn.statement.cell
    return scene.rows[turn.order, cell.table, cell.row] if cell else ()


def _differ(one: set[str], other: set[str]) -> float:
    return float(bool(one and other) and not one & other)


def _rarely_shared(scene: Scene, read: Callable[[str], set[str]]) -> Floats:
    """Return what is shared, each worth the less the more targets have it."""
    theirs = {turn.id: read(turn.statement.text) for turn in scene.targets}
    mine = {turn.id: read(turn.statement.text) for turn in scene.sources}
    held = Counter(chain.from_iterable(theirs.values()))
    return scene.pairs(lambda one, other: min(sum(1 / held[it] for it in mine[one.id] & theirs[other.id]), 1.0))


def _runs(text: str) -> set[tuple[str, ...]]:
    """Return every four words in a row that are not all common; where the text quotes, those of the quotation."""
    quote = _QUOTE.search(text)
    words = tokens(quote[1] if quote else text)
    runs = (tuple(words[start : start + 4]) for start in range(len(words) - 3))
    return {run for run in runs if not STOP.issuperset(run)}
