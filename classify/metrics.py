"""Precision, recall, F1 and calibration from gold and predicted values.

>>> scores = per_label(["a", "a", "b"], ["a", "b", "b"])
>>> scores["a"]
Score(precision=1.0, recall=0.5, f1=0.667, support=2)
>>> macro(scores)
0.667
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, TypeVar

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


def compare(before: Mapping[str, Any], after: Mapping[str, Any], *, least: float = 0.005) -> list[str]:
    """Tell in Swedish which shares became better or worse, the largest change first.

    >>> compare({"dev": {"macro_f1": 0.7, "calibration_error": 0.02}}, {"dev": {"macro_f1": 0.75, "calibration_error": 0.03}})
    ['bättre  dev macro_f1 0.700 → 0.750', 'sämre   dev calibration_error 0.020 → 0.030']
    """
    old, new = dict(_shares(before)), dict(_shares(after))
    changes = [(abs(new[name] - old[name]), name) for name in new.keys() & old.keys()]
    lines = []
    for change, name in sorted(changes, reverse=True):
        if change >= least:
            better = (new[name] > old[name]) is not name.endswith("error")
            lines.append(f"{'bättre ' if better else 'sämre  '} {name} {old[name]:.3f} → {new[name]:.3f}")
    return lines


def _shares(figures: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, float]]:
    for name, value in figures.items():
        if name in ("confusion", "support"):
            continue
        if isinstance(value, Mapping):
            yield from _shares(value, f"{above}{name} ")
        elif isinstance(value, float):
            yield f"{above}{name}", value
