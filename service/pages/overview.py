"""Översikt: hand in documents, see what is being read, what waits and what failed."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from service import store as kept
from service.pages.queue import standing
from service.pages.view import render
from service.pages.waiting import waiting
from service.settings import Settings
from service.store import Store
from service.views import Stage
from service.web.access import Chosen, Opened

router = APIRouter()
SHOWN = 5


@router.get("/", response_class=HTMLResponse)
def overview(request: Request, store: Opened, settings: Chosen, arende: str = "") -> Response:
    """Show the first page."""
    return show(request, store, settings, chosen_case=arende)


def show(
    request: Request,
    store: Store,
    settings: Settings,
    *,
    chosen_case: str = "",
    problems: tuple[str, ...] = (),
    status: int = 200,
) -> HTMLResponse:
    """Show the first page, with what went wrong at the latest upload."""
    pending = [one for one in waiting(store) if one.left]
    values = {
        "here": "/",
        "cases": kept.cases(store),
        "chosen_case": chosen_case,
        "limit_mb": settings.max_upload_mb,
        "problems": problems,
        "waiting": pending[:SHOWN],
        "more": max(0, len(pending) - SHOWN),
        "recent": kept.documents(store, stage=Stage.DONE, limit=SHOWN),
        **standing(store),
    }
    return render(request, "overview.html", values, status=status)
