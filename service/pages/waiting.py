"""Which responses wait for a granskare, and how much is left of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from classify.types import Label
from extract.types import BlockKind, DocumentKind
from service import store as kept
from service.store import Store
from service.views import DocumentRow, Stage, StatementRow

ANSWERING = (DocumentKind.RESPONSE, DocumentKind.STATEMENT, DocumentKind.ACTION_PLAN)
ANSWERS = frozenset({Label.RESPONSE, Label.ACTION})


@dataclass(frozen=True, slots=True)
class Waiting:
    """A response, how many points it has, and how many of them nobody has decided on."""

    document: DocumentRow
    points: int
    left: int


def is_point(row: StatementRow) -> bool:
    """Tell whether a statement is to be judged: the model or a person calls it bemötande or åtgärd."""
    words = (row.predicted, row.decided) if row.decided else (row.predicted,)
    return row.statement.kind is not BlockKind.FURNITURE and any(word.label in ANSWERS for word in words)


def points(rows: Iterable[StatementRow]) -> tuple[StatementRow, ...]:
    """Give the statements to be judged, in reading order."""
    return tuple(row for row in rows if is_point(row))


def left(rows: Sequence[StatementRow]) -> int:
    """Count those that nobody has decided on."""
    return sum(row.decided is None for row in rows)


def waiting(store: Store) -> tuple[Waiting, ...]:
    """Give every response that is read, newest first."""
    documents = (one for kind in ANSWERING for one in kept.documents(store, kind=kind, stage=Stage.DONE))
    newest = sorted(documents, key=lambda document: document.received, reverse=True)
    return tuple(_measured(store, document) for document in newest)


def _measured(store: Store, document: DocumentRow) -> Waiting:
    rows = points(kept.statements(store, document.id))
    return Waiting(document, points=len(rows), left=left(rows))
