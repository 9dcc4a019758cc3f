"""Saved searches and control points for programs."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Request
from fastapi import Query as Asked
from pydantic import BaseModel, Field

from service.api import shapes
from service.api.models import HitOut, Model, Problem
from service.pages.asking import restored, years
from service.pages.asking import saved as read
from service.pages.saved import found
from service.pages.sharing import places
from service.people import Role
from service.search import search
from service.search.checking import Verdict, check
from service.search.news import news
from service.search.points import MOST, Point
from service.store import Store
from service.store import saved as kept
from service.views import Query, Saved
from service.web.access import Entering, Opened, Who

router = APIRouter(tags=["fynd"])
MISSING: dict[int | str, dict[str, Any]] = {404: {"model": Problem}}
EVIDENCE = 20
"""Statements that are told per point and utförare."""


class SavedIn(Model):
    """A search to keep: ``query`` is what stands after the question mark in its address on the page Fynd."""

    name: Annotated[str, Field(min_length=1, max_length=120)]
    query: Annotated[str, Field(max_length=8000)]
    collection: str | None = None


class SavedOut(BaseModel):
    """A saved search: how many hits, and how many of them came since you last looked (null: you never have)."""

    id: str
    name: str
    address: str
    who: str
    collection: str | None
    made: datetime
    seen: datetime | None
    total: int
    new: int | None


class PointIn(Model):
    """A control point; ``words`` is a search of one's own for it."""

    text: Annotated[str, Field(min_length=1, max_length=500)]
    words: Annotated[str, Field(max_length=500)] | None = None


class ChecksIn(Model):
    """Points to look for, at which utförare (none: all) and in which years."""

    points: Annotated[tuple[PointIn, ...], Field(min_length=1, max_length=MOST)]
    providers: tuple[str, ...] = ()
    year_from: Annotated[int, Field(ge=1000, le=9999)] | None = None
    year_to: Annotated[int, Field(ge=1000, le=9999)] | None = None


class CellOut(BaseModel):
    """What is known of a point at an utförare, and the statements that say so, what criticises first."""

    provider: str
    verdict: Verdict
    statements: int
    criticism: int
    remedied: int
    evidence: tuple[HitOut, ...]


class RowOut(BaseModel):
    """A point, the words that were sought for it, and a cell per utförare."""

    text: str
    sought: str
    cells: tuple[CellOut, ...]


def told(store: Store, one: Saved) -> SavedOut:
    """Shape a saved search."""
    wanted = restored(one.body)
    return SavedOut(
        id=one.id,
        name=one.name,
        address=wanted.address(),
        who=one.who,
        collection=one.collection,
        made=one.made,
        seen=one.seen,
        total=search(store, wanted.effective).total,
        new=len(news(store, wanted.effective, one.seen)) if one.seen else None,
    )


@router.get("/saved-searches")
def listed(store: Opened, who: Who) -> list[SavedOut]:
    """List one's own saved searches and those that are shared with one."""
    return [told(store, one) for one in kept.saved(store, "sökning", who=who)]


@router.post("/saved-searches", status_code=201)
def keep(request: Request, store: Opened, who: Who, given: SavedIn) -> SavedOut:
    """Keep a search."""
    if given.collection is not None and given.collection not in places(request):
        raise HTTPException(422, "Samlingen finns inte, eller du hör inte till den.")
    body = read(given.query)
    return told(store, kept.keep(store, "sökning", given.name, body, who=who, collection=given.collection))


@router.get("/saved-searches/{id}/new", responses=MISSING)
def new(
    id: str, store: Opened, who: Who, limit: Annotated[int, Asked(ge=1, le=1000)] = 100, look: bool = False
) -> list[HitOut]:
    """List the hits that came since one last looked (where one never has: since it was made); ``look``: from now on they are seen."""
    one = found(store, id, who)
    hits = news(store, restored(one.body).effective, one.seen or one.made)[:limit]
    if look:
        kept.look(store, id, who=who)
    return [shapes.hit(hit) for hit in hits]


@router.delete("/saved-searches/{id}", responses=MISSING, status_code=204)
def forget(id: str, store: Opened, person: Entering) -> None:
    """Delete one's own."""
    found(store, id, person.id)
    if not kept.forget(store, id, who=person.id, shared_too=person.role is Role.ADMINISTRATOR):
        raise HTTPException(404, "Sökningen är någon annans.")


@router.post("/checks")
def checks(store: Opened, given: ChecksIn) -> list[RowOut]:
    """Look for control points at utförare: kritiserad, åtgärdad, nämnd, ej nämnd; nothing is kept."""
    query = Query(years=years(given.year_from, given.year_to), providers=given.providers)
    table = check(store, [Point(one.text, one.words) for one in given.points], query)
    return [
        RowOut(
            text=row.point.text,
            sought=row.sought,
            cells=tuple(
                CellOut(
                    provider=provider,
                    verdict=cell.verdict,
                    statements=len(cell.statements),
                    criticism=len(cell.criticism),
                    remedied=len(cell.met),
                    evidence=tuple(shapes.hit(hit) for hit in cell.evidence[:EVIDENCE]),
                )
                for provider, cell in zip(table.providers, row.cells, strict=True)
            ),
        )
        for row in table.rows
    ]
