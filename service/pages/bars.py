"""A row of bars: one number per year, drawn small beside the table that holds the numbers.

>>> bars((2, 0, 4), tallest=4, width=10, height=20)
((0, 10.0, 8, 10.0), (10, 20.0, 8, 0.0), (20, 0.0, 8, 20.0))
"""

from collections.abc import Sequence

WIDTH, HEIGHT, GAP = 14, 24, 2
Bar = tuple[int, float, int, float]
"""x, y, width, height in the units of the drawing; y counts from the top."""


def bars(counts: Sequence[int], *, tallest: int, width: int = WIDTH, height: int = HEIGHT) -> tuple[Bar, ...]:
    """Place a bar for each count; ``tallest`` is the count that fills the height."""
    scaled = [height * count / max(tallest, 1) for count in counts]
    return tuple((at * width, round(height - tall, 1), width - GAP, round(tall, 1)) for at, tall in enumerate(scaled))
