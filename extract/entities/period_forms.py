"""Months, quarters, terms, seasons, weeks and years as they are written.

>>> for text in ("hösten 2014", "T2 2016", "vt 2019", "v. 14 2019"):
...     form = next(find_periods(text))
...     print(form.build(form.year or 0))
2014-09-01/2014-11-30
2016-05-01/2016-08-31
2019-01-01/2019-06-30
2019-04-01/2019-04-07
"""

import re
from collections.abc import Callable, Iterator
from functools import partial

from extract.entities import periods
from extract.entities.date_forms import CODED, Form, month_of, year_of
from extract.entities.period_shapes import (
    ALONE,
    ALONE_OR_NEW,
    COUNTED,
    DECADE,
    FISCAL,
    HABIT,
    HALF,
    I_SEASON,
    IS,
    LISTED,
    LONG_AGO,
    MONTH_TURN,
    MONTHLY,
    NEXT_SEASON,
    NOT_YEAR,
    NUMBERED,
    ONE_YEAR,
    OPENING,
    PART_HEAD,
    PART_OF,
    PREPOSITION,
    QUARTER,
    SCHOOL,
    SCHOOL_YEAR,
    SEASON,
    SEASON_YEAR,
    TERM,
    TERM_HEAD,
    THIRD,
    TURN,
    WEEK,
    WEEK_HEAD,
    WEEK_TOO,
    YEAR_END,
    YEAR_HEAD,
    YEARS,
)
from extract.entities.places import MONTHS as STEMS
from extract.entities.places import Places, places_of
from extract.entities.shapes import MONTHS, ORDINALS

ENDS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""The last day of each month."""


def find_periods(text: str) -> Iterator[Form]:
    """Yield the periods of the text; a form with a year comes with or without it."""
    places = places_of(text)
    for find in (_month_turns, _months, _seasons, _terms, _parts, _weeks, _school_years, _ends, _turns, _years):
        yield from find(text, places)


def _form(match: re.Match[str], build: Callable[[int], str | None], first: int, last: int, year: int | None) -> Form:
    return Form(match.start(), match.end(), build, (first, 1), (last, 28), year, spans=True)


def _months(text: str, places: Places) -> Iterator[Form]:
    for match in places.matches(MONTHLY, places.headed(places.of(*STEMS), PART_OF, 30)):
        first, year = month_of(match["m"]), year_of(match["y"])
        if year is None and not _is_month(text, match):
            continue
        if NUMBERED.search(text[max(0, match.start() - 16) : match.start()]):
            continue
        last = month_of(match["to"]) if match["to"] else first
        if match["half"]:
            yield _form(match, _halved(first, match["half"] != "första"), first, first, year)
        elif match["edge"] or match["end"]:
            yield Form(
                *match.span(),
                partial(periods.last_day, number=first),
                (first, ENDS[first - 1]),
                (first, ENDS[first - 1]),
                year,
                exact=True,
            )
        elif match["to"]:
            if year is not None and last < first:
                year -= 1
            yield _form(match, partial(periods.span, first=first, last=last), first, last, year)
        else:
            sibling = -1 if match["last"] else None
            recurs = f"XXXX-{first:02d}" if match["yearly"] else None
            yield Form(
                *match.span(),
                partial(periods.month, number=first),
                (first, 1),
                (first, 28),
                year,
                sibling=sibling,
                recurs=recurs,
            )


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Tell whether a month without year is one: "maj" and "mars" are names too, "dec" may be anything."""
    before = text[max(0, match.start() - 12) : match.start()]
    if match["m"].lower() not in MONTHS:
        return bool(match["to"])
    if match["m"].islower() and LISTED.match(text, match.end()):
        return True
    if match["last"] or match["half"] or match["edge"] or match["end"] or match["yearly"]:
        return True
    alone = ALONE.search(before) is not None and re.match(r"\s*(?:\Z|\n|[–-])", text[match.end() : match.end() + 3])
    if match["m"] in OPENING and ALONE_OR_NEW.search(before) and IS.match(text, match.end()):
        return True
    return bool(alone) or (match["m"].islower() and PREPOSITION.search(before) is not None)


