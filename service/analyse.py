"""The pipeline: the same bytes and the same model give the same analysis, in a worker, on the command line or in a test."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date

from classify.annotate import annotate
from classify.findings import findings
from classify.link import link
from classify.model import load
from classify.order import in_order
from classify.summary import with_summary
from classify.types import Annotation, CaseAnalysis, DocumentAnalysis, Label
from extract import profile, read, segment
from extract.entities.since_earlier import find_since
from extract.profile.language import UNDERSTOOD, is_foreign
from extract.profile.named import named
from extract.types import Document, as_date
from service.cases.telling import summarised
from service.languages import called

NAME = "rodtrad"
WRITTEN = "Texten verkar vara skriven på"
LEFT = "Texten är inte på svenska och har inte analyserats."


def analyse(files: Iterable[tuple[str, bytes]]) -> CaseAnalysis:
    """Analyse files (name, bytes) that belong to one case, in the order given."""
    return link_case([analyse_document(name, data) for name, data in files])


def analyse_document(
    name: str, data: bytes, *, pages: AbstractSet[int] = frozenset(), foreign: bool = False
) -> DocumentAnalysis:
    """Read and analyse one file by itself; raises ExtractError where it can't be read.

    ``pages`` are read from their pictures; ``foreign``: it is analysed also if it is not in Swedish.
    """
    return analyse_reading(read(name, data, pages), foreign)


def analyse_reading(document: Document, foreign: bool = False) -> DocumentAnalysis:
    """Analyse a document that has been read; one that is not in Swedish is only cut in statements, unless asked for."""
    told = profile(document)
    left = not foreign and is_foreign(document.text)
    document = _with_language(document, told.language, analysed=not left)
    statements = segment(document)
    if left:
        unsaid = tuple(Annotation(one.id, Label.OTHER, 0.0, evidence=(LEFT,)) for one in statements)
        return DocumentAnalysis(document, told, statements, unsaid, ())
    entities = named(document, told)
    annotations = annotate(statements, told.kind, entities, day=as_date(told.metadata.date))
    return with_summary(DocumentAnalysis(document, told, statements, annotations, entities))


def _with_language(document: Document, language: str, *, analysed: bool) -> Document:
    """Say so in the notes where the text is not Swedish, in place of what an earlier analysis said."""
    notes = tuple(note for note in document.notes if not note.startswith(WRITTEN))
    if language not in UNDERSTOOD:
        then = "så det som sägs om den är osäkert: läs själv." if analysed else "så texten har inte analyserats."
        notes = (*notes, f"{WRITTEN} {called(language)}. Rödtråd läser svenska, {then}")
    return replace(document, notes=notes)


def link_case(documents: Sequence[DocumentAnalysis]) -> CaseAnalysis:
    """Tie the documents of a case together; what is open in each is told by all."""
    documents = _since_earlier(in_order(documents))
    links, candidates = link(documents)
    found = findings(documents, links)
    return CaseAnalysis(
        summarised(documents, found),
        links,
        candidates,
        found,
        {"name": NAME, "version": load().version},
    )


def _since_earlier(documents: Sequence[DocumentAnalysis]) -> tuple[DocumentAnalysis, ...]:
    """Let "sedan förra granskningen" begin on the day of the document before."""
    told: list[DocumentAnalysis] = []
    earlier: date | None = None
    for one in documents:
        day = as_date(one.profile.metadata.date)
        fresh = find_since(one.document.text, day, earlier) if earlier else ()
        fresh = tuple(since for since in fresh if not any(since.span.overlaps(old.span) for old in one.entities))
        told.append(replace(one, entities=tuple(sorted((*one.entities, *fresh), key=lambda entity: entity.span))))
        earlier = max(filter(None, (earlier, day)), default=None)
    return tuple(told)
