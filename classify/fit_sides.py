"""Learn which names of a document are utförare, which other organisations, which none: ``python -m classify.fit_sides``.

A softmax regression over the clues of extract/profile/sides, from the gold entities of the training split and, at a smaller
weight, from the metadata of the documents that nobody has read for entities: every mention of their utförare, reviewer
and municipality is a labelled mention.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from classify.evaluate_entities import gold as gold_entities
from classify.evaluate_entities import parts
from classify.evaluate_profile import same, value
from classify.gold import GoldDocument
from classify.train import split
from extract import profile
from extract.profile import sides as tables
from extract.profile.named import unsided
from extract.profile.sides import NOTHING, ORGANISATION, PROVIDER, SIDES, Named, clues_of_names, grouped

PULL = 1.0
"""How hard weights are pulled towards nothing, and how much a name counts that only metadata tells; by leaving out authors."""
WEAK = 0.1
OFTEN = 2
LEAST = 0.05

Array = np.ndarray[Any, np.dtype[np.float64]]
Example = tuple[dict[str, float], str, float]


def examples(document: GoldDocument) -> Iterator[Example]:
    """Yield each name's clues, its part, and how much it counts: once a mention, less for many."""
    told = profile(document.document)
    names = grouped(unsided(document.document, told))
    clues = clues_of_names(document.document.text, told.title, told.metadata.provider, names)
    truth = _read(document, names) or _weak(document, names)
    for one, found, side in zip(names, clues, truth, strict=True):
        if side:
            part, weight = side
            yield found, part, weight * len(one.spans) ** 0.5


def _read(document: GoldDocument, names: Sequence[Named]) -> list[tuple[str, float] | None] | None:
    """Return the part of each by the gold of where its mentions stand, None where nobody has read the document."""
    told = gold_entities(document)
    if told is None:
        return None
    spans = parts(document)
    text = document.document.text
    at: list[tuple[int, int, str]] = []
    for one in told:
        if one.type in (PROVIDER, ORGANISATION):
            begin = spans[one.statement].start
            part = spans[one.statement].of(text)
            start = part.find(one.text)
            while start >= 0:
                at.append((begin + start, begin + start + len(one.text), one.type))
                start = part.find(one.text, start + 1)
    found: list[tuple[str, float] | None] = []
    for name in names:
        votes = Counter(
            next((kind for start, end, kind in at if start < stop and begin < end), NOTHING)
            for begin, stop in name.spans
        )
        found.append((votes.most_common(1)[0][0], 1.0))
    return found


def _weak(document: GoldDocument, names: Sequence[Named]) -> list[tuple[str, float] | None]:
    """Return the part of each that the metadata names, None for the others."""
    sides = (("provider", PROVIDER), ("reviewer", ORGANISATION), ("municipality", ORGANISATION))
    return [
        next(
            (
                (part, WEAK)
                for field, part in sides
                if (told := value(document.profile, field)) is not None and same(field, told, one.value)
            ),
            None,
        )
        for one in names
    ]


def learn(seen: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Return for each clue what it counts for by part."""
    often = Counter(name for clues, *_ in seen for name in clues)
    names = sorted(name for name, times in often.items() if times >= OFTEN)
    at = {name: index for index, name in enumerate(names)}
    rows = np.zeros((len(seen), len(names)))
    for row, (clues, *_) in zip(rows, seen, strict=True):
        for name, told in clues.items():
            if name in at:
                row[at[name]] = told
    right = np.array([[side == one for one in SIDES] for _, side, _ in seen], dtype=float)
    weights = fit(rows, right, np.array([weight for *_, weight in seen]))
    return {name: dict(zip(SIDES, map(float, weights[index]), strict=True)) for name, index in at.items()}


def fit(rows: Array, right: Array, counts: Array) -> Array:
    """Return weights of shape (n_clues, n_parts); rows is (n_names, n_clues), right (n_names, n_parts), counts (n_names,)."""
    shape = (rows.shape[1], right.shape[1])

    def loss(flat: Array) -> tuple[float, Array]:
        weights = flat.reshape(shape)
        scores = rows @ weights
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances = raised / raised.sum(axis=1, keepdims=True)
        total = PULL * float((weights**2).sum()) / 2 - float(counts @ np.log((chances * right).sum(axis=1) + 1e-12))
        slope = PULL * weights - rows.T @ ((right - chances) * counts[:, None])
        return total, slope.ravel()

    found: Array = minimize(loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return found.reshape(shape)


def write(found: dict[str, dict[str, float]]) -> Path:
    """Write the table that extract reads, and return its path."""
    path = Path(tables.__file__).parent / "sides.tsv"
    rows = [
        "\t".join([name, *(f"{told[side]:.2f}" for side in SIDES)])
        for name, told in sorted(found.items())
        if max(map(abs, told.values())) >= LEAST
    ]
    path.write_text("\n".join(["\t".join(["clue", *SIDES]), *rows, ""]))
    return path


if __name__ == "__main__":
    seen = [example for document in split("train") for example in examples(document)]
    print(f"{len(seen)} names: {write(learn(seen))}")
