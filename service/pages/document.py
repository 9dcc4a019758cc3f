"""Dokument: the page as an image beside the summary and the text; each leads to the other."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import HTMLResponse

from classify.short import ANSWERS
from classify.types import Label, Summary
from extract.types import as_date
from service import store as kept
from service.cases.thread import thread
from service.languages import called
from service.pagelist import shown
from service.pages import gist
from service.pages.queue import DOING, UNCHANGED
from service.pages.reading import sheets, threads, utterances
from service.pages.view import render
from service.rows import about
from service.store import Store
from service.views import DocumentRow, Stage, StatementRow
from service.web.access import Opened

router = APIRouter()
REFUSED = 422


def found(store: Store, id: str) -> DocumentRow:
    """Give the document, or say that there is none."""
    document = kept.document(store, id)
    if document is None:
        raise HTTPException(404, "Dokumentet finns inte. Det kan ha tagits bort.")
    return document


@router.get("/dokument/{id}", response_class=HTMLResponse)
def document(request: Request, id: str, store: Opened, visa: Annotated[Label | None, Query()] = None) -> Response:
    """Show a document; ``visa`` narrows the text to one label."""
    return show(request, store, found(store, id), visa)


def show(
    request: Request,
    store: Store,
    row: DocumentRow,
    visa: Label | None = None,
    *,
    problem: str = "",
    asked: str | None = None,
) -> Response:
    """Show a document, or what was wrong with the pages that were ``asked`` for."""
    id = row.id
    rows = kept.statements(store, id) if row.stage is Stage.DONE else ()
    by_id = {one.statement.id: one for one in rows}
    analysed = thread(store, row.case).documents if rows else ()
    summary = next((one.summary for one in analysed if one.document.id == id), Summary())

    def chosen(ids: tuple[str, ...]) -> list[StatementRow]:
        return [by_id[one] for one in ids if one in by_id]

    entities = kept.entities(store, id)
    values = {
        "here": "",
        "document": row,
        "doing": DOING,
        "summary": summary,
        "rows": about(one.statement for one in rows),
        "criticism": chosen(summary.criticism),
        "actions": chosen(summary.actions),
        "open": chosen(summary.open),
        "told": gist.told(summary.parts, rows),
        "laws": gist.laws(summary, entities, row),
        "answered": [
            ("Medger", chosen(summary.conceded)),
            ("Bestrider", chosen(summary.contested)),
            ("Lovar", chosen(summary.promised)),
            ("Kritik som inget i svaret är kopplat till", gist.passed_over(store, summary)),
        ]
        if row.kind in ANSWERS
        else [],
        "sheets": sheets(row, rows),
        "statements": utterances(
            [one for one in rows if visa is None or one.annotation.label is visa],
            entities,
            threads(store, row.case, by_id),
            as_date(row.metadata.date),
        ),
        "shown": visa or "",
        "language": called(row.language) if row.language else None,
        "evidence": kept.evidence(store, id),
        "left_out": bool(rows) and not any(one.predicted.confidence for one in rows),
        "from_pictures": sum(page.source == "ocr" for page in row.pages),
        "problem": problem,
        "asked": shown(row.wish.pages) if asked is None else asked,
    }
    return render(request, "document.html", values, status=REFUSED if problem else 200)


@router.get("/dokument/{id}/lage")
def stage(request: Request, id: str, store: Opened, sedd: str = "") -> Response:
    """Answer htmx: nothing while the document stands where it was seen, a fresh page when it has moved on."""
    if found(store, id).stage == sedd:
        return Response(status_code=UNCHANGED)
    return Response(headers={"HX-Refresh": "true"})


@router.get("/dokument/{id}/original")
def original(id: str, store: Opened) -> Response:
    """Hand out the file as it came, always as a download: it is not ours and may hold scripts."""
    row = found(store, id)
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(row.name, safe='')}"}
    return Response(kept.original(store, id), media_type="application/octet-stream", headers=headers)
