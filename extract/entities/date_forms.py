"""What a written date says by itself: which day or period it is once its year is known.

>>> form = next(find_days("senast den 31 maj"))
>>> form.year, form.build(2024)
(None, '2024-05-31')
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from extract.entities import periods
from extract.entities.places import MONTHS as STEMS
from extract.entities.places import Places, places_of
from extract.entities.shapes import DASH, MONTHS, ORDINALS, S, any_of

WEEKDAYS = "måndag tisdag onsdag torsdag fredag lördag söndag".split()
MONTH = r"(?:jan(?:uari|\b\.?)|feb(?:ruari|r\b\.?|\b\.?)|mars|mar\b\.?|april|apr\b\.?|maj|juni|jun\b\.?|juli|jul\b\.?|aug(?:usti|\b\.?)|sep(?:tember|t\b\.?|\b\.?)|okt(?:ober|\b\.?)|nov(?:ember|\b\.?)|dec(?:ember|\b\.?))(?!\w)"
YEAR = r"(?:(?:19|20)\d\d(?![\d:/]|[.,-]\d)|[-–’'](?:19|20)?\d\d(?!\d|\s?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)))"
D = r"(?:[0-3]?\d(?:[:.]?[ae](?!\w))?)"
TO = rf"{S}(?:{DASH}{{1,2}}|till(?:\s+och\s+med)?|t\.?\s?o\.?\s?m\.?){S}(?:den\s+)?"
DD = rf"{D}(?:{S}(?:{DASH}|till){S}{D})?"
ITEM = re.compile(rf"(?<!\d)(?P<a>\d{{1,2}})(?:[:.]?[ae](?!\w))?(?:{S}(?:{DASH}|till){S}(?P<b>\d{{1,2}})(?::?[ae])?)?")
BEFORE = re.compile(
    rf"(?:(?P<day>{any_of(WEEKDAYS)}|(?:mån|tis|ons|tors|fre|lör|sön)d?\.?)(?:en)?(?:s)?,?\s+)?(?:den\s+|d\.\s*)?\**\Z",
    re.IGNORECASE,
)
ISO = re.compile(
    r"(?P<y>[12](?<![\w/:.,].)(?:(?<!-.)|(?<=\d--.))(?:(?<=1)9|(?<=2)0)\d\d)(?P<s>[-–‑/.])(?P<m>0[1-9]|1[0-2])(?:(?P=s)(?P<d>[0-2]\d|3[01])(?!\d)|(?![\d/.:]|-(?!-)|–\d))(?![/:]?\d|-\d)"
)
COMPACT = re.compile(
    r"(?:(?<![\w/:.,+-])|(?<=(?<!\d)\d{6}-)|(?<=(?<!\d)\d{8}-))(?:(?P<c>19|20)(?=\d{6}(?!\d)))?(?P<y>\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\w|[+/:.,]\d|-\d(?!\d{5}(?!\d)|\d{7}(?!\d))|\s?(?:kr|SEK|tkr|%|st\b))"
)
WRITTEN = re.compile(
    rf"(?<![\w/:.,§-])(?P<days>{DD}(?>{S}(?:,|och|samt|resp(?:\.|ektive)|eller|&){S}(?:den\s+)?{DD}){{0,31}}){S}(?P<m>{MONTH})(?:,?{S}(?:år\s+)?(?P<y>{YEAR}))?",
    re.IGNORECASE,
)
WORDED = re.compile(
    rf"(?<!\w)(?P<o>{any_of(ORDINALS)}|sista|siste)\s+(?P<m>{any_of(MONTHS)})(?!\w)(?:\s+(?P<y>{YEAR}))?",
    re.IGNORECASE,
)
ORDINAL = re.compile(rf"(?<!\w)(?:{any_of(ORDINALS)}|sista|siste)\s+\Z")
SLASHED = re.compile(
    r"(?<![\w/:.,§])(?:(?<!-)|(?<=\d/\d-)|(?<=\d/\d\d-))(?P<d>[0-3]?\d)/(?P<m>1[0-2]|0?[1-9])(?:(?:\s|\s?[-–]\s?|/|\s?-)(?P<y>(?:19|20)\d\d|\d\d(?!\d))(?!\s?[\d:/%]|[.,]\d|\s?[-–]\d))?(?!\w|/|:\d|[.,]\d)"
)
SHORT = re.compile(r"(?P<y>\d(?<![\w/:.,+-].)\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?![\w/:-]|[.,]\d)")
BACKWARDS = re.compile(r"(?P<d>\d(?<![\w/:.,+-].)\d?)-(?P<m>0?[1-9]|1[0-2])-(?P<y>(?:19|20)\d\d)(?![\w/:-]|[.,]\d)")
SPACED = re.compile(
    r"(?P<y>[12](?<![\w/:.,+-].)(?<!\d .)(?:(?<=1)9|(?<=2)0)\d\d) (?P<m>0[1-9]|1[0-2]) (?P<d>0[1-9]|[12]\d|3[01])(?![\w/:-]|[., ]\d)"
)
DOTTED = re.compile(r"(?P<d>\d(?<![\w/:.,-].)\d?)\.\s?(?P<m>1[0-2]|0?[1-9])\.\s?(?P<y>(?:19|20)\d\d)(?![\w:/])")
DOTTED_SHORT = re.compile(
    r"(?<![\w/:.,-])(?P<d>0[1-9]|[12]\d|3[01])\.(?P<m>0[1-9]|1[0-2])\.(?P<y>\d\d)(?![\w:/]|[.,-]\d)"
)
SLASH_CUE = re.compile(
    r"(?:\bden|\bd\.|senast|datum:?|datera[dt]|sedan|före|innan|efter|från|till|t\.?o\.?m\.?|fr\.?o\.?m\.?|möte|mötet|besök|kl\.?|(?:mån|tis|ons|tors|fre|lör|sön)(?:dag)?(?:en)?|\d/\d{1,2}\s?(?:och|,|[-–]))\s*$",
    re.IGNORECASE,
)
AFTER_SLASH = re.compile(
    r",?\s*kl|\s?[-–]\s?[0-3]?\d/\d|(?:,\s?\d{1,2}/\d{1,2})*,?\s(?:(?:och|samt)\s)?\d{1,2}/\d{1,2}\s(?:19|20)\d\d(?!\d)"
)
CODED = re.compile(r"(?:(?<!\w)[A-ZÅÄÖ]{2,5}|\b[Dd]nr|\bnr)[.:]?\s\Z")
"""What makes "2016-12" the number of a case."""
SLASHED_SPAN = re.compile(
    r"(?<![\w/:.,§-])(?P<a>[0-3]?\d)\s?[-–]\s?(?P<b>[0-3]?\d)/(?P<m>1[0-2]|0?[1-9])(?:\s|\s?-)(?P<y>(?:19|20)\d\d)(?![\d:/%]|[.,]\d|-\d)"
)
"""Days of one month with its year: "1-3/3 2018"."""
NOT_DATE = re.compile(
    r"(?:\bdnr|\bnr|nummer|\btel(?:efon)?|\btfn|\bSFS|\bFS|version|\bv|\bprop\.|§|kap\.|\bsid(?:an)?|\bs\.|\bkod|postnr|\bid|faktura|art(?:ikel)?)[.:]?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Form:
    """A date at text[start:end]: ``build(year)`` is its value; ``first`` and ``last`` are its ends as (month, day).

    ``exact``: a day; ``spans``: a period; ``sibling``: "förra hösten" (-1) and "nästa vår" (1) as the seasons go;
    ``offset``: years from the document's, "den 1 mars nästa år" (1); ``recurs``: the value where it comes every year.
    """

    start: int
    end: int
    build: Callable[[int], str | None]
    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None = None
    weekday: int | None = None
    exact: bool = False
    spans: bool = False
    sibling: int | None = None
    offset: int | None = None
    recurs: str | None = None


def month_of(word: str) -> int:
    """Return the month's number: "apr." is 4."""
    return [name[:3] for name in MONTHS].index(word.lower()[:3]) + 1


