"""What the words of a case are worth: how alike its texts are, and how much of one is met in another.

>>> case = Words(["Dörren hålls låst på natten.", "Planerna är gamla.", "Sedan i maj är ytterdörren olåst."])
>>> alike = case.alike(["Dörren hålls låst på natten."], ["Planerna är gamla.", "Sedan i maj är ytterdörren olåst."])
>>> bool(alike[0, 1] > alike[0, 0])
True
"""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from classify.features import tokens
from classify.meaning import unit
from classify.scoring import Floats
from classify.similarity import STOP, pieces


class Words:
    """The pieces and words of a case, each worth the more the fewer of its statements it stands in."""

    def __init__(self, texts: Sequence[str]) -> None:
        worths = _worth(pieces(text) for text in texts)
        self._place = {piece: index for index, piece in enumerate(worths)}
        self._worths = np.array(list(worths.values()))
        self._words = _worth(set(_content(text)) for text in texts)
        self._cut: dict[str, npt.NDArray[np.int64]] = {}

    def alike(self, left: Sequence[str], right: Sequence[str]) -> Floats:
        """Return cosines of word pieces of shape (n_left, n_right), 0–1."""
        mine, mine_at = np.unique(left, return_inverse=True)
        theirs, theirs_at = np.unique(right, return_inverse=True)
        found = (self._matrix(mine) @ self._matrix(theirs).T).todense()
        return np.asarray(found)[np.ix_(mine_at, theirs_at)]

    def met(self, left: Sequence[str], right: Sequence[str]) -> Floats:
        """Return how much of each left text's meaning is met by some word of each right one, shape (n_left, n_right)."""
        words = sorted({word for text in (*left, *right) for word in self._known(text)})
        place = {word: index for index, word in enumerate(words)}
        vectors = np.array([unit(word) for word in words])
        shares = np.zeros((len(left), len(words)), np.float32)
        for row, text in zip(shares, left, strict=True):
            for word in self._known(text):
                row[place[word]] = self._words[word]
        shares /= np.maximum(shares.sum(axis=1, keepdims=True), 1e-9)
        best = np.zeros((len(words), len(right)), np.float32)
        for column, text in enumerate(right):
            if theirs := [place[word] for word in self._known(text)]:
                best[:, column] = np.clip((vectors @ vectors[theirs].T).max(axis=1), 0, 1) ** 1.5
        return np.asarray(shares @ best, dtype=np.float64)

    def _known(self, text: str) -> list[str]:
        return sorted({word for word in _content(text) if word in self._words})

    def _matrix(self, texts: Iterable[str]) -> sp.csr_matrix:
        rows = [self._held(text) for text in texts]
        columns = np.concatenate([np.zeros(0, np.int64), *rows])
        ends = np.cumsum([0, *map(len, rows)])
        matrix = sp.csr_matrix((self._worths[columns], columns, ends), shape=(len(rows), len(self._place)))
        lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
        return sp.diags(1 / np.where(lengths > 0, lengths, 1)) @ matrix

    def _held(self, text: str) -> npt.NDArray[np.int64]:
        """Return the pieces of a text by number; many views of a case hold the same text."""
        if text not in self._cut:
            places = sorted(self._place[piece] for piece in pieces(text) if piece in self._place)
            self._cut[text] = np.array(places, dtype=np.int64)
        return self._cut[text]


def _content(text: str) -> list[str]:
    return [word for word in tokens(text) if word not in STOP and len(word) > 2]


def _worth(bags: Iterable[set[str]]) -> dict[str, float]:
    """Say what each is worth by how few bags hold it."""
    held = list(bags)
    counts = Counter(piece for bag in held for piece in bag)
    return {piece: float(np.log((1 + len(held)) / (1 + count))) + 0.1 for piece, count in sorted(counts.items())}
