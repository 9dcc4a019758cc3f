"""What is printed on a page before anyone has understood it: words, strips of words, ruling lines.

>>> strip = Strip.of([Word("Inga", 72, 95, 100, 11), Word("brister.", 98, 140, 100, 11)])
>>> strip.text, strip.box
('Inga brister.', Box(x0=72, top=91.09, x1=140, bottom=102.64))
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, pairwise
from typing import NamedTuple

from extract.clean import close_up, tidy
from extract.quality import ENOUGH
from extract.types import Box

ASCENT, DESCENT = 0.81, 0.24
"""How far a line of print reaches over and under its baseline, as parts of the font size."""


class Word(NamedTuple):
    """Characters without a space between, from ``x0`` to ``x1`` on a baseline; all in points from the top left."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """Words on one baseline with no wide gap between: a line of a column, or a part of a line."""

    words: tuple[Word, ...]
    text: str
    size: float
    bold: bool
    box: Box

    @classmethod
    def of(cls, words: Sequence[Word]) -> "Strip":
        """Put the words of one baseline together."""
        texts, starts, ends, baselines, sizes, weights = zip(*words, strict=True)
        lengths = list(map(len, texts))
        size = sizes[0] if sizes.count(sizes[0]) == len(sizes) else _heaviest(sizes, lengths)
        bold = any(weights) and sum(compress(lengths, weights)) > 0.8 * sum(lengths)
        baseline = baselines[sizes.index(size)]
        top, bottom = round(baseline - ASCENT * size, 2), round(baseline + DESCENT * size, 2)
        text = tidy(" ".join(texts)) if lengths.count(1) < 5 else _text(words)
        return cls(tuple(words), text, size, bold, Box(starts[0], top, max(ends), bottom))

    @property
    def baseline(self) -> float:
        """Where the letters stand."""
        return self.box.bottom - DESCENT * self.size


class Ruling(NamedTuple):
    """A straight line along the page's sides, or one side of a filled or stroked rectangle."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as printed: number (from 1), size in points, words and ruling lines, all seen with most text upright.

    ``turn`` is how many quarters clockwise most of the text runs on the page as it is shown; ``sideways`` is the rest.
    ``skew`` is how many degrees it sinks to the right besides, as on a page that was askew in the scanner.
    ``pictured``: what can be read on it may stand in a picture. A damaged page has no size.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rulings: tuple[Ruling, ...] = ()
    turn: int = 0
    sideways: tuple[Strip, ...] = ()
    pictured: bool = False
    skew: float = 0.0

    def some(self) -> Sequence[Word]:
        """Return words enough, spread over the page, to judge its text by."""
        return self.words[:: len(self.words) // ENOUGH + 1]


def _heaviest(sizes: Sequence[float], lengths: Sequence[int]) -> float:
    """Return the size that most characters have."""
    weights: dict[float, int] = {}
    for size, length in zip(sizes, lengths, strict=True):
        weights[size] = weights.get(size, 0) + length
    return max(weights, key=weights.__getitem__)


def _text(words: Sequence[Word]) -> str:
    plain = tidy(" ".join(word.text for word in words))
    single = sum(len(word.text) == 1 for word in words)
    if single < 5 or single < 0.9 * len(words):
        return plain
    gaps = [after.x0 - before.x1 for before, after in pairwise(words)]
    wide = 1.6 * sorted(gaps)[len(gaps) // 2]
    spaced = "".join(word.text + ("  " if gap > wide else " ") for word, gap in zip(words, [*gaps, 0], strict=True))
    return tidy(close_up(spaced))
