"""Learns what makes a statement a must from labels that are guesses, as they will be when it is asked.

Under which label a statement is a must is not told. So the weights are fitted with each statement under every label that it
may have, each as likely as the weights so far and the mark make it (expectation maximisation). Sure labels leave one.
"""

from collections.abc import Sequence

import numpy as np

from classify.logistic import fit_weights
from classify.scoring import Floats, Weights, log_odds, probability
from classify.weight import Views

ROUNDS = 3
LEAST = 0.01
"""What a statement is less likely than this to be is not learned from."""


def fit(pages: Sequence[tuple[Views, Sequence[bool]]]) -> Weights:
    """Learn from documents, each with whether its statements are musts."""
    names = pages[0][0].names
    chances, values = (np.concatenate([getattr(seen, part) for seen, _ in pages]) for part in ("chances", "values"))
    must = np.concatenate([marks for _, marks in pages])
    worth = chances
    for _ in range(ROUNDS if (chances % 1).any() else 1):
        weights = _fit(values, must, worth, names)
        likely = probability(log_odds(values, weights))
        told = chances * np.where(must[:, None], likely, 1 - likely)
        worth = told / told.sum(axis=1, keepdims=True)
    return weights


def _fit(values: Floats, must: Floats, worth: Floats, names: Sequence[str]) -> Weights:
    kept = worth >= LEAST
    marks = np.broadcast_to(must[:, None], worth.shape)[kept]
    return Weights(*fit_weights(values[kept], marks.tolist(), names, worth=worth[kept]), threshold=0.5)
