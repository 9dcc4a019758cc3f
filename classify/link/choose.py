"""The links of a case: every pair is weighed, then the statements of a paragraph choose together."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from classify import scoring
from classify.artefacts import MODELS
from classify.link.clues import NAMES, REASONS
from classify.link.outcome import outcome
from classify.link.pairs import Pairs, pairs
from classify.link.thread import Turn, turns
from classify.scoring import Weights, log_odds, probability
from classify.types import DocumentAnalysis, Link, LinkType, Outcome

CANDIDATES = 5
TOGETHER = 1.0
"""How much, in log-odds, it speaks for a target that the statement before in the same paragraph points at it."""


@cache
def weights(folder: Path = MODELS) -> Mapping[LinkType, Weights]:
    """Read the learned weights."""
    return {LinkType(kind): one for kind, one in scoring.load(folder / "links.json").items()}


def link(
    documents: Sequence[DocumentAnalysis], *, learned: Mapping[LinkType, Weights] | None = None
) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    """Return the links believed in and, for each source, the ranked targets considered."""
    thread = turns(documents)
    learned = learned or weights()
    links: list[Link] = []
    candidates: list[Link] = []
    for kind in LinkType:
        ranked = list(_ranked(pairs(thread, kind), learned[kind]))
        candidates.extend(one for group in ranked for one in group)
        links.extend(group[0] for group in ranked if group[0].score >= learned[kind].threshold)
    return tuple(links), tuple(candidates)


def _ranked(found: Pairs, learned: Weights) -> Iterator[list[Link]]:
    """Yield for each source its best targets, the best first."""
    chosen: int | None = None
    for row, odds in enumerate(np.where(found.allowed, log_odds(found.clues, learned), -np.inf)):
        source = found.sources[row]
        if chosen is not None and _same_paragraph(found.sources[row - 1], source):
            odds[chosen] += TOGETHER
        columns = [column for column in np.argsort(-odds)[:CANDIDATES] if np.isfinite(odds[column])]
        group = [_link(found, row, column, float(odds[column]), learned) for column in columns]
        chosen = columns[0] if group and group[0].score >= learned.threshold else None
        if group:
            yield group


def _same_paragraph(one: Turn, other: Turn) -> bool:
    return one.order == other.order and one.statement.block == other.statement.block


def _link(found: Pairs, row: int, column: int, odds: float, learned: Weights) -> Link:
    source, target = found.sources[row], found.targets[column]
    weighed = {name: learned.clues[name] * value for name, value in zip(NAMES, found.clues[row, column], strict=True)}
    strongest = sorted((name for name in NAMES if weighed[name] > 0.15), key=lambda name: -weighed[name])[:3]
    return Link(
        found.type,
        source.id,
        target.id,
        round(float(probability(np.array(odds))), 4),
        tuple(REASONS[name] for name in strongest),
        _outcome(source) if found.type is LinkType.FOLLOWS_UP else None,
    )


def _outcome(source: Turn) -> Outcome | None:
    return outcome(source.statement.text) or (Outcome.REMAINS if source.label.value == "kritik" else None)
