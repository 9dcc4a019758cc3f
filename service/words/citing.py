"""The legal references in a search: the same finder that reads documents, asked for every law that a name has meant.

>>> [cited.values for cited in cite("avvikelser 14 kap. 3 § SoL")]
[('SFS 2001:453 14 kap. 3 §', 'SFS 2025:400 14 kap. 3 §')]
"""

import datetime
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import groupby

from extract.entities.acts import abbreviations, names
from extract.entities.law import find_law
from extract.types import Entity
from service.words.compounds import known
from service.words.query import Cited

WORD = re.compile(r"\w+")
SHORTEST = 3
"""Letters of a short name that may be typed in small letters: "kl" is the clock."""
DATES = (datetime.date(1995, 1, 1), datetime.date(2010, 1, 1), datetime.date(2024, 1, 1), datetime.date(2026, 1, 1))
"""A day under each socialtjänstlag and skollag that documents may speak of, as "SoL" changes its meaning with time."""


@lru_cache(maxsize=1000)
def cite(text: str) -> tuple[Cited, ...]:
    """Find legal references; one without its law stands for that place in any law.

    >>> [cited.values for cited in cite("14 kap. 3 §")], cite("lex Sarah")
    ([('14 kap. 3 §',)], ())
    """
    text = WORD.sub(lambda match: short_name(match.group()), text)
    found = {entity for date in DATES for entity in find_law(text, date)}
    ordered = sorted(found, key=lambda entity: (entity.span, entity.value or ""))
    groups = [tuple(same) for _, same in groupby(ordered, key=lambda entity: entity.span)]
    cited = [as_cited(same) for same in groups]
    alone = [
        Cited(*match.span(), tuple(dict.fromkeys(act.id for act in names()[match.group()])))
        for match in WORD.finditer(text)
        if match.group() in abbreviations()
        and not any(one.start < match.end() and match.start() < one.end for one in cited)
    ]
    exactly = [one for one in (*cited, *alone) if exact(text[one.start : one.end])]
    return tuple(sorted(exactly, key=lambda one: one.start))


@cache
def short_names() -> Mapping[str, str]:
    """Return the short names of acts as they are written, by what they are in small letters."""
    return {name.lower(): name for name in sorted(abbreviations(), reverse=True)}


def short_name(word: str) -> str:
    """Write the short name of an act in its own capitals; a word in small letters that means something else is left as it is."""
    name = short_names().get(word.lower())
    return name if name and not (word.islower() and (len(word) < SHORTEST or known(word))) else word


def exact(words: str) -> bool:
    """Tell whether the words name a place or an act; "lex Sarah" is better sought as it stands."""
    return not words.lower().startswith("lex ")


def as_cited(same: tuple[Entity, ...]) -> Cited:
    """Put together what the same words may mean."""
    values = tuple(dict.fromkeys(entity.value for entity in same if entity.value))
    return Cited(same[0].span.start, same[0].span.end, values or (same[0].text,))
