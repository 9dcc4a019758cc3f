"""Precision, recall, F1 and calibration from gold and predicted values.

>>> scores = per_label(["a", "a", "b"], ["a", "b", "b"])
>>> scores["a"]
Score(precision=1.0, recall=0.5, f1=0.667, support=2)
>>> macro(scores)
0.667
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Score:
    """Shares 0–1; ``support`` counts gold values."""

    precision: float
    recall: float
    f1: float
    support: int


def per_label(gold: Sequence[T], predicted: Sequence[T]) -> dict[T, Score]:
    """Score each value that occurs in gold or predicted."""
    hits = Counter(one for one, other in zip(gold, predicted, strict=True) if one == other)
    wanted, given = Counter(gold), Counter(predicted)
    return {value: score(hits[value], given[value], wanted[value]) for value in sorted({*wanted, *given}, key=str)}


def macro(scores: Mapping[T, Score]) -> float:
    """Return the mean F1 over the labels that occur in gold."""
    present = [one.f1 for one in scores.values() if one.support]
    return round(sum(present) / max(len(present), 1), 3)


def over_sets(gold: Sequence[AbstractSet[T]], predicted: Sequence[AbstractSet[T]]) -> Score:
    """Score answers that are sets, all counted together."""
    pairs = list(zip(gold, predicted, strict=True))
    return score(sum(len(one & other) for one, other in pairs), sum(map(len, predicted)), sum(map(len, gold)))


def score(hits: int, given: int, wanted: int) -> Score:
    """Score counts: right ones, all given, all wanted."""
    precision, recall = hits / given if given else 0.0, hits / wanted if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return Score(round(precision, 3), round(recall, 3), round(f1, 3), wanted)


def accuracy(gold: Sequence[T], predicted: Sequence[T]) -> float:
    """Return the share that is right; 0 of nothing."""
    return round(sum(one == other for one, other in zip(gold, predicted, strict=True)) / max(len(gold), 1), 3)


def calibration_error(confidence: Sequence[float], right: Sequence[bool], *, bins: int = 10) -> float:
    """Return the expected calibration error: how far confidence is from the share that is right, over equal bins."""
    edges = np.minimum((np.asarray(confidence) * bins).astype(int), bins - 1)
    gaps = 0.0
    for edge in range(bins):
        inside = edges == edge
        if inside.any():
            gaps += inside.sum() * abs(np.asarray(confidence)[inside].mean() - np.asarray(right)[inside].mean())
    return round(float(gaps / max(len(edges), 1)), 3)
