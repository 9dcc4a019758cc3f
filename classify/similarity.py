"""How alike texts are: cosines of word pieces, so that compounds and inflections meet.

>>> matrix = similarity(["Rutin för läkemedelshantering"], ["hanteringen av läkemedel", "brandskyddet"])
>>> bool(matrix[0, 0] > 0.1 > matrix[0, 1])
True
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from classify.features import tokens

STOP = frozenset(
    "och att i det som en på är av för med till den har de inte om ett vi ska kan från så men nu var vid finns då där också när "
    "efter eller hos alla sig under dock även mot ut upp in över denna detta dessa har hade skulle kommer blir blev bli vår våra vårt "
    "er ni jag man han hon sin sina sitt deras dess oss genom enligt samt utan bara mer än någon något några inga ingen inget "
    "måste får bör vara varit gör gjort göra xx § 0 vilket vilka vad hur".split()
)
SIZES = (4, 5, 6)


def similarity(left: Sequence[str], right: Sequence[str]) -> npt.NDArray[np.float64]:
    """Return cosines of shape (n_left, n_right), 0–1; what is common in both counts little."""
    if not left or not right:
        return np.zeros((len(left), len(right)))
    bags = [pieces(text) for text in (*left, *right)]
    vocabulary = {piece: index for index, piece in enumerate(sorted(set().union(*bags)))}
    ends = np.cumsum([0, *map(len, bags)])
    columns = np.fromiter((vocabulary[piece] for bag in bags for piece in bag), dtype=np.int64, count=ends[-1])
    counts = np.bincount(columns, minlength=len(vocabulary))
    rarity = np.log((1 + len(bags)) / (1 + counts)) + 0.1
    matrix = sp.csr_matrix((rarity[columns], columns, ends), shape=(len(bags), len(vocabulary)))
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    matrix = sp.diags(1 / np.where(lengths > 0, lengths, 1)) @ matrix
    return np.asarray((matrix[: len(left)] @ matrix[len(left) :].T).todense())


def pieces(text: str) -> set[str]:
    """Return the parts of a text's words that tell it from others, each marked with its size."""
    return {
        f"{size}{padded[start : start + size]}"
        for word in tokens(text)
        if word not in STOP and len(word) > 2
        for padded in (f"_{word}_",)
        for size in SIZES
        for start in range(max(len(padded) - size + 1, 1))
    }
