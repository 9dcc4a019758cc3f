"""What is said about statements: annotations, links, findings, the summary of a document, the analysis of a case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from extract.types import Document, Entity, Profile, Statement


class Label(StrEnum):
    """What a statement does in the conversation between the one who reviews and the one who is reviewed."""

    CRITICISM = "kritik"
    ACTION = "åtgärd"
    RESPONSE = "bemötande"
    OTHER = "övrigt"


MAYBE = 0.1
"""What is at least so likely to be kritik, or a reply, may be linked and told as such: the label is the likeliest guess,
the conversation around it another."""


class Stance(StrEnum):
    """How a bemötande meets the criticism."""

    CONTESTS = "bestrider"
    EXPLAINS = "förklarar"
    CONCEDES = "medger"


class Status(StrEnum):
    """How far an åtgärd has come."""

    DONE = "genomförd"
    ONGOING = "pågående"
    PLANNED = "planerad"
    DEMANDED = "krävd"


class LinkType(StrEnum):
    """How a statement answers an earlier one."""

    ANSWERS = "besvarar"
    REMEDIES = "åtgärdar"
    FOLLOWS_UP = "följer upp"


class Outcome(StrEnum):
    """What a follow-up found."""

    REMEDIED = "åtgärdad"
    PARTLY = "delvis"
    REMAINS = "kvarstår"


class State(StrEnum):
    """Where the thread leaves a kritik."""

    UNANSWERED = "obesvarad"
    DEMANDED = "åtgärd krävd"
    ANSWERED = "besvarad"
    PROMISED = "åtgärd utlovad"
    LATE = "åtgärd försenad"
    DONE = "åtgärd genomförd"
    """The unit says so; no review has looked."""
    REMEDIED = "åtgärdad"
    PARTLY = "delvis åtgärdad"
    REMAINS = "kvarstår"
    RECURS = "återkommande"
    VANISHED = "försvunnen"


@dataclass(frozen=True, slots=True)
class Annotation:
    """What is said about one statement; gold and predicted are the same type.

    ``probabilities`` sum to 1; ``evidence`` tells why, in Swedish.
    """

    statement: str
    label: Label
    confidence: float = 1.0
    probabilities: Mapping[Label, float] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    stance: Stance | None = None
    status: Status | None = None
    deadline: str | None = None
    responsible: str | None = None

    def chance(self, label: Label) -> float:
        """Return how likely the statement does that, 0–1; what a person has said, or gold says, is sure."""
        return self.probabilities.get(label, 0.0) if self.probabilities else float(label is self.label)


@dataclass(frozen=True, slots=True)
class Link:
    """From a statement to the earlier one that it answers, remedies or follows up; ``score`` is 0–1."""

    type: LinkType
    source: str
    target: str
    score: float
    evidence: tuple[str, ...] = ()
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One kritik with what is linked to it: statement ids in reading order.

    ``stances`` are what the unit says, ``outcome`` what the latest review found; ``state`` is a State: where all that,
    with what the unit does, leaves it.
    """

    criticism: str
    responses: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
    state: str = State.UNANSWERED.value
    stances: tuple[Stance, ...] = ()
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a short text: what its sentences are, in Swedish, and their ids."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Statement ids, most important first, and a short text of which every sentence stands in the document.

    ``parts`` are what the text is made of, ``sentences`` the ids of its sentences in order, ``laws`` normal forms, the most named first.
    ``next_follow_up`` is ISO 8601. Of an answer: what it concedes, contests and promises, and which kritik of the
    documents that it answers it passes over.
    """

    statements: tuple[str, ...] = ()
    criticism: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    next_follow_up: str | None = None
    text: str = ""
    sentences: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    laws: tuple[str, ...] = ()
    conceded: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()
    promised: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentAnalysis:
    """All that was found in one document; annotations stand in the order of the statements."""

    document: Document
    profile: Profile
    statements: tuple[Statement, ...]
    annotations: tuple[Annotation, ...]
    entities: tuple[Entity, ...]
    summary: Summary = Summary()


@dataclass(frozen=True, slots=True)
class CaseAnalysis:
    """The documents of one case, in the order in which they were written, and what ties them together."""

    documents: tuple[DocumentAnalysis, ...]
    links: tuple[Link, ...] = ()
    candidates: tuple[Link, ...] = ()
    findings: tuple[Finding, ...] = ()
    model: Mapping[str, str] = field(default_factory=dict)
