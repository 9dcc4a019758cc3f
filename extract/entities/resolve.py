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

from extract.entities.acts import called, chapters_of, era, names, the_one
from extract.entities.attach import Citation
from extract.entities.locators import Locator
from extract.entities.mention import Mention
from extract.entities.named_acts import is_shy

ERA = re.compile(r"\b(?P<era>gamla|äldre|tidigare|dåvarande|förra|nya|kommande)\s+\Z", re.IGNORECASE)
NEAR = 600
"""How many characters of the same paragraph an act is remembered for, whatever other acts the text names."""
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
        for mention in mentions:
            if mention.alias and (act := self.act(mention)):
                self.defined.setdefault(mention.alias, act)
        self.shapes: dict[str, bool] = {}
        for one in citations:
            named = one.mention and not one.mention.relative and one.locator.has_section
            if named and one.mention and (act := self.act(one.mention, one.locator)):
                self.shapes.setdefault(act, bool(_chaptered(one.locator)))
        self.last: tuple[int, str | None] = (-1, None)
        self.cited: dict[str, int] = {}

    def saw(self, end: int, act: str | None) -> None:
        """Remember that an act was cited, up to ``end``."""
        self.last = (end, act)
        if act:
            self.cited[act] = end

    def act(self, mention: Mention, locator: Locator | None = None) -> str | None:
        """Return the act that is named: by number, by what the text says of its short form, by name and day."""
        if mention.id:
            return mention.id
        name = mention.name or ""
        if name in self.defined:
            return self.defined[name]
        before = ERA.search(self.text, max(0, mention.start - 14), mention.start)
        if before and (act := era(name, before["era"].lower(), self.day)):
            return act
        chapters = _chaptered(locator) if locator else None
        known = {act.id for act in names().get(name, ()) if act.chapters in (None, chapters) or chapters is None}
        if len(known & self.written) == 1:
            return (known & self.written).pop()
        return the_one(called(name, self.day, chapters=chapters))

    def antecedent(self, citation: Citation) -> str | None:
        """Return the act that a section without act means: the one cited last, else the only one that fits."""
        locator = citation.locator
        if citation.mention is None and locator.weak:
            return None
        end, act = self.last
        start = locator.start
        near = end >= 0 and "\n\n" not in self.text[end:start] and start - end < NEAR
        if near and act and ((citation.mention and "FS " in act) or self._fits(act, locator)):
            return act
        if near and act is None:
            return None
        fitting = [one for one, at in self.cited.items() if start - at < FAR and self._fits(one, locator)]
        if near and fitting:
            return max(fitting, key=lambda one: self.cited[one])
        return fitting[0] if len(fitting) == 1 else None

    def stands_alone(self, mention: Mention) -> bool:
        """Tell whether the name is an entity without a section."""
        if mention.relative or mention.unknown:
            return False
        return bool(mention.id) or not is_shy(mention) or mention.name in self.defined

    def _fits(self, act: str, locator: Locator) -> bool:
        if not re.match(r"\S*FS ", act) or not locator.has_section:
            return not locator.has_section and act.startswith(("CELEX", "SFS 2018:1197", "SFS 1994:1219"))
        shape = chapters_of(act)
        shape = self.shapes.get(act) if shape is None else shape
        return shape is None or shape == _chaptered(locator)


def _chaptered(locator: Locator) -> bool | None:
    if not locator.has_section:
        return True if locator.chapter else None
    return locator.chapter is not None or "kap." in locator.places[0]
