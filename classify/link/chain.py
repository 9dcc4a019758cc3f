"""How a reply goes from kritik to kritik: it stays, goes on to the next, jumps back; what each move is worth is learned.

The chance of each target is summed over all ways through the document (forward and backward).

>>> scores, steps = np.array([[2.0, 0.0], [0.0, 0.0]]), np.array([[[3.0, 0.0], [0.0, 0.0]]])
>>> ways(scores, steps, [0]).chances.round(2).tolist()
[[0.99, 0.01], [0.95, 0.05]]
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from classify.link.scene import Scene
from classify.link.thread import Turn
from classify.scoring import Floats

Ints = npt.NDArray[np.int64]
NEAR = ("same paragraph", "same section", "further on")
MOVES = (
    "stays",
    "in the section",
    "to the next",
    "forward",
    "back",
    "other document",
    "to none",
    "from none",
    "none again",
)
NAMES = tuple(f"{near}: {move}" for near in NEAR for move in MOVES)


def moves(scene: Scene) -> Floats:
    """Return array of shape (n_targets + 1, n_targets + 1, n_moves): what going from one target to another is; none last."""
    count = len(scene.targets)
    orders = np.array([turn.order for turn in scene.targets])
    places = [(turn.order, turn.statement.section) for turn in scene.targets]
    numbers = np.array([places.index(place) for place in places])
    together = np.equal.outer(orders, orders)
    step = np.subtract.outer(np.arange(count), np.arange(count)).T
    found = np.zeros((count + 1, count + 1, len(MOVES)))
    within = (
        step == 0,
        np.equal.outer(numbers, numbers) & (step != 0),
        together & (step == 1),
        together & (step > 0),
        together & (step < 0),
        ~together,
    )
    found[:count, :count, : len(within)] = np.stack(within, axis=-1)
    found[:count, count, 6] = found[count, :count, 7] = found[count, count, 8] = 1
    return found


def nearness(scene: Scene) -> Ints:
    """Return for each source but the first how near it stands to the one before: an index in NEAR."""
    return np.array([_near(one, other) for one, other in zip(scene.sources, scene.sources[1:], strict=False)], np.int64)


def _near(one: Turn, other: Turn) -> int:
    cells = one.statement.cell, other.statement.cell
    row = all(cells) and (cells[0].table, cells[0].row) == (cells[1].table, cells[1].row)  # type: ignore[union-attr]
    if row or one.statement.block == other.statement.block:
        return 0
    return 1 if one.statement.section == other.statement.section else 2


@dataclass(frozen=True, slots=True)
class Ways:
    """All ways through a document, each row to its own scale; ``height`` is the log of their sum."""

    raised: Floats
    steps: Floats | None
    near: Sequence[int] | Ints
    forward: Floats
    backward: Floats
    height: float

    @property
    def chances(self) -> Floats:
        """How likely each target of each source is: shape (n_sources, n_targets), rows sum to 1."""
        both = self.forward * self.backward
        return np.asarray(both / both.sum(axis=1, keepdims=True))

    @property
    def expected(self) -> Floats:
        """How often each step is expected, by nearness."""
        assert self.steps is not None
        found = np.zeros_like(self.steps)
        for at, kind in enumerate(self.near):
            ahead = self.raised[at + 1] * self.backward[at + 1]
            pair = self.forward[at][:, None] * self.steps[kind] * ahead
            found[kind] += pair / pair.sum()
        return found


def ways(scores: Floats, steps: Floats | None = None, near: Sequence[int] | Ints = ()) -> Ways:
    """Sum the ways through a document.

    ``steps`` holds for each nearness what it is worth to come from each target to each, ``near`` the nearness of each
    source but the first to the one before. Without them, sources are read by themselves.
    """
    top = scores.max(axis=1, keepdims=True)
    raised = np.exp(scores - top)
    backward = np.ones_like(raised)
    if steps is None:
        sums = raised.sum(axis=1)
        return Ways(raised, None, near, raised, backward, float((np.log(sums) + top[:, 0]).sum()))
    worth = np.exp(steps)
    forward, scale = np.zeros_like(raised), np.zeros(len(raised))
    for at, row in enumerate(raised):
        forward[at] = row if at == 0 else (forward[at - 1] @ worth[near[at - 1]]) * row
        scale[at] = forward[at].sum()
        forward[at] /= scale[at]
    for at in range(len(raised) - 2, -1, -1):
        backward[at] = worth[near[at]] @ (raised[at + 1] * backward[at + 1]) / scale[at + 1]
    return Ways(raised, worth, near, forward, backward, float(np.log(scale).sum() + top.sum()))
