"""Administration: people, collections, keys, and the audit trail."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from service import store as kept
from service.auth import passwords
from service.auth.local import spelled
from service.pages.account import SHOWN, as_csv
from service.pages.trails import told
from service.pages.view import render
from service.people import Role
from service.settings import Settings
from service.store import audit, collections, keys, people
from service.web.access import Chosen, Entering, whole


def unnarrowed(person: Entering) -> None:
    """Refuse an administratör's key that is for some collections alone: people, keys and traces are of all of them."""
    if person.collections is not None:
        raise HTTPException(403, NARROW)


router = APIRouter(prefix="/administration", dependencies=[Depends(unnarrowed)])
NARROW = "Nyckeln gäller bara vissa samlingar, och administrationen gäller alla."
REFUSED = 422
NOBODY = "Personen finns inte."
Short = Annotated[str, Form(min_length=1, max_length=100)]
Many = Annotated[list[str] | None, Form()]


def show(request: Request, settings: Settings, *, problem: str = "") -> HTMLResponse:
    """Show people, collections and keys."""
    store = whole(request)
    values = {
        "here": "",
        "problem": problem,
        "people": people.every_person(store),
        "roles": tuple(Role),
        "collections": collections.collections(store),
        "cases": kept.cases(store),
        "keys": keys.tokens_of(store),
        "with_password": "konton" in settings.methods,
    }
    return render(request, "administration.html", values, status=REFUSED if problem else 200)


def back() -> Response:
    """Lead back to the page."""
    return RedirectResponse("/administration", status_code=303)


@router.get("", response_class=HTMLResponse)
def administration(request: Request, settings: Chosen) -> Response:
    """Show the page."""
    return show(request, settings)


@router.post("/personer", response_class=HTMLResponse)
def add(
    request: Request,
    settings: Chosen,
    namn: Short,
    anvandarnamn: Short,
    roll: Annotated[Role, Form()],
    losenord: Annotated[str, Form(max_length=2000)],
    samling: Many = None,
) -> Response:
    """Let someone in with a password."""
    if wrong := passwords.complaint(losenord):
        return show(request, settings, problem=wrong)
    store, kept_password = whole(request), passwords.hashed(losenord)
    chosen = known(request, samling)
    if not people.add_person(store, spelled(anvandarnamn), namn.strip(), roll, chosen, password=kept_password):
        return show(request, settings, problem="Användarnamnet är upptaget.")
    return back()


@router.post("/personer/{id}", response_class=HTMLResponse)
def change(
    request: Request,
    settings: Chosen,
    person: Entering,
    id: str,
    roll: Annotated[Role, Form()],
    aktiv: Annotated[bool, Form()] = False,
    samling: Many = None,
) -> Response:
    """Change what someone may do; nobody shuts themselves out."""
    if id == person.id and (roll is not Role.ADMINISTRATOR or not aktiv):
        return show(request, settings, problem="Du kan inte ta ifrån dig själv administrationen. Be en kollega.")
    if not people.change_person(whole(request), id, role=roll, active=aktiv, collections=known(request, samling)):
        raise HTTPException(404, NOBODY)
    return back()


def known(request: Request, chosen: list[str] | None) -> list[str]:
    """Return those of the chosen collections that there are."""
    there = collections.collections(whole(request))
    return [one for one in chosen or () if one in there]


@router.post("/samlingar", response_class=HTMLResponse)
def add_collection(request: Request, settings: Chosen, id: Short, namn: Short) -> Response:
    """Make a collection."""
    if not collections.add_collection(whole(request), spelled(id), namn.strip()):
        return show(request, settings, problem="Samlingen finns redan.")
    return back()


@router.post("/arenden", response_class=HTMLResponse)
def collect(request: Request, settings: Chosen, arende: Short, samling: Short) -> Response:
    """Put an ärende into a collection."""
    if not collections.collect(whole(request), arende, samling):
        return show(request, settings, problem="Ärendet eller samlingen finns inte.")
    return back()


@router.post("/nycklar/{id}/ta-bort")
def drop_key(request: Request, id: str) -> Response:
    """Take anyone's key back."""
    if not keys.drop_token(whole(request), id):
        raise HTTPException(404, "Nyckeln finns inte.")
    return back()


@router.get("/spar", response_class=HTMLResponse)
def trail(request: Request, vem: str = "", om: str = "", sida: int = 1) -> Response:
    """Show the audit trail, or what it holds of one person or one thing."""
    page = max(1, sida)
    held = audit.trail(whole(request), who=vem, subject=om, limit=SHOWN + 1, offset=(page - 1) * SHOWN)
    values = {"here": "", "mine": False, "who": vem, "subject": om, "page": page}
    return render(request, "trail.html", values | {"told": told, "traces": held[:SHOWN], "more": len(held) > SHOWN})


@router.get("/spar.csv")
def file(request: Request, vem: str = "", om: str = "") -> Response:
    """Give the same as a file."""
    return as_csv(audit.trail(whole(request), who=vem, subject=om, limit=None), "spar.csv")
