"""Search for programs."""

from typing import Annotated

from fastapi import APIRouter
from fastapi import Query as Asked

from classify.types import Label
from extract.types import DocumentKind
from service.access import Opened
from service.api import shapes
from service.api.models import SearchOut
from service.pages.asking import years
from service.search import search
from service.views import Query

router = APIRouter(tags=["fynd"])
Year = Annotated[int | None, Asked(ge=1000, le=9999)]


@router.get("/search")
def find(
    store: Opened,
    q: Annotated[str, Asked(max_length=1000)] = "",
    year_from: Year = None,
    year_to: Year = None,
    provider: Annotated[list[str] | None, Asked()] = None,
    label: Annotated[list[Label] | None, Asked()] = None,
    kind: Annotated[list[DocumentKind] | None, Asked()] = None,
    theme: Annotated[list[str] | None, Asked()] = None,
    municipality: Annotated[list[str] | None, Asked()] = None,
    limit: Annotated[int, Asked(ge=1, le=200)] = 20,
    offset: Annotated[int, Asked(ge=0, le=1_000_000_000)] = 0,
) -> SearchOut:
    """Search statements: words, "phrases", -not, prefix*; without words the newest first."""
    query = Query(
        words=q,
        years=years(year_from, year_to),
        providers=tuple(provider or ()),
        labels=tuple(label or ()),
        kinds=tuple(kind or ()),
        themes=tuple(theme or ()),
        municipalities=tuple(municipality or ()),
        limit=limit,
        offset=offset,
    )
    return shapes.found(search(store, query))
