"""Reading order: strips and tables of a page to regions, each a single column read from the top down.

>>> left = [Item(Box(50, y, 280, y + 10), size=10) for y in range(100, 200, 12)]
>>> right = [Item(Box(310, y, 540, y + 10), size=10) for y in range(100, 200, 12)]
>>> title = [Item(Box(50, 60, 540, 80), size=20)]
>>> [len(region) for region in regions(right + left + title)]
[1, 9, 9]
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Generic, NamedTuple, TypeVar

from extract.types import Box

T = TypeVar("T")

NARROWEST = 6.0
"""The least width of white between columns (points)."""
FAR = 3.0
"""Font sizes: with nothing below, a gap wider than this ends a column."""
FEWEST = 3
"""Fewer lines than this are no column."""


@dataclass(frozen=True, slots=True)
class Item(Generic[T]):
    """Something with a place on the page: a strip or a table; ``size`` is its font size in points."""

    box: Box
    size: float = 0.0
    what: T | None = None


class _Gutter(NamedTuple):
    """White between a left and a right column, with what stands above and below both."""

    above: list[Item]  # type: ignore[type-arg]
    left: list[Item]  # type: ignore[type-arg]
    right: list[Item]  # type: ignore[type-arg]
    below: list[Item]  # type: ignore[type-arg]

    @property
    def weight(self) -> int:
        """How many lines it parts."""
        return min(len(self.left), len(self.right))


def regions(items: Iterable[Item[T]]) -> list[list[Item[T]]]:
    """Return the regions in reading order."""
    rest = sorted(items, key=lambda item: (item.box.bottom, item.box.x0))
    if not rest:
        return []
    gutters = [gutter for x in _starts(rest) for gutter in _gutters(rest, x)]
    if not gutters:
        return [rest]
    best = max(gutters, key=lambda gutter: gutter.weight)
    middle = _beside(best) if _is_margin(best) else [*regions(best.left), *regions(best.right)]
    return [*regions(best.above), *middle, *regions(best.below)]


def _starts(items: Sequence[Item[T]]) -> list[float]:
    """Return where lines begin that are not the leftmost: the right sides of possible gutters."""
    starts: list[float] = []
    counts: list[int] = []
    for x in sorted(item.box.x0 for item in items):
        if starts and x - starts[-1] < 3:
            counts[-1] += 1
        else:
            starts.append(x)
            counts.append(1)
    return [x for x, count in list(zip(starts, counts, strict=True))[1:] if count >= FEWEST]


def _gutters(items: Sequence[Item[T]], x: float) -> Iterable[_Gutter]:
    """Yield the gutters that end at ``x``: between lines that cross it, with columns on both sides."""
    band: list[Item[T]] = []
    before: list[Item[T]] = []
    for index, item in enumerate(items):
        if item.box.x0 < x - 1 and item.box.x1 > x - NARROWEST:
            if band:
                yield from _gutter(before, band, items[index:], x)
            before, band = list(items[: index + 1]), []
        else:
            band.append(item)
    if band:
        yield from _gutter(before, band, (), x)


def _gutter(above: Sequence[Item[T]], band: Sequence[Item[T]], below: Sequence[Item[T]], x: float) -> Iterable[_Gutter]:
    left = [item for item in band if item.box.x1 <= x - NARROWEST]
    right = [item for item in band if item.box.x0 >= x - 1]
    if not left or len(right) < FEWEST:
        return
    top = max(_first(left), _first(right)) - 1.5 * band[0].size
    bottom = min(_last(left), _last(right))
    early = [item for item in left if item.box.bottom < top] if _first(left) < _first(right) else []
    late = _late(left, bottom, below) if _last(left) > _last(right) else []
    aside = {id(item) for item in (*early, *late)}
    left = [item for item in left if id(item) not in aside]
    found = _Gutter([*above, *early], left, right, [*late, *below])
    if _is_margin(found) or _are_columns(found):
        yield found


def _late(left: Sequence[Item[T]], end: float, below: Sequence[Item[T]]) -> list[Item[T]]:
    """Return what stands under the end of the right column beyond the widest gap: it belongs to what stands below both."""
    beyond = [item for item in left if item.box.top > end + 1.5 * item.size]
    if not beyond:
        return []
    above = max((item.box.bottom for item in left if item.box.top <= end + 1.5 * item.size), default=end)
    bottoms = [above, *(item.box.bottom for item in beyond)]
    tops = [*(item.box.top for item in beyond), below[0].box.top if below else bottoms[-1] + FAR * beyond[-1].size]
    gaps = [round(top - bottom) for top, bottom in zip(tops, bottoms, strict=True)]
    return beyond[max(range(len(gaps)), key=lambda index: (gaps[index], index)) :]


def _first(items: Sequence[Item[T]]) -> float:
    return min(item.box.top for item in items)


def _last(items: Sequence[Item[T]]) -> float:
    return max(item.box.bottom for item in items)


def _are_columns(gutter: _Gutter) -> bool:
    """Tell whether both sides are running text: enough lines, wide enough, mostly full."""
    if len(gutter.left) < FEWEST or len(gutter.right) < FEWEST:
        return False
    return _is_prose(gutter.left) and _is_prose(gutter.right)


def _is_prose(items: Sequence[Item[T]]) -> bool:
    width = max(item.box.x1 for item in items) - min(item.box.x0 for item in items)
    size = median(item.size for item in items)
    typical = median(item.box.x1 - item.box.x0 for item in items)
    return width > 9 * size and typical > 7 * size and typical > 0.45 * width


def _is_margin(gutter: _Gutter) -> bool:
    """Tell whether the left side is side heads: short, seldom, and beside running text."""
    if not gutter.left or len(gutter.right) < 4 or len(gutter.left) > 0.5 * len(gutter.right):
        return False
    left = max(item.box.x1 for item in gutter.left) - min(item.box.x0 for item in gutter.left)
    right = max(item.box.x1 for item in gutter.right) - min(item.box.x0 for item in gutter.right)
    size = median(item.size for item in gutter.right)
    return left < 0.5 * right and left > 1.5 * size and _is_prose(gutter.right)


def _beside(gutter: _Gutter) -> list[list[Item[T]]]:
    """Return each side head in front of the text that begins beside it."""
    heads: list[list[Item[T]]] = []
    for item in gutter.left:
        if heads and item.box.top - heads[-1][-1].box.bottom < 0.8 * item.size:
            heads[-1].append(item)
        else:
            heads.append([item])
    found: list[list[Item[T]]] = []
    tops = [head[0].box.top - 0.5 * head[0].size for head in heads]
    found.append([item for item in gutter.right if item.box.top < tops[0]])
    for head, top, end in zip(heads, tops, [*tops[1:], float("inf")], strict=True):
        found += [head, [item for item in gutter.right if top <= item.box.top < end]]
    return [region for region in found if region]
