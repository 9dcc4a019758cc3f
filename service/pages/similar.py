"""Liknande fynd: what is like one statement, with what they have in common."""

from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import HTMLResponse

from classify.types import Label
from service import store as kept
from service.pages.addresses import similar_at, statement_id, with_query
from service.pages.document import found
from service.pages.marks import pieces
from service.pages.view import render
from service.search.similar import similar
from service.store import Store
from service.views import Query as Search
from service.views import StatementRow
from service.web.access import Opened

router = APIRouter()
MISSING = "Utsagan finns inte. Dokumentet kan ha lästs om."
Among = Literal["samma", "alla"]


def spoken(store: Store, id: str) -> StatementRow:
    """Give the statement, or say that there is none."""
    row = kept.statement(store, id)
    if row is None:
        raise HTTPException(404, MISSING)
    return row


@router.get("/fynd/liknande/{document}/{part}", response_class=HTMLResponse)
def liknande(
    request: Request, document: str, part: str, store: Opened, etikett: Annotated[Among, Query()] = "samma"
) -> Response:
    """Show what is like a statement: with the same label, or with any."""
    row = spoken(store, statement_id(document, part))
    labels = (row.annotation.label,) if etikett == "samma" else tuple(Label)
    here = similar_at(row.statement.id)
    values = {
        "here": "/fynd",
        "document": found(store, document),
        "row": row,
        "among": etikett,
        "choices": (
            ("Samma etikett", with_query(here), "samma"),
            ("Alla etiketter", with_query(here, etikett="alla"), "alla"),
        ),
        "found": [
            (one, pieces(one.hit.row.statement.text, [(*mark, "hit") for mark in one.hit.marks]))
            for one in similar(store, row, Search(labels=labels))
        ],
    }
    return render(request, "similar.html", values)
