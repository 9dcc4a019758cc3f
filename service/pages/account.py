"""Mitt konto: password, keys for programs, and the traces that one has left."""

import csv
import io
from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from service.auth import local, passwords
from service.pages.trails import told
from service.pages.view import render
from service.people import Person, Role, Trace
from service.settings import Settings
from service.store import audit, collections, keys, people
from service.web.access import Chosen, Entering, whole

router = APIRouter()
SHOWN = 100
REFUSED = 422
LONGEST_KEY = 730
BOM = "\ufeff"
"""Without it Excel takes å for two letters."""


def show(
    request: Request, settings: Settings, person: Person, *, problem: str = "", done: str = "", key: str = ""
) -> HTMLResponse:
    """Show the account."""
    known = collections.collections(whole(request))
    values = {
        "here": "",
        "problem": problem,
        "done": done,
        "key": key,
        "keys": keys.tokens_of(whole(request), person.id),
        "roles": [role for role in Role if person.role.covers(role)],
        "named": known,
        "seen": known if person.collections is None else {one: known.get(one, one) for one in person.collections},
        "with_password": "konton" in settings.methods and not person.outside,
    }
    return render(request, "account.html", values, status=REFUSED if problem else 200)


@router.get("/mitt-konto", response_class=HTMLResponse)
def account(request: Request, settings: Chosen, person: Entering) -> Response:
    """Show what one may do and see."""
    return show(request, settings, person)


@router.post("/mitt-konto/losenord", response_class=HTMLResponse)
def change(
    request: Request,
    settings: Chosen,
    person: Entering,
    nu: Annotated[str, Form(max_length=2000)],
    nytt: Annotated[str, Form(max_length=2000)],
) -> Response:
    """Take another password; all sessions and keys end, for someone else may have had the old one."""
    store = whole(request)
    if refused := local.refused(store, person.id, nu, says="Det nuvarande lösenordet stämmer inte."):
        return show(request, settings, person, problem=refused.problem)
    if wrong := passwords.complaint(nytt):
        return show(request, settings, person, problem=wrong)
    people.change_person(store, person.id, password=passwords.hashed(nytt))
    return RedirectResponse("/logga-in", status_code=303)


@router.post("/mitt-konto/nycklar", response_class=HTMLResponse)
def make_key(
    request: Request,
    settings: Chosen,
    person: Entering,
    namn: Annotated[str, Form(min_length=1, max_length=100)],
    roll: Annotated[Role, Form()],
    samling: Annotated[list[str] | None, Form()] = None,
    dagar: Annotated[int, Form(ge=1, le=LONGEST_KEY)] = 365,
) -> Response:
    """Make a key for a program and show it this once."""
    if not settings.methods:
        raise HTTPException(409, "Utan inloggning behövs inga nycklar.")
    try:
        key = keys.make_token(whole(request), person.id, namn.strip(), roll, collections=samling, days=dagar)
    except keys.EnoughKeys as error:
        return show(request, settings, person, problem=str(error))
    return show(request, settings, person, key=key)


@router.post("/mitt-konto/nycklar/{id}/ta-bort")
def drop_key(id: str, request: Request, person: Entering) -> Response:
    """Take a key of one's own back."""
    if not keys.drop_token(whole(request), id, person=person.id):
        raise HTTPException(404, "Nyckeln finns inte.")
    return RedirectResponse("/mitt-konto", status_code=303)


@router.get("/mina-spar", response_class=HTMLResponse)
def traces(request: Request, person: Entering, sida: int = 1) -> Response:
    """Show what the audit trail holds of oneself."""
    page = max(1, sida)
    held = audit.trail(whole(request), who=person.id, limit=SHOWN + 1, offset=(page - 1) * SHOWN)
    values = {"here": "", "mine": True, "who": "", "subject": "", "page": page, "problem": ""}
    return render(request, "trail.html", values | {"told": told, "traces": held[:SHOWN], "more": len(held) > SHOWN})


@router.get("/mina-spar.csv")
def own_file(request: Request, person: Entering) -> Response:
    """Give the same as a file."""
    return as_csv(audit.trail(whole(request), who=person.id, limit=None), "mina-spar.csv")


def as_csv(traces: Iterable[Trace], name: str) -> Response:
    """Give entries as a table that a spreadsheet opens."""
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows(audit.as_lines(traces))
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(BOM + written.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)
