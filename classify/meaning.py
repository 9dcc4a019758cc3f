"""How near texts are in meaning: cosines of mean sub-word vectors, trained on public Swedish text (classify/pretrain.py).

>>> matrix = nearness(["Natten är obemannad."], ["Personal saknas på kvällar och nätter.", "Fakturan betalades i mars."])
>>> bool(matrix[0, 0] > matrix[0, 1])
True
"""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from io import BytesIO

import numpy as np
import numpy.typing as npt

from classify.artefacts import MODELS, checked
from classify.features import tokens
from classify.pretrain import LONGEST, SHORTEST
from classify.similarity import STOP
from extract.nlp import floret

Floats = npt.NDArray[np.float64]
FIRST = 6
"""So many words tell how a text begins."""


def nearness(left: Sequence[str], right: Sequence[str]) -> Floats:
    """Return cosines of shape (n_left, n_right), −1 to 1, less what all texts at hand have in common."""
    if not left or not right:
        return np.zeros((len(left), len(right)))
    vectors = np.vstack([_mean(text) for text in (*left, *right)])
    vectors -= vectors.mean(axis=0)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors /= np.where(lengths > 0, lengths, 1)
    return np.asarray(vectors[: len(left)] @ vectors[len(left) :].T, dtype=np.float64)


def gists(texts: Sequence[Sequence[str]]) -> npt.NDArray[np.float32]:
    """Return for each text, given as words, its mean vector, that of its first words and its largest values.

    Array of shape (n_texts, 3 × size of a vector).
    """
    size = len(unit("och"))
    found = np.zeros((len(texts), 3 * size), np.float32)
    for row, words in zip(found, texts, strict=True):
        if vectors := [unit(word) for word in words if word[0].isalpha()]:
            stacked = np.array(vectors)
            row[:] = np.concatenate([stacked.mean(axis=0), stacked[:FIRST].mean(axis=0), stacked.max(axis=0)])
    return found


def _mean(text: str) -> npt.NDArray[np.float32]:
    words = [word for word in tokens(text) if word not in STOP and len(word) > 2]
    return np.mean([unit(word) for word in words], axis=0) if words else np.zeros_like(unit("och"))


@lru_cache(maxsize=50_000)
def unit(word: str) -> npt.NDArray[np.float32]:
    """Return a word's vector, of length 1."""
    vector = _vectors()(word)
    return np.asarray(vector / (np.linalg.norm(vector) or 1), dtype=np.float32)


@cache
def _vectors() -> Callable[[str], npt.NDArray[np.float32]]:
    with np.load(BytesIO(checked(MODELS / "vectors.npz"))) as archive:
        return floret(archive["table"].astype(np.float32), shortest=SHORTEST, longest=LONGEST)
