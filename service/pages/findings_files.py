"""All hits of a search, to take away as a file."""

from datetime import UTC, datetime
from typing import Literal
from urllib.parse import quote

from fastapi import APIRouter, Request, Response

from service.masking.rows import MASKED, OPEN, veil
from service.pages.asking import Searching, described
from service.search import every, search
from service.store.audit import took
from service.web.access import Opened

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
    request: Request,
    suffix: Literal["xlsx", "csv", "jsonl", "docx"],
    store: Opened,
    wanted: Searching,
    maska: Literal["ja", "nej"] = "nej",
) -> Response:
    """Give the hits as a file, ``maska`` with the personal data in it masked."""
    from service.export.hits import (
        WRITERS,
        Report,
    )  # export writes with the pages' words, so it can't be read before them

    now = datetime.now(UTC)
    total = search(store, wanted.effective).total
    hits = tuple(every(store, wanted.effective, most=MOST))
    note, said, words = OPEN, described(wanted), wanted.query.words
    if maska == "ja":
        over = veil(store, {hit.document.id for hit in hits})
        hits, note, said, words = tuple(map(over.hit, hits)), MASKED, over.heading(said), over.heading(words)
    base = str(request.base_url).rstrip("/")
    report = Report(said, now, total, hits, note, base)
    took(store, "träffar", suffix, len(hits))
    name = quote(f"Fynd {words[:60]} {now.date()}.{suffix}", safe="")
    headers = {"Content-Disposition": f"attachment; filename=\"fynd.{suffix}\"; filename*=UTF-8''{name}"}
    return Response(WRITERS[suffix](report), media_type=TYPES[suffix], headers=headers)
