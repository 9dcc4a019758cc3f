"""Which blocks are headings, and of what level: by size, weight, capitals, number and shortness."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.layout.marks import BULLET, depth
from extract.layout.print import Strip

LONGEST = 160
"""Characters in a heading."""
NAME = 50
"""More characters than this are no name with its title."""
DEEPEST = 6

Style = tuple[float, bool, bool]
"""Font size in half points, whether bold, whether in capitals."""


@dataclass(frozen=True, slots=True)
class Body:
    """What running text looks like in a document."""

    size: float
    bold: bool


def body(strips: Iterable[Strip]) -> Body:
    """Return the size and weight of most of the text."""
    sizes: Counter[float] = Counter()
    weights: Counter[bool] = Counter()
    for strip in strips:
        sizes[strip.size] += len(strip.text)
        weights[strip.bold] += len(strip.text)
    return Body(max(sizes, key=sizes.__getitem__, default=0), weights[True] > weights[False])


def style(strips: Sequence[Strip], body: Body) -> Style | None:
    """Return the look of a heading, None if the block does not look like one."""
    text = " ".join(strip.text for strip in strips)
    size, bold = max(strip.size for strip in strips), all(strip.bold for strip in strips)
    if len(text) > LONGEST or len(strips) > 3 or BULLET.match(text) or text[-1] in ".,;" or text.count(". ") > 1:
        return None
    letters = [character for character in text if character.isalpha()]
    if (len(letters) < 3 and not text.startswith("§")) or size < 0.95 * body.size:
        return None
    capitals = len(letters) > 3 and all(letter.isupper() for letter in letters)
    if size >= 1.1 * body.size or (bold and not body.bold) or (capitals and text[0].isalpha() and " " in text):
        return round(size * 2) / 2, bold, capitals
    return None


def levels(styles: Iterable[Style]) -> dict[Style, int]:
    """Return the level (from 1) of each style: the larger, bolder and more capital, the higher.

    >>> levels([(12, True, False), (16, True, False), (12, False, True)])
    {(16, True, False): 1, (12, True, False): 2, (12, False, True): 3}
    """
    ranked = sorted(set(styles), reverse=True)
    return {found: min(rank, DEEPEST) for rank, found in enumerate(ranked, start=1)}


def level(text: str, found: Style, ranks: dict[Style, int]) -> int:
    """Return a heading's level; a number as deep as "1.2" can only push it down."""
    return min(max(ranks[found], depth(text) or 1), DEEPEST)


def standing_alone(styles: Sequence[Style | None], lengths: Sequence[int]) -> set[int]:
    """Return which of the blocks in reading order look like headings but head nothing: names and the like in a row.

    >>> bold = (12, True, False)
    >>> sorted(standing_alone([bold, bold, bold, None, bold, bold, None], [20, 20, 30, 400, 20, 20, 400]))
    [0, 1]
    """
    found: set[int] = set()
    start = 0
    for index in range(1, len(styles) + 1):
        if index < len(styles) and styles[index] == styles[start]:
            continue
        if styles[start] is not None and index - start > 2 and max(lengths[start : index - 1]) < NAME:
            found.update(range(start, index - 1))
        start = index
    return found
