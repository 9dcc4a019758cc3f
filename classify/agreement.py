"""How far a second, blind annotator agrees with the authors: Cohen's kappa per label.

``corpus/second/<annotator>.txt`` holds what one annotator said: ``= document``, then a line for each statement that is not
övrigt.

>>> marks = read_marks("= ekbacken/1-protokoll\\ns2 kritik\\ns3 åtgärd planerad\\n")
>>> marks["ekbacken/1-protokoll"]["s3"]
Mark(label=<Label.ACTION: 'åtgärd'>, attribute='planerad')
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from sklearn.metrics import cohen_kappa_score

from classify.gold import CORPUS, GoldDocument
from classify.types import Annotation, Label
from extract.types import BlockKind, Statement

SHARE = 5
"""One document in five of each author."""
OPENERS = {BlockKind.HEADING: "H", BlockKind.LIST_ITEM: "-", BlockKind.TABLE_CELL: "|"}


@dataclass(frozen=True, slots=True)
class Mark:
    """What somebody said of a statement; ``attribute`` is the stance of a bemötande or the status of an åtgärd."""

    label: Label
    attribute: str | None = None


OTHER = Mark(Label.OTHER)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Kappa, -1–1, of ``statements`` statements; ``labels`` one label against the rest, ``attributes`` where both say the same label."""

    statements: int
    kappa: float
    labels: Mapping[str, float]
    attributes: Mapping[str, float]


def sample(documents: Iterable[GoldDocument], share: int = SHARE) -> tuple[GoldDocument, ...]:
    """Choose one document in ``share`` of each author, at least one, by a checksum of its name: the same ones each time."""
    by_author: dict[str, list[GoldDocument]] = {}
    for document in documents:
        by_author.setdefault(document.author, []).append(document)
    chosen: list[GoldDocument] = []
    for group in by_author.values():
        group.sort(key=lambda document: crc32(document.document.id.encode()))
        chosen.extend(group[: -(-len(group) // share)])
    return tuple(chosen)


def blind(document: GoldDocument) -> Iterator[str]:
    """Yield the lines that an annotator reads: kind and title, then each statement with its number and without its label."""
    yield f"= {document.document.id}"
    yield f"({document.profile.kind}: {document.profile.title})"
    for statement in document.statements:
        yield f"{_short(statement)} {OPENERS.get(statement.kind, '')} {statement.text}"


def read_marks(text: str) -> dict[str, dict[str, Mark]]:
    """Return what an annotator's file says, by document and statement."""
    marks: dict[str, dict[str, Mark]] = {}
    document: dict[str, Mark] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        first, label, *attribute = line.split()
        if first == "=":
            document = marks.setdefault(label, {})
        else:
            document[first] = Mark(Label(label), attribute[0] if attribute else None)
    return marks


def load_marks(folder: Path = CORPUS) -> dict[str, dict[str, Mark]]:
    """Read all annotators' files."""
    found: dict[str, dict[str, Mark]] = {}
    for path in sorted((folder / "second").glob("*.txt")):
        found |= read_marks(path.read_text())
    return found


def compare(documents: Iterable[GoldDocument], marks: Mapping[str, Mapping[str, Mark]]) -> Agreement:
    """Compare the authors' labels with the second annotator's, in the documents that have both."""
    pairs = [pair for document in documents if document.document.id in marks for pair in _pairs(document, marks)]
    labels = {
        label.value: _kappa(
            [first.label is label for first, _ in pairs], [second.label is label for _, second in pairs]
        )
        for label in Label
    }
    alike = [(first, second) for first, second in pairs if first.label is second.label and first.attribute]
    attributes = {
        name: _kappa(
            [str(first.attribute) for first, _ in alike if first.label is label],
            [str(second.attribute) for first, second in alike if first.label is label],
        )
        for name, label in (("stance", Label.RESPONSE), ("status", Label.ACTION))
    }
    firsts, seconds = [first.label.value for first, _ in pairs], [second.label.value for _, second in pairs]
    return Agreement(len(pairs), _kappa(firsts, seconds), labels, attributes)


def differences(
    document: GoldDocument, marks: Mapping[str, Mapping[str, Mark]]
) -> Iterator[tuple[Statement, Mark, Mark]]:
    """Yield the statements whose label they see differently: what the author said, and the second annotator."""
    for statement, (first, second) in zip(document.statements, _pairs(document, marks), strict=True):
        if first.label is not second.label:
            yield statement, first, second


def _pairs(document: GoldDocument, marks: Mapping[str, Mapping[str, Mark]]) -> Iterator[tuple[Mark, Mark]]:
    said = marks[document.document.id]
    for statement, annotation in zip(document.statements, document.annotations, strict=True):
        yield _mark(annotation), said.get(_short(statement), OTHER)


def _mark(annotation: Annotation) -> Mark:
    attribute = annotation.stance or annotation.status
    return Mark(annotation.label, attribute.value if attribute else None)


def _short(statement: Statement) -> str:
    return statement.id.partition("#")[2]


def _kappa(first: Sequence[object], second: Sequence[object]) -> float:
    if len({*first, *second}) < 2:
        return 1.0  # all the same: nothing to agree about
    return round(float(cohen_kappa_score(first, second)), 3)
