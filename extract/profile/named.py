"""Entities by the light of the document's frame: its day, its utförare and the units that it reviews.

>>> from extract.types import DocumentKind, Metadata
>>> told = Profile(DocumentKind.PROTOCOL, "Uppföljning av Tallmons äldreboende", "sv", Metadata("Ek Omsorg AB", date="2019-04-26"))
>>> [(one.type.value, one.value) for one in named(Document("0", "p", "Ek Omsorg lovade i mars att Tallmon får en rutin.", (), ()), told)]
[('utförare', 'Ek Omsorg AB'), ('datum', '2019-03'), ('utförare', 'Tallmons äldreboende')]
"""

from extract.entities import find_entities
from extract.profile.reviewed import reviewed_units
from extract.types import Document, Entity, Profile, as_date


def named(document: Document, told: Profile) -> tuple[Entity, ...]:
    """Return all that the document names."""
    return find_entities(
        document.text,
        date=as_date(told.metadata.date),
        provider=told.metadata.provider,
        reviewed=reviewed_units(document.text, told.title),
    )
