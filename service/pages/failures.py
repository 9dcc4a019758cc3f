"""Kunde inte läsas: every document that failed, why, and another attempt."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from service import store as kept
from service.pages.view import render
from service.store.progress import stages
from service.views import Stage
from service.web.access import Opened
from service.web.access import Queue as Jobs

router = APIRouter()
SHOWN = 50
AT_ONCE = 1000
"""Documents that one press of the button has tried again; each is noted in the audit trail."""


@router.get("/misslyckade", response_class=HTMLResponse)
def failures(
    request: Request,
    store: Opened,
    sida: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
    igen: Annotated[int | None, Query(ge=0)] = None,
) -> Response:
    """List what failed, the latest received first."""
    failed = kept.documents(store, stage=Stage.FAILED, limit=SHOWN + 1, offset=(sida - 1) * SHOWN)
    values = {
        "here": "",
        "failed": failed[:SHOWN],
        "total": stages(store)[Stage.FAILED],
        "queued": igen,
        "before": sida - 1 if sida > 1 else None,
        "after": sida + 1 if len(failed) > SHOWN else None,
    }
    return render(request, "failures.html", values)


@router.post("/misslyckade/igen")
def again(store: Opened, jobs: Jobs) -> Response:
    """Try all of them once more."""
    tried = jobs.retry(kept.documents(store, stage=Stage.FAILED, limit=AT_ONCE))
    return RedirectResponse(f"/misslyckade?igen={tried}", status_code=303)
