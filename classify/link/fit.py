"""Fits what clues are worth to labelled scenes: a part that all types of link share and a part of each, then one table.

A softmax over the targets of each source and "none"; with moves, over all ways through the document.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from classify.link import chain
from classify.link.reading import Seen, paths, scored, steps_worth
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
    groups = [np.array([kinds.index(kind or kinds[0]) for kind in one.scene.types]) for one in scenes]
    right = [_right(one.scene, wanted) for one, wanted in zip(scenes, gold, strict=True)]
    laid = [paths(one.scene) for one in scenes]
    width, columns = len(scenes[0].names), len(scenes[0].names) + len(scenes[0].none)
    steps = len(chain.NAMES) if chained else 0
    pulls = np.repeat([pull, *[2 * pull] * len(kinds)], columns)
    pulls = np.concatenate([pulls, np.full(steps, pull)])

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights, moves = flat[: len(flat) - steps].reshape(-1, columns), flat[len(flat) - steps :]
        slope, drift = np.zeros_like(weights), np.zeros((len(chain.NEAR), steps // len(chain.NEAR)))
        total = 0.5 * float(pulls @ flat**2)
        for seen, group, wanted, path in zip(scenes, groups, right, laid, strict=True):
            own = weights[0] + weights[1 + group]
            scores, worth = scored(seen, own[:, :width], own[:, width:]), steps_worth(path, moves if chained else None)
            held = np.where(wanted, scores, FORBIDDEN)
            free, bound = (chain.ways(one, worth, path.near) for one in (scores, held))
            total += free.height - bound.height
            apart = free.chances - bound.chances
            each = np.hstack([np.einsum("st,stc->sc", apart[:, :-1], seen.pairs), apart[:, -1:] * seen.untied])
            slope[0] += each.sum(axis=0)
            np.add.at(slope, 1 + group, each)
            if worth is not None:
                apart = free.expected - bound.expected
                drift += np.tensordot(apart, path.moves, 2)
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


def _right(scene: Scene, wanted: Sequence[frozenset[str]]) -> npt.NDArray[np.bool_]:
    hits = np.array([[turn.id in ids for turn in scene.targets] for ids in wanted], dtype=bool)
    none = ~hits.any(axis=1, keepdims=True)
    free = np.array([kind is None for kind in scene.types])[:, None]
    return np.hstack([hits | (free & scene.allowed), none | free])
