"""What people decide about statements and links, and the record of it.

A statement's id holds a "#": write it as %23 in the address, or as ":".

>>> spelled("abc:12-40"), spelled("abc#12-40")
('abc#12-40', 'abc#12-40')
"""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query

from classify.types import LinkType
from service import store as kept
from service.api import shapes
from service.api.models import DecisionIn, DecisionOut, LinkDecisionIn, LinkOut, Problem, StatementOut
from service.pages.judging import NotUnderstoodError, deadline
from service.web.access import Opened, Who

MISSING: dict[int | str, dict[str, Any]] = {404: {"model": Problem}, 422: {"model": Problem}}
router = APIRouter(tags=["beslut"])


def spelled(id: str) -> str:
    """Give the statement id that an address means."""
    return id.replace(":", "#", 1)


def known(id: str, store: Opened) -> str:
    """Give the id of a statement that exists."""
    statement = spelled(id)
    if kept.statement(store, statement) is None:
        raise HTTPException(404, "Utsagan finns inte.")
    return statement


Known = Annotated[str, Depends(known)]


@router.get("/statements/{id}", responses=MISSING)
def statement(statement: Known, store: Opened) -> StatementOut:
    """Show one statement."""
    return _shown(store, statement)


@router.post("/statements/{id}/decision", responses=MISSING)
def decide(statement: Known, store: Opened, who: Who, decision: DecisionIn) -> StatementOut:
    """Accept or correct what the model says of a statement."""
    changes = decision.model_dump(exclude_unset=True)
    try:
        changes |= {"deadline": deadline(changes["deadline"] or "")} if "deadline" in changes else {}
    except NotUnderstoodError as error:
        raise HTTPException(422, str(error)) from error
    return shapes.statement(kept.decide(store, statement, who=who, **changes))


@router.delete("/statements/{id}/decision", responses=MISSING)
def undo(statement: Known, store: Opened, who: Who) -> StatementOut:
    """Take back the latest decision on a statement."""
    if not kept.undo(store, who=who, subject=statement):
        raise HTTPException(404, "Det finns inget beslut att ångra.")
    return _shown(store, statement)


@router.get("/statements/{id}/history", responses=MISSING)
def history(statement: Known, store: Opened) -> list[DecisionOut]:
    """Show who decided what and when, oldest first."""
    return [DecisionOut.model_validate(one) for one in kept.history(store, statement)]


@router.post("/links/decision", responses=MISSING)
def decide_link(store: Opened, who: Who, decision: LinkDecisionIn) -> LinkOut:
    """Accept, refuse or add a link."""
    for end in (decision.source, decision.target):
        known(end, store)
    source, target = spelled(decision.source), spelled(decision.target)
    row = kept.decide_link(
        store, source, target, decision.type, accepted=decision.accepted, who=who, outcome=decision.outcome
    )
    return shapes.link(row)


@router.delete("/links/decision", responses=MISSING, status_code=204)
def undo_link(store: Opened, who: Who, source: str, target: str, type: Annotated[LinkType, Query()]) -> None:
    """Take back the latest decision on a link."""
    subject = kept.link_subject(spelled(source), spelled(target), type)
    if not kept.undo(store, who=who, subject=subject):
        raise HTTPException(404, "Det finns inget beslut att ångra.")


def _shown(store: Opened, id: str) -> StatementOut:
    row = kept.statement(store, id)
    assert row is not None
    return shapes.statement(row)
