"""Fynd over the years: a chart and a table of hits per year and theme, and a heat map of utförare and themes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from service.cases.changes import changes
from service.pages.asking import Searching
from service.pages.bars import bars
from service.pages.view import render
from service.search import search
from service.store.spread import spread
from service.web.access import Opened
from service.words.citing import cite
from service.words.query import parse

router = APIRouter()
HIGH, WIDE = 120, 28
SHADES = 4
MOST_ROWS = 40


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of counts; ``columns`` are themes, the most frequent first; a cell has its count and its shade, 0–4."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]


def table(found: Iterable[tuple[str, str, int]], *, rows: Sequence[str] = ()) -> Table:
    """Lay counts out; ``rows`` gives the order, else the one with most hits comes first.

    >>> table([("2019", "dokumentation", 4), ("2021", "bemanning", 1)], rows=("2019", "2020", "2021")).rows[2]
    ('2021', ((0, 0), (1, 1)))
    """
    cells = Counter[tuple[str, str]]()
    for row, theme, count in found:
        cells[row, theme] += count
    themes, names = Counter[str](), Counter[str]()
    for (row, theme), count in cells.items():
        themes[theme] += count
        names[row] += count
    top = max(cells.values(), default=1)
    columns = tuple(theme for theme, _ in themes.most_common())
    order = rows or tuple(name for name, _ in names.most_common(MOST_ROWS))
    return Table(
        columns, tuple((row, tuple((cells[row, one], shade(cells[row, one], top)) for one in columns)) for row in order)
    )


def shade(count: int, top: int) -> int:
    """Return how dark a cell is.

    >>> shade(0, 9), shade(1, 9), shade(9, 9)
    (0, 1, 4)
    """
    return -(-count * SHADES // top)


def all_years(found: Iterable[int]) -> tuple[int, ...]:
    """Return the years from first to last, those without hits too: a gap is seen as one."""
    known = sorted(found)
    return tuple(range(known[0], known[-1] + 1)) if known else ()


@router.get("/fynd/over-aren", response_class=HTMLResponse)
def over_years(request: Request, store: Opened, wanted: Searching) -> Response:
    """Show how the hits spread."""
    query = wanted.effective
    page, parsed = search(store, query), parse(query.words, cite)
    counts = Counter({int(year): count for year, count in page.facets["year"]})
    counted = {
        one: counts[one]
        for one in all_years(year for year in counts if not query.years or query.years[0] <= year <= query.years[1])
    }
    shapes = bars(tuple(counted.values()), tallest=max(counted.values(), default=1), width=WIDE, height=HIGH)
    values: dict[str, Any] = {
        "here": "/fynd",
        "query": query,
        "words": wanted.query.words,
        "page": page,
        "years": tuple(counted.items()),
        "drawn": tuple(zip(counted, shapes, strict=True)),
        "wide": WIDE,
        "high": HIGH,
        "changes": changes(counted, [law for law, _ in page.facets["law"]]),
        "by_year": table(spread(store, query, parsed, "year"), rows=tuple(map(str, counted))),
        "by_provider": table(spread(store, query, parsed, "utförare")),
        "address": wanted.address,
    }
    return render(request, "over_years.html", values)