def year_of(written: str | None) -> int | None:
    """Return the year of "2019", "-19" or "’98"."""
    digits = re.sub(r"\D", "", written or "")
    if not digits:
        return None
    return int(digits) if len(digits) == 4 else int(digits) + (2000 if int(digits) < 60 else 1900)


def find_days(text: str) -> Iterator[Form]:
    """Yield the days that are written out, with or without year."""
    places = places_of(text)
    yield from _iso(text, places)
    yield from _compact(text, places)
    yield from _written(text, places)
    yield from _worded(text, places)
    yield from _slashed(text, places)
    for pattern, lengths, then in (
        (DOTTED, (1, 2), "."),
        (DOTTED_SHORT, (2,), "."),
        (SHORT, (2,), "-"),
        (BACKWARDS, (1, 2), "-"),
        (SPACED, (4,), " "),
    ):
        for match in places.matches(pattern, places.runs(*lengths, then=then)):
            year = year_of(match["y"]) or 0
            if pattern is DOTTED or not NOT_DATE.search(text[max(0, match.start() - 14) : match.start()]):
                yield _day(text, *match.span(), year, int(match["m"]), int(match["d"]))


def _day(text: str, start: int, end: int, year: int | None, month: int, number: int) -> Form:
    """Return the form, with "fredagen den" before it."""
    before = BEFORE.search(text, max(0, start - 20), start)
    weekday = None
    if before:
        weekday = next(
            (
                i
                for i, name in enumerate(WEEKDAYS)
                if before["day"] and name.startswith(before["day"].lower().rstrip(".")[:3])
            ),
            None,
        )
        if before.start() == 0 or not text[before.start() - 1].isalnum():
            start = before.start()
    return Form(
        start,
        end,
        partial(periods.day, month=month, number=number),
        (month, number),
        (month, number),
        year,
        weekday,
        exact=True,
    )


