"""Builds everything in models/ from the corpus: the classifier, the weights of links and summary, and their figures."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from classify import fit_musts, scoring, weight
from classify.artefacts import MODELS
from classify.card import card
from classify.context import Context, contexts, is_label
from classify.evaluate import with_gold
from classify.findings import findings
from classify.fit_model import Example, train, unseen
from classify.gold import CORPUS, GoldDocument, cases, load
from classify.link import outcome, table
from classify.link.learn import Lesson, learn, lesson
from classify.model import Model, save
from classify.scoring import Floats, Weights
from classify.types import Annotation, DocumentAnalysis, Label, Outcome

Guesses = Mapping[str, Mapping[Label, float]]
"""How likely each label is, by statement."""
SPLITS = ("train", "dev", "test")


def split(name: str, folder: Path = CORPUS) -> tuple[GoldDocument, ...]:
    """Return the documents of a split: authors write for one split only."""
    authors = json.loads((folder / "splits.json").read_text())[name]
    return tuple(document for document in load(folder) if document.author in authors)


def build(documents: Sequence[GoldDocument], folder: Path = MODELS) -> Model:
    """Train on the documents and write all artefacts to the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    given = examples(documents)
    guesses = unseen(given)
    model = train(given, version=_version(documents), guesses=guesses)
    save(model, folder)
    learn_thread(documents, folder)
    learn_musts(documents, _by_statement(given, guesses), folder)
    return model


def learn_thread(documents: Sequence[GoldDocument], folder: Path = MODELS) -> None:
    """Learn what links and outcomes go by, and write it to the folder."""
    table.save(folder / "links.json", learn(lessons(documents)))
    outcome.save(folder / "outcomes.json", outcome_table(documents))


def learn_musts(documents: Sequence[GoldDocument], guessed: Guesses, folder: Path = MODELS) -> None:
    """Learn what makes a must, from labels guessed as they will be, and write it to the folder."""
    scoring.save(folder / "summary.json", {"must": summary_weights(documents, guessed)})


def guess(documents: Sequence[GoldDocument]) -> Guesses:
    """Guess each statement's label by what has not seen its case; some minutes."""
    given = examples(documents)
    return _by_statement(given, unseen(given))


def _by_statement(given: Sequence[Example], guesses: Floats) -> Guesses:
    return {
        one.context.statement.id: dict(zip(Label, map(float, row), strict=True))
        for one, row in zip(given, guesses, strict=True)
    }


def examples(documents: Iterable[GoldDocument]) -> list[Example]:
    """Lay the corpus out as examples, grouped by case: whole documents, and excerpts so that short texts are known too."""
    return [one for document in documents for part in (document, *_excerpts(document)) for one in _examples(part)]


def _examples(document: GoldDocument) -> Iterator[Example]:
    seen = contexts(document.statements, document.profile.kind)
    for context, annotation in zip(seen, document.annotations, strict=True):
        yield Example(context, document.case, annotation.label, annotation.stance, annotation.status, annotation.themes)


def _excerpts(document: GoldDocument) -> Iterator[GoldDocument]:
    """Yield every fourth statement of prose by itself."""
    for index in range(0, len(document.statements), 4):
        statement = document.statements[index]
        if not is_label(Context(statement, document.profile.kind)) and not statement.cell:
            alone = replace(statement, id=f"{document.document.id}~{index}#{index}", section=())
            yield replace(document, statements=(alone,), annotations=document.annotations[index : index + 1])


def lessons(documents: Iterable[GoldDocument]) -> list[Lesson]:
    """Lay out labelled cases for the linker."""
    return [
        lesson([with_gold(document) for document in group], [one for document in group for one in document.links])
        for group in cases(documents).values()
    ]


def outcome_table(documents: Iterable[GoldDocument]) -> outcome.Table:
    """Learn what became of a kritik from how follow-ups are worded."""
    return outcome.fit(list(told_outcomes(documents)))


def told_outcomes(documents: Iterable[GoldDocument]) -> Iterator[tuple[str, Label, Outcome]]:
    """Yield each follow-up's text, label and outcome."""
    for document in documents:
        texts = {one.id: one.text for one in document.statements}
        labels = {one.statement: one.label for one in document.annotations}
        yield from ((texts[one.source], labels[one.source], one.outcome) for one in document.links if one.outcome)


def summary_weights(documents: Iterable[GoldDocument], guessed: Guesses = MappingProxyType({})) -> Weights:
    """Learn what makes people mark a statement as a must, each document in its case; where labels are guessed, from those."""
    pages: list[tuple[weight.Views, list[bool]]] = []
    for group in cases(documents).values():
        analyses = [_guessed(with_gold(document), guessed) for document in group]
        found = findings(analyses, [one for document in group for one in document.links])
        pages.extend(
            (weight.views(analysis, found), [one.id in document.must for one in document.statements])
            for document, analysis in zip(group, analyses, strict=True)
            if document.must
        )
    return fit_musts.fit(pages)


def _guessed(document: DocumentAnalysis, guessed: Guesses) -> DocumentAnalysis:
    """Return the analysis with the labels guessed; what gold says of stance and status goes with the right label alone."""
    return replace(document, annotations=tuple(_guess(one, guessed.get(one.statement)) for one in document.annotations))


def _guess(annotation: Annotation, chances: Mapping[Label, float] | None) -> Annotation:
    if chances is None:
        return annotation
    likeliest = max(chances, key=lambda label: chances[label])
    told = annotation if likeliest is annotation.label else Annotation(annotation.statement, likeliest)
    return replace(told, confidence=chances[likeliest], probabilities=chances)


def _version(documents: Iterable[GoldDocument]) -> str:
    """Name the model after what it learned from."""
    digest = sha256()
    for document in documents:
        digest.update(repr((document.document.id, document.annotations)).encode())
    return digest.hexdigest()[:12]


def write_metrics(figures: Any, folder: Path = MODELS) -> None:
    """Write the figures, and the model card that quotes them."""
    (folder / "metrics.json").write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n")
    curve = folder / "curve.json"
    points = json.loads(curve.read_text()) if curve.exists() else ()
    (folder / "README.md").write_text(card(figures, train=len(split("train")), points=points))


__all__ = ["SPLITS", "build", "examples", "split", "write_metrics"]
