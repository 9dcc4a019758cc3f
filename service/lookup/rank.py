"""The order of hits: BM25 where a word counts once, for a statement is a sentence; the same numbers on every backend.

>>> round(float(rarity(1, 100)), 2), round(float(rarity(90, 100)), 2)
(4.21, 0.11)
>>> [f"{one:.2f}" for one in norm(np.array([120, 40, 1000]))]
['1.00', '1.38', '0.25']
>>> best(np.array([1.0, 3.0, 1.0, 2.0]), np.array([7, 0, 5, 0]), 3).tolist()
[1, 3, 2]
"""

import numpy as np
import numpy.typing as npt

STEEP, LONG = 1.2, 0.75
"""BM25's k1 and b."""
USUAL = 120
"""A usual statement's length in code points; fixed, so that a score does not change with what else is in the archive."""
Floats = npt.NDArray[np.float32]


def rarity(found: int, among: int) -> np.float32:
    """Return the weight of a word that stands in so many statements (BM25's idf, never negative)."""
    return np.float32(np.log1p((among - found + 0.5) / (found + 0.5)))


def norm(lengths: npt.NDArray[np.integer]) -> Floats:
    """Return what a score is multiplied by: one word of a few says more than one of many."""
    return ((STEEP + 1) / (1 + STEEP * (1 - LONG + LONG * lengths / USUAL))).astype(np.float32)


def best(scores: npt.NDArray[np.floating], keys: npt.NDArray[np.integer], most: int) -> npt.NDArray[np.intp]:
    """Return where the highest scores are, in order; among equals the lowest key comes first."""
    if most <= 0:
        return np.empty(0, np.intp)
    if most < len(scores):
        limit = np.partition(scores, len(scores) - most)[len(scores) - most]
        above, equal = np.flatnonzero(scores > limit), np.flatnonzero(scores == limit)
        left = most - len(above)
        if left < len(equal):
            equal = equal[np.argpartition(keys[equal], left - 1)[:left]]
        chosen = np.concatenate([above, equal])
    else:
        chosen = np.arange(len(scores))
    return chosen[np.lexsort((keys[chosen], -scores[chosen]))]
