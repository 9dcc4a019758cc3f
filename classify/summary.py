"""What a reader must know of a document: the statements that matter, what is open, when it is followed up.

Nothing in it that the document does not say: all are statements of it, and the short text is made of them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from classify.coming import next_follow_up
from classify.findings import OPEN, grades
from classify.scoring import Weights
from classify.short import short, text
from classify.types import Annotation, DocumentAnalysis, Finding, Label, Stance, Status, Summary
from classify.weight import ranked
from extract.types import BlockKind, EntityType, Statement

MOST = 8


def summarise(document: DocumentAnalysis, found: Iterable[Finding] = (), *, weights: Weights | None = None) -> Summary:
    """Return the summary; ``found`` are the findings of its case, which tell what is answered and what matters to others."""
    found = tuple(found)
    passed = set(grades(document)) - {one.criticism for one in found}
    told = [one for one in document.annotations if one.statement not in passed]
    by_label = {label: [one for one in told if one.label is label] for label in Label}
    rank = {key: place for place, key in enumerate(ranked(document, found, weights=weights))}
    worth = [one.id for one in document.statements if _may_stand(one) and one.id not in passed]
    chosen = sorted(worth, key=rank.__getitem__)[:MOST]
    parts = short(document, sorted(worth, key=rank.__getitem__))

    def those(label: Label, *wanted: Stance | Status) -> tuple[str, ...]:
        inside = (one for one in by_label[label] if not wanted or one.stance in wanted or one.status in wanted)
        return tuple(sorted((one.statement for one in inside), key=rank.__getitem__))

    return Summary(
        statements=tuple(chosen),
        criticism=those(Label.CRITICISM),
        actions=tuple(one.statement for one in by_label[Label.ACTION]),
        open=_open(by_label, found),
        next_follow_up=next_follow_up(document),
        text=text(parts, document.statements),
        sentences=tuple(key for part in parts for key in part.sentences),
        parts=parts,
        laws=_laws(document),
        conceded=those(Label.RESPONSE, Stance.CONCEDES),
        contested=those(Label.RESPONSE, Stance.CONTESTS),
        promised=those(Label.ACTION, Status.PLANNED, Status.ONGOING),
        unanswered=_unanswered(document, found),
    )


def with_summary(document: DocumentAnalysis, found: Iterable[Finding] = ()) -> DocumentAnalysis:
    """Return the analysis with its summary made."""
    return replace(document, summary=summarise(document, found))


def _may_stand(statement: Statement) -> bool:
    return statement.kind is not BlockKind.HEADING and not (statement.cell and statement.cell.header)


def _open(by_label: Mapping[Label, Sequence[Annotation]], found: Iterable[Finding]) -> tuple[str, ...]:
    """Return acts that are not done, and kritik that nothing in the case answers or remedies."""
    met = {one.criticism for one in found if one.state not in OPEN}
    waiting = [one.statement for one in by_label[Label.CRITICISM] if one.statement not in met]
    return (*waiting, *(one.statement for one in by_label[Label.ACTION] if one.status is not Status.DONE))


def _laws(document: DocumentAnalysis) -> tuple[str, ...]:
    """Return the law that the document names, what it names most first."""
    counts = Counter(one.value for one in document.entities if one.type is EntityType.LAW and one.value)
    return tuple(value for value, _ in counts.most_common())


def _unanswered(document: DocumentAnalysis, found: Iterable[Finding]) -> tuple[str, ...]:
    """Return the kritik of other documents that an answer passes over, though it answers others of them."""
    mine = {one.id for one in document.statements}
    met = {one.criticism: not mine.isdisjoint((*one.responses, *one.actions)) for one in found}
    others = {key: answered for key, answered in met.items() if key not in mine}
    asked = {key.partition("#")[0] for key, answered in others.items() if answered}
    return tuple(key for key, answered in others.items() if not answered and key.partition("#")[0] in asked)
