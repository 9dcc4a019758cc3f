"""Holidays, as the calendar has them: "före midsommar", "annandag påsk 2018".

>>> [form.build(form.year or 2019) for form in find_feasts("klart före midsommar, som på annandag påsk 2018")]
['2018-04-02', '2019-06-21/2019-06-22']
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache, partial

import holidays

from extract.entities.date_forms import Form
from extract.entities.places import places_of
from extract.entities.shapes import any_of

DAYS = {
    "nyårsdagen": ("Nyårsdagen", 0),
    "trettondagen": ("Trettondedag jul", 0),
    "trettondedag jul": ("Trettondedag jul", 0),
    "skärtorsdagen": ("Långfredagen", -1),
    "långfredagen": ("Långfredagen", 0),
    "långfredag": ("Långfredagen", 0),
    "påskafton": ("Påskdagen", -1),
    "påskdagen": ("Påskdagen", 0),
    "annandag påsk": ("Annandag påsk", 0),
    "kristi himmelsfärdsdag": ("Kristi himmelsfärdsdag", 0),
    "kristi himmelsfärd": ("Kristi himmelsfärdsdag", 0),
    "pingstdagen": ("Pingstdagen", 0),
    "pingstafton": ("Pingstdagen", -1),
    "nationaldagen": ("Nationaldagen", 0),
    "midsommarafton": ("Midsommardagen", -1),
    "midsommardagen": ("Midsommardagen", 0),
    "alla helgons dag": ("Alla helgons dag", 0),
    "julafton": ("Juldagen", -1),
    "juldagen": ("Juldagen", 0),
    "annandag jul": ("Annandag jul", 0),
    "nyårsafton": ("Juldagen", 6),
    "valborgsmässoafton": ("Första maj", -1),
    "valborg": ("Första maj", -1),
}
FEASTS = {
    "midsommar": ("midsommarafton", "midsommardagen"),
    "jul": ("julafton", "annandag jul"),
    "påsk": ("långfredagen", "annandag påsk"),
    "pingst": ("pingstafton", "pingstdagen"),
}
"""A feast by itself is a date only as a limit: "före jul" is, "på julen" is not."""
NAMED = re.compile(
    rf"(?<![\wåäö-])(?P<d>{any_of(list(DAYS))})(?:\s+(?P<y>(?:19|20)\d\d)(?!\d))?(?![\wåäö-])", re.IGNORECASE
)
LIMIT = re.compile(
    rf"(?<!\w)(?:[Ff]öre|[Ii]nnan|[Ee]fter|[Ss]enast|[Tt]ill)\s+(?P<f>{any_of(list(FEASTS))})(?:en|helgen|helgerna)?(?:\s+(?P<y>(?:19|20)\d\d)(?!\d))?(?![\wåäö-])"
)
STEMS = (
    "nyårs",
    "tretton",
    "skärtors",
    "långfre",
    "påsk",
    "pingst",
    "nationald",
    "midsommar",
    "annandag",
    "valborg",
    "jul",
)
HEAD = re.compile(r"(?:kristi|alla) \Z")


def find_feasts(text: str) -> Iterator[Form]:
    """Yield holidays, with or without year."""
    places = places_of(text)
    headed = places.headed(places.of("himmelsf", "helgons"), HEAD, 7)
    for match in places.matches(NAMED, sorted([*headed, *places.of(*STEMS)])):
        name = " ".join(match["d"].lower().split())
        yield _form(match, partial(_day, name), name, name)
    for match in places.near(LIMIT, places.of("midsommar", "jul", "påsk", "pingst"), 12):
        first, last = FEASTS[match["f"].lower()]
        yield _form(match, partial(_span, first, last), first, last, start=match.start("f"))


def _form(
    match: re.Match[str], build: Callable[[int], str | None], first: str, last: str, start: int | None = None
) -> Form:
    begin, end = (date.fromisoformat(_day(name, 2019) or "2019-01-01") for name in (first, last))
    year = int(match["y"]) if match["y"] else None
    at = match.start() if start is None else start
    return Form(at, match.end(), build, (begin.month, begin.day), (end.month, end.day), year, spans=first != last)


def _day(name: str, year: int) -> str | None:
    official, step = DAYS[name]
    found = _calendar(year).get(official)
    return (found + timedelta(days=step)).isoformat() if found else None


def _span(first: str, last: str, year: int) -> str | None:
    begin, end = _day(first, year), _day(last, year)
    return f"{begin}/{end}" if begin and end else None


@cache
def _calendar(year: int) -> dict[str, date]:
    """Return the public holidays of a year by name; a day may have two ("Första maj; Kristi himmelsfärdsdag")."""
    days = holidays.country_holidays("SE", years=year, language="sv")
    return {name: day for day, names in days.items() for name in names.split("; ")}
