"""Statements → Annotations: label, confidence and evidence, and what each label carries with it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from classify import attributes, done, theme_model, until
from classify.context import Context, contexts
from classify.cues import STRONG, heard, spoken
from classify.model import Model, load
from classify.scoring import Floats
from classify.themes import themes
from classify.types import Annotation, Label, Stance, Status
from extract.types import DocumentKind, Entity, Statement

LABELS, STANCES, STATUSES = tuple(Label), tuple(Stance), tuple(Status)


def annotate(
    statements: Sequence[Statement],
    kind: DocumentKind,
    entities: Sequence[Entity],
    *,
    day: date | None = None,
    model: Model | None = None,
) -> tuple[Annotation, ...]:
    """Say of each statement of one document what it does; statements in reading order, ``day`` the document's date."""
    if not statements:
        return ()
    model = model or load()
    seen = contexts(statements, kind)
    matrix = model.matrix(seen)
    probabilities = _strengthened(model.labels(matrix, seen), seen)
    chosen = probabilities.argmax(axis=1)
    stances = model.stances(matrix).argmax(axis=1)
    words = model.words(matrix, [LABELS[index] for index in chosen])
    criticism = [index for index, label in enumerate(chosen) if LABELS[label] is Label.CRITICISM]
    about = dict(zip(criticism, _themes([seen[index] for index in criticism], model), strict=True))
    inside, rows = _by_statement(statements, entities), _rows(seen)
    actions = [index for index, label in enumerate(chosen) if LABELS[label] is Label.ACTION]
    due = {index: _deadline(index, seen, inside, rows, day) for index in actions}
    statuses = dict(zip(actions, _statuses(matrix, seen, due, model, day), strict=True))
    statuses |= {index: told for index in actions if (told := _told_beside(index, seen, rows))}
    annotations = []
    for index, context in enumerate(seen):
        label = LABELS[chosen[index]]
        status = statuses.get(index)
        annotation = Annotation(
            statement=context.statement.id,
            label=label,
            confidence=round(float(probabilities[index, chosen[index]]), 4),
            probabilities={
                one: round(float(value), 4) for one, value in zip(LABELS, probabilities[index], strict=True)
            },
            evidence=_evidence(context, label, words[index]),
            themes=about.get(index, ()),
            stance=STANCES[stances[index]] if label is Label.RESPONSE else None,
            status=status,
            deadline=due[index] if status and status is not Status.DONE else None,
            responsible=_responsible(index, seen, inside, rows) if label is Label.ACTION else None,
        )
        annotations.append(annotation)
    return tuple(annotations)


def _statuses(
    matrix: Any, seen: Sequence[Context], due: Mapping[int, str | None], model: Model, day: date | None
) -> list[Status]:
    """Return the likeliest status of each åtgärd; one with a deadline well ahead is not done yet."""
    if not due:
        return []
    rows = list(due)
    told = model.statuses(matrix[rows], [seen[index] for index in rows])
    found = []
    for deadline, chances in zip(due.values(), told, strict=True):
        first, second = (STATUSES[place] for place in np.argsort(-chances)[:2])
        found.append(second if first is Status.DONE and until.is_ahead(deadline, day) else first)
    return found


def _told_beside(index: int, seen: Sequence[Context], rows: Mapping[int, Sequence[int]]) -> Status | None:
    """Return what another cell of the row says of how far the åtgärd has come."""
    cells = (seen[other] for other in rows.get(index, ()) if other != index)
    return next(filter(None, (done.said(cell.column, cell.text) for cell in cells)), None)


def _strengthened(probabilities: Floats, seen: Sequence[Context]) -> Floats:
    """Add what strong cues are worth; rows still sum to 1."""
    odds = np.ones_like(probabilities)
    for index, context in enumerate(seen):
        for cue, label in spoken(context):
            odds[index, LABELS.index(label)] *= np.exp(STRONG.get(cue, 0.0))
    weighed = probabilities * odds
    return np.asarray(weighed / weighed.sum(axis=1, keepdims=True))


def _by_statement(statements: Sequence[Statement], entities: Sequence[Entity]) -> list[tuple[Entity, ...]]:
    starts = [entity.span.start for entity in entities]
    found = []
    for one in statements:
        first, last = np.searchsorted(starts, (one.span.start, one.span.end))
        found.append(attributes.within(entities[first:last], one.span))
    return found


def _evidence(context: Context, label: Label, words: Iterable[str]) -> tuple[str, ...]:
    reasons = [reason for reason, speaks_for in heard(context) if speaks_for is label]
    weighed = ", ".join(f"”{word}”" for word in words)
    return (*reasons, f"Ord som vägde: {weighed}.") if weighed else tuple(reasons)


def _themes(criticism: Sequence[Context], model: Model) -> list[tuple[str, ...]]:
    """Return what each kritik is about; a model that has not learned it goes by the words that name themes."""
    if model.themes:
        return model.themes.choose(criticism)
    return [themes(one.text, heading=one.heading, around=theme_model.around(one)) for one in criticism]


def _rows(seen: Sequence[Context]) -> Mapping[int, Sequence[int]]:
    """Return for each statement in a table those of the same row, itself among them."""
    rows: dict[tuple[int, int], list[int]] = {}
    for index, context in enumerate(seen):
        if cell := context.statement.cell:
            rows.setdefault((cell.table, cell.row), []).append(index)
    return {index: row for row in rows.values() for index in row}


def _deadline(
    index: int,
    seen: Sequence[Context],
    inside: Sequence[Sequence[Entity]],
    rows: Mapping[int, Sequence[int]],
    day: date | None,
) -> str | None:
    """Look in the statement, then in the time column of its row, then in what its list hangs on."""
    if found := until.deadline_in(seen[index].text, inside[index], day=day):
        return found
    for other in rows.get(index, ()):
        if until.TIME_COLUMN.search(seen[other].column) and (
            found := until.only_date(seen[other].text, inside[other], day=day)
        ):
            return found
    if lead := seen[index].lead:
        above = next(other for other in range(index - 1, -1, -1) if seen[other].text == lead)
        return until.deadline_in(lead, inside[above], day=day)
    return None


def _responsible(
    index: int, seen: Sequence[Context], inside: Sequence[Sequence[Entity]], rows: Mapping[int, Sequence[int]]
) -> str | None:
    for other in rows.get(index, ()):
        if other != index and attributes.WHO_COLUMN.search(seen[other].column):
            return seen[other].text
    return attributes.responsible_in(seen[index].text, inside[index])
