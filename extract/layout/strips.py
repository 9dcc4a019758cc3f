"""Words to strips: side by side on one baseline, parted where the gap is wider than any space between words.

>>> row = [Word("vänster", 72, 110, 100, 10), Word("höger", 320, 350, 100, 10), Word("spalt", 113, 140, 100, 10)]
>>> [strip.text for strip in strips(row)]
['vänster spalt', 'höger']
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter, itemgetter

from extract.layout.print import Strip, Word

WIDE = 1.05
"""A gap that no space in justified text reaches, in font sizes."""
LEVEL, RAISED = 0.3, 0.55
"""How far words on one line may be apart in height, and small print that is raised or lowered, in font sizes."""


BASELINE_AND_START, START = attrgetter("baseline", "x0"), attrgetter("x0")


def strips(words: Iterable[Word]) -> list[Strip]:
    """Return the strips from the top down, on one baseline from left to right."""
    return [Strip.of(part) for row in rows(words) for part in _parts(row)]


def rows(words: Iterable[Word]) -> list[list[Word]]:
    """Return the words by baseline, from the top down; raised and lowered small print goes with its line."""
    found: list[list[Word]] = []
    for word in sorted(words, key=BASELINE_AND_START):
        if found and (word.baseline == found[-1][0].baseline or _shares_baseline(found[-1], word)):
            found[-1].append(word)
        else:
            found.append([word])
    return [sorted(row, key=START) for row in found]


def by_line(strips: Iterable[Strip]) -> list[list[Strip]]:
    """Return the strips of a page or column by line, from the top down and from left to right."""
    lines: list[list[Strip]] = []
    for baseline, strip in sorted(((strip.baseline, strip) for strip in strips), key=itemgetter(0)):
        if lines and baseline - lines[-1][0].baseline < LEVEL * strip.size:
            lines[-1].append(strip)
        else:
            lines.append([strip])
    return [sorted(line, key=lambda strip: strip.box.x0) for line in lines]


def _shares_baseline(row: Sequence[Word], word: Word) -> bool:
    first = row[0]
    small, large = sorted((first.size, word.size))
    reach = RAISED if small < 0.85 * large else LEVEL
    return word.baseline - first.baseline <= reach * large


def _parts(row: Sequence[Word]) -> Iterable[list[Word]]:
    part = [row[0]]
    end = row[0].x1
    for last, word in pairwise(row):
        gap = word.x0 - end
        if gap > WIDE * last.size and gap > WIDE * word.size and not _letter_spaced(part, word, gap):
            yield part
            part = []
        end = max(word.x1, last.x1) if part else word.x1
        part.append(word)
    yield part


def _letter_spaced(part: Sequence[Word], word: Word, gap: float) -> bool:
    """Tell whether the word goes on with single letters set wide apart."""
    return gap < 2 * word.size and len(word.text) == 1 and len(part) > 1 and all(len(w.text) == 1 for w in part[-3:])
