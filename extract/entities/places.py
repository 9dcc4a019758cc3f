"""Where a date can stand: at figures and at a few words. A grammar is tried there alone, not at every letter.

>>> places = places_of("den 14 maj, hösten 2019")
>>> [places.text[start:end] for start, end in places.figures], places.of("maj", "höst")
(['14', '2019'], [7, 12])
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from extract.entities.shapes import any_of

FIGURES = re.compile(r"\d+")
MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
FEASTS = ("nyårs", "tretton", "skärtors", "långfre", "påsk", "himmelsf", "pingst", "nationald", "midsommar", "helgons", "annandag", "valborg")  # fmt: skip
STEMS = (*MONTHS, *FEASTS, "vår", "sommar", "somras", "höst", "vint", "fjol", "år", "dag", "dygn", "veck", "månad", "tim", "min", "sek", "går", "morgon", "helg", "natten", "sedan", "seden", "slut", "tgång", "kvartal", "tertial", "halv", "lå")  # fmt: skip
"""The words, in small letters, by which every date is known that is not known by its figures."""
STEM = re.compile(any_of(list(STEMS)))
WITHIN = {stem: tuple(other for other in STEMS if other in stem) for stem in STEMS}
REACH = 100
"""How many characters behind its place a match ends, what is asked of the text behind it included."""


class Places:
    """The places of one text: ``figures`` are its runs of figures (start, end), ``low`` the text in small letters."""

    def __init__(self, text: str) -> None:
        """Look through the text once."""
        self.text = text
        self.low = lowered(text)
        self.figures = [match.span() for match in FIGURES.finditer(text)]
        self._stems: defaultdict[str, list[int]] = defaultdict(list)
        for match in STEM.finditer(self.low):
            for stem in WITHIN[match[0]]:
                self._stems[stem].append(match.start() + match[0].find(stem))

    def of(self, *stems: str) -> list[int]:
        """Return where the stems stand, in order."""
        return self._stems[stems[0]] if len(stems) == 1 else sorted(at for stem in stems for at in self._stems[stem])

    def runs(self, *lengths: int, then: str = "") -> list[int]:
        """Return where runs of so many figures begin, those with one of the signs behind them."""
        text = self.text
        return [
            start
            for start, end in self.figures
            if end - start in lengths and (not then or (end < len(text) and text[end] in then))
        ]

    def headed(self, at: Iterable[int], head: re.Pattern[str], back: int) -> list[int]:
        """Return the places and, before those that have such a head behind the ``back`` characters, where it begins."""
        found = []
        for place in at:
            if match := head.search(self.low, max(0, place - back), place):
                found.append(match.start())
            found.append(place)
        return found

    def matches(self, pattern: re.Pattern[str], places: Iterable[int]) -> Iterator[re.Match[str]]:
        """Yield the matches that begin at the places; none meets another."""
        at = 0
        for place in places:
            if place >= at and (match := pattern.match(self.text, place)):
                at = match.end()
                yield match

    def near(self, pattern: re.Pattern[str], places: Iterable[int], back: int) -> Iterator[re.Match[str]]:
        """Yield the matches that begin at most ``back`` characters before a place and hold it; none meets another."""
        at = 0
        for place in places:
            if place < at:
                continue
            match = pattern.search(self.text, max(at, place - back), place + REACH)
            if match and match.start() <= place < match.end():
                at = match.end()
                yield match


def lowered(text: str) -> str:
    """Return the text in small letters, every one in its place.

    >>> lowered("İ ÅR")
    'İ år'
    """
    low = text.lower()
    return low if len(low) == len(text) else "".join(one.lower() if len(one.lower()) == 1 else one for one in text)


@lru_cache(maxsize=2)
def places_of(text: str) -> Places:
    """Return the places of a text; the finders of one text share them."""
    return Places(text)
