"""Search for programs."""

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from fastapi import Query as Asked

from classify.types import Label, Stance, State, Status
from extract.types import DocumentKind
from service.api import shapes
from service.api.decisions import spelled
from service.api.models import MeantOut, Problem, SearchOut, SimilarOut
from service.pages.asking import years
from service.pages.similar import spoken
from service.search import search
from service.search.following import SWITCH, followed
from service.search.meant import meant
from service.search.similar import similar
from service.views import Query
from service.web.access import Opened
from service.web.problems import MistakenError

router = APIRouter(tags=["fynd"])
MISTAKEN: dict[int | str, dict[str, Any]] = {422: {"model": Problem}}
MISSING: dict[int | str, dict[str, Any]] = {404: {"model": Problem}}
Year = Annotated[int | None, Asked(ge=1000, le=9999)]
Names = Annotated[list[str] | None, Asked()]


def asked(
    q: Annotated[str, Asked(max_length=1000)] = "",
    year_from: Year = None,
    year_to: Year = None,
    provider: Names = None,
    label: Annotated[list[Label] | None, Asked()] = None,
    kind: Annotated[list[DocumentKind] | None, Asked()] = None,
    theme: Names = None,
    municipality: Names = None,
    law: Names = None,
    stance: Annotated[list[Stance] | None, Asked()] = None,
    status: Annotated[list[Status] | None, Asked()] = None,
    state: Annotated[list[State] | None, Asked()] = None,
    reviewed: bool | None = None,
    follow_laws: bool = False,
) -> Query:
    """Read the search from the address."""
    looked = {None: (), True: ("granskad",), False: ("ogranskad",)}[reviewed]
    return Query(
        words=f"{SWITCH} {q}" if follow_laws else q,
        years=years(year_from, year_to),
        providers=tuple(provider or ()),
        labels=tuple(label or ()),
        kinds=tuple(kind or ()),
        themes=tuple(theme or ()),
        municipalities=tuple(municipality or ()),
        stances=tuple(stance or ()),
        statuses=tuple(status or ()),
        states=tuple(state or ()),
        laws=tuple(law or ()),
        reviewed=looked,
    )


Sought = Annotated[Query, Depends(asked)]


@router.get("/search", responses=MISTAKEN)
def find(
    store: Opened,
    query: Sought,
    lenient: bool = False,
    limit: Annotated[int, Asked(ge=1, le=200)] = 20,
    offset: Annotated[int, Asked(ge=0, le=1_000_000_000)] = 0,
) -> SearchOut:
    """Search statements: words, "phrases", -not, OR, prefix*, fields; without words the newest first.

    A mistake in the search is a problem (422), unless ``lenient``: then the rest of it is made. ``follow_laws`` also seeks
    what came before and after each legal reference.
    """
    wanted = replace(query, limit=limit, offset=offset)
    page = search(store, wanted)
    if page.mistakes and not lenient:
        raise MistakenError(page.mistakes)
    better = meant(store, wanted, page.total)
    said = MeantOut(words=better.words.removeprefix(SWITCH).strip(), total=better.total) if better else None
    told = {"mistakes": page.mistakes, "notes": followed(wanted.words), "meant": said}
    return shapes.found(page).model_copy(update=told)


@router.get("/statements/{id}/similar", responses=MISSING)
def alike(
    id: str,
    store: Opened,
    label: Annotated[list[Label] | None, Asked()] = None,
    limit: Annotated[int, Asked(ge=1, le=100)] = 20,
) -> list[SimilarOut]:
    """List statements that are like one, the likest first, with what they have in common; a suggestion."""
    found = similar(store, spoken(store, spelled(id)), Query(labels=tuple(label or ())), limit=limit)
    return [SimilarOut(hit=shapes.hit(one.hit), score=one.score, themes=one.themes, laws=one.laws) for one in found]
