"""The links of a case: its conversation is read twice, and what the second reading finds likely enough is believed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from classify.artefacts import MODELS
from classify.link.clues import REASONS
from classify.link.outcome import joined, outcome
from classify.link.reading import Seen, read, see, see_again
from classify.link.scene import scenes
from classify.link.table import Learned, load
from classify.link.thread import turns
from classify.scoring import Floats
from classify.types import DocumentAnalysis, Link, LinkType

CANDIDATES = 5
LEAST = 0.002
"""A target less likely than this is no candidate for a follow-up: any later statement might be one."""
SPOKEN, REASONS_SHOWN = 0.15, 3
"""A clue that speaks for a target by less, in log-odds, than for the average target is not told."""


@cache
def weights(folder: Path = MODELS) -> Mapping[LinkType, Learned]:
    """Read what training learned."""
    return load(folder / "links.json")


def link(
    documents: Sequence[DocumentAnalysis], *, learned: Mapping[LinkType, Learned] | None = None
) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    """Return the links believed in and, for each source, the ranked targets considered."""
    learned = learned or weights()
    said = {one.statement: one for document in documents for one in document.annotations}
    texts = {one.id: one.text for document in documents for one in document.statements}
    candidates = [
        replace(one, outcome=outcome(texts[one.source], said[one.source].label, said[one.source].status))
        if one.type is LinkType.FOLLOWS_UP
        else one
        for seen, chances in readings(documents, learned)
        for one in _ranked(seen, chances, learned)
    ]
    links = [one for one in candidates if one.score >= learned[one.type].threshold]
    return tuple(_agreed(links)), tuple(candidates)


def readings(documents: Sequence[DocumentAnalysis], learned: Mapping[LinkType, Learned]) -> list[tuple[Seen, Floats]]:
    """Return each scene of the case as the second reading sees it, and its chances."""
    first, second = ({kind: one.readings[at] for kind, one in learned.items()} for at in (0, 1))
    seen = [see(scene) for scene in scenes(turns(documents))]
    again = see_again(seen, [read(one, first) for one in seen]) if seen else []
    return [(one, read(one, second)) for one in again]


def _ranked(seen: Seen, chances: Floats, learned: Mapping[LinkType, Learned]) -> Iterator[Link]:
    """Yield the best targets of each source, the best first."""
    for row, (source, kind) in enumerate(zip(seen.scene.sources, seen.scene.types, strict=True)):
        if kind is None:
            continue
        likely = chances[row, :-1] * seen.scene.sure[row]
        best = np.argsort(-likely, kind="stable")[:CANDIDATES]
        worth = learned[kind].readings[1].pairs
        for column in best:
            if seen.scene.allowed[row, column] and (likely[column] >= LEAST or kind is not LinkType.FOLLOWS_UP):
                evidence = _evidence(seen, row, int(column), np.array([worth[name] for name in seen.names]))
                target = seen.scene.targets[column].id
                yield Link(kind, source.id, target, round(float(likely[column]), 4), evidence)


def _evidence(seen: Seen, row: int, column: int, worth: Floats) -> tuple[str, ...]:
    """Return the reasons that speak most for this target rather than for the average one."""
    inside = seen.scene.allowed[row]
    spoken = worth * (seen.pairs[row, column] - seen.pairs[row, inside].mean(axis=0))
    if inside.sum() == 1:
        spoken = worth * seen.pairs[row, column]
    strongest = [
        seen.names[at] for at in np.argsort(-spoken) if spoken[at] > SPOKEN and seen.pairs[row, column, at] > 0
    ]
    return tuple(dict.fromkeys(REASONS[name] for name in strongest))[:REASONS_SHOWN]


def _agreed(links: Sequence[Link]) -> Iterator[Link]:
    """Let follow-ups of one kritik in one document tell one outcome."""
    told: dict[tuple[str, str], list[Link]] = {}
    for one in links:
        if one.type is LinkType.FOLLOWS_UP:
            told.setdefault((one.source.partition("#")[0], one.target), []).append(one)
    for one in links:
        if one.type is LinkType.FOLLOWS_UP:
            together = told[one.source.partition("#")[0], one.target]
            yield replace(one, outcome=joined([other.outcome for other in together if other.outcome]))
        else:
            yield one
