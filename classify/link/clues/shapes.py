"""What can be made of numbers about pairs: the best of a source, its share, apart for its own document and others.

>>> parts = [np.array([[True, True, False]]), np.array([[False, False, True]])]
>>> relative(np.array([[0.4, 0.2, 0.1]]), parts).round(2).tolist()
[[1.0, 0.5, 1.0]]
"""

from collections.abc import Sequence

import numpy as np

from classify.link.scene import Bools, Scene
from classify.scoring import Floats

LEAST = 0.03
"""Below this likeness the best is no better than any."""


def parts(scene: Scene) -> tuple[Bools, Bools]:
    """Return which pairs are within the document, and which go to an earlier one."""
    return scene.allowed & scene.here, scene.allowed & ~scene.here


def relative(values: Floats, among: Sequence[Bools]) -> Floats:
    """Return each value as a share of the source's highest."""
    found = np.zeros_like(values)
    for mask in among:
        best = np.where(mask, values, 0).max(axis=1, keepdims=True)
        found += np.where(mask & (best > LEAST), values / np.where(best > LEAST, best, 1), 0)
    return found


def share(values: Floats, among: Sequence[Bools], *, sharp: float) -> Floats:
    """Return each value's softmax share among the source's."""
    found = np.zeros_like(values)
    for mask in among:
        raised = np.where(mask, np.exp(sharp * values), 0)
        found += raised / np.maximum(raised.sum(axis=1, keepdims=True), 1e-9)
    return found


def of_targets(scene: Scene, values: Sequence[float] | Floats) -> Floats:
    """Give every source the same numbers about the targets."""
    return np.broadcast_to(np.asarray(values, dtype=float), scene.allowed.shape)
