"""Svarsmatris: kritik by kritik, what was answered, done and followed up, each with its source and whose word it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from classify.deadlines import is_late
from classify.types import Finding, Label, LinkType, Outcome, Status
from extract.types import BlockKind, DocumentKind
from service import store as kept
from service.cases.thread import thread
from service.store import Store
from service.views import DocumentRow, LinkRow, StatementRow

ALL = 1_000_000
MET = ("åtgärdad", "åtgärd genomförd")
"""States of a kritik in which nobody waits for an åtgärd any more."""
ANSWERING = (DocumentKind.RESPONSE, DocumentKind.STATEMENT, DocumentKind.ACTION_PLAN, DocumentKind.MAIL)
"""What a unit writes to answer; what is promised in other documents need not answer anything."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement in the matrix, its document, and the link that put it there (None: it is the kritik itself)."""

    row: StatementRow
    document: DocumentRow
    link: LinkRow | None = None
    late: bool = False

    @property
    def page(self) -> int | None:
        """The page that it stands on; None in formats without pages."""
        return self.row.statement.page if self.row.statement.places[0].boxes else None

    @property
    def outcome(self) -> Outcome | None:
        """What a follow-up found."""
        return self.link.link.outcome if self.link else None

    @property
    def confirmed(self) -> bool:
        """Whether a person has decided that it belongs here; else it is the model's suggestion."""
        return self.link.accepted is True if self.link else self.row.decided is not None

    @property
    def confirmed_by(self) -> str | None:
        """Who confirmed it."""
        if not self.confirmed:
            return None
        return self.link.decided_by if self.link else self.row.decided_by

    @property
    def confirmed_at(self) -> datetime | None:
        """When it was confirmed."""
        if not self.confirmed:
            return None
        return self.link.decided_at if self.link else self.row.decided_at

    @property
    def belief(self) -> float:
        """How sure the model is, 0–1: of the link, or of the label where there is none."""
        return self.link.link.score if self.link else self.row.predicted.confidence


@dataclass(frozen=True, slots=True)
class Line:
    """A kritik with all that is tied to it; ``number`` counts from 1 in the order of the case."""

    number: int
    criticism: Entry
    responses: tuple[Entry, ...]
    actions: tuple[Entry, ...]
    follow_ups: tuple[Entry, ...]
    state: str

    @property
    def answered(self) -> bool:
        """Whether the unit has said or done anything about it; what a reviewer demands is no answer."""
        done = any(one.row.annotation.status is not Status.DEMANDED for one in self.actions)
        return bool(self.responses) or done

    @property
    def late(self) -> bool:
        """Whether an åtgärd should have been done by now."""
        return any(one.late for one in self.actions)

    @property
    def entries(self) -> tuple[tuple[str, Entry], ...]:
        """All statements of the line, each with the column that it stands in."""
        columns = (
            ("Kritik", (self.criticism,)),
            ("Bemötande", self.responses),
            ("Åtgärd", self.actions),
            ("Uppföljning", self.follow_ups),
        )
        return tuple((name, one) for name, entries in columns for one in entries)


@dataclass(frozen=True, slots=True)
class Matrix:
    """A line per kritik, and what a unit wrote that answers no kritik."""

    documents: tuple[DocumentRow, ...]
    lines: tuple[Line, ...]
    loose: tuple[Entry, ...]
    entries: tuple[Entry, ...] = ()
    """All statements of the case."""

    @property
    def unanswered(self) -> tuple[Line, ...]:
        """The kritik that got no answer."""
        return tuple(line for line in self.lines if not line.answered)

    @property
    def late(self) -> tuple[Line, ...]:
        """The kritik with an åtgärd that is late."""
        return tuple(line for line in self.lines if line.late)


def matrix(store: Store, case: str, *, today: date | None = None) -> Matrix:
    """Lay out the svarsmatris of an ärende as it stands now."""
    documents = in_order(kept.documents(store, case=case, limit=ALL))
    entries = {
        row.statement.id: _entry(row, document, today or date.today())
        for document in documents
        for row in kept.statements(store, document.id)
    }
    links = kept.links(store, case)
    found = [one for one in thread(store, case, today=today).findings if one.criticism in entries]
    tied = {(row.link.source, row.link.target, row.link.type): row for row in links if row.holds}
    lines = tuple(_line(number, one, entries, tied) for number, one in enumerate(found, start=1))
    return Matrix(documents, lines, _loose(entries.values(), links), tuple(entries.values()))


def in_order(documents: Iterable[DocumentRow]) -> tuple[DocumentRow, ...]:
    """Put documents in order of date, those without one last."""
    return tuple(sorted(documents, key=lambda one: (one.metadata.date or "9999", one.received, one.id)))


def _entry(row: StatementRow, document: DocumentRow, today: date) -> Entry:
    return Entry(row, document, late=is_late(row.annotation, today))


def _line(
    number: int,
    finding: Finding,
    entries: Mapping[str, Entry],
    tied: Mapping[tuple[str, str, LinkType], LinkRow],
) -> Line:
    waits = finding.state not in MET

    def these(ids: Sequence[str], type: LinkType) -> tuple[Entry, ...]:
        return tuple(
            replace(one, link=tied.get((id, finding.criticism, type)), late=one.late and waits)
            for id in ids
            if (one := entries.get(id))
        )

    return Line(
        number,
        entries[finding.criticism],
        these(finding.responses, LinkType.ANSWERS),
        these(finding.actions, LinkType.REMEDIES),
        these(finding.follow_ups, LinkType.FOLLOWS_UP),
        finding.state,
    )


def _loose(entries: Iterable[Entry], links: Iterable[LinkRow]) -> tuple[Entry, ...]:
    """Find what looks like an answer and answers nothing."""
    leading = {row.link.source for row in links if row.holds}
    return tuple(one for one in entries if _is_answer(one) and one.row.statement.id not in leading)


def _is_answer(entry: Entry) -> bool:
    word, kind = entry.row.annotation, entry.row.statement.kind
    if kind in (BlockKind.FURNITURE, BlockKind.HEADING) or entry.document.kind not in ANSWERING:
        return False
    return word.label is Label.RESPONSE or (word.label is Label.ACTION and word.status is not Status.DEMANDED)
