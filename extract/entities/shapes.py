"""Pieces of patterns that several finders share.

>>> re.fullmatch(f"3{S}kap", "3 kap") is not None, re.fullmatch(f"3{S}kap", "3 \\n\\n kap") is not None
(True, False)
"""

import re

from extract.types import Entity, EntityType, Span

S = r"[^\S\n]*\n?[^\S\n]*"
"""Any space, also none, a no-break space or one line break; never a blank line, which parts blocks."""

DASH = r"[-‐‑–—−]"

MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()

_UNITS = "första andra tredje fjärde femte sjätte sjunde åttonde nionde".split()

ORDINALS = [
    *_UNITS,
    *"tionde elfte tolfte trettonde fjortonde femtonde sextonde sjuttonde artonde nittonde tjugonde".split(),
    *(f"tjugo{unit}" for unit in _UNITS),
    "trettionde",
    "trettioförsta",
]
"""The first to the thirty-first."""

CARDINALS = "noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo".split()


def entity(text: str, start: int, end: int, kind: EntityType, value: str | None) -> Entity:
    """Return the entity that stands at text[start:end]."""
    return Entity(Span(start, end), kind, text[start:end], value)


def any_of(words: list[str]) -> str:
    """Return a pattern for any of the words, longest first.

    >>> any_of(["a", "ab"])
    '(?:ab|a)'
    """
    return "(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + ")"