def _iso(text: str, places: Places) -> Iterator[Form]:
    for match in places.matches(ISO, places.runs(4, then="-–‑/.")):
        year, month = int(match["y"]), int(match["m"])
        if match["d"]:
            if match["s"] in "./" and NOT_DATE.search(text[max(0, match.start() - 14) : match.start()]):
                continue
            yield _day(text, *match.span(), year, month, int(match["d"]))
        elif match["s"] in "-–‑" and year < 2060 and not CODED.search(text, max(0, match.start() - 9), match.start()):
            yield Form(*match.span(), partial(periods.month, number=month), (month, 1), (month, 28), year)


def _compact(text: str, places: Places) -> Iterator[Form]:
    for match in places.matches(COMPACT, places.runs(6, 8)):
        if NOT_DATE.search(text[max(0, match.start() - 14) : match.start()]):
            continue
        year = int((match["c"] or ("20" if int(match["y"]) < 40 else "19")) + match["y"])
        if match["c"] or 1990 <= year <= 2035:
            yield _day(text, *match.span(), year, int(match["m"]), int(match["d"]))


def _written(text: str, places: Places) -> Iterator[Form]:
    for match in places.matches(WRITTEN, places.runs(1, 2)):
        month, year = month_of(match["m"]), year_of(match["y"])
        days = [*ITEM.finditer(text, match.start("days"), match.end("days"))]
        for item in days:
            end = match.end() if item is days[-1] else item.end() if item["b"] else item.end("a")
            first, last = int(item["a"]), int(item["b"] or 0)
            if not last:
                yield _day(text, item.start(), end, year, month, first)
            elif first < last and periods.day(2020, month, last):
                yield _between(text, item.start(), end, year, month, first, last)


def _between(text: str, start: int, end: int, year: int | None, month: int, first: int, last: int) -> Form:
    form = _day(text, start, end, year, month, first)
    return Form(
        form.start,
        end,
        partial(periods.days, month=month, first=first, last=last),
        (month, first),
        (month, last),
        year,
        form.weekday,
        spans=True,
    )


def _worded(text: str, places: Places) -> Iterator[Form]:
    months = places.of(*STEMS)
    for match in places.matches(WORDED, places.headed(months, ORDINAL, 20)):
        month, word = month_of(match["m"]), match["o"].lower()
        if word.startswith("sist"):
            start = match.start() - 4 if text[max(0, match.start() - 4) : match.start()] == "den " else match.start()
            yield Form(
                start,
                match.end(),
                partial(periods.last_day, number=month),
                (month, 28),
                (month, 28),
                year_of(match["y"]),
                exact=True,
            )
        else:
            yield _day(text, *match.span(), year_of(match["y"]), month, ORDINALS.index(word) + 1)


def _slashed(text: str, places: Places) -> Iterator[Form]:
    if "/" not in text:
        return
    for match in places.matches(SLASHED_SPAN, places.runs(1, 2)):
        first, last, month = int(match["a"]), int(match["b"]), int(match["m"])
        if first < last and periods.day(2020, month, last):
            yield _between(text, *match.span(), year_of(match["y"]), month, first, last)
    for match in places.matches(SLASHED, places.runs(1, 2, then="/")):
        number, month, year = int(match["d"]), int(match["m"]), year_of(match["y"])
        if not periods.day(year or 2020, month, number):
            continue
        if match["y"] and len(match["y"]) == 2 and not 1990 <= (year or 0) <= 2040:
            continue
        before = text[max(0, match.start() - 14) : match.start()]
        after = AFTER_SLASH.match(text, match.end())
        if NOT_DATE.search(before) or (year is None and number < 13 and not SLASH_CUE.search(before) and not after):
            continue
        yield _day(text, *match.span(), year, month, number)
