"""A score is a table of named numbers, learned weights, and a logistic function over them.

>>> weights = Weights({"alike": 4.0, "near": 1.0}, intercept=-2.0, threshold=0.5)
>>> [round(float(value), 2) for value in probability(log_odds(np.array([[1.0, 0.0], [0.0, 1.0]]), weights))]
[0.88, 0.27]
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """What each named number is worth, in log-odds, and the probability from which a score is believed."""

    clues: Mapping[str, float]
    intercept: float
    threshold: float


def log_odds(values: Floats, weights: Weights) -> Floats:
    """Return log-odds of shape (…,) for values of shape (…, n_clues), columns in the order of ``weights.clues``."""
    return np.asarray(values @ np.array(list(weights.clues.values())) + weights.intercept)


def probability(odds: Floats) -> Floats:
    """Return the probabilities that log-odds stand for."""
    return np.asarray(1 / (1 + np.exp(-odds)))


def save(path: Path, weights: Mapping[str, Weights]) -> None:
    """Write weights by name as JSON, for people to read too."""
    rounded = {
        name: {**asdict(one), "clues": {clue: round(value, 4) for clue, value in one.clues.items()}}
        for name, one in weights.items()
    }
    path.write_text(json.dumps(rounded, ensure_ascii=False, indent=1) + "\n")


def load(path: Path) -> dict[str, Weights]:
    """Read weights by name."""
    return {name: Weights(**values) for name, values in json.loads(path.read_text()).items()}
