"""Which act a mention or a bare section means, by all that the text has said so far.

>>> from extract.entities.mentions import find_mentions
>>> text = "Enligt socialtjänstlagen (1980:620) gällde annat. SoL är äldre."
>>> mentions = find_mentions(text)
>>> Reader(text, mentions, (), date(2019, 4, 26)).act(mentions[1])
'SFS 1980:620'
"""

import re
from collections.abc import Sequence
from datetime import date

from extract.entities.acts import called, chapters_of, era, names, of_year, the_one
from extract.entities.attach import WITH_ARTICLES, Citation
from extract.entities.locators import Locator
from extract.entities.mention import Mention
from extract.entities.named_acts import is_shy

ERA = re.compile(r"\b(?P<era>gamla|äldre|tidigare|dåvarande|förra|nya|kommande)\s+\Z", re.IGNORECASE)
OF_YEAR = re.compile(r"\b(?P<year>(?:18|19|20)\d\d)\s+års\s+\Z")
LSS = "SFS 1993:387"
NEAR = 600
"""How many characters of the same paragraph an act is remembered for, whatever other acts the text names."""
LATER = 7
"""How many paragraphs on a bare section still means the act cited last that can have it."""
FAR = 4000
"""How far back the only act that fits is remembered."""


class Reader:
    """Reads a text from its beginning; ``last`` is the act cited last, with the place where its citation ends."""

    def __init__(self, text: str, mentions: Sequence[Mention], citations: Sequence[Citation], day: date | None) -> None:
        """``mentions`` and ``citations`` are all of the text's; ``day`` is the document's."""
        self.text = text
        self.day = day
        self.written = {mention.id for mention in mentions if mention.id}
        self.defined: dict[str, str] = {}
        self.nicknames: dict[str, str] = {}
        for mention in mentions:
            if mention.alias and (act := self.act(mention)):
                self.defined.setdefault(mention.alias, act)
        if any(self._is_own_section(one) for one in citations):
            self.nicknames = {"lex sarah": LSS}
        self.shapes: dict[str, bool] = {}
        for one in citations:
            named = one.mention and not one.mention.relative and one.locator.has_section
            if named and one.mention and (act := self.act(one.mention, one.locator)):
                self.shapes.setdefault(act, bool(_chaptered(one.locator)))
        self.last: tuple[int, str | None] = (-1, None)
        self.cited: dict[str, int] = {}
        self.chapters: dict[str, str] = {}
        self.sections: dict[str, str] = {}

    def saw(self, end: int, act: str | None, places: Sequence[str] = ()) -> None:
        """Remember that an act was cited, up to ``end``."""
        self.last = (end, act)
        if act is None:
            return
        self.cited[act] = end
        for place in places:
            if match := re.match(r"(\d+(?: [a-z])?) kap\.(?: \d+(?: [a-z])? §)?", place):
                self.chapters[act] = match[1]
                self.sections[match[0]] = act

    def act(self, mention: Mention, locator: Locator | None = None) -> str | None:
        """Return the act that is named: by number, by what the text says of its short form, by name and day."""
        if mention.id:
            return mention.id
        name = mention.name or ""
        if name in self.defined:
            return self.defined[name]
        if name in self.nicknames:
            return self.nicknames[name]
        before = ERA.search(self.text, max(0, mention.start - 14), mention.start)
        if before and (act := era(name, before["era"].lower(), self.day)):
            return act
        year = OF_YEAR.search(self.text, max(0, mention.start - 10), mention.start)
        if year and (act := of_year(name, year["year"])):
            return act
        chapters = _chaptered(locator) if locator else None
        known = {act.id for act in names().get(name, ()) if act.chapters in (None, chapters) or chapters is None}
        if len(known & self.written) == 1:
            return (known & self.written).pop()
        return the_one(called(name, self.day, chapters=chapters))

    def antecedent(self, citation: Citation) -> tuple[str | None, tuple[str, ...]]:
        """Return the act, and the places in it, that a section without act means.

        It is the act cited last, else the one whose very section or whose chapter was cited, else the only one that fits. A
        section of an act with chapters lies in the chapter cited last.
        """
        locator = citation.locator
        if citation.mention is None and locator.weak and not locator.places[0].startswith("artikel"):
            return None, ()
        act = self._meant(citation)
        chapter = self.chapters.get(act or "")
        if act and chapter and locator.has_section and not _chaptered(locator) and self._shape(act) is not False:
            return act, tuple(f"{chapter} kap. {place}" for place in locator.places)
        return act, locator.places

    def _meant(self, citation: Citation) -> str | None:
        locator = citation.locator
        end, act = self.last
        start = locator.start
        apart = self.text.count("\n\n", end, start) if end >= 0 else 9
        if citation.mention and apart < 5:
            statute = "förordning" not in citation.mention.words
            right = act and self._fits(act, locator) and (act.startswith("SFS") or not statute)
            return act if right else self._latest(locator, start, "SFS" if statute else "")
        near = apart < 2 and start - end < NEAR
        fits = near and (act is None or self._fits(act, locator))
        if fits and not apart:
            return act
        if known := self.sections.get(re.sub(r"(?<=§) .*", "", locator.places[0])):
            return known
        if fits:
            return act
        if near:
            return self._latest(locator, start)
        fitting = [one for one, at in self.cited.items() if start - at < FAR and self._fits(one, locator)]
        known = self.sections.get(f"{locator.chapter} kap.") if locator.chapter else None
        known = known or next(
            (one for place, one in self.sections.items() if place.startswith(f"{locator.chapter} kap.")), None
        )
        if len(fitting) == 1 or known:
            return fitting[0] if len(fitting) == 1 else known
        return self._latest(locator, start) if apart < LATER and start - end < FAR else None

    def _latest(self, locator: Locator, start: int, series: str = "") -> str | None:
        near = [one for one, at in self.cited.items() if start - at < FAR and one.startswith(series)]
        fitting = [one for one in near if self._fits(one, locator)]
        return max(fitting, key=lambda one: self.cited[one], default=None)

    def stands_alone(self, mention: Mention) -> bool:
        """Tell whether the name is an entity without a section."""
        if mention.relative or mention.unknown:
            return False
        return bool(mention.id) or not is_shy(mention) or mention.name in self.defined

    def _fits(self, act: str, locator: Locator) -> bool:
        """Tell whether the act can have such places: chapters, sections, articles."""
        if locator.places[0].startswith("artikel"):
            return act.startswith(WITH_ARTICLES)
        if not re.match(r"\S*FS ", act):
            return False
        shape = self._shape(act)
        return shape is None or shape == _chaptered(locator) or (shape and act in self.chapters)

    def _is_own_section(self, citation: Citation) -> bool:
        """Tell whether LSS's own sections on lex Sarah are cited: the name then means them."""
        own = any(re.match(r"24 [a-g] §", place) for place in citation.locator.places)
        return own and citation.mention is not None and self.act(citation.mention, citation.locator) == LSS

    def _shape(self, act: str) -> bool | None:
        shape = chapters_of(act)
        return self.shapes.get(act) if shape is None else shape


def _chaptered(locator: Locator) -> bool | None:
    if not locator.has_section:
        return True if locator.chapter else None
    return locator.chapter is not None or "kap." in locator.places[0]
