"""Where a document belongs: what is suggested, and a person's word on it."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from service import store as kept
from service.cases.belonging import SURE, suggestions
from service.pages import cases
from service.pages.document import found
from service.pages.view import render
from service.queue.jobs import Jobs
from service.store import Store
from service.views import Belonging
from service.web.access import Opened, Queue, Who

router = APIRouter()
FIRST = 3
"""So many suggestions stand on a page that is about something else."""
ROUNDS = 20
"""How often suggestions are asked for anew while all that is sure is confirmed; a chain of ärenden takes a round a link."""


def move(store: Store, queue: Jobs, document: str, case: str | None, *, who: str, why: str | None = None) -> str:
    """Move a document and link both ärenden again; the ärende that it came to."""
    origin = found(store, document).case
    if case:
        cases.found(store, case)
    target = kept.move_document(store, document, case, who=who, why=why)
    for one in {origin, target} if origin != target else ():
        if kept.case(store, one):
            queue.relink(one)
    return target


def sure(store: Store) -> tuple[Belonging, ...]:
    """Give the suggestions that a diarienummer speaks for."""
    return tuple(one for one in suggestions(store) if one.score >= SURE)


@router.get("/forslag", response_class=HTMLResponse)
def suggested(request: Request, store: Opened, dokument: str = "") -> Response:
    """Answer htmx with what may belong together, of all or of one document: too slow to wait for with a page."""
    document = found(store, dokument) if dokument else None
    told = suggestions(store, document=document.id) if document else suggestions(store)
    return render(request, "suggested.html", {"here": "", "document": document, "suggestions": told[:FIRST]})


@router.get("/dokument/{id}/arende", response_class=HTMLResponse)
def belonging(request: Request, id: str, store: Opened) -> Response:
    """Show where a document is, where it may belong, and where it has been."""
    row = found(store, id)
    values = {
        "here": "",
        "document": row,
        "case": kept.case(store, row.case),
        "suggestions": suggestions(store, document=id),
        "cases": [one for one in kept.cases(store) if one.id != row.case],
        "placements": [one for one in kept.placements(store, document=id) if one.what == "moved"],
    }
    return render(request, "belonging.html", values)


@router.post("/dokument/{id}/arende")
def place(
    id: str,
    store: Opened,
    queue: Queue,
    who: Who,
    case: Annotated[str, Form()] = "",
    why: Annotated[str, Form(max_length=500)] = "",
) -> Response:
    """Move a document to the ärende that is named, or to one of its own."""
    target = move(store, queue, id, case or None, who=who, why=why or None)
    return RedirectResponse(f"/arende/{target}", status_code=303)


@router.post("/dokument/{id}/hor-inte-hit")
def refuse(
    id: str, store: Opened, who: Who, case: Annotated[str, Form()], back: Annotated[str, Form()] = ""
) -> Response:
    """Note that a document does not belong to an ärende."""
    found(store, id)
    cases.found(store, case)
    kept.refuse_case(store, id, case, who=who)
    return RedirectResponse(f"/arende/{back}" if back.isalnum() else "/arende", status_code=303)


@router.post("/arende/samla")
def gather(store: Opened, queue: Queue, who: Who) -> Response:
    """Confirm at once all that a diarienummer speaks for."""
    for _ in range(ROUNDS):
        if not (left := sure(store)):
            break
        for one in left:
            move(store, queue, one.document.id, one.case.id, who=who, why="; ".join(one.reasons))
    return RedirectResponse("/arende", status_code=303)
