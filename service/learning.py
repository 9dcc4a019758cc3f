"""The model learns from what reviewers decided, or from a local encoder; it takes over only where it is not worse on documents kept apart.

Models made here lie in ``data/models``, one folder each; ``data/models/live`` names them in the order in which they took
over (``service/models.py``).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from classify import metrics
from classify.annotate import annotate
from classify.artefacts import MODELS
from classify.context import contexts
from classify.fit_head import fit_head
from classify.fit_model import Example, train
from classify.gold import GoldDocument
from classify.head import add
from classify.model import Model, load, save, with_head
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
    share: float | None = None
    """How much the encoder's word weighs, 0–1; None: there is none."""

    @property
    def taken(self) -> bool:
        """Whether the new model took over; an encoder that is not worth asking is no reason to."""
        return self.share != 0 and self.after >= self.before - SLACK


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
    store: Store,
    settings: Settings,
    corpus: Iterable[GoldDocument],
    apart: Sequence[GoldDocument],
    weighed: Sequence[GoldDocument] = (),
) -> Lesson | None:
    """Train on the corpus and people's word; None: nobody has decided anything.

    What the encoder of the settings is to weigh, if there is one, is found on ``weighed``, which are none of ``apart``.
    """
    said = corrections(store)
    if not said:
        return None
    before = load(live(settings), settings.encoder)
    taught = [*examples(corpus), *(said * WORTH)]
    model = replace(train(taught), version=f"{re.split('[+@]', before.version)[0]}+{len(said)}")
    if settings.encoder:
        model = with_head(model, fit_head(model, settings.encoder, taught, examples(weighed)))
    return _judged(settings, before, model, apart, lambda folder: save(model, folder), corrections=len(said))


def hear(
    settings: Settings,
    place: Path,
    corpus: Iterable[GoldDocument],
    apart: Sequence[GoldDocument],
    weighed: Sequence[GoldDocument],
) -> Lesson:
    """Train on the corpus with the encoder at that place: beside what reviewers taught, else beside the model of the repository."""
    before = load(live(settings), settings.encoder)
    base = live(settings) if "+" in before.version else MODELS
    plain = with_head(load(base, settings.encoder), None)
    head = fit_head(plain, place, examples(corpus), examples(weighed))
    return _judged(settings, before, with_head(plain, head), apart, lambda folder: add(head, base, folder))


def _judged(
    settings: Settings,
    before: Model,
    model: Model,
    apart: Sequence[GoldDocument],
    write_to: Callable[[Path], object],
    *,
    corrections: int = 0,
) -> Lesson:
    """Compare the models on documents kept apart; the new one is written and takes over if it is not worse."""
    share = model.head.share if model.head else None
    lesson = Lesson(model.version, corrections, _macro(before, apart), _macro(model, apart), share)
    if lesson.taken:
        place = folder(settings) / model.version
        place.mkdir(parents=True, exist_ok=True)
        write_to(place)
        write(settings, [*history(settings), model.version])
    return lesson


def roll_back(settings: Settings) -> str | None:
    """Take the model before the present one into use again and return its version; None: the present one is the first."""
    if not (taken := history(settings)):
        return None
    write(settings, taken[:-1])
    return load(live(settings), settings.encoder).version


def _macro(model: Model, documents: Sequence[GoldDocument]) -> float:
    made = [one.label for doc in documents for one in annotate(doc.statements, doc.profile.kind, (), model=model)]
    return metrics.macro(metrics.per_label([one.label for doc in documents for one in doc.annotations], made))
