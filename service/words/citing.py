"""The legal references in a search: the same finder that reads documents, asked for every law that a name has meant.

>>> [cited.values for cited in cite("avvikelser 14 kap. 3 § SoL")]
[('SFS 2001:453 14 kap. 3 §', 'SFS 2025:400 14 kap. 3 §')]
"""

import datetime
from functools import lru_cache
from itertools import groupby

from extract.entities.law import find_law
from extract.types import Entity
from service.words.query import Cited

DATES = (datetime.date(1995, 1, 1), datetime.date(2010, 1, 1), datetime.date(2024, 1, 1), datetime.date(2026, 1, 1))
"""A day under each socialtjänstlag and skollag that documents may speak of, as "SoL" changes its meaning with time."""


@lru_cache(maxsize=1000)
def cite(text: str) -> tuple[Cited, ...]:
    """Find legal references; one without its law stands for that place in any law.

    >>> [cited.values for cited in cite("14 kap. 3 §")], cite("lex Sarah")
    ([('14 kap. 3 §',)], ())
    """
    found = {entity for date in DATES for entity in find_law(text, date)}
    ordered = sorted(found, key=lambda entity: (entity.span, entity.value or ""))
    groups = [tuple(same) for _, same in groupby(ordered, key=lambda entity: entity.span)]
    return tuple(as_cited(same) for same in groups if exact(same[0]))


def exact(entity: Entity) -> bool:
    """Tell whether the words name a place or an act; "lex Sarah" is better sought as it stands."""
    return any(map(str.isdigit, entity.text)) or " " not in entity.text


def as_cited(same: tuple[Entity, ...]) -> Cited:
    """Put together what the same words may mean."""
    values = tuple(dict.fromkeys(entity.value for entity in same if entity.value))
    return Cited(same[0].span.start, same[0].span.end, values or (same[0].text,))
