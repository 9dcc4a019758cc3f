"""A document's statements as its page shows them: boxes on sheets, marked text, threads to other statements."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from classify.types import Label, LinkType
from extract.types import Box, Entity, EntityType, Page, Statement
from service import store as kept
from service.pages.acts import Act, cited_in
from service.pages.marks import Piece, pieces, within
from service.store import Store
from service.views import DocumentRow, LinkRow, StatementRow

LETTER, GAP = 9.0, 3.0
"""How wide and high a letter is, and how far it stands from its block, in points."""
BACKWARDS = {LinkType.ANSWERS: "besvaras av", LinkType.REMEDIES: "åtgärdas av", LinkType.FOLLOWS_UP: "följs upp av"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A statement's boxes on one page; ``first`` where it begins, ``letter`` where its label is to be written (points)."""

    row: StatementRow
    boxes: tuple[Box, ...]
    first: bool
    letter: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page that can be shown as an image, and what stands on it."""

    page: Page
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """A link seen from one of its ends: how it leads to the other."""

    how: str
    row: LinkRow
    other: Statement


@dataclass(frozen=True, slots=True)
class Utterance:
    """A statement with its entities marked, its threads, the acts it cites; ``on_page`` if a box shows where it stands."""

    row: StatementRow
    parts: tuple[Piece, ...]
    threads: tuple[Thread, ...]
    on_page: bool
    acts: tuple[Act, ...] = ()


def sheets(document: DocumentRow, rows: Iterable[StatementRow]) -> tuple[Sheet, ...]:
    """Give the pages with what stands on them; none for formats without pages."""
    marks = defaultdict(list)
    for row in rows:
        for index, place in enumerate(row.statement.places):
            if place.boxes:
                marks[place.page].append(Mark(row, place.boxes, first=index == 0))
    return tuple(Sheet(page, lettered(marks[page.number])) for page in document.pages if page.width > 0)


def lettered(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Write the labels in the margin of their block, beside each other where several statements begin on a line."""
    margins: dict[int, float] = {}
    for mark in marks:
        edge = min(box.x0 for box in mark.boxes)
        margins[mark.row.statement.block] = min(edge, margins.get(mark.row.statement.block, edge))
    taken: Counter[tuple[int, int]] = Counter()
    written = []
    for mark in marks:
        if not mark.first or mark.row.annotation.label is Label.OTHER:
            written.append(mark)
            continue
        block, top = mark.row.statement.block, mark.boxes[0].top
        line = (block, round(top))
        taken[line] += 1
        x = max(margins[block] - GAP - LETTER * taken[line], 0.0)
        written.append(replace(mark, letter=(x, top + LETTER)))
    return tuple(written)


def threads(store: Store, case: str, here: Mapping[str, StatementRow]) -> Mapping[str, tuple[Thread, ...]]:
    """Give the links that hold and touch a document, by its statements."""
    found: defaultdict[str, list[Thread]] = defaultdict(list)
    for row in kept.links(store, case):
        ends = (
            (row.link.source, row.link.target, row.link.type.value),
            (row.link.target, row.link.source, BACKWARDS[row.link.type]),
        )
        for end, far, how in ends:
            other = _statement(store, far, here) if row.holds and end in here else None
            if other:
                found[end].append(Thread(how, row, other))
    return {end: tuple(some) for end, some in found.items()}


def _statement(store: Store, id: str, here: Mapping[str, StatementRow]) -> Statement | None:
    row = here.get(id) or kept.statement(store, id)
    return row.statement if row else None


def utterances(
    rows: Iterable[StatementRow],
    entities: Sequence[Entity],
    threads: Mapping[str, tuple[Thread, ...]],
    day: date | None = None,
) -> tuple[Utterance, ...]:
    """Give the statements in reading order, ready to show; ``day``: the document's date."""
    ordered = sorted(entities, key=lambda entity: entity.span)
    laws = [entity for entity in ordered if entity.type is EntityType.LAW]
    return tuple(_utterance(row, ordered, threads.get(row.statement.id, ()), laws, day) for row in rows)


def _utterance(
    row: StatementRow,
    entities: Sequence[Entity],
    threads: tuple[Thread, ...],
    laws: Sequence[Entity],
    day: date | None,
) -> Utterance:
    statement = row.statement
    parts = pieces(statement.text, within(statement.span, entities))
    acts = cited_in(statement.span, laws, day)
    return Utterance(row, parts, threads, on_page=bool(statement.places[0].boxes), acts=acts)
