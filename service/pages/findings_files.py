"""All hits of a search, to take away as a file."""

from datetime import UTC, datetime
from typing import Literal
from urllib.parse import quote

from fastapi import APIRouter, Request, Response

from service.access import Opened
from service.pages.asking import Searching, described
from service.search import every, search
from service.store.audit import took

router = APIRouter()
MOST = 20_000
"""Hits that one file holds; it says so where there are more."""
TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl; charset=utf-8",
}


@router.get("/fynd/hamta.{suffix}")
def fetch(
    request: Request, suffix: Literal["xlsx", "csv", "jsonl", "docx"], store: Opened, wanted: Searching
) -> Response:
    """Give the hits as a file."""
    from service.export.hits import (
        WRITERS,
        Report,
    )  # export writes with the pages' words, so it can't be read before them

    now = datetime.now(UTC)
    total = search(store, wanted.effective).total
    hits = tuple(every(store, wanted.effective, most=MOST))
    base = str(request.base_url).rstrip("/")
    report = Report(described(wanted), now, total, hits, base)
    took(store, "träffar", suffix, len(hits))
    name = quote(f"Fynd {wanted.query.words[:60]} {now.date()}.{suffix}", safe="")
    headers = {"Content-Disposition": f"attachment; filename=\"fynd.{suffix}\"; filename*=UTF-8''{name}"}
    return Response(WRITERS[suffix](report), media_type=TYPES[suffix], headers=headers)
