"""The columns that the linear model weighs: words, characters, surroundings, facts and meaning of each statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import StandardScaler

from classify import features, meaning
from classify.context import Context

TRUSTED = [
    "classify.features.around",
    "classify.features.characters",
    "classify.features.kinds",
    "classify.features.own_words",
]
WEIGHTS = {"words": 1.0, "characters": 1.0, "around": 0.5, "kinds": 0.5, "facts": 0.3, "meaning": 0.03}


@dataclass(frozen=True, slots=True)
class Part:
    """One vectoriser of the first pass and the weight of its columns."""

    name: str
    vectoriser: Any
    weight: float


@cache
def names(part: Part) -> Any:
    """Return what the columns of a part are called; sorting them takes longer than to annotate a short document."""
    return part.vectoriser.get_feature_names_out()


def fit(contexts: Sequence[Context]) -> tuple[Part, ...]:
    """Learn the words, pieces and facts that statements have."""
    vectorisers = {
        "words": TfidfVectorizer(analyzer=features.own_words, min_df=2, sublinear_tf=True, dtype=np.float32),
        "characters": TfidfVectorizer(
            preprocessor=features.characters,
            analyzer="char_wb",
            ngram_range=(2, 5),
            min_df=3,
            max_features=60_000,
            sublinear_tf=True,
            dtype=np.float32,
        ),
        "around": TfidfVectorizer(analyzer=features.around, min_df=2, sublinear_tf=True, dtype=np.float32),
        "kinds": TfidfVectorizer(analyzer=features.kinds, min_df=5, use_idf=False, sublinear_tf=True, dtype=np.float32),
        "facts": DictVectorizer(dtype=np.float32),
        "meaning": StandardScaler(),
    }
    for name, vectoriser in vectorisers.items():
        vectoriser.fit(_view(name, contexts))
    return tuple(Part(name, vectoriser, WEIGHTS[name]) for name, vectoriser in vectorisers.items())


def matrix(parts: Sequence[Part], contexts: Sequence[Context]) -> sp.csr_matrix:
    """Return sparse array of shape (n_statements, n_features)."""
    views = (sp.csr_matrix(part.vectoriser.transform(_view(part.name, contexts))) for part in parts)
    return sp.hstack([view * part.weight for view, part in zip(views, parts, strict=True)]).tocsr()


def facts(parts: Sequence[Part], matrix: sp.csr_matrix) -> Any:
    """Return the columns of the facts as they were before they were weighed: array of shape (n_statements, n_facts)."""
    before, width = 0, 0
    for part in parts:
        width = len(names(part))
        if part.name == "facts":
            break
        before += width
    return matrix[:, before : before + width].toarray() / WEIGHTS["facts"]


def _view(name: str, contexts: Sequence[Context]) -> Any:
    if name == "facts":
        return map(features.facts, contexts)
    return meaning.gists([features.tokens(one.text) for one in contexts]) if name == "meaning" else contexts