def _halved(month: int, late: bool) -> Callable[[int], str]:
    def build(year: int) -> str:
        return (
            f"{year}-{month:02d}-16/{periods.last_day(year, month)}"
            if late
            else f"{year}-{month:02d}-01/{year}-{month:02d}-15"
        )

    return build


def _seasons(text: str, places: Places) -> Iterator[Form]:
    seasons = [at for at in places.of("vår", "sommar", "somras", "höst", "vint") if places.low[at : at + 4] != "vård"]
    for match in places.near(SEASON, seasons, 24):
        key = match["s"].lower()[:4] if match["s"].lower().startswith("vint") else match["s"].lower()
        if match["term"] and key not in periods.TERMS:
            continue
        if not match["y"] and (
            match["term"] == "termin" or HABIT.search(text[max(0, match.start() - 9) : match.start()])
        ):
            continue
        first, last = (periods.TERMS if match["term"] else periods.SEASONS)[key]
        year = year_of(match["y"])
        if match["to"] in ("-", "–") and key != "vint":
            continue  # "hösten 2016–2018" is several
        if key == "vint" and year is not None and not match["y2"]:
            yield _form(match, _nothing, first, last, year)
            continue
        sibling = {None: None, "förra": -1, "föregående": -1}.get(match["rel"], 1)
        yield Form(
            *match.span(),
            partial(periods.span, first=first, last=last),
            (first, 1),
            (last, 28),
            year,
            spans=True,
            sibling=sibling,
        )
    for match in places.matches(SEASON_YEAR, seasons):
        key = match["s"].lower()
        first, last = (periods.TERMS if "termin" in match[0] and key in periods.TERMS else periods.SEASONS)[key]
        yield _form(match, partial(periods.span, first=first, last=last), first, last, int(match["y"]))
    for match in places.near(NEXT_SEASON, seasons, 12):
        first, last = periods.SEASONS["vint" if match["s"] == "vinter" else match["s"]]
        build = partial(periods.span, first=first, last=last)
        yield Form(*match.span(), build, (first, 1), (last, 28), spans=True, sibling=-1 if match["past"] else 1)
    for match in places.near(I_SEASON, seasons, 5):
        word = match["past"] or match["next"]
        key = next(k for k in periods.SEASONS if word.startswith(k[:3]))
        first, last = periods.SEASONS[key]
        yield Form(
            *match.span(),
            partial(periods.span, first=first, last=last),
            (first, 1),
            (last, 28),
            spans=True,
            sibling=-1 if match["past"] else 0,
        )


def _terms(text: str, places: Places) -> Iterator[Form]:
    for match in places.matches(TERM, places.headed(places.runs(2, 4), TERM_HEAD, 4)):
        first, last = periods.TERMS["vår" if match["t"].lower() == "vt" else "höst"]
        yield _form(match, partial(periods.span, first=first, last=last), first, last, year_of(match["y"]))


def _parts(text: str, places: Places) -> Iterator[Form]:
    short = places.headed(places.runs(1), PART_HEAD, 4)
    for stem, pattern, make, size, final in (
        ("tertial", THIRD, periods.third, 4, 3),
        ("kvartal", QUARTER, periods.quarter, 3, 4),
        ("halv", HALF, periods.half, 6, 2),
    ):
        named = [at for at in places.of(stem) if stem != "halv" or places.low.startswith("halvår", at)]
        for match in places.matches(pattern, sorted([*places.headed(named, COUNTED, 16), *short])):
            word = match["o"]
            digit = match["n"] or match["n2"]
            number = int(digit) if digit else final if word in ("sista", "senare") else ORDINALS.index(word) + 1
            if match["to"]:
                if number < (until := int(match["to"])):
                    first, last = number * size - size + 1, until * size
                    yield _form(match, partial(periods.span, first=first, last=last), first, last, year_of(match["y"]))
                continue
            yield _form(
                match, partial(make, number=number), number * size - size + 1, number * size, year_of(match["y"])
            )


