"""Utförare over the years, for programs."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException
from fastapi import Query as Asked
from pydantic import BaseModel, Field

from service import store as kept
from service.api.matrix import EntryOut, entry
from service.api.models import DocumentOut, Model, Problem
from service.cases.history import Compared, Comparison, by_theme, by_year, compare, history, recurring
from service.pages.providers import chosen, found
from service.web.access import Opened, Who

MISSING: dict[int | str, dict[str, Any]] = {404: {"model": Problem}}
router = APIRouter(tags=["utförare"])
Name = Annotated[str, Field(min_length=1, max_length=300)]
Year = Annotated[int | None, Asked(ge=1000, le=9999)]


class ProviderOut(Model):
    """A provider under its present name, and all the names that it has had."""

    name: str
    names: tuple[str, ...]
    documents: int
    years: tuple[int, int] | None


class ThemeOut(Model):
    """Kritik of a theme, a number per year."""

    name: str
    counts: tuple[int, ...]
    recurs: bool


class ComparedOut(BaseModel):
    """A kritik in a comparison; ``maybe``: one of the other year that looks like it, a suggestion."""

    criticism: EntryOut
    state: str
    maybe: EntryOut | None


class ComparisonOut(BaseModel):
    """One year's kritik in another, later year."""

    earlier: int
    later: int
    new: tuple[ComparedOut, ...]
    remaining: tuple[ComparedOut, ...]
    remedied: tuple[ComparedOut, ...]
    unmentioned: tuple[ComparedOut, ...]


class HistoryOut(BaseModel):
    """A provider over the years; counts stand in the order of ``years``, ``today`` decides what is late."""

    provider: ProviderOut
    today: date
    years: tuple[int, ...]
    criticism: tuple[int, ...]
    themes: tuple[ThemeOut, ...]
    documents: tuple[DocumentOut, ...]
    recurring: tuple[EntryOut, ...]
    promises: tuple[EntryOut, ...]
    comparison: ComparisonOut | None


class AliasIn(Model):
    """A name that is to belong to another provider."""

    alias: Name
    provider: Name
    why: str | None = Field(default=None, max_length=200)


@router.get("/providers")
def providers(store: Opened) -> list[ProviderOut]:
    """List the providers."""
    return [ProviderOut.model_validate(one) for one in kept.providers(store)]


@router.get("/providers/history", responses=MISSING)
def provider(
    store: Opened,
    name: Annotated[str, Asked(max_length=300)],
    year_from: Year = None,
    year_to: Year = None,
) -> HistoryOut:
    """Show a provider over the years, under any of its names, and compare two years."""
    row, today = found(store, name), date.today()
    told = history(store, row.names, today=today)
    first, last = chosen(told, year_from, year_to)
    return HistoryOut(
        provider=ProviderOut.model_validate(row),
        today=today,
        years=told.years,
        criticism=by_year(told.lines, told.years),
        themes=tuple(ThemeOut.model_validate(one) for one in by_theme(told.lines, told.years)),
        documents=tuple(DocumentOut.model_validate(one) for one in told.documents),
        recurring=tuple(entry(line.criticism) for line in recurring(told.lines)),
        promises=tuple(map(entry, told.promises)),
        comparison=_comparison(compare(told.lines, (first, first), (last, last)), first, last)
        if first and last
        else None,
    )


@router.post("/providers/aliases", responses=MISSING)
def merge(store: Opened, who: Who, alias: AliasIn) -> ProviderOut:
    """Let one name belong to another provider, whose history is then theirs together."""
    for name in (alias.alias, alias.provider):
        found(store, name)
    present = kept.merge_provider(store, alias.alias, alias.provider, who=who, why=alias.why)
    return ProviderOut.model_validate(found(store, present))


@router.delete("/providers/aliases", responses=MISSING, status_code=204)
def part(store: Opened, alias: Annotated[str, Asked(max_length=300)]) -> None:
    """Let a name stand for itself again."""
    if not kept.part_provider(store, alias):
        raise HTTPException(404, "Namnet hör inte till någon annan utförare.")


def _comparison(told: Comparison, earlier: int, later: int) -> ComparisonOut:
    return ComparisonOut(
        earlier=earlier,
        later=later,
        new=tuple(map(_compared, told.new)),
        remaining=tuple(map(_compared, told.remaining)),
        remedied=tuple(map(_compared, told.remedied)),
        unmentioned=tuple(map(_compared, told.unmentioned)),
    )


def _compared(one: Compared) -> ComparedOut:
    return ComparedOut(criticism=entry(one.entry), state=one.line.state, maybe=entry(one.maybe) if one.maybe else None)
