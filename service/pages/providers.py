"""Utförare: a provider over the years, under all the names that it has had."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from service import store as kept
from service.cases.alike import pairs
from service.cases.changes import by_year as changes_by_year
from service.cases.changes import changes
from service.cases.history import History, across, by_theme, by_year, compare, history, recurring, year_of
from service.pages.addresses import provider_at, with_query
from service.pages.asking import year
from service.pages.bars import bars
from service.pages.view import render
from service.search import search as found_in
from service.store import Store
from service.views import ProviderRow, Query
from service.web.access import Opened, Who

router = APIRouter()
MISSING = "Utföraren finns inte. Dokumenten om den kan ha tagits bort."
REASONS = ("Bytt namn", "Köpt av annan", "Flyttad", "Samma namn, annan stavning")
Name = Annotated[str, Form(min_length=1, max_length=300)]


def found(store: Store, name: str) -> ProviderRow:
    """Give the provider that has or has had the name, or say that there is none."""
    provider = kept.provider(store, name)
    if provider is None:
        raise HTTPException(404, MISSING)
    return provider


@router.get("/utforare", response_class=HTMLResponse)
def providers(request: Request, store: Opened) -> Response:
    """List the providers, and names that may belong together."""
    rows = kept.providers(store)
    values = {"here": "/utforare", "providers": rows, "alike": pairs(one.name for one in rows), "reasons": REASONS}
    return render(request, "providers.html", values)


@router.get("/utforare/{name:path}", response_class=HTMLResponse)
def provider(request: Request, name: str, store: Opened, fran: str = "", till: str = "") -> Response:
    """Show a provider; the two years that are compared stand in the address."""
    row, today = found(store, name), date.today()
    told = history(store, row.names, today=today)
    themes, total = by_theme(told.lines, told.years), by_year(told.lines, told.years)
    tallest = max((count for one in themes for count in one.counts), default=0)
    first, last = chosen(told, year(fran), year(till))
    cited = found_in(store, Query(providers=row.names, limit=1)).facets["law"]
    changed = changes(told.years, [law for law, _ in cited])
    values: dict[str, Any] = {
        "here": "",
        "provider": row,
        "history": told,
        "timeline": by_years(told),
        "themes": [(one, bars(one.counts, tallest=tallest), search(row, tema=one.name)) for one in themes],
        "total": (total, bars(total, tallest=max(total, default=0))),
        "recurring": recurring(told.lines),
        "across": across(told.lines),
        "late": sum(one.late for one in told.promises),
        "first": first,
        "last": last,
        "compared": compare(told.lines, (first, first), (last, last)) if first and last else None,
        "aliases": [one for one in kept.aliases(store) if one.provider == row.name],
        "others": [one.name for one in kept.providers(store) if one.name != row.name],
        "reasons": REASONS,
        "search": search(row),
        "changes": changed,
        "changed": changes_by_year(changed, told.years),
    }
    return render(request, "provider.html", values)


def chosen(told: History, first: int | None, last: int | None) -> tuple[int | None, int | None]:
    """Give the years to compare, the earlier first: those asked for, else the last two that documents are of."""
    if first and last and first != last:
        return min(first, last), max(first, last)
    return (told.years[-2], told.years[-1]) if len(told.years) > 1 else (None, None)


def by_years(told: History) -> tuple[tuple[int | None, tuple[Any, ...]], ...]:
    """Give the documents by year, in order; those without a date last."""
    grouped: dict[int | None, list[Any]] = {}
    for one in told.documents:
        grouped.setdefault(year_of(one), []).append(one)
    return tuple((key, tuple(some)) for key, some in grouped.items())


def search(row: ProviderRow, **more: str) -> str:
    """Give the address of a search among all kritik of the provider."""
    return with_query("/fynd", utforare=list(row.names), etikett="kritik", **more)


@router.post("/utforare/sla-ihop")
def merge(
    store: Opened, who: Who, alias: Name, provider: Name, why: Annotated[str, Form(max_length=200)] = ""
) -> Response:
    """Let one name belong to another provider."""
    for name in (alias, provider):
        found(store, name)
    present = kept.merge_provider(store, alias, provider, who=who, why=why.strip() or None)
    return RedirectResponse(provider_at(present), status_code=303)


@router.post("/utforare/skilj")
def part(store: Opened, alias: Name) -> Response:
    """Let a name stand for itself again."""
    if not kept.part_provider(store, alias):
        raise HTTPException(404, "Namnet hör inte till någon annan utförare.")
    return RedirectResponse(provider_at(alias), status_code=303)
