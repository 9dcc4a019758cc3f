"""Maskning: what may be personal data, with a box to tick for each; what comes out is a masked file and a protocol."""

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import HTMLResponse

from extract.errors import ExtractError
from extract.types import Document
from service import store as kept
from service.masking.choose import order
from service.masking.protocol import counts
from service.masking.suggest import suggest
from service.masking.types import GROUNDS, KINDS, Order
from service.pagelist import NoSuchPage, parsed
from service.pages.document import found
from service.pages.view import render
from service.store import Store
from service.store.masks import note_masking
from service.views import DocumentRow
from service.web.access import Entering, Makers, Opened

router = APIRouter()
UNREAD = "Dokumentet är inte färdigläst än."
NOTHING = "Inget är valt. Kryssa för vad som ska maskas, eller skriv egna ord."
GROUNDLESS = "Ange grunden för maskningen."
REFUSED = 422
SECONDS_A_PAGE = 5.0


@router.get("/dokument/{id}/maska", response_class=HTMLResponse)
def mask(request: Request, id: str, store: Opened) -> Response:
    """Show what is suggested."""
    return show(request, store, found(store, id))


def show(request: Request, store: Store, row: DocumentRow, *, problem: str = "") -> Response:
    """Show the suggestions, or what was wrong."""
    document = read(store, row)
    suggestions = suggest(document, kept.entities(store, row.id))
    values = {
        "here": "",
        "document": row,
        "groups": [(kind, [one for one in suggestions if one.kind == kind]) for kind in KINDS.values()],
        "grounds": GROUNDS,
        "paged": any(page.width for page in document.pages),
        "problem": problem,
    }
    return render(request, "mask.html", values, status=REFUSED if problem else 200)


@router.post("/dokument/{id}/maska")
def masked(
    request: Request,
    id: str,
    store: Opened,
    makers: Makers,
    person: Entering,
    grund: Annotated[str, Form(max_length=300)] = "",
    uppgift: Annotated[tuple[str, ...], Form()] = (),
    ord: Annotated[str, Form(max_length=20_000)] = "",
    sidor: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    """Hand out what the person confirmed is to be masked, as a masked file with its protocol."""
    row = found(store, id)
    document = read(store, row)
    entities = kept.entities(store, id)
    try:
        whole = parsed(sidor, len(document.pages))
    except NoSuchPage as error:
        return show(request, store, row, problem=str(error))
    decided = order(
        document,
        entities,
        suggest(document, entities),
        confirmed=frozenset(uppgift),
        words=ord.splitlines(),
        whole_pages=whole,
        ground=grund.strip(),
        who=person.name,
    )
    if problem := lacking(decided):
        return show(request, store, row, problem=problem)
    seconds = 30 + SECONDS_A_PAGE * len(document.pages)
    try:
        data: bytes = makers.run(
            "service.masking.parcel:packed", kept.original(store, id), document, decided, timeout=seconds
        )
    except ExtractError as error:
        raise HTTPException(REFUSED, str(error)) from error
    note_masking(store, id, counts(decided))
    headers = {"Content-Disposition": f'attachment; filename="maskad-{id[:12]}.zip"'}
    return Response(data, media_type="application/zip", headers=headers)


def read(store: Store, row: DocumentRow) -> Document:
    """Give the document as it was read, or say that it is not."""
    document = kept.reading(store, row.id)
    if document is None:
        raise HTTPException(409, row.error or UNREAD)
    return document


def lacking(decided: Order) -> str:
    """Say what is missing."""
    if not decided.masks and not decided.whole_pages:
        return NOTHING
    return "" if decided.ground else GROUNDLESS
