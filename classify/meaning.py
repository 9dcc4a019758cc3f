"""How near texts are in meaning: cosines of mean sub-word vectors, trained on public Swedish text (classify/pretrain.py).

>>> matrix = nearness(["Natten är obemannad."], ["Personal saknas på kvällar och nätter.", "Fakturan betalades i mars."])
>>> bool(matrix[0, 0] > matrix[0, 1])
True
"""

from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO

import numpy as np
import numpy.typing as npt

from classify.features import tokens
from classify.model import MODELS, checked
from classify.pretrain import LONGEST, SHORTEST
from classify.similarity import STOP
from extract.nlp import floret

Floats = npt.NDArray[np.float64]


def nearness(left: Sequence[str], right: Sequence[str]) -> Floats:
    """Return cosines of shape (n_left, n_right), −1 to 1, less what all texts at hand have in common."""
    if not left or not right:
        return np.zeros((len(left), len(right)))
    vectors = np.vstack([_mean(text) for text in (*left, *right)])
    vectors -= vectors.mean(axis=0)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors /= np.where(lengths > 0, lengths, 1)
    return np.asarray(vectors[: len(left)] @ vectors[len(left) :].T, dtype=np.float64)


def _mean(text: str) -> npt.NDArray[np.float32]:
    words = [word for word in tokens(text) if word not in STOP and len(word) > 2]
    found = [vector / (np.linalg.norm(vector) or 1) for word in words for vector in [_vectors()(word)]]
    return np.mean(found, axis=0) if found else np.zeros_like(_vectors()("och"))


@cache
def _vectors() -> Callable[[str], npt.NDArray[np.float32]]:
    with np.load(BytesIO(checked(MODELS / "vectors.npz"))) as archive:
        return floret(archive["table"].astype(np.float32), shortest=SHORTEST, longest=LONGEST)
