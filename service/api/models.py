"""What the API sends and takes: the store's frozen values with the schema spelled out."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from classify.types import Label, LinkType, Outcome, Stance, Status
from service.views import Stage


class Model(BaseModel):
    """Read from our own values; unknown fields are refused so that a misspelt one is not lost."""

    model_config = ConfigDict(from_attributes=True, extra="forbid")


class Problem(BaseModel):
    """RFC 9457 problem details."""

    type: str
    title: str
    status: int
    detail: str = Field(description="En mening på svenska")
    mistakes: tuple[str, ...] = Field(default=(), description="Vad i sökningen som inte gick att förstå")


class MetadataOut(Model):
    """Who was reviewed, by whom, where, when (ISO 8601), under which case number."""

    provider: str | None
    reviewer: str | None
    municipality: str | None
    date: str | None
    case_number: str | None


class WishOut(Model):
    """How people want a document to be read: pages from their pictures, and whether also if it is not in Swedish."""

    pages: tuple[int, ...]
    foreign: bool


class WishIn(Model):
    """How a document is to be read this time; what is left out stays as it was."""

    pages: list[Annotated[int, Field(ge=1, le=100_000)]] | None = Field(default=None, max_length=100_000)
    foreign: bool | None = None


class DocumentOut(Model):
    """A document as lists show it; ``size`` in bytes."""

    id: str
    name: str
    case: str
    size: int
    stage: Stage
    received: datetime
    error: str | None
    kind: str | None
    title: str | None
    language: str | None
    metadata: MetadataOut
    notes: tuple[str, ...]
    model: str | None
    wish: WishOut


class ReceivedOut(BaseModel):
    """What became of one file: 201 new, 200 known already, 413 or 422 refused with a reason."""

    name: str
    status: int
    document: DocumentOut | None = None
    detail: str | None = None
    case_suggestions: str | None = None
    """The address where, once the document is read, the ärenden that it may belong to stand."""


class RetryOut(BaseModel):
    """How many documents that had failed are tried once more."""

    queued: int


class AnnotationOut(Model):
    """What is said about a statement."""

    label: Label
    confidence: float
    probabilities: dict[Label, float]
    evidence: tuple[str, ...]
    themes: tuple[str, ...]
    stance: Stance | None
    status: Status | None
    deadline: str | None
    responsible: str | None


class StatementOut(BaseModel):
    """A statement; the model's word and the human's word (null: nobody has decided) apart."""

    id: str
    document: str
    text: str
    section: tuple[str, ...]
    page: int
    url: str
    predicted: AnnotationOut
    decided: AnnotationOut | None
    decided_by: str | None
    decided_at: datetime | None


class HitOut(BaseModel):
    """A statement that matches; ``marks`` are (start, end) code points in its text."""

    document: DocumentOut
    statement: StatementOut
    score: float
    marks: tuple[tuple[int, int], ...]


class FacetOut(BaseModel):
    """A value and how many hits have it."""

    value: str
    count: int


class MeantOut(Model):
    """A search with misspelt words mended, and how many hits it has; it is offered, not made."""

    words: str
    total: int


class SearchOut(BaseModel):
    """One page of hits, and how many there are in all.

    ``mistakes`` say what was not understood where that was allowed, ``notes`` what else was sought, in Swedish.
    """

    total: int
    hits: tuple[HitOut, ...]
    facets: dict[str, tuple[FacetOut, ...]]
    mistakes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    meant: MeantOut | None = None


class SimilarOut(BaseModel):
    """A statement like another: how like (0–1), and the themes and legal references that both hold."""

    hit: HitOut
    score: float
    themes: tuple[str, ...]
    laws: tuple[str, ...]


class DecisionIn(Model):
    """What a person says of a statement; what is left out stays as it is, and {} accepts the model's word."""

    label: Label = Field(default=Label.OTHER, description="Utelämnad: modellens etikett godtas")
    stance: Stance | None = None
    status: Status | None = None
    deadline: str | None = Field(default=None, max_length=40, description="ÅÅÅÅ-MM-DD, ÅÅÅÅ-MM eller ÅÅÅÅ")
    responsible: str | None = Field(default=None, max_length=200)
    themes: tuple[str, ...] = ()


class LinkDecisionIn(Model):
    """What a person says of a link, also one that the model never proposed."""

    source: str
    target: str
    type: LinkType
    accepted: bool
    outcome: Outcome | None = None


class LinkOut(BaseModel):
    """A link with the model's word (``believed``) and the human's (``accepted``)."""

    source: str
    target: str
    type: LinkType
    score: float
    evidence: tuple[str, ...]
    outcome: Outcome | None
    believed: bool
    accepted: bool | None
    decided_by: str | None
    decided_at: datetime | None


class DecisionOut(Model):
    """One entry of the append-only record."""

    id: int
    subject: str
    what: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    who: str
    when: datetime


class HealthOut(BaseModel):
    """Whether the service can work."""

    status: str
    documents: int
