"""Reading a document once more, as people wish, and handing it out as a PDF that can be searched."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from extract.errors import ExtractError
from service import store as kept
from service.pagelist import NoSuchPage, parsed
from service.pages.document import found, show
from service.queue.jobs import Jobs
from service.queue.worker import Pool
from service.store import Store
from service.views import DocumentRow, Wish
from service.web.access import Makers, Opened, Queue

router = APIRouter()
BUSY = "Dokumentet läses just nu. Vänta tills det är klart och försök igen."
UNREAD = "Dokumentet är inte färdigläst än."
SECONDS_A_PAGE = 3.0


@router.post("/dokument/{id}/igen")
def again(
    request: Request,
    id: str,
    store: Opened,
    queue: Queue,
    sidor: Annotated[str | None, Form(max_length=2000)] = None,
    sida: Annotated[int | None, Form()] = None,
    frammande: Annotated[bool | None, Form()] = None,
) -> Response:
    """Read a document once more: ``sidor`` or one more ``sida`` from the picture, ``frammande`` also if not in Swedish."""
    row = found(store, id)
    wish = row.wish
    if sidor is not None:
        try:
            wish = Wish(parsed(sidor, len(row.pages)), wish.foreign)
        except NoSuchPage as error:
            return show(request, store, row, problem=str(error), asked=sidor)
    if sida is not None:
        wish = Wish(tuple(sorted({*wish.pages, sida})), wish.foreign)
    if frammande is not None:
        wish = Wish(wish.pages, frammande)
    ask(queue, row, wish)
    return RedirectResponse(f"/dokument/{id}", status_code=303)


def ask(queue: Jobs, row: DocumentRow, wish: Wish) -> None:
    """Have a document read once more, or say why not."""
    if any(page > len(row.pages) for page in wish.pages):
        raise HTTPException(422, f"Dokumentet har inte så många sidor: det har {len(row.pages)}.")
    if not queue.read_again(row.id, wish):
        raise HTTPException(409, BUSY)


@router.get("/dokument/{id}/sokbar.pdf")
def searchable(id: str, store: Opened, makers: Makers) -> Response:
    """Hand out a scan as PDF/A with the text that was read in it."""
    return as_pdf(store, makers, found(store, id))


def as_pdf(store: Store, makers: Pool, row: DocumentRow) -> Response:
    """Give the document as a PDF that can be searched."""
    document = kept.reading(store, row.id)
    if document is None:
        raise HTTPException(409, row.error or UNREAD)
    seconds = 30 + SECONDS_A_PAGE * len(document.pages)
    try:
        data = makers.run("extract.searchable:searchable", kept.original(store, row.id), document, timeout=seconds)
    except ExtractError as error:
        raise HTTPException(422, str(error)) from error
    name = quote(f"{row.name.rpartition('.')[0] or row.name} (sökbar).pdf", safe="")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(data, media_type="application/pdf", headers=headers)
