"""Logga in: a name and a password, or the organisation's own account."""

import json
import secrets
from dataclasses import asdict
from typing import Annotated, cast

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from service.auth import cookies, local, oidc
from service.pages.view import render
from service.settings import Settings
from service.store import Store, collections, keys, people
from service.store.acting import acting
from service.web.access import Chosen, whole

router = APIRouter()
ATTEMPT = "rodtrad-oidc"
LONGEST_ATTEMPT = 600
TOLD = 401


def safe(target: str) -> str:
    """Return an address of our own to go on to.

    >>> safe("/fynd?q=rutiner"), safe("//ond.example"), safe("https://ond.example"), safe("/\\\\ond.example")
    ('/fynd?q=rutiner', '/', '/', '/')
    """
    own = target.startswith("/") and not target.startswith(("//", "/\\")) and target.isprintable()
    return target if own and not target.startswith("/logga-") else "/"


def show(request: Request, settings: Settings, target: str, *, problem: str = "", name: str = "") -> HTMLResponse:
    """Show the door."""
    values = {
        "here": "",
        "till": safe(target),
        "problem": problem,
        "name": name,
        "with_password": "konton" in settings.methods,
        "with_oidc": "oidc" in settings.methods,
    }
    return render(request, "sign_in.html", values, status=TOLD if problem else 200)


@router.get("/logga-in", response_class=HTMLResponse)
def sign_in(request: Request, settings: Chosen, till: str = "/") -> Response:
    """Show the door to who is outside."""
    if request.state.person:
        return RedirectResponse(safe(till), status_code=303)
    return show(request, settings, till)


@router.post("/logga-in", response_class=HTMLResponse)
def enter(
    request: Request,
    settings: Chosen,
    namn: Annotated[str, Form(max_length=200)],
    losenord: Annotated[str, Form(max_length=2000)],
    till: Annotated[str, Form(max_length=2000)] = "/",
) -> Response:
    """Let someone in who knows their password."""
    if "konton" not in settings.methods:
        raise HTTPException(404, "Här loggar man inte in med lösenord.")
    origin = request.client.host if request.client else "okänd"
    with acting(local.spelled(namn)):
        entry = local.enter(whole(request), namn, losenord, origin=origin)
    if entry.session is None:
        shown = show(request, settings, till, problem=entry.problem, name=namn)
        if entry.wait:
            shown.status_code = 429
            shown.headers["Retry-After"] = str(entry.wait)
        return shown
    return let_in(settings, entry.session, till)


def let_in(settings: Settings, session: str, target: str) -> Response:
    """Give the session's cookie and lead on."""
    response = RedirectResponse(safe(target), status_code=303)
    cookies.give(response, settings, session, seconds=int(keys.LASTS.total_seconds()))
    return response


@router.get("/logga-in/oidc")
def leave(request: Request, settings: Chosen, till: str = "/") -> Response:
    """Send someone to the organisation's provider."""
    tried = oidc.attempt()
    try:
        address = provider_of(request, settings).leave(tried)
    except oidc.NotVouched as error:
        return show(request, settings, till, problem=str(error))
    response = RedirectResponse(address, status_code=303)
    kept = json.dumps(asdict(tried) | {"till": safe(till)})
    cookies.give(response, settings, kept, what=ATTEMPT, seconds=LONGEST_ATTEMPT)
    return response


@router.get("/logga-in/oidc/svar")
def come_back(request: Request, settings: Chosen, code: str = "", state: str = "", error: str = "") -> Response:
    """Let someone in whom the provider vouches for."""
    found = provider_of(request, settings)
    try:
        kept = dict(json.loads(cookies.held(request, settings, what=ATTEMPT) or "{}"))
        target = str(kept.pop("till", "/"))
        tried = oidc.Attempt(**{name: str(value) for name, value in kept.items()})
    except (ValueError, TypeError, RecursionError):
        return show(request, settings, "/", problem=oidc.BROKEN)
    try:
        if error or not code or not secrets.compare_digest(state.encode(), tried.state.encode()):
            raise oidc.NotVouched(oidc.BROKEN)
        session = vouch(whole(request), found.return_with(code, tried))
    except oidc.NotVouched as refused:
        return show(request, settings, target, problem=str(refused))
    response = let_in(settings, session, target)
    cookies.take(response, settings, what=ATTEMPT)
    return response


def vouch(store: Store, told: oidc.Vouched) -> str:
    """Note who it is and begin their session."""
    known = collections.collections(store)
    mine = [one for one in told.collections if one in known]
    with acting(told.user):
        person = people.vouched(store, told.identity, told.user, told.name, told.role, mine)
    if not person.active:
        raise oidc.NotVouched(oidc.NO_ROLE)
    with acting(person.id):
        return keys.sign_in(store, person.id, "oidc")


def provider_of(request: Request, settings: Settings) -> oidc.Provider:
    """Return the provider, or say that there is none."""
    if "oidc" not in settings.methods:
        raise HTTPException(404, "Här loggar man inte in med organisationens konto.")
    state = request.app.state
    if not hasattr(state, "provider"):
        state.provider = oidc.Provider(settings)
    return cast(oidc.Provider, state.provider)


@router.post("/logga-ut")
def leave_for_good(request: Request, settings: Chosen) -> Response:
    """End the session."""
    if session := cookies.held(request, settings):
        keys.sign_out(whole(request), session)
    response = RedirectResponse("/logga-in" if settings.methods else "/", status_code=303)
    cookies.take(response, settings)
    return response
