"""The model learns from what reviewers decided; it takes over only where it is not worse on documents kept apart.

Models made here lie in ``data/models``, one folder each; ``data/models/live`` names them in the order in which they took
over (``service/models.py``).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from classify import metrics
from classify.annotate import annotate
from classify.context import contexts
from classify.gold import GoldDocument
from classify.model import Example, Model, load, save, train
from classify.train import examples
from extract.types import DocumentKind
from service import store as kept
from service.models import folder, history, live, write
from service.settings import Settings
from service.store import Store
from service.views import Stage

WORTH = 3
"""How many times a correction is shown to the model: it is a person's word on the user's own kind of text."""
SLACK = 0.002
"""So much lower may macro-F1 on the documents kept apart be before a model is called worse."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What came of learning: how much there was to learn, and macro-F1 on the documents kept apart before and after."""

    version: str
    corrections: int
    before: float
    after: float

    @property
    def taken(self) -> bool:
        """Whether the new model took over."""
        return self.after >= self.before - SLACK


def corrections(store: Store) -> tuple[Example, ...]:
    """Return what people decided about labels, with each statement in its context."""
    return tuple(
        one for row in kept.documents(store, stage=Stage.DONE, limit=1_000_000) for one in _decided(store, row.id)
    )


def _decided(store: Store, document: str) -> Iterator[Example]:
    rows = kept.statements(store, document)
    if not any(row.decided for row in rows):
        return
    told = kept.document(store, document)
    kind = DocumentKind(told.kind) if told and told.kind else DocumentKind.OTHER
    seen = contexts([row.statement for row in rows], kind)
    for context, row in zip(seen, rows, strict=True):
        if word := row.decided:
            yield Example(context, document, word.label, word.stance, word.status)


def learn(
    store: Store, settings: Settings, corpus: Iterable[GoldDocument], apart: Sequence[GoldDocument]
) -> Lesson | None:
    """Train on the corpus and people's word; None: nobody has decided anything."""
    said = corrections(store)
    if not said:
        return None
    version = f"{load(live(settings)).version.partition('+')[0]}+{len(said)}"
    model = replace(train([*examples(corpus), *(said * WORTH)]), version=version)
    lesson = Lesson(version, len(said), _macro(load(live(settings)), apart), _macro(model, apart))
    if lesson.taken:
        place = folder(settings) / version
        place.mkdir(parents=True, exist_ok=True)
        save(model, place)
        write(settings, [*history(settings), version])
    return lesson


def roll_back(settings: Settings) -> str | None:
    """Take the model before the present one into use again and return its version; None: the present one is the first."""
    if not (taken := history(settings)):
        return None
    write(settings, taken[:-1])
    return load(live(settings)).version


def _macro(model: Model, documents: Sequence[GoldDocument]) -> float:
    made = [one.label for doc in documents for one in annotate(doc.statements, doc.profile.kind, (), model=model)]
    return metrics.macro(metrics.per_label([one.label for doc in documents for one in doc.annotations], made))
