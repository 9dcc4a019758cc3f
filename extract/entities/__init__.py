"""Text in, Entities out: what is named, where, and its normal form.

>>> [(entity.type.value, entity.value) for entity in find_entities("Beslut enligt 9 § 10 LSS")]
[('paragraf', 'SFS 1993:387 9 § 10 p')]
"""

import datetime
from collections.abc import Callable

from extract.entities.law import find_law
from extract.types import Entity

Finder = Callable[[str, datetime.date | None], tuple[Entity, ...]]

FINDERS: tuple[Finder, ...] = (find_law,)
"""One per kind of entity; each is given the text and the document's date."""


def find_entities(text: str, *, date: datetime.date | None = None) -> tuple[Entity, ...]:
    """Find all entities, by where they start; within a type, two cover the same words or do not meet.

    ``date`` is the document's: it decides which law was in force and what "8 november" means.
    """
    found = [entity for finder in FINDERS for entity in finder(text, date)]
    return tuple(sorted(found, key=lambda entity: (entity.span, entity.type)))
