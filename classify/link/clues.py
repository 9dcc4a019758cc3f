"""What speaks for a link between two turns: a table of named numbers, each with the reason that the reader sees."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from classify.features import tokens
from classify.link.thread import Turn
from classify.similarity import STOP
from extract.types import BlockKind

REASONS: Mapping[str, str] = {
    "same point": "Samma punktnummer.",
    "other point": "Olika punktnummer.",
    "alike": "Liknande ord.",
    "alike, best": "Den kritik som liknar mest.",
    "near in meaning": "Liknande innebörd.",
    "nearest in meaning": "Den kritik som ligger närmast i innebörd.",
    "paragraph near in meaning": "Stycket ligger nära i innebörd.",
    "paragraph alike": "Stycket handlar om samma sak.",
    "heading alike": "Liknande rubriker.",
    "heading names it": "Rubriken nämner det som kritiseras.",
    "same theme": "Samma tema.",
    "same law": "Samma lagrum.",
    "same figures": "Samma datum eller tal.",
    "quoted": "Kritiken citeras.",
    "same row": "Samma rad i tabellen.",
    "same section": "Samma avsnitt.",
    "near": "Står nära i samma dokument.",
    "same order": "Kommer i samma ordning.",
    "other document": "Svar i ett annat dokument.",
    "weight of kritik": "Kritiken är tydlig.",
    "first of its paragraph": "Kritiken inleder sitt stycke.",
}
NAMES = tuple(REASONS)
_QUOTE = re.compile(r"[”\"]([^”\"]{12,})[”\"]")
_REACH = 8
"""Statements in one document further apart than this are not near."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike a source and a target are, as cosines; ``best`` and ``nearest`` are the source's highest over all targets."""

    alike: float
    best: float
    paragraph: float
    headings: float
    named: float
    meaning: float
    nearest: float
    paragraph_meaning: float


def clues(source: Turn, target: Turn, like: Likeness) -> dict[str, float]:
    """Return the named numbers, mostly 0–1, that speak for or against ``source`` being about ``target``."""
    same_document = source.order == target.order
    cells = source.statement.cell, target.statement.cell
    return {
        "same point": float(bool(source.point) and source.point == target.point and not same_document),
        "other point": float(bool(source.point and target.point) and source.point != target.point),
        "alike": like.alike,
        "alike, best": like.alike / like.best if like.best > 0 else 0.0,
        "near in meaning": like.meaning,
        "nearest in meaning": float(like.meaning >= like.nearest),
        "paragraph near in meaning": like.paragraph_meaning,
        "paragraph alike": like.paragraph,
        "heading alike": like.headings,
        "heading names it": like.named,
        "same theme": len(source.themes & target.themes) / max(min(len(source.themes), len(target.themes)), 1),
        "same law": float(bool(source.laws & target.laws)),
        "same figures": min(len(source.figures & target.figures), 2) / 2,
        "quoted": _quoted(source, target),
        "same row": float(
            same_document and all(cells) and (cells[0].table, cells[0].row) == (cells[1].table, cells[1].row)  # type: ignore[union-attr]
        ),
        "same section": float(same_document and source.statement.section == target.statement.section),
        "near": max(0.0, 1 - (source.index - target.index) / _REACH) if same_document else 0.0,
        "same order": 0.0 if same_document else 1 - abs(source.position - target.position),
        "other document": float(not same_document),
        "weight of kritik": target.annotation.confidence,
        "first of its paragraph": float(
            target.statement.kind is not BlockKind.PARAGRAPH or target.statement.span.start == _start(target)
        ),
    }


def _start(turn: Turn) -> int:
    return turn.document.document.blocks[turn.statement.block].span.start


def _quoted(source: Turn, target: Turn) -> float:
    """Return how much of the shorter text stands word for word in the other, from four words in a row."""
    mine, theirs = tokens(source.statement.text), tokens(target.statement.text)
    if quote := _QUOTE.search(source.statement.text):
        mine = tokens(quote[1])
    runs = {tuple(theirs[start : start + 4]) for start in range(len(theirs) - 3)}
    shared = sum(
        tuple(mine[start : start + 4]) in runs and not STOP.issuperset(mine[start : start + 4])
        for start in range(len(mine) - 3)
    )
    return min(shared / 4, 1.0)
