"""Who was reviewed by whom, where, when and under which number, read from the document's frame.

>>> document = Document("0", "p.txt", "Uppföljning av Solgläntan, utförare av hemtjänst i Eslövs kommun\\n\\nDatum: 2019-04-26", (), ())
>>> metadata_of(document, DocumentKind.PROTOCOL, None)
Metadata(provider='Solgläntan', reviewer=None, municipality='Eslövs kommun', date='2019-04-26', case_number=None)
"""

from extract.profile.dating import date_of
from extract.profile.numbering import case_number_of
from extract.profile.parties import provider_and_reviewer
from extract.profile.places import municipality_of
from extract.types import Document, DocumentKind, Metadata


def metadata_of(document: Document, kind: DocumentKind, title: str | None) -> Metadata:
    """Return what the frame says; what it does not say is None."""
    municipality = municipality_of(document, title)
    provider, reviewer = provider_and_reviewer(document, kind, title, municipality)
    return Metadata(provider, reviewer, municipality, date_of(document, title), case_number_of(document))
