"""What a reader must know of a document: the statements that matter, what is open, when it is followed up.

Which statements matter is a score over named clues, with weights learned from what people marked as a must.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from classify import scoring
from classify.artefacts import MODELS
from classify.findings import OPEN
from classify.scoring import Floats, Weights, log_odds
from classify.similarity import similarity
from classify.types import Annotation, DocumentAnalysis, Finding, Label, Status, Summary
from extract.types import BlockKind, EntityType, Statement, as_date

MOST = 8
WORDS = 150
NAMES = (
    "kritik", "åtgärd", "bemötande", "confidence", "contests", "concedes", "deadline", "demanded", "planned", "in summary", "decides",
    "central", "length", "late", "first third", "list item", "table cell", "heading", "short", "weighty", "strong words",
)  # fmt: skip
_SUMMARY = re.compile(
    r"sammanfatt|slutsats|bedömning|beslut|överenskom|helhets|kvarst|föreläggand|ingripande|rekommendation",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"\b(?:besluta\w*|förelägg\w*|överenskom\w*|kräver|begär|yrkar|rekommendera\w*|avslutar|återkalla\w*|hävs?)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:allvarlig\w*|kritik|varning|vite|samma|återkommande|kvarst\w*|omedelbart|omgående|inte ändamålsenlig\w*|akut)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"(?:nästa|ny tid|nytt|uppföljande|ny|förnyad|återbesök)\s*(?:för\s+)?(?:\w+\s+)?(?:\w*uppföljning|\w*möte|besök|tillsyn|inspektion|kontroll|granskning|avstämning|tid)?"
    r"|(?:uppföljning|återbesök|uppföljande \w+|avstämning)\s+(?:\w+\s+){0,3}(?:sker|görs|planeras|kommer|genomförs|äger|ska|bokas|är)",
    re.IGNORECASE,
)


@cache
def learned(folder: Path = MODELS) -> Weights:
    """Read the learned weights."""
    return scoring.load(folder / "summary.json")["must"]


def summarise(document: DocumentAnalysis, found: Iterable[Finding] = (), *, weights: Weights | None = None) -> Summary:
    """Return the summary; ``found`` are the findings of its case, which tell what has been answered."""
    by_label = _by_label(document)
    odds = log_odds(clues(document), weights or learned()) if document.statements else np.zeros(0)
    rank = {document.statements[index].id: place for place, index in enumerate(np.argsort(-odds, kind="stable"))}
    worth = [statement for statement in document.statements if _may_stand(statement)]
    chosen = sorted((statement.id for statement in worth), key=rank.__getitem__)[:MOST]
    return Summary(
        statements=tuple(chosen),
        criticism=tuple(sorted((one.statement for one in by_label[Label.CRITICISM]), key=rank.__getitem__)),
        actions=tuple(one.statement for one in by_label[Label.ACTION]),
        open=_open(by_label, found),
        next_follow_up=next_follow_up(document),
        text=_text(document, chosen),
    )


def with_summary(document: DocumentAnalysis, found: Iterable[Finding] = ()) -> DocumentAnalysis:
    """Return the analysis with its summary made."""
    return replace(document, summary=summarise(document, found))


def clues(document: DocumentAnalysis) -> Floats:
    """Return array of shape (n_statements, n_clues), values mostly 0–1, columns in the order of NAMES."""
    texts = [statement.text for statement in document.statements]
    alike = similarity(texts, [" ".join(texts)]).ravel() if texts else np.zeros(0)
    central = alike / (alike.max(initial=0) or 1)
    last = max(len(texts) - 1, 1)
    rows = [
        _clues(statement, annotation, central=float(central[index]), position=index / last)
        for index, (statement, annotation) in enumerate(zip(document.statements, document.annotations, strict=True))
    ]
    return np.array([[row[name] for name in NAMES] for row in rows]).reshape(len(rows), len(NAMES))


def _clues(statement: Statement, annotation: Annotation, *, central: float, position: float) -> Mapping[str, float]:
    chance = annotation.probabilities or {annotation.label: 1.0}
    told = f"{annotation.status}" if annotation.label is Label.ACTION else ""
    return {
        **{label.value: chance.get(label, 0.0) for label in (Label.CRITICISM, Label.ACTION, Label.RESPONSE)},
        "confidence": annotation.confidence if annotation.label is not Label.OTHER else 0.0,
        "contests": float(annotation.stance == "bestrider"),
        "concedes": float(annotation.stance == "medger"),
        "deadline": float(annotation.deadline is not None),
        "demanded": float(told == Status.DEMANDED),
        "planned": float(told == Status.PLANNED),
        "in summary": float(any(_SUMMARY.search(heading) for heading in statement.section)),
        "decides": float(bool(_DECIDES.search(statement.text))),
        "central": central,
        "length": min(len(statement.text), 300) / 300,
        "late": position,
        "first third": float(position < 1 / 3),
        "list item": float(statement.kind is BlockKind.LIST_ITEM),
        "table cell": float(statement.kind is BlockKind.TABLE_CELL),
        "heading": float(statement.kind is BlockKind.HEADING),
        "short": float(len(statement.text) < 40),
        "weighty": float(annotation.label is not Label.OTHER),
        "strong words": float(bool(_STRONG.search(statement.text))),
    }


def _by_label(document: DocumentAnalysis) -> dict[Label, list[Annotation]]:
    return {label: [one for one in document.annotations if one.label is label] for label in Label}


def _may_stand(statement: Statement) -> bool:
    return statement.kind is not BlockKind.HEADING and not (statement.cell and statement.cell.header)


def _open(by_label: Mapping[Label, Sequence[Annotation]], found: Iterable[Finding]) -> tuple[str, ...]:
    """Return acts that are not done, and kritik that nothing in the case answers or remedies."""
    met = {one.criticism for one in found if one.state not in OPEN}
    waiting = [one.statement for one in by_label[Label.CRITICISM] if one.statement not in met]
    return (*waiting, *(one.statement for one in by_label[Label.ACTION] if one.status is not Status.DONE))


def next_follow_up(document: DocumentAnalysis) -> str | None:
    """Return the day (ISO 8601) of the next meeting or review that the document names."""
    today = as_date(document.profile.metadata.date)
    dates = [one for one in document.entities if one.type is EntityType.DATE and one.value]
    for statement in reversed(document.statements):
        if not (_NEXT.search(statement.text) or (statement.section and _NEXT.search(statement.section[-1]))):
            continue
        for entity in dates:
            day = as_date(entity.value)
            if statement.span.overlaps(entity.span) and day and (today is None or day > today):
                return day.isoformat()
    return None


def _text(document: DocumentAnalysis, chosen: Sequence[str]) -> str:
    """Join the chosen statements in the order of the document, as many as fit, the most important first to be kept."""
    texts = {statement.id: " ".join(statement.text.split()) for statement in document.statements}
    kept: set[str] = set()
    words = 0
    for key in chosen:
        length = len(texts[key].split())
        if words + length <= WORDS:
            kept.add(key)
            words += length
    return " ".join(_closed(texts[statement.id]) for statement in document.statements if statement.id in kept)


def _closed(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", ":", "”", '"')) else f"{sentence}."