def _weeks(text: str, places: Places) -> Iterator[Form]:
    for match in places.matches(WEEK, places.headed(places.runs(1, 2), WEEK_HEAD, 10)):
        first, last = int(match["n"]), int(match["to"]) if match["to"] else None
        if not 1 <= first <= 53:
            continue
        month = min(12, (first - 1) * 7 // 30 + 1)
        year = year_of(match["y"])
        yield _form(match, partial(periods.week, number=first, last=last), month, month, year)
        at = match.end()
        while not match["y"] and (more := WEEK_TOO.match(text, at)) and int(more["n"]) <= 53:
            at, number = more.end(), int(more["n"])
            month = min(12, max(0, number - 1) * 7 // 30 + 1)
            build = partial(periods.week, number=number, last=None)
            yield Form(more.start("n"), at, build, (month, 1), (month, 28), spans=True)


def _school_years(text: str, places: Places) -> Iterator[Form]:
    named = [at - 3 for at in places.of("år") if places.low.startswith("läs", at - 3)]
    for match in places.matches(SCHOOL_YEAR, sorted([*named, *places.of("lå")])):
        year, end = year_of(match["y"]), int(match["y2"]) % 100
        if year is not None and (year + 1) % 100 == end:
            yield _form(match, partial(periods.span, first=8, last=6), 8, 6, year)


def _ends(text: str, places: Places) -> Iterator[Form]:
    for match in places.near(YEAR_END, places.of("slut", "tgång"), 15):
        year = year_of(match["y"] or match["y2"])
        month = 6 if match["t"] and match["t"].lower() == "vår" else 12
        own = 0 if match[0].lower().startswith("årets") else None
        last = partial(periods.last_day, number=month)
        yield Form(
            *match.span(), last, (month, ENDS[month - 1]), (month, ENDS[month - 1]), year, exact=True, offset=own
        )


def _turns(text: str, places: Places) -> Iterator[Form]:
    for match in places.near(TURN, places.of("år") if "rsskifte" in text else (), 4):
        middle = bool(match["h"])
        year = year_of(match["y"])
        if year is not None and not middle and not match["y2"]:
            yield _form(match, _nothing, 12, 12, year)
            continue
        yield _form(match, partial(periods.turn, middle=middle), 6 if middle else 12, 6 if middle else 12, year)


def _month_turns(text: str, places: Places) -> Iterator[Form]:
    for match in places.matches(MONTH_TURN, places.of("månad") if "nadsskifte" in text else ()):
        number = month_of(match["m"])
        yield _form(match, partial(periods.month_turn, number=number), number, number, year_of(match["y"]))


def _years(text: str, places: Places) -> Iterator[Form]:
    years = places.headed(places.runs(4), YEAR_HEAD, 8)
    for match in places.matches(YEARS, years):
        if NOT_YEAR.search(text[max(0, match.start() - 14) : match.start()]):
            continue
        first = int(match["y"])
        last = int(match["y2"]) if len(match["y2"]) == 4 else first // 100 * 100 + int(match["y2"])
        coded = CODED.search(text, max(0, match.start() - 9), match.start()) or last - first > 12
        if coded and len(match["y2"]) == 2 and "/" not in match[0]:
            continue  # "RTJ 2015-41"
        if "/" in match[0] and last == first + 1:
            if FISCAL.search(text[max(0, match.start() - 24) : match.start()]):
                yield _form(match, _nothing, 1, 12, first)
                continue
            if SCHOOL.search(text):
                yield _form(match, partial(periods.span, first=8, last=6), 8, 6, first)
                continue
        if 0 < last - first < 40:
            yield _form(match, partial(periods.years, last=last), 1, 12, first)
    for match in places.matches(DECADE, places.runs(4, then="-")):
        yield _form(match, periods.decade, 1, 12, int(match["y"]))
    for match in places.matches(ONE_YEAR, years):
        before = text[max(0, match.start() - 14) : match.start()]
        if match[0][:1].isdigit() and NOT_YEAR.search(before):
            continue
        if match["y"] < "1960" and match[0][:1].isdigit() and not LONG_AGO.search(before):
            continue
        yield Form(*match.span(), str, (1, 1), (12, 28), int(match["y"]))


def _nothing(_: int) -> None:
    """Place nothing: "vintern 2019" is two winters."""
