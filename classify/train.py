"""Builds everything in models/ from the corpus: the classifier, the weights of links and summary, and their figures."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from classify import scoring, summary
from classify.artefacts import MODELS
from classify.card import card
from classify.context import Context, contexts, is_label
from classify.evaluate import with_gold
from classify.gold import CORPUS, GoldDocument, cases, load
from classify.link.clues import NAMES
from classify.link.pairs import pairs
from classify.link.thread import turns
from classify.model import Example, Model, fit_weights, save, train
from classify.scoring import Floats, Weights, log_odds, probability
from classify.types import LinkType

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
    scoring.save(folder / "links.json", {kind.value: link_weights(documents, kind) for kind in LinkType})
    scoring.save(folder / "summary.json", {"must": summary_weights(documents)})
    return model


def examples(documents: Iterable[GoldDocument]) -> list[Example]:
    """Lay the corpus out as examples, grouped by case: whole documents, and excerpts so that short texts are known too."""
    return [one for document in documents for part in (document, *_excerpts(document)) for one in _examples(part)]


def _examples(document: GoldDocument) -> Iterator[Example]:
    seen = contexts(document.statements, document.profile.kind)
    for context, annotation in zip(seen, document.annotations, strict=True):
        yield Example(context, document.case, annotation.label, annotation.stance, annotation.status)


def _excerpts(document: GoldDocument) -> Iterator[GoldDocument]:
    """Yield every fourth statement of prose by itself."""
    for index in range(0, len(document.statements), 4):
        statement = document.statements[index]
        if not is_label(Context(statement, document.profile.kind)) and not statement.cell:
            alone = replace(statement, id=f"{document.document.id}~{index}#{index}", section=())
            yield replace(document, statements=(alone,), annotations=document.annotations[index : index + 1])


def link_weights(documents: Iterable[GoldDocument], kind: LinkType) -> Weights:
    """Learn what each clue is worth for links of a type, and the threshold with the best F1 on the same cases."""
    values: list[Floats] = []
    gold: list[bool] = []
    best: list[tuple[Floats, Floats]] = []
    for group in cases(documents).values():
        found = pairs(turns([with_gold(document) for document in group]), kind)
        wanted = {(one.source, one.target) for document in group for one in document.links if one.type is kind}
        for row, source in enumerate(found.sources):
            columns = np.nonzero(found.allowed[row])[0]
            if not len(columns):
                continue
            right = np.array([(source.id, found.targets[column].id) in wanted for column in columns])
            values.append(found.clues[row, columns])
            gold.extend(right)
            best.append((found.clues[row, columns], right))
    clues, intercept = fit_weights(np.vstack(values), gold, NAMES)
    weights = Weights(clues, intercept, 0.5)
    return Weights(clues, intercept, _threshold(best, weights))


def _threshold(rows: Sequence[tuple[Floats, Floats]], weights: Weights) -> float:
    """Return the score from which the best target of a source is worth believing."""
    scored = [
        (float(odds.max()), bool(right[odds.argmax()])) for clues, right in rows for odds in [log_odds(clues, weights)]
    ]
    wanted = sum(bool(right.any()) for _, right in rows)
    best = (0.0, 0.5)
    for threshold in np.arange(0.02, 0.9, 0.02):
        kept = [right for odds, right in scored if probability(np.array(odds)) >= threshold]
        hits = sum(kept)
        best = max(best, (2 * hits / max(len(kept) + wanted, 1), round(float(threshold), 2)))
    return best[1]


def summary_weights(documents: Iterable[GoldDocument]) -> Weights:
    """Learn what makes people mark a statement as a must."""
    values: list[Floats] = []
    gold: list[bool] = []
    for document in documents:
        if document.must:
            values.append(summary.clues(with_gold(document)))
            gold.extend(one.id in document.must for one in document.statements)
    clues, intercept = fit_weights(np.vstack(values), gold, summary.NAMES)
    return Weights(clues, intercept, 0.5)


def _version(documents: Iterable[GoldDocument]) -> str:
    """Name the model after what it learned from."""
    digest = sha256()
    for document in documents:
        digest.update(repr((document.document.id, document.annotations)).encode())
    return digest.hexdigest()[:12]


def write_metrics(figures: Any, folder: Path = MODELS) -> None:
    """Write the figures, and the model card that quotes them."""
    (folder / "metrics.json").write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n")
    (folder / "README.md").write_text(card(figures, train=len(split("train"))))


__all__ = ["SPLITS", "build", "examples", "split", "write_metrics"]
