"""What makes a statement one that a reader must know: named clues, weighed by what people marked as a must."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from classify import scoring
from classify.artefacts import MODELS
from classify.scoring import Floats, Weights, log_odds, probability
from classify.similarity import similarity
from classify.types import MAYBE, Annotation, DocumentAnalysis, Finding, Label, Stance, Status
from extract.types import BlockKind, DocumentKind, Statement

LABELS = tuple(Label)
TOLD = (Label.CRITICISM, Label.ACTION, Label.RESPONSE)
_SUMMARY = re.compile(
    r"sammanfatt|slutsats|bedömning|beslut|överenskom|helhets|kvarst|föreläggand|ingripande|rekommendation",
    re.IGNORECASE,
)
_WORDS = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "decides": r"\b(?:besluta\w*|förelägg\w*|överenskom\w*|kräver|begär|yrkar|rekommendera\w*|avslutar|återkalla\w*|hävs?)\b",
        "strong words": r"\b(?:allvarlig\w*|kritik|varning|vite|samma|återkommande|kvarst\w*|omedelbart|omgående|inte ändamålsenlig\w*|akut)\b",
        "sanction": r"\b(?:vite|förelägg\w*|varning\w*|anmärkning\w*|\w*sanktion\w*)\b",
        "judges": r"sammantag|sammanfattningsvis|\b(?:bedöm(?:er|s|ning\w*)|konstaterar|anser)\b",
        "without exception": r"\b(?:samtliga|alla|ingen|inget|inga|aldrig)\b",
        "figures": r"\d",
    }.items()
}
_GOES_ON = re.compile(r"(?:Detta|Det|Den|De|Dessa|Även|Vidare|Dessutom|Han|Hon) ")


@cache
def learned(folder: Path = MODELS) -> Weights:
    """Read the learned weights."""
    return scoring.load(folder / "summary.json")["must"]


def ranked(document: DocumentAnalysis, found: Iterable[Finding] = (), *, weights: Weights | None = None) -> list[str]:
    """Return the ids of all statements, the weightiest first; ``found`` tells what the case points at.

    A label is a guess: a statement weighs what it would under each label, times how likely that label is.
    """
    if not document.statements:
        return []
    weights = weights or learned()
    seen = views(document, found)
    order = [seen.names.index(name) for name in weights.clues]
    worth = (seen.chances * probability(log_odds(seen.values[..., order], weights))).sum(axis=1)
    return [document.statements[index].id for index in np.argsort(-worth, kind="stable")]


@dataclass(frozen=True, slots=True)
class Views:
    """The clues of each statement under each label: ``values`` of shape (n_statements, n_labels, n_names).

    ``chances`` of shape (n_statements, n_labels) tell how likely the statement has the label; rows sum to 1.
    """

    names: tuple[str, ...]
    chances: Floats
    values: Floats


def views(document: DocumentAnalysis, found: Iterable[Finding] = ()) -> Views:
    """Return the clues of each statement if it does what it may be taken for, and the others what is likely."""
    found, chances = tuple(found), _chances(document.annotations)
    seen = [
        _clues(document, [_taken_for(one, label) for one in document.annotations], chances, found) for label in LABELS
    ]
    values = np.stack([np.stack(list(one.values()), axis=-1) for one in seen], axis=1)
    return Views(tuple(seen[0]), chances, values)


def _clues(
    document: DocumentAnalysis, taken: Sequence[Annotation], chances: Floats, found: Iterable[Finding]
) -> dict[str, Floats]:
    """Return for each clue its value for every statement, mostly 0–1."""
    rows = list(zip(document.statements, taken, strict=True))
    places = {**_places(rows, chances), **_likeness(rows, chances), **_pointing(rows, found)}
    each = [_own(statement, annotation, document.profile.kind) for statement, annotation in rows]
    return {**{name: np.array([one[name] for one in each]) for name in each[0]}, **places}


def _chances(annotations: Iterable[Annotation]) -> Floats:
    """Return how likely each label of each statement is: shape (n_statements, n_labels), rows sum to 1."""
    return np.array([[one.chance(label) for label in LABELS] for one in annotations])


def _taken_for(annotation: Annotation, label: Label) -> Annotation:
    """Return the annotation as if its label were sure."""
    if label is annotation.label:
        return replace(annotation, confidence=1.0, probabilities={label: 1.0})
    return Annotation(annotation.statement, label, probabilities={label: 1.0})


def _own(statement: Statement, annotation: Annotation, kind: DocumentKind) -> Mapping[str, float]:
    """Tell what the statement says by itself."""
    text, label = statement.text, annotation.label
    summed = any(_SUMMARY.search(heading) for heading in statement.section)
    own = {
        "told": label is not Label.OTHER,
        "confidence": annotation.confidence if label is not Label.OTHER else 0.0,
        "deadline": annotation.deadline is not None,
        "in summary": summed,
        "length": min(len(text), 300) / 300,
        "short": len(text) < 40,
        "list item": statement.kind is BlockKind.LIST_ITEM,
        "table cell": statement.kind is BlockKind.TABLE_CELL,
        "heading": statement.kind is BlockKind.HEADING,
        "goes on": bool(_GOES_ON.match(text)),
        "kritik, length": min(len(text), 250) / 250 * (label is Label.CRITICISM),
        "kritik in a cell": statement.cell is not None and label is Label.CRITICISM,
        **{name: bool(pattern.search(text)) for name, pattern in _WORDS.items()},
        **{one.value: label is one for one in TOLD},
        **{f"{one.value}, summing up": summed and label is one for one in TOLD},
        **{one.value: one in (annotation.stance, annotation.status) for one in (*Stance, *Status)},
        **{f"{one.value} in {where.value}": label is one and kind is where for one in TOLD for where in DocumentKind},
    }
    return {name: float(value) for name, value in own.items()}


def _places(rows: Sequence[tuple[Statement, Annotation]], chances: Floats) -> dict[str, Floats]:
    """Tell where the statement stands among those that are likely of its label, in its section and in the document."""
    total = dict(zip(LABELS, chances.sum(axis=0), strict=True))
    number: dict[object, float] = {}
    absent: dict[object, float] = {}
    found = []
    for at, ((statement, annotation), chance) in enumerate(zip(rows, chances, strict=True)):
        label, told = annotation.label, annotation.label is not Label.OTHER
        far = at / max(len(rows) - 1, 1)
        found.append(
            {
                "late": far,
                "first third": far < 1 / 3,
                "few of its label": told / max(total[label], 1.0),
                "first of its label": told * absent.get(label, 1.0),
                "among the first three": told and number.get(label, 0.0) < 2.5,
                "first in its section": told * absent.get((statement.section, label), 1.0),
                "first in its paragraph": told * absent.get(statement.block, 1.0),
                **{f"{one.value}, late": far * (label is one) for one in TOLD},
            }
        )
        for one, likely in zip(LABELS, chance, strict=True):
            number[one] = number.get(one, 0.0) + likely
            for key in (one, (statement.section, one)):
                absent[key] = absent.get(key, 1.0) * (1 - likely)
        absent[statement.block] = 0.0
    return {name: np.array([float(one[name]) for one in found]) for name in found[0]}


def _likeness(rows: Sequence[tuple[Statement, Annotation]], chances: Floats) -> dict[str, Floats]:
    """Tell how central the statement is, and whether other told statements say the same before or after it."""
    texts = [statement.text for statement, _ in rows]
    whole = similarity(texts, [" ".join(texts)]).ravel()
    likely = 1 - chances[:, LABELS.index(Label.OTHER)]
    inside = np.nonzero(likely >= MAYBE)[0]
    weighed = likely[inside]
    alike = similarity([texts[at] for at in inside], [texts[at] for at in inside]) - np.eye(len(inside))
    found = {name: np.zeros(len(rows)) for name in ("like those told", "said before", "said again")}
    if len(inside):
        told = np.array([annotation.label is not Label.OTHER for _, annotation in rows])[inside]
        found["like those told"][inside] = told * 5 * (alike @ weighed) / weighed.sum()
        found["said before"][inside] = told * (np.tril(alike, -1) * weighed).max(axis=1)
        found["said again"][inside] = told * (np.triu(alike, 1) * weighed).max(axis=1)
    return {"central": whole / (whole.max(initial=0) or 1), **found}


def _pointing(rows: Sequence[tuple[Statement, Annotation]], found: Iterable[Finding]) -> dict[str, Floats]:
    """Tell how many statements of the case point at this one, and whether it points at kritik."""
    pointed: Counter[str] = Counter()
    pointing: set[str] = set()
    for one in found:
        sources = (*one.responses, *one.actions, *one.follow_ups)
        pointed[one.criticism] += len(sources)
        pointing.update(sources)
    return {
        "pointed at": np.log1p([pointed[statement.id] for statement, _ in rows]),
        "points at kritik": np.array([float(statement.id in pointing) for statement, _ in rows]),
    }
