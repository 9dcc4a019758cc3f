"""Ärende: the documents of a case and, kritik by kritik, what was answered, done and followed up."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from classify.types import Finding
from service import store as kept
from service.access import Opened
from service.pages.view import render
from service.thread import thread
from service.views import StatementRow

router = APIRouter()
MISSING = "Ärendet finns inte. Det kan ha tagits bort."


@dataclass(frozen=True, slots=True)
class Row:
    """A finding with its statements in place of their ids."""

    criticism: StatementRow
    responses: tuple[StatementRow, ...]
    actions: tuple[StatementRow, ...]
    follow_ups: tuple[StatementRow, ...]
    state: str


def spelled(finding: Finding, rows: Mapping[str, StatementRow]) -> Row | None:
    """Put statements in place of ids; None if the kritik itself is gone."""
    if finding.criticism not in rows:
        return None

    def these(ids: tuple[str, ...]) -> tuple[StatementRow, ...]:
        return tuple(rows[id] for id in ids if id in rows)

    return Row(
        rows[finding.criticism],
        these(finding.responses),
        these(finding.actions),
        these(finding.follow_ups),
        finding.state,
    )


@router.get("/arende", response_class=HTMLResponse)
def cases(request: Request, store: Opened) -> Response:
    """List the cases."""
    return render(request, "cases.html", {"here": "/arende", "cases": kept.cases(store)})


@router.get("/arende/{id}", response_class=HTMLResponse)
def case(request: Request, id: str, store: Opened) -> Response:
    """Show a case."""
    found = kept.case(store, id)
    if found is None:
        raise HTTPException(404, MISSING)
    documents = kept.documents(store, case=id)
    rows = {row.statement.id: row for document in documents for row in kept.statements(store, document.id)}
    spelt = [spelled(finding, rows) for finding in thread(store, id).findings]
    values = {"here": "", "case": found, "documents": documents, "findings": [row for row in spelt if row]}
    return render(request, "case.html", values)


@router.post("/arende/{id}/namn")
def rename(id: str, store: Opened, title: Annotated[str, Form(max_length=200, min_length=1)]) -> Response:
    """Give a case another name."""
    if kept.case(store, id) is None:
        raise HTTPException(404, MISSING)
    kept.rename_case(store, id, title.strip())
    return RedirectResponse(f"/arende/{id}", status_code=303)
