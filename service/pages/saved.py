"""Sparade sökningar: searches by name, one's own and shared ones, with what is new since one last looked."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from service.pages.addresses import with_query
from service.pages.asking import described, restored
from service.pages.asking import saved as read
from service.pages.marks import pieces
from service.pages.sharing import Shared, places
from service.pages.view import render
from service.people import Role
from service.search import search
from service.search.news import news
from service.store import Store
from service.store import saved as kept
from service.views import Saved
from service.web.access import Entering, Opened, Who

router = APIRouter()
MISSING = "Den sparade sökningen finns inte, eller delas inte med dig."
SHOWN = 50
Name = Annotated[str, Form(min_length=1, max_length=120)]


def found(store: Store, id: str, who: str) -> Saved:
    """Give the saved search, or say that there is none."""
    one = kept.one_saved(store, id, who=who)
    if one is None or one.kind != "sökning":
        raise HTTPException(404, MISSING)
    return one


def line(store: Store, one: Saved) -> dict[str, Any]:
    """Tell a saved search with its hits and what is new."""
    wanted = restored(one.body)
    return {
        "saved": one,
        "asked": described(wanted),
        "address": wanted.address(),
        "total": search(store, wanted.effective).total,
        "new": len(news(store, wanted.effective, one.seen)) if one.seen else None,
    }


@router.get("/sparade", response_class=HTMLResponse)
def listed(request: Request, store: Opened, who: Who) -> Response:
    """List them."""
    lines = [line(store, one) for one in kept.saved(store, "sökning", who=who)]
    values = {"here": "/fynd", "lines": lines, "who": who, "places": places(request)}
    return render(request, "saved.html", values)


@router.post("/sparade")
def keep(
    store: Opened, who: Who, namn: Name, sokning: Annotated[str, Form(max_length=8000)], collection: Shared
) -> Response:
    """Keep a search, given as the query of its address."""
    kept.keep(store, "sökning", namn.strip() or "Utan namn", read(sokning), who=who, collection=collection)
    return RedirectResponse("/sparade", status_code=303)


@router.get("/sparade/{id}", response_class=HTMLResponse)
def one(request: Request, id: str, store: Opened, who: Who, sedan: str = "") -> Response:
    """Show what is new; ``sedan`` in the address keeps since when, for looking again."""
    saved = found(store, id, who)
    since = moment(sedan)
    if since is None:
        kept.look(store, id, who=who)
        seen = saved.seen or saved.made
        return RedirectResponse(with_query(f"/sparade/{id}", sedan=seen.isoformat()), status_code=303)
    wanted = restored(saved.body)
    new = news(store, wanted.effective, since)
    values = {
        "here": "/fynd",
        **line(store, saved),
        "since": since,
        "new": len(new),
        "shown": SHOWN,
        "hits": [(hit, pieces(hit.row.statement.text, [(*mark, "hit") for mark in hit.marks])) for hit in new[:SHOWN]],
    }
    return render(request, "saved_new.html", values)


def moment(text: str) -> datetime | None:
    """Read a moment with its zone from an address; nonsense is none.

    >>> moment("2025-11-03T10:00:00+00:00").year, moment("2025-11-03"), moment("i går")
    (2025, None, None)
    """
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        return None
    return value if value.tzinfo else None


@router.post("/sparade/{id}/ta-bort")
def forget(id: str, store: Opened, person: Entering) -> Response:
    """Delete one's own; an administratör also what others share."""
    if not kept.forget(store, id, who=person.id, shared_too=person.role is Role.ADMINISTRATOR):
        raise HTTPException(404, MISSING)
    return RedirectResponse("/sparade", status_code=303)


@router.post("/sparade/{id}/dela")
def share(id: str, store: Opened, who: Who, collection: Shared) -> Response:
    """Share one's own with a collection, or with nobody."""
    if not kept.share(store, id, who=who, collection=collection):
        raise HTTPException(404, MISSING)
    return RedirectResponse("/sparade", status_code=303)
