"""What the store hands to pages, API and command line: rows with the model's word and the human's word apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Literal

from classify.types import Annotation, Link
from extract.types import Metadata, Page, Statement


class Stage(StrEnum):
    """How far a document has come; FAILED is the only end beside DONE."""

    RECEIVED = "mottagen"
    TEXT = "text"
    STATEMENTS = "utsagor"
    FINDINGS = "fynd"
    LINKS = "länkar"
    DONE = "klar"
    FAILED = "misslyckad"


@dataclass(frozen=True, slots=True)
class Wish:
    """How people want a document to be read: which pages from their pictures, and whether also if it is not in Swedish."""

    pages: tuple[int, ...] = ()
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as lists show it. ``error`` and ``notes`` are Swedish sentences for the user."""

    id: str
    name: str
    case: str
    size: int
    stage: Stage
    received: datetime
    error: str | None = None
    kind: str | None = None
    title: str | None = None
    language: str | None = None
    metadata: Metadata = Metadata()
    pages: tuple[Page, ...] = ()
    notes: tuple[str, ...] = ()
    model: str | None = None
    wish: Wish = Wish()


@dataclass(frozen=True, slots=True)
class CaseRow:
    """An ärende: the documents that links may cross."""

    id: str
    title: str
    documents: int
    updated: datetime


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement with what the model said and, apart from it, what a person decided (None: nobody has)."""

    statement: Statement
    document: str
    predicted: Annotation
    decided: Annotation | None = None
    decided_by: str | None = None
    decided_at: datetime | None = None

    @property
    def annotation(self) -> Annotation:
        """The human's word where there is one, else the model's."""
        return self.decided or self.predicted


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link or candidate. ``believed`` is the model's word; ``accepted`` the human's (None: nobody has decided)."""

    link: Link
    believed: bool
    accepted: bool | None = None
    decided_by: str | None = None
    decided_at: datetime | None = None

    @property
    def holds(self) -> bool:
        """The human's word where there is one, else the model's."""
        return self.believed if self.accepted is None else self.accepted


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the append-only record of who decided what and when. Values are JSON-like; ``after`` None: undone."""

    id: int
    subject: str
    what: Literal["annotation", "link", "flag"]
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None
    who: str
    when: datetime


@dataclass(frozen=True, slots=True)
class Query:
    """A search: words plus filters; an empty filter lets everything through. Years are of the document's date."""

    words: str = ""
    years: tuple[int, int] | None = None
    providers: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    reviewed: tuple[str, ...] = ()
    limit: int = 20
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement that matches; ``marks`` are (start, end) offsets in its text of what matched."""

    document: DocumentRow
    row: StatementRow
    score: float
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of hits, how many there are in all, and counts per facet value, most frequent first."""

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[str, tuple[tuple[str, int], ...]]
    mistakes: tuple[str, ...] = ()
    """What was not understood in the search, in Swedish."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What a person keeps by name: a search (its address) or a list of control points; None: shared with nobody.

    ``seen`` is when whoever asks last looked at it, None if never.
    """

    id: str
    kind: str
    name: str
    body: Mapping[str, Any]
    who: str
    collection: str | None
    made: datetime
    seen: datetime | None


@dataclass(frozen=True, slots=True)
class AliasRow:
    """A name that a person has said belongs to a provider of another name, and why."""

    alias: str
    provider: str
    why: str | None
    who: str
    when: datetime


@dataclass(frozen=True, slots=True)
class ProviderRow:
    """An utförare under its present name; ``names`` are all that it has had, the present one first."""

    name: str
    names: tuple[str, ...]
    documents: int
    years: tuple[int, int] | None
    """The first and last year that its documents are of."""


@dataclass(frozen=True, slots=True)
class Placement:
    """What a person said of where a document belongs: moved to a case, or not to be in it."""

    document: str
    case: str
    what: Literal["moved", "refused"]
    origin: str | None
    why: str | None
    who: str
    when: datetime


@dataclass(frozen=True, slots=True)
class Belonging:
    """A suggestion that a document belongs to another case, with the reasons in Swedish, the strongest first."""

    document: DocumentRow
    case: CaseRow
    reasons: tuple[str, ...]
    score: int
