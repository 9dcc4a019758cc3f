"""Which parts of a text are taken: whether words meet any of them is told without looking at each.

>>> taken = Taken([(3, 5), (9, 12)])
>>> taken.add(5, 7)
>>> taken.meets(4, 6), taken.meets(7, 9), taken.meets(11, 20)
(True, False, True)
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable


class Taken:
    """Half-open ranges of code points, those that meet as one, in order."""

    def __init__(self, ranges: Iterable[tuple[int, int]] = ()) -> None:
        """Begin with these ranges."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(ranges):
            self.add(start, end)

    def meets(self, start: int, end: int) -> bool:
        """Tell whether text[start:end] shares a code point with any range."""
        return bisect_right(self._ends, start) < bisect_left(self._starts, end)

    def add(self, start: int, end: int) -> None:
        """Take text[start:end] too."""
        low, high = bisect_right(self._ends, start), bisect_left(self._starts, end)
        if low < high:
            start, end = min(start, self._starts[low]), max(end, self._ends[high - 1])
        self._starts[low : max(low, high)] = [start]
        self._ends[low : max(low, high)] = [end]
