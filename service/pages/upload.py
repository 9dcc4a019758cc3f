"""Handing in files from the first page, and deleting them."""

from typing import Annotated

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from fastapi.responses import RedirectResponse
from starlette.background import BackgroundTask

from service import drawings
from service import store as kept
from service.erasing import finish
from service.pages.document import found
from service.pages.overview import show
from service.queue.intake import any_new, bare, receive
from service.web.access import Chosen, Drawers, Opened, Queue, whole

router = APIRouter()
REFUSED = 422
APART = "var-for-sig"
"""What the form says instead of an ärende where each file is to have its own."""


@router.post("/dokument")
def upload(
    request: Request,
    store: Opened,
    settings: Chosen,
    queue: Queue,
    drawers: Drawers,
    files: Annotated[list[UploadFile], File()],
    case: Annotated[str, Form()] = "",
    title: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Take files into an ärende; several files without one are a new ärende together, or each one its own."""
    apart = case == APART
    case = "" if apart else case
    if case and kept.case(store, case) is None:
        return show(request, store, settings, problems=("Ärendet finns inte längre. Välj ett annat.",), status=REFUSED)
    together = not apart and (len(files) > 1 or bool(title.strip()))
    name = title.strip() or f"{bare(files[0].filename or '')} med flera"
    wanted = not case and together and any_new(store, settings, files)
    chosen = kept.create_case(store, name, own=not title.strip()).id if wanted else case or None
    received = receive(store, settings, drawers, files, case=chosen)
    queue.enqueue([one.document.id for one in received if one.document and one.waits])
    known = [one.name for one in received if one.document and not one.new]
    problems = [one.refused for one in received if one.refused]
    if len(received) > 1:
        problems += [f"{name} är redan inlämnad." for name in known]
    if problems:
        return show(request, store, settings, chosen_case=case, problems=tuple(problems), status=REFUSED)
    if known and received[0].document:
        return RedirectResponse(f"/dokument/{received[0].document.id}", status_code=303)
    return RedirectResponse("/", status_code=303)


@router.post("/dokument/{id}/ta-bort")
def delete(request: Request, id: str, store: Opened, settings: Chosen, queue: Queue) -> Response:
    """Delete a document and the images of its pages, and then what databases keep of what was deleted."""
    found(store, id)
    queue.remove(id)
    drawings.forget(settings.data, id)
    clean = BackgroundTask(finish, whole(request), settings, id)  # takes long where there is much to search in
    return RedirectResponse("/", status_code=303, background=clean)
