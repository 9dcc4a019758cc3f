"""What a document is and says of itself: kind, title, language, who was reviewed by whom, where, when, under which number.

>>> profile(Document("0", "svar.txt", "", (), ())).kind.value
'övrigt'
"""

from extract.profile.kinds import kind_of
from extract.profile.language import evidence as language_evidence
from extract.profile.language import language_of
from extract.profile.metadata import metadata_of
from extract.profile.titles import titled
from extract.types import Document, Profile


def profile(document: Document) -> Profile:
    """Read the document's frame: title, labels, letterhead, signature, and who does what to whom."""
    title, why_title = titled(document)
    kind, why_kind = kind_of(document, title)
    metadata = metadata_of(document, kind, title)
    evidence = (*why_kind, *why_title, *language_evidence(document.text))
    return Profile(kind, title, language_of(document.text), metadata, evidence)
