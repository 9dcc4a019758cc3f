"""Builds everything in models/ from the corpus: the classifier, the weights of links and summary, and their figures."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from classify import scoring, weight
from classify.artefacts import MODELS
from classify.card import card
from classify.context import Context, contexts, is_label
from classify.evaluate import with_gold
from classify.findings import findings
from classify.gold import CORPUS, GoldDocument, cases, load
from classify.link import outcome, table
from classify.link.learn import Lesson, learn, lesson
from classify.model import Example, Model, fit_weights, save, train
from classify.scoring import Floats, Weights
from classify.types import Label, Outcome

SPLITS = ("train", "dev", "test")


def split(name: str, folder: Path = CORPUS) -> tuple[GoldDocument, ...]:
    """Return the documents of a split: authors write for one split only."""
    authors = json.loads((folder / "splits.json").read_text())[name]
    return tuple(document for document in load(folder) if document.author in authors)


def build(documents: Sequence[GoldDocument], folder: Path = MODELS) -> Model:
    """Train on the documents and write all artefacts to the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    model = train(examples(documents), version=_version(documents))
    save(model, folder)
    table.save(folder / "links.json", learn(lessons(documents)))
    outcome.save(folder / "outcomes.json", outcome_table(documents))
    scoring.save(folder / "summary.json", {"must": summary_weights(documents)})
    return model


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


def summary_weights(documents: Iterable[GoldDocument]) -> Weights:
    """Learn what makes people mark a statement as a must, each document in its case."""
    seen: list[dict[str, Floats]] = []
    gold: list[bool] = []
    for group in cases(documents).values():
        analyses = [with_gold(document) for document in group]
        found = findings(analyses, [one for document in group for one in document.links])
        for document, analysis in zip(group, analyses, strict=True):
            if document.must:
                seen.append(weight.clues(analysis, found))
                gold.extend(one.id in document.must for one in document.statements)
    names = list(seen[0])
    values = np.vstack([np.stack([one[name] for name in names], axis=-1) for one in seen])
    return Weights(*fit_weights(values, gold, names), threshold=0.5)


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
