"""How much a page was askew in the scanner: the slope at which the print falls into the sharpest rows.

>>> page = numpy.zeros((400, 600), dtype=bool)
>>> for x in range(600): page[100 + round(x * 0.0262) : 104 + round(x * 0.0262), x] = True
>>> slope(page)
1.5
"""

import numpy

from extract.ocr.scan import Ink

MOST = 6.0
"""Degrees: what is more askew was not fed by a scanner."""
LEAST = 0.15
"""Degrees: less than this is not worth a blur."""
ENOUGH = 60_000
"""Points of print that are weighed; more change nothing."""


def slope(page: Ink) -> float:
    """Return by how many degrees the text sinks to the right, to a twentieth; 0 if it is level."""
    y, x = numpy.nonzero(page)
    if len(x) < 500:
        return 0.0
    step = len(x) // ENOUGH + 1
    x, y = x[::step], y[::step]
    rough = _best(x, y, numpy.arange(-MOST, MOST + 0.1, 0.25))
    fine = _best(x, y, numpy.arange(rough - 0.25, rough + 0.26, 0.05))
    return 0.0 if abs(fine) < LEAST or abs(fine) >= MOST else round(float(fine), 2)


def _best(x: numpy.ndarray, y: numpy.ndarray, angles: numpy.ndarray) -> float:
    return float(max(angles, key=lambda angle: (_sharpness(x, y, angle), -abs(angle))))


def _sharpness(x: numpy.ndarray, y: numpy.ndarray, angle: float) -> float:
    rows = numpy.rint(y - x * numpy.tan(numpy.radians(angle))).astype(int)
    counts = numpy.bincount(rows - rows.min()).astype(float)
    return float(numpy.square(numpy.diff(counts)).sum())
