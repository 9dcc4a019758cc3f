"""Granska: each point of a response beside the kritik that it answers, to accept or correct."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from classify.types import Label, Stance, Status
from extract.types import BlockKind
from service import store as kept
from service.pages import judging
from service.pages.addresses import anchor, statement_id
from service.pages.document import found
from service.pages.points import Bench, Refused, lay_out, point
from service.pages.view import render, wants_fragment
from service.pages.waiting import waiting
from service.store import Store
from service.views import StatementRow
from service.web.access import Opened, Who

router = APIRouter(prefix="/granska")
CHOICES: dict[str, Any] = {"labels": tuple(Label), "stances": tuple(Stance), "statuses": tuple(Status)}
REFUSED = 422

Text = Annotated[str, Form(max_length=200)]


@router.get("", response_class=HTMLResponse)
def responses(request: Request, store: Opened) -> Response:
    """List the responses, those that wait first."""
    every = waiting(store)
    values = {
        "here": "/granska",
        "waiting": [one for one in every if one.left],
        "done": [one for one in every if not one.left],
    }
    return render(request, "triage_list.html", values)


@router.get("/{document}", response_class=HTMLResponse)
def triage(request: Request, document: str, store: Opened, visa: str = "") -> Response:
    """Show the points of a response; ``visa=allt`` shows its whole text."""
    bench = lay_out(store, found(store, document))
    everything = visa == "allt"
    shown = [row for row in bench.rows if row.statement.kind is not BlockKind.FURNITURE] if everything else bench.points
    points = [point(bench, row) for row in shown]
    values = (
        {"here": "/granska", "everything": everything, "opened": False, "points": points} | _around(bench) | CHOICES
    )
    return render(request, "triage.html", values)


def _around(bench: Bench) -> dict[str, Any]:
    return {
        "document": bench.document,
        "left": bench.left,
        "total": len(bench.points),
        "unanswered": bench.unanswered,
        "criticism": bench.criticism,
    }


def standing_at(store: Opened, document: str, part: str) -> tuple[Bench, StatementRow]:
    """Find the statement that a decision is about, with what lies around it."""
    bench = lay_out(store, found(store, document))
    wanted = statement_id(document, part)
    row = next((row for row in bench.rows if row.statement.id == wanted), None)
    if row is None:
        raise HTTPException(404, "Utsagan finns inte. Dokumentet kan ha lästs om; ladda om sidan.")
    return bench, row


At = Annotated[tuple[Bench, StatementRow], Depends(standing_at)]


def answer(request: Request, store: Store, row: StatementRow, *, refused: Refused | None = None) -> Response:
    """Show the point as it is now: alone for htmx, on its page for a browser without scripts."""
    address = f"/granska/{row.document}#{anchor(row.statement.id)}"
    if not wants_fragment(request) and refused is None:
        return RedirectResponse(address, status_code=303)
    bench = lay_out(store, found(store, row.document))
    now = next(one for one in bench.rows if one.statement.id == row.statement.id)
    values = (
        {"here": "/granska", "oob": True, "opened": False, "point": point(bench, now, refused=refused)}
        | _around(bench)
        | CHOICES
    )
    status = REFUSED if refused else 200
    if wants_fragment(request):
        return render(request, "point_answer.html", values, status=status)
    return render(
        request, "triage.html", values | {"oob": False, "everything": False, "points": [values["point"]]}, status=status
    )


@router.get("/{document}/{part}", response_class=HTMLResponse)
def alone(request: Request, at: At) -> Response:
    """Show one point with all kritik of the case to choose from."""
    bench, row = at
    shown = point(bench, row, every=True)
    values = {"here": "/granska", "everything": False, "points": [shown], "point": shown, "oob": True, "opened": True}
    template = "point_answer.html" if wants_fragment(request) else "triage.html"
    return render(request, template, values | _around(bench) | CHOICES)


@router.post("/{document}/{part}/godta")
def accept(request: Request, at: At, store: Opened, who: Who) -> Response:
    """Take the point as it stands."""
    bench, row = at
    judging.accept(store, bench, row, who=who)
    return answer(request, store, row)


@router.post("/{document}/{part}/etikett")
def relabel(request: Request, at: At, store: Opened, who: Who, label: Annotated[Label, Form()]) -> Response:
    """Say what the point is."""
    _, row = at
    kept.decide(store, row.statement.id, who=who, label=label)
    return answer(request, store, row)


@router.post("/{document}/{part}/andra")
def edit(
    request: Request,
    at: At,
    store: Opened,
    who: Who,
    stance: Text = "",
    status: Text = "",
    responsible: Text = "",
    deadline: Text = "",
) -> Response:
    """Correct hållning, status, ansvarig and datum."""
    _, row = at
    try:
        changes = judging.details(stance, status, responsible, deadline)
    except judging.NotUnderstoodError as error:
        refused = Refused(str(error), stance, status, responsible, deadline)
        return answer(request, store, row, refused=refused)
    kept.decide(store, row.statement.id, who=who, **changes)
    return answer(request, store, row)


@router.post("/{document}/{part}/lankar")
def choose(
    request: Request, at: At, store: Opened, who: Who, target: Annotated[list[str] | None, Form()] = None
) -> Response:
    """Say which kritik the point answers: these and no other."""
    bench, row = at
    judging.choose(store, bench, row, target or (), who=who)
    return answer(request, store, row)


@router.post("/{document}/{part}/angra")
def undo(request: Request, at: At, store: Opened, who: Who) -> Response:
    """Take back the latest decision on the point."""
    bench, row = at
    judging.undo(store, bench, row, who=who)
    return answer(request, store, row)


@router.post("/{document}/{part}/flagga")
def flag(request: Request, at: At, store: Opened, who: Who) -> Response:
    """Flag the point for a colleague, or take the flag away."""
    bench, row = at
    kept.flag(store, row.statement.id, on=row.statement.id not in bench.flagged, who=who)
    return answer(request, store, row)
