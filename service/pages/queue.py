"""How far the documents that are being read have come, and which could not be read."""

import hashlib
from typing import Any

from fastapi import APIRouter, Request, Response

from service import store as kept
from service.access import Opened
from service.pages.view import render
from service.store import Store
from service.views import Stage

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


def standing(store: Store) -> dict[str, Any]:
    """Give what the queue's part of a page shows; ``version`` tells one state of the queue from another."""
    running = [document for stage in STEPS for document in kept.documents(store, stage=stage)]
    failed = kept.documents(store, stage=Stage.FAILED)
    seen = "|".join(f"{document.id}{document.stage}" for document in (*running, *failed))
    version = hashlib.sha256(seen.encode()).hexdigest()[:12]
    return {
        "running": running,
        "failed": failed,
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
