"""The steps that a document takes; each may be taken twice and leaves the same behind.

What a step does is heavy, so a worker process does it; what it leaves, it leaves in one transaction of the store.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from classify.types import CaseAnalysis, DocumentAnalysis
from extract.errors import ExtractError
from extract.types import Document
from service import store as kept
from service.queue.bench import DiedError
from service.queue.worker import Pool
from service.settings import Settings
from service.store import Store
from service.store.progress import finish, linkable
from service.views import DocumentRow, Stage

Named = Callable[..., Any] | str


@dataclass(frozen=True, slots=True)
class Pipeline:
    """What reads, analyses and links. Names, so that the process that hands out work need not load models."""

    read: Named = "extract:read"
    """(name, bytes, pages to read from their pictures) → Document"""
    analyse: Named = "service.analyse:analyse_reading"
    """(Document, whether also if it is not in Swedish) → DocumentAnalysis"""
    link: Named = "service.analyse:link_case"
    """DocumentAnalyses of one ärende → CaseAnalysis"""
    tell: Named = "service.cases.telling:tell"
    """DocumentAnalyses and the links that hold → CaseAnalysis"""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What the steps need."""

    store: Store
    settings: Settings
    pool: Pool
    pipeline: Pipeline = Pipeline()


def read(shop: Workshop, id: str, *, last: bool = True) -> bool:
    """Read the file, unless that has been done; False: it can't be read, and the document says why.

    A process that dies may have been in want of memory just then: that is an error until the ``last`` attempt.
    """
    row = begin(shop, id, Stage.TEXT)
    if row is None:
        return False
    if kept.reading(shop.store, id) is None:
        try:
            document: Document = shop.pool.run(
                shop.pipeline.read,
                row.name,
                kept.original(shop.store, id),
                frozenset(row.wish.pages),
                timeout=shop.settings.read_timeout,
            )
        except ExtractError as error:
            return failed(shop, row, error, last)
        if len(document.pages) > shop.settings.page_limit:
            reason = (
                f"Dokumentet har {len(document.pages)} sidor; högst {shop.settings.page_limit} läses. Dela upp det."
            )
            return fail(shop.store, row, ExtractError(reason))
        kept.save_reading(shop.store, document)
    return True


def analyse(shop: Workshop, id: str, *, last: bool = True) -> bool:
    """Find statements, entities and labels; False: it failed, and the document says why."""
    row = begin(shop, id, Stage.STATEMENTS)
    document = kept.reading(shop.store, id)
    if row is None or document is None:
        return False
    try:
        analysis: DocumentAnalysis = shop.pool.run(
            shop.pipeline.analyse, document, row.wish.foreign, timeout=shop.settings.analysis_timeout
        )
    except ExtractError as error:
        return failed(shop, row, error, last)
    kept.set_stage(shop.store, id, Stage.FINDINGS)
    kept.save_analysis(shop.store, analysis)
    return True


def wait_for_links(shop: Workshop, id: str) -> str | None:
    """Note that the document is ready to be linked, if it did not fail, and return its ärende; None: it was deleted."""
    row = kept.document(shop.store, id)
    if row and row.stage is not Stage.FAILED:
        kept.set_stage(shop.store, id, Stage.LINKS)
    return row.case if row else None


def link(shop: Workshop, case: str, *, again: bool = False, last: bool = True) -> None:
    """Link the ärende when the last of its documents has come this far; ``again``: also if none waits for it."""
    waiting = linkable(shop.store, case)
    if waiting is None or not (waiting or again):
        return
    analyses = kept.analyses(shop.store, case)
    included = tuple(id for id in waiting if id in {analysis.document.id for analysis in analyses})
    try:
        tie(shop, case, analyses)
    except ExtractError as error:
        if isinstance(error, DiedError) and not last:
            raise
        finish(shop.store, case, included, f"Ärendet kunde inte länkas. {error}")
        return
    finish(shop.store, case, included)


def tie(shop: Workshop, case: str, analyses: Sequence[DocumentAnalysis]) -> None:
    """Link documents and keep what follows; where people decided otherwise than the model, their links are followed."""
    tied: CaseAnalysis = shop.pool.run(shop.pipeline.link, analyses, timeout=limit(shop, analyses))
    kept.save_links(shop.store, case, tied.links, tied.candidates, tied.findings)
    told, holding = tied, [row.link for row in kept.links(shop.store, case) if row.holds]
    if set(holding) != set(tied.links):
        told = shop.pool.run(shop.pipeline.tell, analyses, holding, timeout=limit(shop, analyses))
        kept.save_links(shop.store, case, tied.links, tied.candidates, told.findings)
    kept.save_summaries(shop.store, told.documents, model=" ".join(tied.model.values()) or None)


def limit(shop: Workshop, analyses: Sequence[DocumentAnalysis]) -> float:
    """Return how long linking may take, in seconds."""
    return shop.settings.analysis_timeout * max(1, len(analyses))


def begin(shop: Workshop, id: str, stage: Stage) -> DocumentRow | None:
    """Note the stage and return the document, None if it has been deleted."""
    kept.set_stage(shop.store, id, stage)
    return kept.document(shop.store, id)


def failed(shop: Workshop, row: DocumentRow, error: ExtractError, last: bool) -> bool:
    """Note why the document went no further, unless it is worth another attempt."""
    if isinstance(error, DiedError) and not last:
        raise error
    return fail(shop.store, row, error)


def fail(store: Store, row: DocumentRow, error: ExtractError) -> bool:
    """Note why the document went no further; the message names the file."""
    message = str(error) if row.name in str(error) else f"{row.name}: {error}"
    kept.set_stage(store, row.id, Stage.FAILED, message)
    return False


def give_up(shop: Workshop, id: str, kind: str) -> None:
    """Note that something went wrong that nobody foresaw."""
    if row := kept.document(shop.store, id):
        fail(shop.store, row, ExtractError(f"Behandlingen avbröts: oväntat fel ({kind}). Försök igen."))
