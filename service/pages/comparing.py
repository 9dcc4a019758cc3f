"""Jämför: two periods of one utförare, or two utförare, side by side; what is compared stands in the address."""

from datetime import date
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from service import store as kept
from service.cases.beside import beside
from service.cases.history import History, Period, compare, history
from service.pages.asking import FIRST_YEAR, year
from service.pages.providers import found
from service.pages.view import render
from service.web.access import Opened

router = APIRouter()
LAST_YEAR = 2100


@router.get("/jamfor", response_class=HTMLResponse)
def side_by_side(
    request: Request,
    store: Opened,
    utforare: str = "",
    mot: str = "",
    fran: str = "",
    till: str = "",
    fran2: str = "",
    till2: str = "",
) -> Response:
    """Compare an utförare with another, or where none is named two of its periods."""
    values: dict[str, Any] = {
        "here": "/utforare",
        "names": [one.name for one in kept.providers(store)],
        "provider": None,
        "other": None,
        "compared": None,
        "laid": None,
        "periods": (),
    }
    if utforare:
        row = found(store, utforare)
        told = history(store, row.names, today=date.today())
        values["provider"] = row
        if mot:
            other, period = found(store, mot), span(fran, till)
            theirs = history(store, other.names, today=date.today())
            values |= {"other": other, "laid": beside(told.lines, theirs.lines, period), "periods": (limits(period),)}
        elif periods := two(told, (fran, till), (fran2, till2)):
            values |= {"compared": compare(told.lines, *periods), "periods": tuple(map(limits, periods))}
    return render(request, "compare.html", values)


def span(first: str, last: str) -> Period:
    """Read a period; what is left out is no limit.

    >>> span("2019", "2021"), span("2021", "2019"), span("", "2020")
    ((2019, 2021), (2019, 2021), (1900, 2020))
    """
    limits = sorted((year(first) or FIRST_YEAR, year(last) or LAST_YEAR))
    return limits[0], limits[1]


def limits(period: Period) -> tuple[str, str, str]:
    """Return a period's limits as the form shows them, and in words.

    >>> limits((2019, 2021)), limits((2019, 2019)), limits((1900, 2100))
    (('2019', '2021', '2019–2021'), ('2019', '2019', '2019'), ('', '', 'alla år'))
    """
    first = "" if period[0] == FIRST_YEAR else str(period[0])
    last = "" if period[1] == LAST_YEAR else str(period[1])
    if not first and not last:
        return first, last, "alla år"
    return first, last, first if first == last else f"{first}–{last}"


def two(told: History, first: tuple[str, str], second: tuple[str, str]) -> tuple[Period, Period] | None:
    """Return the periods asked for, the earlier first; else the years split in the middle. None: there is but one year."""
    if any(first) and any(second):
        one, other = sorted((span(*first), span(*second)))
        return one, other
    if len(told.years) < 2:
        return None
    middle = (len(told.years) - 1) // 2
    return (told.years[0], told.years[middle]), (told.years[middle + 1], told.years[-1])
