"""What the words of a case are worth: how alike its texts are, and how much of one is met in another.

>>> case = Words(["Dörren hålls låst på natten.", "Planerna är gamla.", "Sedan i maj är ytterdörren olåst."])
>>> alike = case.alike(["Dörren hålls låst på natten."], ["Planerna är gamla.", "Sedan i maj är ytterdörren olåst."])
>>> bool(alike[0, 1] > alike[0, 0])
True
"""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import scipy.sparse as sp

from classify.features import tokens
from classify.meaning import unit
from classify.scoring import Floats
from classify.similarity import STOP, pieces


class Words:
    """The pieces and words of a case, each worth the more the fewer of its statements it stands in."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._pieces = _worth(pieces(text) for text in texts)
        self._words = _worth(set(_content(text)) for text in texts)
        self._place = {piece: index for index, piece in enumerate(self._pieces)}

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
        shares = np.zeros((len(left), len(words)))
        for row, text in zip(shares, left, strict=True):
            for word in self._known(text):
                row[place[word]] = self._words[word]
        shares /= np.maximum(shares.sum(axis=1, keepdims=True), 1e-9)
        found = np.zeros((len(left), len(right)))
        for column, text in enumerate(right):
            if theirs := [place[word] for word in self._known(text)]:
                found[:, column] = shares @ np.clip(vectors @ vectors[theirs].T, 0, 1).max(axis=1) ** 1.5
        return found

    def _known(self, text: str) -> list[str]:
        return sorted({word for word in _content(text) if word in self._words})

    def _matrix(self, texts: Iterable[str]) -> sp.csr_matrix:
        rows = [[piece for piece in pieces(text) if piece in self._place] for text in texts]
        columns = np.fromiter((self._place[piece] for row in rows for piece in row), dtype=np.int64)
        values = np.fromiter((self._pieces[piece] for row in rows for piece in row), dtype=np.float64)
        ends = np.cumsum([0, *map(len, rows)])
        matrix = sp.csr_matrix((values, columns, ends), shape=(len(rows), len(self._place)))
        lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
        return sp.diags(1 / np.where(lengths > 0, lengths, 1)) @ matrix


def _content(text: str) -> list[str]:
    return [word for word in tokens(text) if word not in STOP and len(word) > 2]


def _worth(bags: Iterable[set[str]]) -> dict[str, float]:
    """Say what each is worth by how few bags hold it."""
    held = list(bags)
    counts = Counter(piece for bag in held for piece in bag)
    return {piece: float(np.log((1 + len(held)) / (1 + count))) + 0.1 for piece, count in sorted(counts.items())}
