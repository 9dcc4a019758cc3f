"""All pairs that a link may join, with their clues."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from classify.link.clues import NAMES, Likeness, clues
from classify.link.outcome import outcome
from classify.link.thread import Turn, strangers
from classify.meaning import nearness
from classify.scoring import Floats
from classify.similarity import similarity
from classify.types import Label, LinkType


@dataclass(frozen=True, slots=True)
class Pairs:
    """Sources of one type of link, what each may point at, and the clues of every pair.

    ``clues`` has the shape (n_sources, n_targets, n_clues), ``allowed`` (n_sources, n_targets).
    """

    type: LinkType
    sources: tuple[Turn, ...]
    targets: tuple[Turn, ...]
    clues: Floats
    allowed: npt.NDArray[np.bool_]


def pairs(turns: Sequence[Turn], kind: LinkType) -> Pairs:
    """Pair the turns that may be linked by this type; documents about different utförare answer each other not at all."""
    sources = tuple(turn for turn in turns if _may_be_source(turn, kind))
    targets = tuple(turn for turn in turns if turn.label is Label.CRITICISM)
    apart = strangers(turns)
    allowed = np.array(
        [
            [(source.order, target.order) not in apart and _allowed(source, target, kind) for target in targets]
            for source in sources
        ],
        dtype=bool,
    )
    allowed = allowed.reshape(len(sources), len(targets))
    return Pairs(kind, sources, targets, _clues(sources, targets, allowed), allowed)


def _may_be_source(turn: Turn, kind: LinkType) -> bool:
    if kind is LinkType.ANSWERS:
        return turn.label is Label.RESPONSE
    if kind is LinkType.REMEDIES:
        return turn.label is Label.ACTION
    return (
        turn.order > 0
        and not turn.answers
        and (turn.label is not Label.OTHER or outcome(turn.statement.text) is not None)
    )


def _allowed(source: Turn, target: Turn, kind: LinkType) -> bool:
    if source.order != target.order:
        return source.order > target.order and not (kind is LinkType.FOLLOWS_UP and _copy(source, target))
    if kind is LinkType.FOLLOWS_UP or source.id == target.id:
        return False
    return target.index < source.index or bool(source.statement.cell and target.statement.cell)


def _copy(source: Turn, target: Turn) -> bool:
    """Tell whether the source only says it again: a copy of the document, or the same words."""
    dates = [turn.document.profile.metadata.date for turn in (source, target)]
    return (dates[0] is not None and dates[0] == dates[1]) or source.statement.text == target.statement.text


def _clues(sources: Sequence[Turn], targets: Sequence[Turn], allowed: npt.NDArray[np.bool_]) -> Floats:
    found = np.zeros((len(sources), len(targets), len(NAMES)))
    alike = similarity([_said(turn) for turn in sources], [_said(turn) for turn in targets])
    paragraph = similarity([_paragraph(turn) for turn in sources], [_paragraph(turn) for turn in targets])
    headings = similarity([turn.heading for turn in sources], [turn.heading for turn in targets])
    named = similarity([turn.heading for turn in sources], [turn.statement.text for turn in targets])
    meaning = nearness([_said(turn) for turn in sources], [_said(turn) for turn in targets])
    paragraph_meaning = nearness([_paragraph(turn) for turn in sources], [_paragraph(turn) for turn in targets])
    best = (alike * allowed).max(axis=1, initial=0.0)
    nearest = np.where(allowed, meaning, -1.0).max(axis=1, initial=-1.0)
    for row, column in zip(*np.nonzero(allowed), strict=True):
        like = Likeness(
            alike=alike[row, column],
            best=best[row],
            paragraph=paragraph[row, column],
            headings=headings[row, column],
            named=named[row, column],
            meaning=meaning[row, column],
            nearest=nearest[row],
            paragraph_meaning=paragraph_meaning[row, column],
        )
        values = clues(sources[row], targets[column], like)
        found[row, column] = [values[name] for name in NAMES]
    return found


def _said(turn: Turn) -> str:
    return turn.statement.text


def _paragraph(turn: Turn) -> str:
    document = turn.document.document
    return document.blocks[turn.statement.block].span.of(document.text)
