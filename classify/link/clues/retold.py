"""What the first reading of the whole conversation tells the second: where others point, and where those alike do."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from classify.link.scene import Bools, Scene
from classify.link.words import Words
from classify.scoring import Floats
from classify.types import LinkType

REASONS: Mapping[str, str] = {
    "first thought": "Troligast vid första läsningen.",
    "neighbours point at it": "Meningarna intill pekar på den.",
    "its section is pointed at": "Svaret handlar om det avsnittet.",
    "the one of its section": "Den kritik i avsnittet som svaren pekar på.",
    "the one of its section, pointed at": "Den kritik i avsnittet som svaren pekar på.",
    "earlier alike pointed at it": "Tidigare svar om samma sak pekar på den.",
    "earlier alike pointed at it, best": "Tidigare svar om samma sak pekar på den.",
    "often pointed at earlier": "Tidigare svar pekar ofta på den.",
    "those alike here point at it": "Liknande meningar i dokumentet pekar på den.",
    "those alike here point at it, best": "Liknande meningar i dokumentet pekar på den.",
    "often pointed at here": "Dokumentet pekar ofta på den.",
}
_REACH = 2


class Retold:
    """The first reading of all scenes of a case; chances have the shape (n_sources, n_targets + 1), "none" last."""

    def __init__(self, scenes: Sequence[Scene], chances: Sequence[Floats]) -> None:
        self._place = {
            turn.id: at for at, turn in enumerate({one.id: one for scene in scenes for one in scene.targets}.values())
        }
        sources = [(scene, turn) for scene in scenes for turn in scene.sources]
        self._replies = np.array([LinkType.FOLLOWS_UP not in scene.types for scene, _ in sources])
        self._orders = np.array([scene.order for scene, _ in sources])
        self._chances = np.zeros((len(sources), len(self._place)))
        start = 0
        for scene, chance in zip(scenes, chances, strict=True):
            end = start + len(scene.sources)
            self._chances[start:end, self._columns(scene)] = chance[:, :-1] * scene.sure[:, None]
            start = end
        texts = [turn.statement.text for _, turn in sources]
        self._alike = Words(texts).alike(texts, texts)
        np.fill_diagonal(self._alike, 0)

    def pairs(self, scene: Scene, chance: Floats, rows: slice) -> dict[str, Floats]:
        """Return numbers of shape (n_sources, n_targets); ``rows`` are those of the scene among all sources."""
        first, reply = chance[:, :-1], LinkType.FOLLOWS_UP not in scene.types
        section, own = _sections(scene, first)
        earlier, best, often = self._pointed(scene, rows, self._replies & (self._orders < scene.order))
        alike, alike_best, here = self._pointed(scene, rows, (self._replies == reply) & (self._orders == scene.order))
        return {
            "first thought": first,
            "neighbours point at it": _neighbours(scene, first),
            "its section is pointed at": section,
            "the one of its section": own,
            "the one of its section, pointed at": own * section,
            "earlier alike pointed at it": earlier,
            "earlier alike pointed at it, best": best,
            "often pointed at earlier": np.log1p(often),
            "those alike here point at it": alike,
            "those alike here point at it, best": alike_best,
            "often pointed at here": np.log1p(np.maximum(here - first, 0)),
        }

    def untied(self, chance: Floats) -> dict[str, Floats]:
        """Return numbers of shape (n_sources,): how likely the first reading found that they point at nothing."""
        none = chance[:, -1]
        around = [
            np.mean(np.delete(none[max(at - 3, 0) : at + 4], min(at, 3))) if len(none) > 1 else 0.0
            for at in range(len(none))
        ]
        return {
            "first thought": np.log(np.clip(none, 1e-3, 1)),
            "neighbours point at nothing": np.array(around),
            "the document points at nothing": np.full(len(none), none.mean()),
        }

    def _columns(self, scene: Scene) -> npt.NDArray[np.int64]:
        return np.array([self._place[turn.id] for turn in scene.targets], dtype=np.int64)

    def _pointed(self, scene: Scene, rows: slice, among: Bools) -> tuple[Floats, Floats, Floats]:
        """Return where those among others that are alike point: the strongest, its share of the best, and the sum of all."""
        others = np.nonzero(among)[0]
        shape = (len(scene.sources), len(scene.targets))
        if not len(others):
            return np.zeros(shape), np.zeros(shape), np.zeros(shape)
        chances = self._chances[np.ix_(others, self._columns(scene))]
        found = np.stack([(row[others][:, None] * chances).max(axis=0) for row in self._alike[rows]])
        return (
            found,
            found / np.maximum(found.max(axis=1, keepdims=True), 1e-6),
            np.broadcast_to(chances.sum(axis=0), shape),
        )


def _neighbours(scene: Scene, first: Floats) -> Floats:
    """Return where the statements on both sides in the same paragraph or row point."""
    found = np.zeros_like(first)
    blocks = [turn.statement.block for turn in scene.sources]
    rows = [
        (turn.statement.cell.table, turn.statement.cell.row) if turn.statement.cell else None for turn in scene.sources
    ]
    for at in range(len(blocks)):
        near = [
            other
            for other in range(max(at - _REACH, 0), min(at + _REACH + 1, len(blocks)))
            if other != at and (blocks[other] == blocks[at] or (rows[at] and rows[other] == rows[at]))
        ]
        if near:
            found[at] = first[near].mean(axis=0)
    return found


def _sections(scene: Scene, first: Floats) -> tuple[Floats, Floats]:
    """Return how likely the source speaks of the target's section, and the target's part of all that points there."""
    places = [(turn.order, turn.statement.section) for turn in scene.targets]
    whole, own, total = np.zeros_like(first), np.zeros_like(first), first.sum(axis=0)
    for place in set(places):
        inside = np.array([one == place for one in places])
        whole[:, inside] = first[:, inside].sum(axis=1, keepdims=True)
        own[:, inside] = total[inside] / max(total[inside].sum(), 1e-6)
    return whole, own
