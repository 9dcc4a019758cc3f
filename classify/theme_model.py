"""Which themes a kritik has: a weight for each word, word piece and pattern, for each theme, learned from what authors said.

Words of the statement, of its place (headings, row, column) and of its neighbours are told apart; what themes.py hears there is
one more kind of evidence. Used through classify/model.py, which hands over only what is kritik.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
import skops.io as skops
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from classify.artefacts import checked, named
from classify.context import Context
from classify.features import tokens
from classify.scoring import Floats
from classify.themes import THEMES, heard

FILE = "themes.skops"
SURE, LEAST, MOST = 0.25, 0.15, 2
"""A theme is told from this probability, at most so many; where none is that likely, the likeliest one if it is not too unlikely."""
STRENGTH = 4.0
ORDER = tuple(THEMES)
NOTHING = ("-",)
"""What is read where nothing stands."""


def own(context: Context) -> Sequence[str]:
    """Return the words of the statement."""
    return tokens(context.text) or NOTHING


def place(context: Context) -> Sequence[str]:
    """Return the words of the headings above the statement, and of its row and column."""
    return tokens(" ".join((*context.statement.section, context.row, context.column))) or NOTHING


def beside(context: Context) -> Sequence[str]:
    """Return the words of the statements before and after."""
    return tokens(f"{context.before} {context.after}") or NOTHING


def own_text(context: Context) -> str:
    """Return what the statement's pieces are cut from."""
    return " ".join(own(context))


def place_text(context: Context) -> str:
    """Return what its place's pieces are cut from."""
    return " ".join(place(context))


def patterns(context: Context) -> Mapping[str, float]:
    """Return how often each theme's own words are heard in the statement, its heading and around it."""
    return heard(context.text, heading=context.heading, around=around(context))


def around(context: Context) -> tuple[str, ...]:
    """Return what stands around the statement: the headings above, its row's first cell, the statement before."""
    return (*context.statement.section, context.row, context.before)


WEIGHTS = {"own": 1.0, "own pieces": 1.0, "place": 0.7, "place pieces": 0.7, "beside": 0.4, "patterns": 0.5}
TRUSTED = [f"classify.theme_model.{one.__name__}" for one in (own, place, beside, own_text, place_text)]


@dataclass(frozen=True, slots=True, eq=False)
class Themes:
    """The vectorisers by name, weights of shape (n_features, n_themes) in the order of ORDER, and biases of shape (n_themes,)."""

    vectorisers: Mapping[str, Any]
    weights: Floats
    bias: Floats

    def probabilities(self, contexts: Sequence[Context]) -> Floats:
        """Return array of shape (n_statements, n_themes), each theme for itself."""
        return np.asarray(1 / (1 + np.exp(-(_matrix(self.vectorisers, contexts) @ self.weights + self.bias))))

    def choose(self, contexts: Sequence[Context]) -> list[tuple[str, ...]]:
        """Return the themes of each statement, the likeliest first."""
        return [_chosen(row) for row in self.probabilities(contexts)] if contexts else []


def fit(contexts: Sequence[Context], gold: Sequence[Sequence[str]]) -> Themes:
    """Learn from kritik with their themes."""
    twice, often = (min(times, len(contexts)) for times in (2, 4))
    vectorisers = {
        "own": _words(own, twice),
        "own pieces": _pieces(own_text, often),
        "place": _words(place, twice),
        "place pieces": _pieces(place_text, often),
        "beside": _words(beside, often),
        "patterns": DictVectorizer(dtype=np.float32),
    }
    for name, vectoriser in vectorisers.items():
        vectoriser.fit(_view(name, contexts))
    matrix = _matrix(vectorisers, contexts)
    weights, bias = np.zeros((matrix.shape[1], len(ORDER)), np.float32), np.full(len(ORDER), -9.0)
    for column, theme in enumerate(ORDER):
        said = [theme in themes for themes in gold]
        if any(said):
            one = LogisticRegression(C=STRENGTH, solver="liblinear").fit(matrix, said)
            weights[:, column], bias[column] = one.coef_[0], one.intercept_[0]
    return Themes(vectorisers, weights, bias)


def save(themes: Themes, folder: Path) -> None:
    """Write the file; the folder's checksums are the caller's to write."""
    state = {"vectorisers": dict(themes.vectorisers), "weights": themes.weights.astype(np.float16), "bias": themes.bias}
    skops.dump(state, folder / FILE, compression=8)


@cache
def load(folder: Path) -> Themes | None:
    """Read the file after checking it against its checksum; a model from before there was one has none."""
    if FILE not in named(folder):
        return None
    state = skops.loads(checked(folder / FILE), trusted=TRUSTED)
    return Themes(state["vectorisers"], state["weights"].astype(np.float32), state["bias"])


def _words(analyser: Any, often: int) -> TfidfVectorizer:
    return TfidfVectorizer(analyzer=analyser, min_df=often, sublinear_tf=True, dtype=np.float32)


def _pieces(text: Any, often: int) -> TfidfVectorizer:
    return TfidfVectorizer(
        preprocessor=text, analyzer="char_wb", ngram_range=(4, 6), min_df=often, sublinear_tf=True, dtype=np.float32
    )


def _view(name: str, contexts: Sequence[Context]) -> Any:
    return map(patterns, contexts) if name == "patterns" else contexts


def _matrix(vectorisers: Mapping[str, Any], contexts: Sequence[Context]) -> sp.csr_matrix:
    views = [sp.csr_matrix(one.transform(_view(name, contexts))) * WEIGHTS[name] for name, one in vectorisers.items()]
    return sp.hstack(views).tocsr()


def _chosen(row: Floats) -> tuple[str, ...]:
    best = np.argsort(-row)[:MOST]
    sure = tuple(ORDER[index] for index in best if row[index] >= SURE)
    return sure or ((ORDER[best[0]],) if row[best[0]] >= LEAST else ())
