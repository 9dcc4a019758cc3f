"""Documents and cases: hand in, list, read the analysis."""

from typing import Annotated, Any

from fastapi import APIRouter, File, Form, HTTPException, Query, Response, UploadFile

from service import store as kept
from service.api import shapes
from service.api.models import DocumentOut, HealthOut, Problem, ReceivedOut, RetryOut, WishIn
from service.cases.thread import thread
from service.contract import to_json
from service.pages.again import as_pdf, ask
from service.pages.cases import MISSING
from service.pages.document import found
from service.pages.failures import AT_ONCE
from service.queue.intake import receive
from service.views import Stage, Wish
from service.web.access import Chosen, Drawers, Makers, Opened, Queue

MISSING_DOCUMENT: dict[int | str, dict[str, Any]] = {404: {"model": Problem}}
NOT_NOW = MISSING_DOCUMENT | {409: {"model": Problem}}
router = APIRouter(tags=["dokument"])


@router.post(
    "/documents",
    status_code=201,
    responses={200: {"model": list[ReceivedOut]}, 404: {"model": Problem}, 413: {"model": Problem}},
)
def hand_in(
    response: Response,
    store: Opened,
    settings: Chosen,
    queue: Queue,
    drawers: Drawers,
    files: Annotated[list[UploadFile], File(min_length=1)],
    case: Annotated[str | None, Form()] = None,
    foreign: Annotated[bool, Form(description="Analysera också det som inte är skrivet på svenska")] = False,
) -> list[ReceivedOut]:
    """Hand in files, each with a status of its own; the whole answers 201 if any of them is new, else 200."""
    if case and kept.case(store, case) is None:
        raise HTTPException(404, MISSING)
    results = receive(store, settings, drawers, files, case=case)
    if foreign:
        for one in results:
            if one.document and one.new:
                kept.wish_for(store, one.document.id, Wish(foreign=True))
    queue.enqueue([one.document.id for one in results if one.document and one.waits])
    response.status_code = 201 if any(one.new for one in results) else 200
    return [shapes.received(one) for one in results]


@router.get("/documents")
def documents(
    store: Opened,
    case: str | None = None,
    stage: Stage | None = None,
    kind: str | None = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
    offset: Annotated[int, Query(ge=0, le=1_000_000_000)] = 0,
) -> list[DocumentOut]:
    """List documents, the latest received first."""
    rows = kept.documents(store, case=case, stage=stage, kind=kind, limit=limit, offset=offset)
    return [DocumentOut.model_validate(row) for row in rows]


@router.post("/documents/retry", status_code=202)
def retry(store: Opened, queue: Queue) -> RetryOut:
    """Try documents that failed once more, at most 1000; which they are and why, ``/documents?stage=misslyckad`` tells."""
    return RetryOut(queued=queue.retry(kept.documents(store, stage=Stage.FAILED, limit=AT_ONCE)))


@router.get("/documents/{id}", responses=MISSING_DOCUMENT)
def document(id: str, store: Opened) -> DocumentOut:
    """Show one document."""
    return DocumentOut.model_validate(found(store, id))


@router.post("/documents/{id}/read-again", status_code=202, responses=NOT_NOW | {422: {"model": Problem}})
def read_again(id: str, store: Opened, queue: Queue, wish: WishIn) -> DocumentOut:
    """Read a document once more; what is left out of the wish stays as it was."""
    row = found(store, id)
    pages = row.wish.pages if wish.pages is None else tuple(sorted(set(wish.pages)))
    ask(queue, row, Wish(pages, row.wish.foreign if wish.foreign is None else wish.foreign))
    return DocumentOut.model_validate(found(store, id))


@router.get(
    "/documents/{id}/searchable.pdf",
    responses=NOT_NOW | {200: {"content": {"application/pdf": {}}}, 422: {"model": Problem}},
    response_class=Response,
)
def searchable(id: str, store: Opened, makers: Makers) -> Response:
    """Give a scan as PDF/A with the text that was read in it."""
    return as_pdf(store, makers, found(store, id))


@router.get("/documents/{id}/analysis", responses=NOT_NOW)
def analysis(id: str, store: Opened) -> dict[str, Any]:
    """Give the analysis of one document, as ``rodtrad analyse`` prints it, with human decisions applied."""
    row = found(store, id)
    analysed = thread(store, row.case, only=id)
    if not analysed.documents:
        raise HTTPException(409, row.error or "Dokumentet är inte färdigläst än.")
    return to_json(analysed)


@router.get("/cases/{id}/analysis", responses=MISSING_DOCUMENT)
def case(id: str, store: Opened) -> dict[str, Any]:
    """Give the analysis of a case: its documents and what ties them together."""
    if kept.case(store, id) is None:
        raise HTTPException(404, MISSING)
    return to_json(thread(store, id))


@router.get("/health")
def health(store: Opened) -> HealthOut:
    """Tell whether the store answers."""
    return HealthOut(status="ok", documents=sum(one.documents for one in kept.cases(store)))
