"""Kritik that comes back in a later document, worded anew: a suggestion, for a person to judge.

Two kritik are paired where each is the other's nearest and they share a theme. How often that is right is measured by
``python -m benchmarks.recurring``.

>>> def said(id, text, *themes): return Said(id, text, themes)
>>> earlier = said("a", "Planerna saknar mål.", "genomförandeplan"), said("b", "Golven var smutsiga.", "hygien")
>>> again(earlier, [said("c", "Fortfarande saknas mål i planerna.", "genomförandeplan"), said("d", "Larm saknas.", "brand")])
(('a', 'c'),)
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from classify.similarity import similarity

THEME = 0.1
"""What a theme in common adds to the cosine."""
LEAST = 0.1
"""Chosen on the training cases."""


@dataclass(frozen=True, slots=True)
class Said:
    """A kritik with its themes; ``text`` may carry the heading that it stands under."""

    id: str
    text: str
    themes: tuple[str, ...] = ()


def again(earlier: Sequence[Said], later: Sequence[Said]) -> tuple[tuple[str, str], ...]:
    """Return the pairs (earlier, later) of ids that may be the same kritik, the likeliest first."""
    if not earlier or not later:
        return ()
    shared = np.array([[len({*one.themes} & {*other.themes}) for other in later] for one in earlier])
    scores = similarity([one.text for one in earlier], [one.text for one in later]) + THEME * shared
    nearest = (scores == scores.max(axis=1, keepdims=True)) & (scores == scores.max(axis=0, keepdims=True))
    rows, columns = np.nonzero(nearest & (shared > 0) & (scores > LEAST))
    order = np.argsort(-scores[rows, columns], kind="stable")
    return tuple((earlier[rows[at]].id, later[columns[at]].id) for at in order)
