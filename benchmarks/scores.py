"""How much of a document a text holds, each a share from 0 to 1, and None where the document has nothing of the kind.

>>> made = Made(1, paragraphs=["Nämnden saknar rutinerna."], broken=["rutinerna"], furniture=["1 (1)"])
>>> score(made, "Nämnden saknar ruti-\\nnerna.\\n1 (1)")
Score(words=0.67, hyphens=0.0, order=None, cells=None, furniture=1.0)
"""

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from benchmarks.documents import Made


class Score(NamedTuple):
    """Words found, broken words made whole, neighbours in order, cells in one piece, furniture left in."""

    words: float
    hyphens: float | None
    order: float | None
    cells: float | None
    furniture: float | None


def score(made: Made, text: str) -> Score:
    """Return the scores of a tool's text."""
    flat = " ".join(re.sub(r"<br>|[|*#]", " ", text).split())
    truth = Counter(_words(" ".join(made.paragraphs + made.cells)))
    found = Counter(_words(flat))
    return Score(
        _share(sum(min(count, found[word]) for word, count in truth.items()), truth.total()) or 0.0,
        _whole(made, truth, found),
        None if made.cells else _order(made, flat),
        _share(sum(cell in flat for cell in made.cells), len(made.cells)),
        _share(min(sum(flat.count(text) for text in set(made.furniture)), len(made.furniture)), len(made.furniture)),
    )


def _whole(made: Made, truth: Counter[str], found: Counter[str]) -> float | None:
    """Return the share of broken words that are whole: the word stands as often as it should."""
    broken = Counter(word.lower() for word in made.broken)
    lost = {word: max(0, truth[word] - found[word]) for word in broken}
    return _share(sum(max(0, count - lost[word]) for word, count in broken.items()), broken.total())


def _order(made: Made, flat: str) -> float | None:
    """Return the share of neighbouring paragraphs whose beginnings follow each other, with nothing between but the first."""
    starts = [flat.find(" ".join(paragraph.split()[:3])) for paragraph in made.paragraphs]
    pairs = list(pairwise(zip(starts, made.paragraphs, strict=True)))
    right = sum(0 <= one < other <= one + 1.4 * len(text) + 120 for (one, text), (other, _) in pairs)
    return _share(right, len(pairs))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 2) if whole else None
