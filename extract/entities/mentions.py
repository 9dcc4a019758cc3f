"""Acts named in a text: by number, abbreviation, name, nickname or "samma lag"; sections are not looked at.

>>> [mention.words for mention in find_mentions("Enligt SoL, lagen (1993:387) om stöd och service (LSS) och SOSFS 2014:5")]
['SoL', 'lagen (1993:387) om stöd och service', 'LSS', 'SOSFS 2014:5']
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from extract.entities.acts import abbreviations
from extract.entities.introduced import by_alias
from extract.entities.locators import Locator
from extract.entities.mention import Mention
from extract.entities.named_acts import by_abbreviation, by_nickname, by_noun, by_variant
from extract.entities.numbered_acts import by_european, by_number, by_series


def find_mentions(text: str, locators: Sequence[Locator] = ()) -> tuple[Mention, ...]:
    """Return the acts named in the text, in order; where two readings overlap the one with a number wins, then the longer.

    ``locators`` are the sections cited: beside one a short name may be written in any capitals.
    """
    found: list[Mention] = []
    taken: list[tuple[int, int]] = []
    for finder in (by_series, by_number, by_european, by_noun, by_abbreviation, by_nickname):
        fresh = sorted(finder(text), key=lambda m: m.start)
        found.extend(m for m in fresh if not _inside(m, taken))
        taken = sorted((m.start, m.end) for m in found)
    found.extend(m for m in by_variant(text, locators) if not _inside(m, taken))
    return _with_aliases(text, found) if any(m.alias for m in found) else tuple(sorted(found, key=lambda m: m.start))


def _inside(mention: Mention, taken: list[tuple[int, int]]) -> bool:
    at = bisect_left(taken, (mention.end, 0)) - 1
    return at >= 0 and taken[at][1] > mention.start


def _with_aliases(text: str, found: Iterable[Mention]) -> tuple[Mention, ...]:
    """Add where short forms that the text introduces are used: they mean what the text says, whatever they else mean."""
    aliases = frozenset(m.alias for m in found if m.alias and m.alias not in abbreviations())
    lowered = {alias.lower() for alias in aliases}
    kept = [m for m in found if not (m.unknown or m.relative) or m.words.lower().removesuffix("s") not in lowered]
    taken = sorted((m.start, m.end) for m in kept)
    kept.extend(m for m in by_alias(text, aliases) if not _inside(m, taken))
    return tuple(sorted(kept, key=lambda m: m.start))
