"""Quarter turns: text that runs down, up or upside down is laid out upright and put back in its place.

>>> point(10, 20, turn=1, width=100, height=200), point(20, 90, turn=3, width=200, height=100)
((20, 90), (10, 20))
"""

from math import cos, radians, sin

from extract.types import Box

UP = {0: 0, 1: 3, 2: 2, 3: 1}
"""The turn that undoes a turn."""


def point(x: float, y: float, turn: int, width: float, height: float) -> tuple[float, float]:
    """Return a point of a page as seen when the text that runs ``turn`` quarters clockwise is made upright."""
    if turn == 1:
        return y, width - x
    if turn == 2:
        return width - x, height - y
    if turn == 3:
        return height - y, x
    return x, y


def size(turn: int, width: float, height: float) -> tuple[float, float]:
    """Return the page's width and height as seen after the turn."""
    return (height, width) if turn % 2 else (width, height)


def box(found: Box, turn: int, width: float, height: float) -> Box:
    """Return a box as seen after the turn."""
    one = point(found.x0, found.top, turn, width, height)
    other = point(found.x1, found.bottom, turn, width, height)
    (x0, x1), (top, bottom) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    return Box(round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))


def shown(found: Box, turn: int, width: float, height: float) -> Box:
    """Return the box on the page as it is shown, cut at the page's edges, of a box that was seen after the turn."""
    if turn == 0 and found.x0 >= 0 and found.top >= 0 and found.x1 <= width and found.bottom <= height:
        return found
    back = box(found, UP[turn], *size(turn, width, height))
    x0, x1 = sorted((min(max(back.x0, 0), width), min(max(back.x1, 0), width)))
    top, bottom = sorted((min(max(back.top, 0), height), min(max(back.bottom, 0), height)))
    return Box(x0, top, x1, bottom)


def askew(found: Box, skew: float, width: float, height: float) -> Box:
    """Return the box around what sinks ``skew`` degrees to the right, of a box that was seen when it was made level.

    >>> askew(Box(0, 100, 100, 110), 90, 100, 200)
    Box(x0=40.0, top=50.0, x1=50.0, bottom=150.0)
    """
    x, y = width / 2, height / 2
    across, down = cos(radians(skew)), sin(radians(skew))
    corners = [(cx - x, cy - y) for cx in (found.x0, found.x1) for cy in (found.top, found.bottom)]
    turned = [(x + a * across - b * down, y + a * down + b * across) for a, b in corners]
    xs, ys = [round(a, 2) for a, _ in turned], [round(b, 2) for _, b in turned]
    return Box(min(xs), min(ys), max(xs), max(ys))
