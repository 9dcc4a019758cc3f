"""Learn what each clue counts for in telling a document's genre: ``python -m classify.fit_kinds``.

A softmax regression on the training split, its weights pulled towards what people believe of the cues. Clues that fewer
than three documents show are left out, small weights too.

>>> table = learn([({"a": 1.0}, DocumentKind.DECISION)] * 3 + [({"b": 1.0}, DocumentKind.REPORT)] * 3)
>>> table["a"][DocumentKind.DECISION] > 0 > table["b"][DocumentKind.DECISION]
True
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from classify.gold import GoldDocument
from classify.train import split
from extract.profile.kind_clues import beliefs, clues_of
from extract.profile.kinds import START, Table
from extract.profile.titles import title_of
from extract.types import BlockKind, Document, DocumentKind, Span

PULL = 1.0
"""How hard weights are pulled towards beliefs; chosen by leaving out one author after the other (0.3, 1, 3)."""
OFTEN = 3
LEAST = 0.05
KINDS = tuple(DocumentKind)

Array = np.ndarray[Any, np.dtype[np.float64]]
Example = tuple[dict[str, float], DocumentKind]


def examples(gold: GoldDocument) -> Iterator[Example]:
    """Yield a document's clues and its kind, with its running heads and without: Word files and mails hide or lack them."""
    for document in (gold.document, _without_furniture(gold.document)):
        yield clues_of(document, title_of(document)), gold.profile.kind


def _without_furniture(document: Document) -> Document:
    kept = [block for block in document.blocks if block.kind is not BlockKind.FURNITURE]
    texts = [block.span.of(document.text) for block in kept]
    ends = list(accumulate(len(text) + 1 for text in texts))
    spans = [Span(end - len(text) - 1, end - 1) for end, text in zip(ends, texts, strict=True)]
    blocks = tuple(replace(block, span=span) for block, span in zip(kept, spans, strict=True))
    return replace(document, text="\n".join(texts), blocks=blocks)


def learn(seen: Sequence[Example]) -> Table:
    """Return for each clue what it counts for by kind."""
    often = Counter(name for clues, _ in seen for name in clues)
    believed = beliefs()
    names = [START, *sorted({*believed, *(name for name, times in often.items() if times >= OFTEN)})]
    at = {name: index for index, name in enumerate(names)}
    rows = np.zeros((len(seen), len(names)))
    rows[:, 0] = 1.0
    for row, (clues, _) in zip(rows, seen, strict=True):
        for name, value in clues.items():
            if name in at:
                row[at[name]] = value
    right = np.array([[kind is one for one in KINDS] for _, kind in seen], dtype=float)
    start = np.array([[believed.get(name, {}).get(kind, 0.0) for kind in KINDS] for name in names])
    weights = fit(rows, right, start)
    return {name: dict(zip(KINDS, map(float, weights[index]), strict=True)) for name, index in at.items()}


def fit(rows: Array, right: Array, start: Array) -> Array:
    """Return weights of shape (n_clues, n_kinds); rows is (n_documents, n_clues), right (n_documents, n_kinds)."""

    def loss(flat: Array) -> tuple[float, Array]:
        weights = flat.reshape(start.shape)
        scores = rows @ weights
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances = raised / raised.sum(axis=1, keepdims=True)
        apart = weights - start
        total = PULL * float((apart**2).sum()) / 2 - float(np.log((chances * right).sum(axis=1) + 1e-12).sum())
        return total, (PULL * apart + rows.T @ (chances - right)).ravel()

    found: Array = minimize(loss, start.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return found.reshape(start.shape)


def write(table: Table, path: Path) -> Path:
    """Write the table that the profile reads, and return its path."""
    lines = ["\t".join(["clue", *KINDS])]
    for name, weights in table.items():
        if any(abs(weight) >= LEAST for weight in weights.values()):
            lines.append("\t".join([name, *(f"{weights[kind]:.2f}" for kind in KINDS)]))
    path.write_text("\n".join([*lines, ""]))
    return path


if __name__ == "__main__":
    folder = Path(__file__).parents[1] / "extract" / "profile"
    documents = split("train")
    print(
        f"{len(documents)} documents: {write(learn([one for gold in documents for one in examples(gold)]), folder / 'kinds.tsv')}"
    )
