"""Learn what each clue counts for in telling a document's genre: ``python -m classify.fit_kinds``.

A softmax regression on the training split; clues that fewer than three documents show are left out, small weights too.

>>> [name for name, _ in learn([({"a": 1.0}, "beslut")] * 3 + [({"b": 1.0}, "rapport")] * 3) if name != "start"]
['a', 'b']
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from classify.gold import GoldDocument
from classify.train import split
from extract.profile.kind_clues import clues_of
from extract.profile.kinds import START
from extract.profile.titles import title_of
from extract.types import DocumentKind

PENALTY = 1.0
"""The inverse of how hard weights are pulled to nought; chosen by leaving out one author after the other (0.3, 1, 3)."""
OFTEN = 3
LEAST = 0.05

Example = tuple[dict[str, float], str]


def example(gold: GoldDocument) -> Example:
    """Return a document's clues and its kind."""
    return clues_of(gold.document, title_of(gold.document)), gold.profile.kind.value


def learn(examples: Sequence[Example]) -> list[tuple[str, dict[str, float]]]:
    """Return for each clue what it counts for by kind."""
    often = Counter(name for clues, _ in examples for name in clues)
    vectors = DictVectorizer()
    rows = vectors.fit_transform(
        [{name: value for name, value in clues.items() if often[name] >= OFTEN} for clues, _ in examples]
    )
    model = LogisticRegression(C=PENALTY, max_iter=1000).fit(rows, [kind for _, kind in examples])
    kinds, weights, starts = list(model.classes_), model.coef_, model.intercept_
    if len(kinds) == 2:
        weights, starts = [-weights[0], weights[0]], [-starts[0], starts[0]]
    found = [(START, {kind: float(start) for kind, start in zip(kinds, starts, strict=True)})]
    for at, name in enumerate(vectors.feature_names_):
        found.append((name, {kind: float(weights[of][at]) for of, kind in enumerate(kinds)}))
    return found


def write(found: Sequence[tuple[str, dict[str, float]]], path: Path) -> Path:
    """Write the table that the profile reads, and return its path."""
    kinds = [kind.value for kind in DocumentKind]
    never = min(found[0][1].values()) - 3
    lines = ["\t".join(["clue", *kinds])]
    for name, weights in found:
        told = {kind: weights.get(kind, never if name == START else 0.0) for kind in kinds}
        if any(abs(weight) >= LEAST for weight in told.values()):
            lines.append("\t".join([name, *(f"{told[kind]:.2f}" for kind in kinds)]))
    path.write_text("\n".join([*lines, ""]))
    return path


if __name__ == "__main__":
    folder = Path(__file__).parents[1] / "extract" / "profile"
    documents = split("train")
    print(f"{len(documents)} documents: {write(learn([example(gold) for gold in documents]), folder / 'kinds.tsv')}")
