"""Learn what each clue counts for in finding the two sides of a review: ``python -m classify.fit_parties [FOLDER…]``.

The weights make the right candidate likely among all of a document (a conditional logit), and are pulled towards what
people hold true in beliefs.tsv, so that a clue which the corpus hardly shows keeps a sensible weight. FOLDERs are
authors' texts beside the corpus.

>>> [round(float(weight), 1) for weight in fit([Choice(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([True, False]))], np.zeros(2), np.full(2, 3.0))]
[0.1, -0.1]
"""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from classify.evaluate_profile import same, value
from classify.gold import GoldDocument, build, parse
from classify.train import split
from extract.profile import weights as tables
from extract.profile.candidate import Candidate
from extract.profile.kinds import kind_of
from extract.profile.parties import read_sides
from extract.profile.titles import title_of
from extract.profile.weights import NOBODY, SIDES, Side, beliefs

UNIT = "object of the title · unit"
"""The unit that a title calls reviewed is right also where the author wrote the public body that runs it."""
PULL = 3.0
"""How hard weights are pulled towards beliefs; chosen by leaving out one author after the other (1, 3, 10)."""
LEAST = 0.05
"""Weights smaller than this are left out of the table."""

Array = np.ndarray[Any, np.dtype[np.float64]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True, slots=True)
class Choice:
    """One document: clues of shape (n_candidates, n_clues), the last row nobody, and which rows are right."""

    clues: Array
    right: Flags


def fit(choices: Sequence[Choice], start: Array, pull: Array) -> Array:
    """Return the weights; ``start`` and how hard each is pulled back to it have the same shape (n_clues,)."""
    clues = np.concatenate([choice.clues for choice in choices])
    right = np.concatenate([choice.right for choice in choices])
    sizes = [len(choice.right) for choice in choices]
    firsts = np.cumsum([0, *sizes[:-1]])

    def shares(scores: Array) -> Array:
        raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, firsts), sizes))
        shared: Array = raised / np.repeat(np.add.reduceat(raised, firsts), sizes)
        return shared

    def loss(weights: Array) -> tuple[float, Array]:
        apart = weights - start
        chances = shares(clues @ weights)
        among = np.where(right, chances, 0.0)
        told = np.add.reduceat(among, firsts) + 1e-12
        total = float(pull * apart @ apart) / 2 - float(np.log(told).sum())
        return total, pull * apart - clues.T @ (among / np.repeat(told, sizes) - chances)

    found: Array = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return found


def learn(documents: Iterable[GoldDocument]) -> dict[Side, dict[str, float]]:
    """Return what each clue counts for, for both sides."""
    read = [(gold, *_read(gold)) for gold in documents]
    seen = {name for *_, clues in read for one in clues for name in one}
    names = [*sorted({*seen, *beliefs("provider")} - {NOBODY}), NOBODY]
    pull = np.array([PULL * (name != NOBODY) for name in names])
    found: dict[Side, dict[str, float]] = {}
    for side in SIDES:
        choices = [_choice(gold, named, clues, side, names) for gold, named, clues in read]
        start = np.array([beliefs(side).get(name, 0.0) for name in names])
        found[side] = dict(zip(names, map(float, fit(choices, start, pull)), strict=True))
    return found


def _choice(
    gold: GoldDocument, named: Sequence[Candidate], clues: Sequence[dict[str, float]], side: Side, names: Sequence[str]
) -> Choice:
    """Return the choice that one document poses; the one reviewed is no choice for the reviewer."""
    right = [_right(gold, side, one.name) for one in named]
    if side == "provider" and not any(yes and one.sort == "company" for yes, one in zip(right, named, strict=True)):
        right = [yes or UNIT in clues[index] for index, yes in enumerate(right)]
    taken = [side == "reviewer" and _right(gold, "provider", one.name) for one in named]
    kept = [index for index in range(len(named)) if right[index] or not taken[index]]
    rows = [*(clues[index] for index in kept), clues[-1]]
    told = [right[index] for index in kept]
    return Choice(np.array([[row.get(name, 0.0) for name in names] for row in rows]), np.array([*told, not any(told)]))


def write(found: dict[Side, dict[str, float]], folder: Path | None = None) -> Path:
    """Write the table that the profile reads, and return its path."""
    path = (folder or Path(tables.__file__).parent) / "weights.tsv"
    names = [name for name in found["provider"] if any(abs(found[side][name]) >= LEAST for side in SIDES)]
    rows = ["\t".join([name, *(f"{found[side][name]:.2f}" for side in SIDES)]) for name in names]
    path.write_text("\n".join(["\t".join(["clue", *SIDES]), *rows, ""]))
    return path


def _read(gold: GoldDocument) -> tuple[tuple[Candidate, ...], list[dict[str, float]]]:
    title = title_of(gold.document)
    return read_sides(gold.document, kind_of(gold.document, title)[0], title)


def _right(gold: GoldDocument, side: Side, name: str) -> bool:
    told = value(gold.profile, side)
    return told is not None and same(side, told, name)


def main(folders: Sequence[str]) -> None:
    """Learn from the training split and the folders, and write the table."""
    others = [build(parse(path.read_text())) for folder in folders for path in sorted(Path(folder).glob("*/*.txt"))]
    known = {gold.document.id for gold in others}
    documents = [*others, *(gold for gold in split("train") if gold.document.id not in known)]
    print(f"{len(documents)} documents: {write(learn(documents))}")


if __name__ == "__main__":
    main(sys.argv[1:])
