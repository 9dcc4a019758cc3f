"""Fynd: search all that was ever criticised, answered and promised, across years and providers."""

from dataclasses import dataclass, replace
from typing import Annotated, Any

from fastapi import APIRouter, Request, Response
from fastapi import Query as Asked
from fastapi.responses import HTMLResponse

from classify.types import Label
from service import store as kept
from service.pages.asking import PARAMETERS, Searching, Wanted
from service.pages.marks import pieces
from service.pages.sharing import places
from service.pages.view import render
from service.search import search
from service.search.following import SWITCH, followed
from service.search.meant import meant
from service.store import Store
from service.views import Query, SearchPage
from service.web.access import Opened

router = APIRouter()
FACETS = {
    "label": ("etikett", "Etikett"),
    "state": ("lage", "Läge"),
    "theme": ("tema", "Tema"),
    "utförare": ("utforare", "Utförare"),
    "kommun": ("kommun", "Kommun"),
    "kind": ("typ", "Dokumentslag"),
    "law": ("lag", "Lag"),
    "stance": ("hallning", "Hållning"),
    "status": ("status", "Åtgärdens status"),
    "reviewed": ("granskad", "Granskad"),
}
SHOWN = 12
FILES = (("Excel", "xlsx"), ("CSV", "csv"), ("Word", "docx"), ("JSONL", "jsonl"))


@dataclass(frozen=True, slots=True)
class Option:
    """A value to choose in a facet and how many hits it would leave."""

    value: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A group of values to choose among; ``name`` is the parameter in the address."""

    name: str
    title: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A search that may have been meant, how many hits it has and where it is."""

    words: str
    total: int
    address: str


def facets(page: SearchPage, query: Query) -> tuple[Facet, ...]:
    """Give the facets with what is chosen first, then the most frequent."""
    return tuple(_facet(name, page, query) for name in FACETS)


def _facet(name: str, page: SearchPage, query: Query) -> Facet:
    parameter, title = FACETS[name]
    chosen = getattr(query, PARAMETERS[parameter])
    counts = dict(page.facets.get(name, ()))
    values = [*chosen, *(value for value in counts if value not in chosen)][: max(SHOWN, len(chosen))]
    return Facet(parameter, title, tuple(Option(value, counts.get(value, 0), value in chosen) for value in values))


def suggestion(store: Store, wanted: Wanted, page: SearchPage) -> Suggestion | None:
    """Offer the search with misspelt words mended, where it finds more."""
    better = meant(store, wanted.effective, page.total)
    if better is None:
        return None
    words = better.words.removeprefix(SWITCH).strip()
    return Suggestion(words, better.total, wanted.address(q=words))


@router.get("/fynd", response_class=HTMLResponse)
def findings(
    request: Request, store: Opened, wanted: Searching, sida: Annotated[int, Asked(ge=1, le=100_000)] = 1
) -> Response:
    """Show what a search finds; the whole search stands in the address."""
    query = replace(wanted.query, offset=(sida - 1) * wanted.query.limit)
    page = search(store, replace(wanted.effective, offset=query.offset))
    address = wanted.address
    values: dict[str, Any] = {
        "here": "/fynd",
        "query": query,
        "fran": wanted.first,
        "till": wanted.last,
        "page": page,
        "hits": [
            {
                "document": hit.document,
                "row": hit.row,
                "parts": pieces(hit.row.statement.text, [(*mark, "hit") for mark in hit.marks]),
            }
            for hit in page.hits
        ],
        "facets": [facet for facet in facets(page, query) if facet.options],
        "by_year": [
            (one, count, address(fran=one, till=one))
            for one, count in sorted(page.facets.get("year", ()), reverse=True)
        ],
        "elsewhere": 0 if wanted.narrowed else dict(page.facets.get("label", ())).get(Label.OTHER, 0),
        "follows": wanted.follows,
        "places": places(request),
        "query_string": address("").removeprefix("?"),
        "notes": followed(wanted.effective.words),
        "meant": suggestion(store, wanted, page),
        "everywhere": address(etikett=[label.value for label in Label]),
        "any_document": bool(kept.documents(store, limit=1)),
        "files": [(name, address(f"/fynd/hamta.{suffix}")) for name, suffix in FILES],
        "masked": [(name, address(f"/fynd/hamta.{suffix}", maska="ja")) for name, suffix in FILES],
        "over_years": address("/fynd/over-aren"),
        "previous": address(sida=sida - 1) if sida > 1 else None,
        "next": address(sida=sida + 1) if query.offset + query.limit < page.total else None,
    }
    return render(request, "findings.html", values)
