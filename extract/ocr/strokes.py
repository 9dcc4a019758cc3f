"""How thick the strokes of a word are, in pixels: what bold type is known by in a picture.

>>> thin, thick = numpy.zeros((20, 40), dtype=bool), numpy.zeros((20, 40), dtype=bool)
>>> thin[2:18, 5:7], thick[2:18, 5:10] = True, True
>>> thickness(thin) < thickness(thick)
True
"""

import numpy

from extract.ocr.scan import Ink


def thickness(word: Ink) -> float:
    """Return twice the inked area over its outline; 0 where there is no ink."""
    edges = sum(int(numpy.count_nonzero(numpy.diff(word, axis=axis))) for axis in (0, 1))
    return 2 * int(numpy.count_nonzero(word)) / edges if edges else 0.0
