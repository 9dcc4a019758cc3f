"""Kontrollpunkter: a list of points against all utförare: kritiserad, åtgärdad, nämnd, ej nämnd, each with its evidence."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, File, Form, HTTPException, Request, Response, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse

from extract.errors import ExtractError
from service.pages.addresses import with_query
from service.pages.asking import Many, year, years
from service.pages.sharing import Shared, places
from service.pages.view import render
from service.people import Role
from service.queue.intake import bare
from service.queue.worker import Pool
from service.search.checking import Table, Verdict, check
from service.search.points import Point, from_text
from service.settings import Settings
from service.store import Store
from service.store import saved as kept
from service.store.audit import took
from service.store.providers import named_in, providers
from service.views import Query as Search
from service.views import Saved
from service.web.access import Chosen, Drawers, Entering, Opened, Who
from service.web.limits import MIB

router = APIRouter()
KIND: Literal["kontrollpunkter"] = "kontrollpunkter"
MISSING = "Listan finns inte, eller delas inte med dig."
EMPTY = "Inga punkter hittades. Skriv en per rad, eller lämna in en lista, en CSV-fil eller ett dokument med punkter."
SECONDS = 120.0
WIDEST = 12
"""Utförare that a page shows unasked; a file holds them all."""
TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
LETTERS = {
    Verdict.CRITICISED: "K",
    Verdict.REMEDIED: "Å",
    Verdict.MENTIONED: "N",
    Verdict.UNMENTIONED: "–",
    Verdict.UNKNOWN: "",
}


def found(store: Store, id: str, who: str) -> Saved:
    """Give the list, or say that there is none."""
    one = kept.one_saved(store, id, who=who)
    if one is None or one.kind != KIND:
        raise HTTPException(404, MISSING)
    return one


def points_of(one: Saved) -> tuple[Point, ...]:
    """Return the points of a list."""
    return tuple(Point(**point) for point in one.body["points"])


@router.get("/kontroll", response_class=HTMLResponse)
def listed(request: Request, store: Opened, who: Who) -> Response:
    """List the lists, and take new ones."""
    return shown(request, store, who)


def shown(request: Request, store: Store, who: str, problem: str = "", text: str = "") -> Response:
    """Show the lists, or what was wrong with a new one."""
    values = {
        "here": "/fynd",
        "lists": kept.saved(store, KIND, who=who),
        "who": who,
        "places": places(request),
        "problem": problem,
        "text": text,
    }
    return render(request, "checklists.html", values, status=422 if problem else 200)


@router.post("/kontroll")
def keep(
    request: Request,
    store: Opened,
    settings: Chosen,
    pool: Drawers,
    who: Who,
    collection: Shared,
    namn: Annotated[str, Form(max_length=120)] = "",
    punkter: Annotated[str, Form(max_length=100_000)] = "",
    fil: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """Keep a list of points, written or out of a file; the file is not kept."""
    try:
        points = from_text(punkter) or out_of(fil, settings, pool)
    except ExtractError as error:
        return shown(request, store, who, str(error), punkter)
    if not points:
        return shown(request, store, who, EMPTY, punkter)
    name = namn.strip() or bare(fil.filename if fil and fil.filename else "Kontrollpunkter")[:120]
    body = {"points": [asdict(one) for one in points]}
    made = kept.keep(store, KIND, name, body, who=who, collection=collection)
    return RedirectResponse(f"/kontroll/{made.id}", status_code=303)


def out_of(file: UploadFile | None, settings: Settings, pool: Pool) -> tuple[Point, ...]:
    """Read the points of a file; a worker opens it, for it may mean harm."""
    if file is None or not file.size:
        return ()
    if file.size > settings.max_upload_mb * MIB:
        raise HTTPException(413, f"Filen är för stor. Högst {settings.max_upload_mb} MB.")
    found: tuple[Point, ...] = pool.run(
        "service.search.points:points", bare(file.filename or ""), file.file.read(), timeout=SECONDS
    )
    return found


def searched(fran: str, till: str, utforare: list[str] | None) -> Search:
    """Read which utförare and years are asked for."""
    return Search(years=years(year(fran), year(till)), providers=tuple(utforare or ()))


def largest(store: Store, there: Sequence[str]) -> tuple[str, ...]:
    """Return the utförare of whom there are most documents, by name."""
    rows = [one for one in providers(store) if set(one.names) & set(there)]
    most = sorted(rows, key=lambda one: -one.documents)[:WIDEST]
    return tuple(sorted((one.name for one in most), key=str.casefold))


@router.get("/kontroll/{id}", response_class=HTMLResponse)
def table(
    request: Request, id: str, store: Opened, who: Who, fran: str = "", till: str = "", utforare: Many = None
) -> Response:
    """Show the table; years and utförare stand in the address."""
    one, query = found(store, id, who), searched(fran, till, utforare)
    there = named_in(store, query.years)
    narrowed = query if query.providers else replace(query, providers=largest(store, there))
    laid = check(store, points_of(one), narrowed) if narrowed.providers else Table((), ())
    given: dict[str, Any] = {"fran": fran, "till": till, "utforare": utforare}
    values = {
        "here": "/fynd",
        "list": one,
        "table": laid,
        "there": there,
        "chosen": query.providers,
        "fran": fran,
        "till": till,
        "left_out": 0 if query.providers else max(len(there) - WIDEST, 0),
        "letters": LETTERS,
        "verdicts": list(Verdict),
        "files": [(name, with_query(f"/kontroll/{id}/tabell.{name.lower()}", **given)) for name in ("XLSX", "CSV")],
        "mine": one.who == who,
        "places": places(request),
        "search": lambda row, provider: with_query(
            "/fynd",
            q=row.sought,
            fran=fran,
            till=till,
            utforare=[provider],
            etikett=["kritik", "åtgärd", "bemötande", "övrigt"],
        ),
    }
    return render(request, "checklist.html", values)


@router.get("/kontroll/{id}/tabell.{suffix}")
def fetch(
    request: Request,
    id: str,
    suffix: Literal["xlsx", "csv"],
    store: Opened,
    who: Who,
    fran: str = "",
    till: str = "",
    utforare: Many = None,
) -> Response:
    """Give the table, and its evidence, as a file."""
    from service.export.checks import WRITERS, Checked  # export writes with the pages' words

    one, query, now = found(store, id, who), searched(fran, till, utforare), datetime.now(UTC)
    laid = check(store, points_of(one), query)
    report = Checked(one.name, query, now, laid, str(request.base_url).rstrip("/"))
    took(store, "kontrollpunkter", suffix, len(laid.rows) * len(laid.providers))
    name = quote(f"{one.name} {now.date()}.{suffix}", safe="")
    headers = {"Content-Disposition": f"attachment; filename=\"kontroll.{suffix}\"; filename*=UTF-8''{name}"}
    return Response(WRITERS[suffix](report), media_type=TYPES[suffix], headers=headers)


@router.post("/kontroll/{id}/ta-bort")
def forget(id: str, store: Opened, person: Entering) -> Response:
    """Delete one's own; an administratör also what others share."""
    found(store, id, person.id)
    if not kept.forget(store, id, who=person.id, shared_too=person.role is Role.ADMINISTRATOR):
        raise HTTPException(404, MISSING)
    return RedirectResponse("/kontroll", status_code=303)
