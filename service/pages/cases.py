"""Ärende: the documents of a case and, kritik by kritik, what was answered, done and followed up."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from service import export
from service import store as kept
from service.cases.belonging import SURE, suggestions
from service.cases.matrix import matrix
from service.masking.rows import MASKED, OPEN, veil
from service.pages.view import render
from service.store import Store
from service.views import CaseRow
from service.web.access import Opened

router = APIRouter()
MISSING = "Ärendet finns inte. Det kan ha tagits bort."


TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Shown(StrEnum):
    """Which lines of the matrix are shown."""

    ALL = "alla"
    UNANSWERED = "obesvarade"
    LATE = "sena"
    LOOSE = "losa"


def found(store: Store, id: str) -> CaseRow:
    """Give the case, or say that there is none."""
    row = kept.case(store, id)
    if row is None:
        raise HTTPException(404, MISSING)
    return row


@router.get("/arende", response_class=HTMLResponse)
def cases(request: Request, store: Opened) -> Response:
    """List the cases."""
    told = suggestions(store)
    sure = sum(one.score >= SURE for one in told)
    return render(request, "cases.html", {"here": "/arende", "cases": kept.cases(store), "told": told, "sure": sure})


@router.get("/arende/{id}", response_class=HTMLResponse)
def case(request: Request, id: str, store: Opened, visa: Shown = Shown.ALL) -> Response:
    """Show a case with its svarsmatris; ``visa`` narrows it to what calls for attention."""
    row, laid = found(store, id), matrix(store, id)
    lines = {Shown.ALL: laid.lines, Shown.UNANSWERED: laid.unanswered, Shown.LATE: laid.late, Shown.LOOSE: ()}
    filters = (
        (Shown.ALL, "Alla", len(laid.lines)),
        (Shown.UNANSWERED, "Utan svar", len(laid.unanswered)),
        (Shown.LATE, "Försenade", len(laid.late)),
        (Shown.LOOSE, "Svar utan kritik", len(laid.loose)),
    )
    values = {
        "here": "",
        "case": row,
        "matrix": laid,
        "lines": lines[visa],
        "shown": visa,
        "filters": filters,
        "told": suggestions(store, case=id),
    }
    return render(request, "case.html", values)


@router.get("/arende/{id}/svarsmatris.{suffix}")
def fetch(id: str, suffix: Literal["docx", "xlsx"], store: Opened, maska: Literal["ja", "nej"] = "nej") -> Response:
    """Give the svarsmatris as a file, ``maska`` with the personal data in it masked."""
    row, laid, today = found(store, id), matrix(store, id), date.today()
    title, note = row.title, OPEN
    if maska == "ja":
        over = veil(store, [one.id for one in laid.documents])
        title, laid, note = over.heading(title), over.matrix(laid), MASKED
    if suffix == "docx":
        data = export.as_docx(title, laid, today=today, note=note)
    else:
        data = export.as_xlsx(title, laid, note=note)
    name = quote(f"Svarsmatris {title[:80]} {today}.{suffix}", safe="")
    headers = {"Content-Disposition": f"attachment; filename=\"svarsmatris.{suffix}\"; filename*=UTF-8''{name}"}
    return Response(data, media_type=TYPES[suffix], headers=headers)


@router.post("/arende/{id}/namn")
def rename(id: str, store: Opened, title: Annotated[str, Form(max_length=200, min_length=1)]) -> Response:
    """Give a case another name."""
    found(store, id)
    kept.rename_case(store, id, title.strip())
    return RedirectResponse(f"/arende/{id}", status_code=303)
