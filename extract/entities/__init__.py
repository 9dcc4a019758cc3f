"""Text in, Entities out: what is named, where, and its normal form.

>>> [(entity.type.value, entity.value) for entity in find_entities("Beslut enligt 9 § 10 LSS")]
[('paragraf', 'SFS 1993:387 9 § 10 p')]
"""

import datetime
from collections.abc import Callable, Sequence

from extract.entities.addresses import find_addresses
from extract.entities.amounts import find_amounts
from extract.entities.case_numbers import find_case_numbers
from extract.entities.dates import find_dates
from extract.entities.emails import find_emails
from extract.entities.known_provider import with_provider
from extract.entities.law import find_law
from extract.entities.organisation_numbers import find_organisation_numbers
from extract.entities.parties import find_parties
from extract.entities.personal_numbers import find_personal_numbers
from extract.entities.phones import find_phones
from extract.types import Entity

Finder = Callable[[str, datetime.date | None], tuple[Entity, ...]]

FINDERS: tuple[Finder, ...] = (
    find_law,
    find_dates,
    find_case_numbers,
    find_personal_numbers,
    find_organisation_numbers,
    find_phones,
    find_emails,
    find_addresses,
    find_amounts,
    find_parties,
)
"""One per kind of entity; each is given the text and the document's date."""


def find_entities(
    text: str, *, date: datetime.date | None = None, provider: str | None = None, reviewed: Sequence[str] = ()
) -> tuple[Entity, ...]:
    """Find all entities, by where they start; within a type, two cover the same words or do not meet.

    ``date`` is the document's: it decides which law was in force and what "8 november" means. ``provider`` is the
    document's too (``Metadata.provider``): every mention of it is then an utförare, and so of the units ``reviewed`` beside it.
    """
    found = [entity for finder in FINDERS for entity in finder(text, date) if "\n\n" not in entity.text]
    for name in filter(None, (provider, *reviewed)):
        found = [entity for entity in with_provider(found, text, name) if "\n\n" not in entity.text]
    return tuple(sorted(found, key=lambda entity: (entity.span, entity.type)))
