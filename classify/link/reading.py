"""Reads a conversation twice: weighs every target of a statement, and "none", by what each clue is worth, as a softmax.

The second reading sees the first's chances of the whole case, and lets replies go from target to target as a chain.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from classify.link import chain
from classify.link.clues import clues, untied
from classify.link.clues.retold import Retold
from classify.link.scene import Scene
from classify.link.table import Table
from classify.scoring import Floats
from classify.types import LinkType

IMPOSSIBLE = -30.0


@dataclass(frozen=True, slots=True)
class Seen:
    """A scene in numbers: pairs of shape (n_sources, n_targets, n_clues), untied of shape (n_sources, n_clues)."""

    scene: Scene
    names: tuple[str, ...]
    pairs: Floats
    none: tuple[str, ...]
    untied: Floats


def see(scene: Scene) -> Seen:
    """Put the clues of the first reading in arrays."""
    found = clues(scene)
    return _seen(scene, found, untied(scene, found))


def see_again(seen: Sequence[Seen], chances: Sequence[Floats]) -> list[Seen]:
    """Add to the scenes of a case what the first reading of all of them tells."""
    retold = Retold([one.scene for one in seen], chances)
    found, start = [], 0
    for one, chance in zip(seen, chances, strict=True):
        rows = slice(start, start + len(one.scene.sources))
        more = _seen(one.scene, retold.pairs(one.scene, chance, rows), retold.untied(chance))
        found.append(_joined(one, more))
        start = rows.stop
    return found


def read(seen: Seen, tables: Mapping[LinkType, Table]) -> Floats:
    """Return the chances of each target and, last, of none; rows sum to 1. Repeated kritik is weighed as an answer is."""
    worth = [tables[kind or LinkType.ANSWERS] for kind in seen.scene.types]
    pairs = np.array([[one.pairs[name] for name in seen.names] for one in worth])
    none = np.array([[one.untied[name] for name in seen.none] for one in worth])
    moves = np.array([worth[0].moves[name] for name in chain.NAMES]) if worth[0].moves else None
    path = paths(seen.scene)
    return chain.ways(scored(seen, pairs, none), steps_worth(path, moves), path.near).chances


@dataclass(frozen=True, slots=True)
class Paths:
    """What moves a scene allows between its targets, and how near each source stands to the one before."""

    moves: Floats
    near: chain.Ints


def paths(scene: Scene) -> Paths:
    """Lay out the moves of a scene."""
    return Paths(chain.moves(scene), chain.nearness(scene))


def steps_worth(path: Paths, moves: Floats | None) -> Floats | None:
    """Return what each step is worth by nearness, None where sources are read by themselves."""
    if moves is None:
        return None
    return np.stack([path.moves @ part for part in moves.reshape(len(chain.NEAR), -1)])


def _seen(scene: Scene, pairs: Mapping[str, Floats], none: Mapping[str, Floats]) -> Seen:
    stacked = np.stack([np.broadcast_to(values, scene.allowed.shape) for values in pairs.values()], axis=-1)
    return Seen(scene, tuple(pairs), stacked.astype(np.float32), tuple(none), np.stack(list(none.values()), axis=-1))


def _joined(one: Seen, more: Seen) -> Seen:
    none = tuple(f"second: {name}" for name in more.none)
    return Seen(
        one.scene,
        (*one.names, *more.names),
        np.concatenate([one.pairs, more.pairs], axis=2),
        (*one.none, *none),
        np.concatenate([one.untied, more.untied], axis=1),
    )


def scored(seen: Seen, pairs: Floats, none: Floats) -> Floats:
    """Return log-odds of each target and, last, of none; what clues are worth may differ from source to source."""
    worth = np.einsum("stc,sc->st", seen.pairs, pairs) + seen.scene.doubt
    scores = np.where(seen.scene.allowed, worth, IMPOSSIBLE)
    return np.hstack([scores, (seen.untied * none).sum(axis=1, keepdims=True)])
