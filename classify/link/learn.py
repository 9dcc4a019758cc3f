"""Learns from labelled cases what each clue of a link is worth, and from which chance a link is believed."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from classify.link.fit import fit
from classify.link.reading import Seen, read, see, see_again
from classify.link.scene import scenes
from classify.link.table import Learned, Table
from classify.link.thread import turns
from classify.scoring import Floats
from classify.types import DocumentAnalysis, Link, LinkType

PULL = (1.0, 3.0)
"""How hard the weights of the first and the second reading are pulled towards 0; own parts twice as hard."""
LEVELS = np.arange(0.06, 0.6, 0.02)
LENIENT = 0.75
"""The level that is best for gold labels is too high for guessed ones: the surer F1 can be, the more a link must promise."""


class Lesson(NamedTuple):
    """The scenes of one case, and for each source the ids of its targets."""

    scenes: Sequence[Seen]
    gold: Sequence[Sequence[frozenset[str]]]


def lesson(documents: Sequence[DocumentAnalysis], links: Iterable[Link]) -> Lesson:
    """Lay out a labelled case."""
    wanted: dict[tuple[LinkType | None, str], set[str]] = {}
    for one in links:
        wanted.setdefault((one.type, one.source), set()).add(one.target)
    seen = [see(scene) for scene in scenes(turns(documents))]
    return Lesson(seen, [[_of(one, at, wanted) for at in range(len(one.scene.sources))] for one in seen])


def learn(lessons: Sequence[Lesson]) -> dict[LinkType, Learned]:
    """Learn both readings; the second from what the first says of the same cases, which it knows no better than others."""
    first = _fit([(seen, gold) for case in lessons for seen, gold in zip(*case, strict=True)], 0)
    again = [_again(case, first) for case in lessons]
    pairs = [(seen, gold) for case in again for seen, gold in zip(*case, strict=True)]
    second = _fit(pairs, 1)
    told = [(seen, gold, read(seen, second)) for seen, gold in pairs]
    return {kind: Learned((first[kind], second[kind]), _threshold(told, kind)) for kind in first}


def _of(seen: Seen, at: int, wanted: Mapping[tuple[LinkType | None, str], set[str]]) -> frozenset[str]:
    return frozenset(wanted.get((seen.scene.types[at], seen.scene.sources[at].id), ()))


def _fit(pairs: Sequence[tuple[Seen, Sequence[frozenset[str]]]], reading: int) -> dict[LinkType, Table]:
    """Learn replies and follow-ups apart: only replies go from target to target as a chain, and in the second reading."""
    found: dict[LinkType, Table] = {}
    for later in (False, True):
        those = [one for one in pairs if (LinkType.FOLLOWS_UP in one[0].scene.types) is later]
        if those:
            chained = reading == 1 and not later
            found |= fit([seen for seen, _ in those], [gold for _, gold in those], pull=PULL[reading], chained=chained)
    return found


def _again(case: Lesson, first: Mapping[LinkType, Table]) -> Lesson:
    return Lesson(see_again(case.scenes, [read(one, first) for one in case.scenes]) if case.scenes else [], case.gold)


def _threshold(told: Iterable[tuple[Seen, Sequence[frozenset[str]], Floats]], kind: LinkType) -> float:
    """Return the level with the best F1, made lower for labels that are guesses."""
    rows = [
        (chances[at, :-1], np.array([turn.id in ids for turn in seen.scene.targets]))
        for seen, gold, chances in told
        for at, ids in enumerate(gold)
        if seen.scene.types[at] is kind
    ]
    score, right = (np.array(list(chain.from_iterable(part))) for part in zip(*rows, strict=True))
    f1 = [2 * (right & (score >= level)).sum() / ((score >= level).sum() + right.sum()) for level in LEVELS]
    return round(LENIENT * float(LEVELS[int(np.argmax(f1))]), 2)
