"""Fits what clues are worth to labelled scenes: a part that all types of link share and a part of each, then one table.

A softmax over the targets of each source and "none"; with moves, over all ways through the document.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from classify.link import chain
from classify.link.reading import IMPOSSIBLE, Seen, paths, steps_worth
from classify.link.scene import Scene
from classify.link.table import Table
from classify.scoring import Floats
from classify.types import LinkType

FORBIDDEN = -1000.0
ROUNDS = 150


def fit(
    scenes: Sequence[Seen], gold: Sequence[Sequence[frozenset[str]]], *, pull: float, chained: bool
) -> dict[LinkType, Table]:
    """Learn the tables of the types in the scenes; ``gold`` tells for each source the ids of its targets.

    A source with several targets is content with any of them; one that makes no link itself, with anything.
    """
    kinds = list(dict.fromkeys(kind for one in scenes for kind in one.scene.types if kind))
    stacked = _Stacked(scenes, kinds)
    right = [_right(one.scene, wanted) for one, wanted in zip(scenes, gold, strict=True)]
    laid = [paths(one.scene) for one in scenes]
    width, columns = len(scenes[0].names), len(scenes[0].names) + len(scenes[0].none)
    steps = len(chain.NAMES) if chained else 0
    pulls = np.repeat([pull, *[2 * pull] * len(kinds)], columns)
    pulls = np.concatenate([pulls, np.full(steps, pull)])

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights, moves = flat[: len(flat) - steps].reshape(-1, columns), flat[len(flat) - steps :]
        drift = np.zeros((len(chain.NEAR), steps // len(chain.NEAR)))
        total, parted = 0.5 * float(pulls @ flat**2), []
        for scores, wanted, path in zip(stacked.scores(weights[0] + weights[1:], width), right, laid, strict=True):
            worth = steps_worth(path, moves if chained else None)
            held = np.where(wanted, scores, FORBIDDEN)
            free, bound = (chain.ways(one, worth, path.near) for one in (scores, held))
            total += free.height - bound.height
            parted.append(free.chances - bound.chances)
            if worth is not None:
                drift += np.tensordot(free.expected - bound.expected, path.moves, 2)
        owns = stacked.slopes(parted)
        slope = np.vstack([owns.sum(axis=0), owns])
        return total, np.concatenate([slope.ravel(), drift.ravel()]) + pulls * flat

    found = minimize(loss, np.zeros(len(pulls)), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x
    shared, *owns = found[: len(found) - steps].reshape(-1, columns)
    moves = dict(zip(chain.NAMES[:steps], map(float, found[len(found) - steps :]), strict=True))
    return {
        kind: Table(
            dict(zip(scenes[0].names, map(float, (shared + own)[:width]), strict=True)),
            dict(zip(scenes[0].none, map(float, (shared + own)[width:]), strict=True)),
            moves,
        )
        for kind, own in zip(kinds, owns, strict=True)
    }


class _Stacked:
    """The numbers of all scenes one below the other, so that each round is a few products of large matrices."""

    def __init__(self, scenes: Sequence[Seen], kinds: Sequence[LinkType]) -> None:
        self._shapes = [one.scene.allowed.shape for one in scenes]
        self._pairs = np.concatenate([one.pairs.reshape(-1, len(one.names)) for one in scenes]).astype(np.float64)
        self._none = np.concatenate([one.untied for one in scenes])
        self._fixed = np.concatenate(
            [np.where(one.scene.allowed, one.scene.doubt, IMPOSSIBLE).ravel() for one in scenes]
        )
        self._allowed = np.concatenate([one.scene.allowed.ravel() for one in scenes])
        own = [[kinds.index(kind or kinds[0]) for kind in one.scene.types] for one in scenes]
        self._of_source = np.concatenate(own)
        self._of_pair = np.concatenate([np.repeat(one, shape[1]) for one, shape in zip(own, self._shapes, strict=True)])
        self._count = len(kinds)

    def scores(self, weights: Floats, width: int) -> Iterator[Floats]:
        """Yield log-odds of each target and, last, of none for each scene; ``weights`` has a row for each type."""
        pairs = np.take_along_axis(self._pairs @ weights[:, :width].T, self._of_pair[:, None], axis=1)[:, 0]
        pairs = pairs * self._allowed + self._fixed
        none = np.take_along_axis(self._none @ weights[:, width:].T, self._of_source[:, None], axis=1)
        start = row = 0
        for sources, targets in self._shapes:
            end, below = start + sources * targets, row + sources
            yield np.hstack([pairs[start:end].reshape(sources, targets), none[row:below]])
            start, row = end, below

    def slopes(self, parted: Sequence[Floats]) -> Floats:
        """Return how the sum of chances goes with each weight: a row for each type."""
        pairs = np.concatenate([one[:, :-1].ravel() for one in parted]) * self._allowed
        none = np.concatenate([one[:, -1] for one in parted])
        return np.stack(
            [
                np.concatenate(
                    [(pairs * (self._of_pair == at)) @ self._pairs, (none * (self._of_source == at)) @ self._none]
                )
                for at in range(self._count)
            ]
        )


def _right(scene: Scene, wanted: Sequence[frozenset[str]]) -> npt.NDArray[np.bool_]:
    hits = np.array([[turn.id in ids for turn in scene.targets] for ids in wanted], dtype=bool)
    none = ~hits.any(axis=1, keepdims=True)
    free = np.array([kind is None for kind in scene.types])[:, None]
    return np.hstack([hits | (free & scene.allowed), none | free])
