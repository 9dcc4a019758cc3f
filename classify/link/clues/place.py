"""What the places of the two say: within one document, and in the order of two."""

from collections.abc import Mapping

import numpy as np

from classify.link.clues.shapes import parts, relative
from classify.link.clues.views import said
from classify.link.scene import Scene
from classify.link.thread import Turn
from classify.scoring import Floats

REASONS: Mapping[str, str] = {
    "here": "Samma dokument.",
    "here, in a later document": "Samma dokument.",
    "here, in an answer": "Samma dokument.",
    "before it": "Kritiken står före.",
    "right before it": "Kritiken står precis före.",
    "near before it": "Kritiken står strax före.",
    "latest kritik": "Den senaste kritiken före.",
    "latest kritik, same paragraph": "Kritiken står i samma stycke.",
    "latest kritik, in a first document": "Den senaste kritiken före.",
    "latest kritik, in a later document": "Den senaste kritiken före.",
    "same paragraph": "Samma stycke.",
    "same section": "Samma avsnitt.",
    "same row": "Samma rad i tabellen.",
    "alone in its row": "Enda kritiken på raden.",
    "after it": "Kritiken står efter.",
    "after it, alike": "Kritiken står efter och liknar mest.",
    "alike, in a later document": "Den kritik i dokumentet som liknar mest.",
    "same order": "Kommer i samma ordning.",
    "first document": "Kritiken står i det första dokumentet.",
    "document before": "Kritiken står i dokumentet före.",
}
_REACH = 8
"""Statements further apart than this are not near."""


def place(scene: Scene) -> dict[str, Floats]:
    """Return numbers 0–1 of shape (n_sources, n_targets)."""
    here = scene.here * 1.0
    steps = np.subtract.outer([turn.index for turn in scene.sources], [turn.index for turn in scene.targets])
    ahead = here * (steps > 0)
    latest = ahead * (steps == np.where(ahead > 0, steps, np.inf).min(axis=1, keepdims=True))
    paragraph = here * scene.pairs(lambda one, other: one.statement.block == other.statement.block)
    row = here * scene.pairs(_same_row)
    later, alike = float(scene.order > 0), relative(scene.alike(said, said), parts(scene))
    orders = [turn.order for turn in scene.targets]
    before = max((order for order in orders if order < scene.order), default=-1)
    return {
        "here": here,
        "here, in a later document": here * later,
        "here, in an answer": here * scene.sources[0].answers,
        "before it": ahead,
        "right before it": ahead * (steps == 1),
        "near before it": ahead * np.clip(1 - steps / _REACH, 0, 1),
        "latest kritik": latest,
        "latest kritik, same paragraph": latest * paragraph,
        "latest kritik, in a first document": latest * (1 - later),
        "latest kritik, in a later document": latest * later,
        "same paragraph": ahead * paragraph,
        "same section": ahead * scene.pairs(lambda one, other: one.statement.section == other.statement.section),
        "same row": row,
        "alone in its row": row / np.maximum(row.sum(axis=1, keepdims=True), 1),
        "after it": here - ahead,
        "after it, alike": (here - ahead) * alike,
        "alike, in a later document": here * alike * later,
        "same order": (1 - here) * _same_order(scene),
        "first document": (1 - here) * [order == min(orders) for order in orders],
        "document before": np.broadcast_to([float(order == before) for order in orders], here.shape),
    }


def _same_row(one: Turn, other: Turn) -> float:
    mine, theirs = one.statement.cell, other.statement.cell
    return float(bool(mine and theirs) and (mine.table, mine.row) == (theirs.table, theirs.row))  # type: ignore[union-attr]


def _same_order(scene: Scene) -> Floats:
    """Return 1 where source and target come equally far on in their documents' talk of kritik, 0 at opposite ends."""
    orders = np.array([turn.order for turn in scene.targets])
    theirs = np.zeros(len(orders))
    for order in set(orders):
        inside = np.nonzero(orders == order)[0]
        theirs[inside] = np.linspace(0, 1, len(inside)) if len(inside) > 1 else 0.5
    mine = np.linspace(0, 1, len(scene.sources)) if len(scene.sources) > 1 else np.array([0.5])
    return np.asarray(1 - np.abs(np.subtract.outer(mine, theirs)))
