"""Fynd: search all that was ever criticised, answered and promised, across years and providers."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Request, Response
from fastapi import Query as Asked
from fastapi.responses import HTMLResponse

from classify.types import Label
from service import store as kept
from service.access import Opened
from service.pages.addresses import with_query
from service.pages.marks import pieces
from service.pages.view import render
from service.search import search
from service.views import Query, SearchPage

router = APIRouter()
FIRST_YEAR = 1900
FACETS = {
    "label": ("etikett", "Etikett"),
    "kind": ("typ", "Dokumentslag"),
    "utförare": ("utforare", "Utförare"),
    "theme": ("tema", "Tema"),
    "kommun": ("kommun", "Kommun"),
}
PARAMETERS = {
    "label": "labels",
    "kind": "kinds",
    "utförare": "providers",
    "theme": "themes",
    "kommun": "municipalities",
}
FINDINGS = (Label.CRITICISM, Label.ACTION, Label.RESPONSE)
"""What is looked for where nobody has asked for a label; other text is a choice."""
SHOWN = 12

Many = Annotated[list[str] | None, Asked()]


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


def year(text: str) -> int | None:
    """Read a year from a form; an empty field or nonsense is no limit.

    >>> year("2019"), year(""), year("i fjol")
    (2019, None, None)
    """
    return int(text) if text.isdigit() and len(text) == 4 else None


def years(first: int | None, last: int | None) -> tuple[int, int] | None:
    """Give the interval that one or two limits make, whichever comes first.

    >>> years(2015, 2019), years(2019, 2015), years(None, None)
    ((2015, 2019), (2015, 2019), None)
    """
    if first is None and last is None:
        return None
    limits = sorted((first or FIRST_YEAR, last or datetime.now(UTC).year))
    return limits[0], limits[1]


def facets(page: SearchPage, query: Query) -> tuple[Facet, ...]:
    """Give the facets with what is chosen first, then the most frequent."""
    return tuple(_facet(name, page, query) for name in FACETS)


def _facet(name: str, page: SearchPage, query: Query) -> Facet:
    chosen = getattr(query, PARAMETERS[name])
    counts = dict(page.facets.get(name, ()))
    values = [*chosen, *(value for value in counts if value not in chosen)][: max(SHOWN, len(chosen))]
    parameter, title = FACETS[name]
    return Facet(parameter, title, tuple(Option(value, counts.get(value, 0), value in chosen) for value in values))


@router.get("/fynd", response_class=HTMLResponse)
def findings(
    request: Request,
    store: Opened,
    q: str = "",
    fran: str = "",
    till: str = "",
    utforare: Many = None,
    etikett: Many = None,
    typ: Many = None,
    tema: Many = None,
    kommun: Many = None,
    sida: Annotated[int, Asked(ge=1)] = 1,
) -> Response:
    """Show what a search finds; the whole search stands in the address."""
    first, last = year(fran), year(till)
    query = Query(
        words=q,
        years=years(first, last),
        providers=tuple(utforare or ()),
        labels=tuple(etikett or ()),
        kinds=tuple(typ or ()),
        themes=tuple(tema or ()),
        municipalities=tuple(kommun or ()),
    )
    query = replace(query, offset=(sida - 1) * query.limit)
    page = search(store, query if etikett else replace(query, labels=FINDINGS))

    chosen = {"utforare": utforare, "etikett": etikett, "typ": typ, "tema": tema, "kommun": kommun}

    def address(**changes: object) -> str:
        return with_query("/fynd", **({"q": q, "fran": fran, "till": till} | chosen | changes))

    values: dict[str, Any] = {
        "here": "/fynd",
        "query": query,
        "fran": first,
        "till": last,
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
        "elsewhere": 0 if etikett else dict(page.facets.get("label", ())).get(Label.OTHER, 0),
        "everywhere": address(etikett=[label.value for label in Label]),
        "any_document": bool(kept.documents(store, limit=1)),
        "previous": address(sida=sida - 1) if sida > 1 else None,
        "next": address(sida=sida + 1) if query.offset + query.limit < page.total else None,
    }
    return render(request, "findings.html", values)
