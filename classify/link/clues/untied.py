"""What speaks for a statement pointing at nothing at hand."""

import re
from collections.abc import Callable, Mapping
from functools import partial

import numpy as np

from classify.link.clues.anew import anew
from classify.link.clues.references import FIGURE
from classify.link.scene import Scene
from classify.link.thread import Turn
from classify.scoring import Floats
from classify.types import Label, Stance, Status

_TO_COME = re.compile(r"\b(?:ska|skall|bör|måste|kommer att|föreläggs|rekommender\w+|planer\w+)\b", re.IGNORECASE)
_SHORT = 25
_STRENGTHS = ("alike", "met", "paragraph alike", "heading names it", "row alike", "names its point", "repeated before")


def untied(scene: Scene, pairs: dict[str, Floats]) -> dict[str, Floats]:
    """Return numbers of shape (n_sources,); ``pairs`` are the clues of the pairs."""
    found = {name: np.array([float(bool(told(turn))) for turn in scene.sources]) for name, told in _TOLD.items()}
    count = np.full(len(scene.sources), float(len(scene.targets)))
    return (
        found
        | anew(scene, pairs)
        | {
            "how far on": np.array([turn.position for turn in scene.sources]),
            "in a first document": np.full(len(count), float(scene.order == 0)),
            "few targets": 1 / count,
            "many targets": np.log(count),
            **{f"none {name}": -pairs[name].max(axis=1) for name in _STRENGTHS},
        }
    )


def _is_labelled(label: Label, turn: Turn) -> bool:
    return turn.label is label


def _is_told(told: Stance | Status, turn: Turn) -> bool:
    return told in (turn.annotation.stance, turn.annotation.status)


_TOLD: Mapping[str, Callable[[Turn], object]] = {
    "always": lambda turn: 1.0,
    **{f"is {label.value}": partial(_is_labelled, label) for label in Label},
    **{one.value: partial(_is_told, one) for one in (*Stance, *Status)},
    "in an answer": lambda turn: turn.answers,
    "in a cell": lambda turn: turn.statement.cell is not None,
    "short": lambda turn: len(turn.statement.text) < _SHORT,
    "at the beginning": lambda turn: turn.position < 0.1,
    "at the end": lambda turn: turn.position > 0.9,
    "figures": lambda turn: bool(FIGURE.search(turn.statement.text)),
    "to come": lambda turn: bool(_TO_COME.search(turn.statement.text)),
}
