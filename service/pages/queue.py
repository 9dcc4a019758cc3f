"""How far the documents that are being read have come, and which could not be read."""

import hashlib
from typing import Any

from fastapi import APIRouter, Request, Response

from service import store as kept
from service.pages.view import render
from service.store import Store
from service.store.progress import stages
from service.views import Stage
from service.web.access import Opened

router = APIRouter()
STEPS = (Stage.RECEIVED, Stage.TEXT, Stage.STATEMENTS, Stage.FINDINGS, Stage.LINKS)
DOING = {
    Stage.RECEIVED: "väntar på sin tur",
    Stage.TEXT: "läser texten",
    Stage.STATEMENTS: "delar upp i utsagor",
    Stage.FINDINGS: "letar kritik, bemötanden och åtgärder",
    Stage.LINKS: "länkar till ärendets andra dokument",
}
UNCHANGED = 204
SHOWN = 8
"""Documents at work that are shown; of a large batch the rest is a number."""
FEW = 3
"""Failures shown on the first page; all have a page of their own."""


def standing(store: Store) -> dict[str, Any]:
    """Give what the queue's part of a page shows; ``version`` tells one state of the queue from another."""
    count = stages(store)
    running = [one for stage in reversed(STEPS) for one in kept.documents(store, stage=stage, limit=SHOWN)][:SHOWN]
    failed = kept.documents(store, stage=Stage.FAILED, limit=FEW)
    left = sum(count[stage] for stage in STEPS)
    seen = "|".join((f"{left} {count[Stage.FAILED]}", *(f"{one.id}{one.stage}" for one in (*running, *failed))))
    version = hashlib.sha256(seen.encode()).hexdigest()[:12]
    return {
        "running": running,
        "failed": failed,
        "left": left,
        "lost": count[Stage.FAILED],
        "version": version,
        "steps": STEPS,
        "doing": DOING,
        "finished": False,
    }


@router.get("/ko")
def queue(request: Request, store: Opened, sedd: str = "") -> Response:
    """Answer htmx: the queue if it has changed since it was seen, else nothing."""
    now = standing(store)
    if now["version"] == sedd:
        return Response(status_code=UNCHANGED)
    return render(request, "queue.html", now | {"finished": True})
