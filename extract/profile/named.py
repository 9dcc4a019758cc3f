"""Entities by the light of the document's frame: its day, its utförare and the units that it reviews.

>>> from extract.types import DocumentKind, Metadata
>>> told = Profile(DocumentKind.PROTOCOL, "Uppföljning av Tallmons äldreboende", "sv", Metadata("Ek Omsorg AB", date="2019-04-26"))
>>> [(one.type.value, one.value) for one in named(Document("0", "p", "Ek Omsorg lovade i mars att Tallmon får en rutin.", (), ()), told)]
[('utförare', 'Ek Omsorg AB'), ('datum', '2019-03'), ('utförare', 'Tallmons äldreboende')]
"""

import re
from datetime import date

from extract.entities import find_entities
from extract.profile.reviewed import reviewed_units
from extract.profile.sides import with_sides
from extract.types import Document, Entity, Profile, as_date


def named(document: Document, told: Profile) -> tuple[Entity, ...]:
    """Return all that the document names, each name with the part that all its mentions tell."""
    return with_sides(unsided(document, told), document.text, told.title, told.metadata.provider)


def unsided(document: Document, told: Profile) -> tuple[Entity, ...]:
    """Return the same with the parts that names have by rule."""
    return find_entities(
        document.text,
        date=as_date(told.metadata.date) or _about(told.metadata.date),
        provider=told.metadata.provider,
        reviewed=reviewed_units(document.text, told.title),
    )


def _about(told: str | None) -> date | None:
    """Return a day for a document that tells only its month or year: what it speaks of had happened by then.

    >>> _about("2008-12"), _about("2014"), _about(None)
    (datetime.date(2008, 12, 28), datetime.date(2014, 12, 28), None)
    """
    if told is None or not re.fullmatch(r"\d{4}(?:-\d\d)?", told):
        return None
    return date(int(told[:4]), int(told[5:] or 12), 28)
