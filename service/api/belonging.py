"""Which ärende a document belongs to, for programs."""

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, Field

from service import store as kept
from service.api.models import DocumentOut, Model, Problem
from service.cases.belonging import suggestions
from service.pages import cases
from service.pages.belonging import move
from service.pages.document import found
from service.web.access import Opened, Queue, Who

MISSING: dict[int | str, dict[str, Any]] = {404: {"model": Problem}}
router = APIRouter(tags=["ärenden"])


class SuggestionOut(BaseModel):
    """A case that a document may belong to, and why; nothing moves until a person says so."""

    document: str
    case: str
    title: str
    reasons: tuple[str, ...]
    score: int


class MoveIn(Model):
    """Where a document is to be; null: in a case of its own."""

    case: str | None
    why: str | None = Field(default=None, max_length=500)


class RefusalIn(Model):
    """A case that a document does not belong to."""

    case: str


@router.get("/documents/{id}/case-suggestions", responses=MISSING)
def suggested(id: str, store: Opened) -> list[SuggestionOut]:
    """Suggest cases that a document may belong to, the likeliest first."""
    found(store, id)
    return [
        SuggestionOut(document=id, case=one.case.id, title=one.case.title, reasons=one.reasons, score=one.score)
        for one in suggestions(store, document=id)
    ]


@router.put("/documents/{id}/case", responses=MISSING)
def place(id: str, store: Opened, queue: Queue, who: Who, wanted: MoveIn) -> DocumentOut:
    """Move a document; both cases are linked again."""
    move(store, queue, id, wanted.case, who=who, why=wanted.why)
    return DocumentOut.model_validate(found(store, id))


@router.post("/documents/{id}/case-refusals", responses=MISSING, status_code=204)
def refuse(id: str, store: Opened, who: Who, refused: RefusalIn) -> None:
    """Note that a document does not belong to a case."""
    found(store, id)
    cases.found(store, refused.case)
    kept.refuse_case(store, id, refused.case, who=who)
