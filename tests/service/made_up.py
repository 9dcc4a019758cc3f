"""Analyses of made-up documents, small enough to see through."""

import re
from collections.abc import Mapping, Sequence

from classify.types import Annotation, DocumentAnalysis, Label, Summary
from extract.types import (
    Block,
    BlockKind,
    Document,
    DocumentKind,
    Entity,
    EntityType,
    Metadata,
    Page,
    Profile,
    Span,
    Statement,
)
from service.store import Store, add_document, save_analysis
from service.store.originals import digest

PROTOCOL = """Granskning av Björklunda gruppboende.

Brister i läkemedelshanteringen. Genomförandeplanerna saknar mål.

Enligt 14 kap. 3 § SoL ska personalen rapportera. Inga brister i bemanningen."""

LABELS = {
    "Brister": Label.CRITICISM,
    "Genomförande": Label.CRITICISM,
    "Vi har": Label.ACTION,
    "Vi delar": Label.RESPONSE,
}


def analysis(
    data: bytes, name: str = "protokoll.txt", *, metadata: Metadata | None = None, kind: DocumentKind | None = None
) -> DocumentAnalysis:
    """Cut the text at each full stop followed by a blank, and label by the first word."""
    document = read(name, data)
    cut = [
        match.span() for match in re.finditer(r"[^\s](?:.*?)(?:\.(?=\s[A-ZÅÄÖ]|\n|$)|$)", document.text, re.MULTILINE)
    ]
    statements = tuple(
        Statement(f"{document.id}#{a}-{b}", Span(a, b), document.text[a:b], BlockKind.PARAGRAPH) for a, b in cut
    )
    profile = Profile(kind or DocumentKind.PROTOCOL, name, "sv", metadata or Metadata())
    annotations = tuple(Annotation(one.id, label(one.text), 0.8, {label(one.text): 0.8}) for one in statements)
    critical = tuple(word.statement for word in annotations if word.label is Label.CRITICISM)
    return DocumentAnalysis(document, profile, statements, annotations, tuple(laws(document.text)), Summary(critical))


def read(name: str, data: bytes) -> Document:
    """Make a document of one page and one block."""
    text = data.decode()
    span = Span(0, len(text))
    return Document(digest(data), name, text, (Page(1, span, 0, 0),), (Block(span, BlockKind.PARAGRAPH),))


def label(text: str) -> Label:
    """Label by the first word."""
    return next((label for start, label in LABELS.items() if text.startswith(start)), Label.OTHER)


def laws(text: str) -> Sequence[Entity]:
    """Find the one reference that the made-up texts hold."""
    found = re.finditer(r"14 kap\. 3 § SoL", text)
    return [Entity(Span(*match.span()), EntityType.LAW, match.group(), "SFS 2001:453 14 kap. 3 §") for match in found]


def added(
    store: Store, text: str, name: str = "protokoll.txt", *, case: str | None = None, **metadata: str
) -> DocumentAnalysis:
    """Put a made-up document with its analysis into the store."""
    fields: Mapping[str, str] = metadata
    made = analysis(text.encode(), name, metadata=Metadata(**fields))
    add_document(store, name, text.encode(), case=case)
    save_analysis(store, made)
    return made
