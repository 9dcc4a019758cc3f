"""Kritik with what became of it: what the unit says, what it does, what the next review finds, and where that leaves it.

These are three axes: a kritik may be contested and remedied, conceded and left. The state is drawn from all three; the
latest word on what became of it weighs most.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date

from classify.deadlines import is_late
from classify.order import in_order
from classify.types import MAYBE, Annotation, DocumentAnalysis, Finding, Label, Link, LinkType, Outcome, State, Status
from extract.types import Statement, as_date

OPEN = (State.UNANSWERED, State.REMAINS, State.RECURS, State.VANISHED)
"""States of a kritik that call for an answer."""
GRADE = 4
"""Words: a cell with no more grades what its row says."""
_FOUND = {Outcome.REMEDIED: State.REMEDIED, Outcome.PARTLY: State.PARTLY, Outcome.REMAINS: State.REMAINS}


@dataclass(frozen=True, slots=True)
class Case:
    """The statements of a case by id, and when their documents were written."""

    annotations: Mapping[str, Annotation]
    order: Mapping[str, int]
    document: Mapping[str, int]
    days: Sequence[date | None]
    grades: AbstractSet[str]
    """"Allvarlig brist" in a row that says in another cell what is lacking: one finding, not two."""


def findings(
    documents: Sequence[DocumentAnalysis], links: Sequence[Link], *, today: date | None = None
) -> tuple[Finding, ...]:
    """Gather the links of a case by the kritik that they point at, in reading order.

    ``today`` decides what is late; without it the day of the case's latest document does, so that the same documents
    always tell the same. A kritik that a later one says again is told there, with the first.
    """
    case = _case(in_order(documents))
    today = today or max(filter(None, case.days), default=None)
    return tuple(_findings(case, links, today))


def _case(documents: Sequence[DocumentAnalysis]) -> Case:
    annotations = {one.statement: one for document in documents for one in document.annotations}
    place = {one.statement: at for at, document in enumerate(documents) for one in document.annotations}
    days = [as_date(document.profile.metadata.date) for document in documents]
    graded = frozenset(grade for document in documents for grade in grades(document))
    return Case(annotations, {key: at for at, key in enumerate(annotations)}, place, days, graded)


def grades(document: DocumentAnalysis) -> dict[str, str]:
    """Return the short cells of kritik that only grade another kritik of their row, each with the one that it grades."""
    rows: dict[tuple[int, int], list[Statement]] = {}
    for one, annotation in zip(document.statements, document.annotations, strict=True):
        if one.cell and annotation.label is Label.CRITICISM:
            rows.setdefault((one.cell.table, one.cell.row), []).append(one)
    fullest = [(max(said, key=lambda one: len(one.text)), said) for said in rows.values()]
    return {
        one.id: most.id for most, said in fullest for one in said if one is not most and len(one.text.split()) <= GRADE
    }


def _findings(case: Case, links: Sequence[Link], today: date | None) -> Iterator[Finding]:
    links = [one for one in links if one.source in case.annotations and one.target in case.annotations]
    again = {one.source for one in links if _says_again(one, case)}
    reviews = {
        (case.document[one.source], case.document[one.target]) for one in links if one.type is LinkType.FOLLOWS_UP
    }
    pointed = {one.target for one in links}
    for key, annotation in case.annotations.items():
        if key in again or (key in case.grades and key not in pointed):
            continue
        if not (
            annotation.label is Label.CRITICISM or (key in pointed and annotation.chance(Label.CRITICISM) >= MAYBE)
        ):
            continue
        here = sorted((one for one in links if one.target == key), key=lambda one: case.order[one.source])
        sources = {kind: tuple(one.source for one in here if one.type is kind) for kind in LinkType}
        told = [case.annotations[one] for one in sources[LinkType.ANSWERS]]
        finding = Finding(
            key,
            sources[LinkType.ANSWERS],
            sources[LinkType.REMEDIES],
            sources[LinkType.FOLLOWS_UP],
            stances=tuple(dict.fromkeys(one.stance for one in told if one.stance)),
            outcome=next((one.outcome for one in reversed(here) if one.outcome), None),
        )
        actions = [case.annotations[one] for one in finding.actions]
        reviewed = any(first == case.document[key] for _, first in reviews)
        yield replace(finding, state=_state(finding, here, actions, case, today, reviewed=reviewed).value)


def _says_again(link: Link, case: Case) -> bool:
    return link.type is LinkType.FOLLOWS_UP and case.annotations[link.source].label is Label.CRITICISM


def _state(
    finding: Finding,
    links: Sequence[Link],
    actions: Sequence[Annotation],
    case: Case,
    today: date | None,
    *,
    reviewed: bool,
) -> State:
    """Say where the thread stands: what a review found, then what is done or promised, then what is said."""
    if finding.outcome:
        return State.RECURS if _recurs(finding, links, case) else _FOUND[finding.outcome]
    if reviewed and not any(case.document[one.source] > case.document[finding.criticism] for one in links):
        return State.VANISHED
    statuses = {one.status for one in actions}
    if Status.DONE in statuses:
        return State.DONE
    dated = [one for one in actions if one.deadline]
    if today and dated and is_late(dated[-1], today):
        return State.LATE
    if statuses & {Status.PLANNED, Status.ONGOING}:
        return State.PROMISED
    if finding.responses:
        return State.ANSWERED
    return State.DEMANDED if Status.DEMANDED in statuses else State.UNANSWERED


def _recurs(finding: Finding, links: Sequence[Link], case: Case) -> bool:
    """Tell whether the latest follow-up raises the kritik anew, in a later year or after it was remedied."""
    followed = [one for one in links if one.type is LinkType.FOLLOWS_UP and one.outcome]
    latest = followed[-1]
    if latest.outcome is Outcome.REMEDIED or not _says_again(latest, case):
        return False
    first, last = (case.days[case.document[key]] for key in (finding.criticism, latest.source))
    before = [one for one in followed if case.document[one.source] < case.document[latest.source]]
    if any(one.outcome is Outcome.REMEDIED for one in before):
        return True
    return latest.outcome is Outcome.REMAINS and bool(first and last and last.year > first.year)
