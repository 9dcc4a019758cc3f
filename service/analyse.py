"""The pipeline: the same bytes and the same model give the same analysis, in a worker, on the command line or in a test."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from classify.annotate import annotate
from classify.findings import findings
from classify.link import link
from classify.model import load
from classify.summary import with_summary
from classify.types import CaseAnalysis, DocumentAnalysis
from extract import find_entities, profile, read, segment
from extract.types import Document, as_date

NAME = "rodtrad"
UNDERSTOOD = ("sv", "und")
LANGUAGES = {
    "nb": "norska",
    "nn": "norska",
    "da": "danska",
    "en": "engelska",
    "fi": "finska",
    "de": "tyska",
    "fr": "franska",
}


def analyse(files: Iterable[tuple[str, bytes]]) -> CaseAnalysis:
    """Analyse files (name, bytes) that belong to one case, in the order given."""
    return link_case([analyse_document(name, data) for name, data in files])


def analyse_document(name: str, data: bytes) -> DocumentAnalysis:
    """Read and analyse one file by itself; raises ExtractError where it can't be read."""
    return analyse_reading(read(name, data))


def analyse_reading(document: Document) -> DocumentAnalysis:
    """Analyse a document that has been read."""
    told = profile(document)
    document = _with_language(document, told.language)
    statements = segment(document)
    entities = find_entities(document.text, date=as_date(told.metadata.date), provider=told.metadata.provider)
    annotations = annotate(statements, told.kind, entities)
    return with_summary(DocumentAnalysis(document, told, statements, annotations, entities))


def _with_language(document: Document, language: str) -> Document:
    """Say so in the notes where the text is not Swedish."""
    if language in UNDERSTOOD:
        return document
    name = LANGUAGES.get(language, f"ett annat språk ({language})")
    note = f"Texten verkar vara skriven på {name}. Rödtråd läser svenska, så det som sägs om den är osäkert: läs själv."
    return document if note in document.notes else replace(document, notes=(*document.notes, note))


def link_case(documents: Sequence[DocumentAnalysis]) -> CaseAnalysis:
    """Tie the documents of a case together; what is open in each is told by all."""
    links, candidates = link(documents)
    found = findings(documents, links)
    return CaseAnalysis(
        tuple(with_summary(document, found) for document in documents),
        links,
        candidates,
        found,
        {"name": NAME, "version": load().version},
    )
