"""How a reply goes from kritik to kritik: it stays, goes on to the next, jumps back; what each move is worth is learned.

The chance of each target is summed over all ways through the document (forward and backward).

>>> scores, moves = np.array([[2.0, 0.0], [0.0, 0.0]]), np.array([[[3.0, 0.0], [0.0, 0.0]]])
>>> chances(scores, moves)[0].round(2).tolist()
[[0.99, 0.01], [0.95, 0.05]]
"""

from collections.abc import Sequence

import numpy as np

from classify.link.scene import Scene
from classify.link.thread import Turn
from classify.scoring import Floats

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


def nearness(scene: Scene) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return for each source but the first how near it stands to the one before: an index in NEAR."""
    return np.array([_near(one, other) for one, other in zip(scene.sources, scene.sources[1:], strict=False)], np.int64)


def _near(one: Turn, other: Turn) -> int:
    cells = one.statement.cell, other.statement.cell
    row = all(cells) and (cells[0].table, cells[0].row) == (cells[1].table, cells[1].row)  # type: ignore[union-attr]
    if row or one.statement.block == other.statement.block:
        return 0
    return 1 if one.statement.section == other.statement.section else 2


def chances(scores: Floats, worth: Sequence[Floats] | Floats | None) -> tuple[Floats, list[Floats], float]:
    """Return chances of shape (n_sources, n_targets), those of each move between two, and the log of the sum of all.

    ``worth`` holds for each source but the first what it is worth to come from each target to each; without it, sources
    are read by themselves.
    """
    top = scores.max(axis=1, keepdims=True)
    raised = np.exp(scores - top)
    if worth is None:
        sums = raised.sum(axis=1, keepdims=True)
        return raised / sums, [], float((np.log(sums) + top).sum())
    steps = [np.exp(one) for one in worth]
    forward, scale = np.zeros_like(raised), np.zeros(len(raised))
    for at, row in enumerate(raised):
        forward[at] = row if at == 0 else (forward[at - 1] @ steps[at - 1]) * row
        scale[at] = forward[at].sum()
        forward[at] /= scale[at]
    backward = np.ones_like(raised)
    for at in range(len(raised) - 2, -1, -1):
        backward[at] = steps[at] @ (raised[at + 1] * backward[at + 1]) / scale[at + 1]
    both = forward * backward
    between = []
    for at, step in enumerate(steps):
        pair = forward[at][:, None] * step * (raised[at + 1] * backward[at + 1])
        between.append(pair / pair.sum())
    return both / both.sum(axis=1, keepdims=True), between, float(np.log(scale).sum() + top.sum())
