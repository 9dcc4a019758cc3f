"""Days told by their weekday or number alone, near the day of writing.

>>> [(text, value) for _, _, text, value in find_near_days("I fredags ringde vi, svar kommer på tisdag", date(2019, 4, 24))]
[('I fredags', '2019-04-19'), ('på tisdag', '2019-04-30')]
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from extract.entities import periods
from extract.entities.date_forms import WEEKDAYS
from extract.entities.places import places_of
from extract.entities.shapes import MONTHS, any_of
from extract.entities.years import tense

DAY = any_of(WEEKDAYS)
STEMS = frozenset(name[-6:-3] for name in WEEKDAYS)
PAST = re.compile(rf"(?<!\w)[Ii]\s+(?P<d>{DAY})s(?!\w)")
OWN = re.compile(rf"(?<!\w)(?P<d>{DAY})ens(?!\w)", re.IGNORECASE)
NEXT = re.compile(
    rf"(?<!\w)(?:(?:nu\s+)?på|senast|nästa|nu\s+till)\s+(?P<d>{DAY})(?![\w-]|\s*[–-]|\s+(?:till|och)\s+{DAY}|\s+(?:den\s+)?\d)",
    re.IGNORECASE,
)
LIMIT = re.compile(
    rf"(?<!\w)(?:före|innan|till|från(?:\s+och\s+med)?)\s+(?:på\s+)?(?P<d>{DAY})(?![\w-]|\s*[–-]|\s+(?:till|och)\s+{DAY}|\s+(?:den\s+)?\d)",
    re.IGNORECASE,
)
"""A weekday to come, where the sentence looks ahead: "öppet från måndag till fredag" is every week."""
NIGHT = re.compile(rf"(?<!\w)natten\s+(?:till|mot)\s+(?P<d>{DAY})(?:en)?(?!\w|\s+(?:den\s+)?\d)", re.IGNORECASE)
WEEKEND = re.compile(r"(?<!\w)(?P<w>[Ii]\s+helgen|[Ff]örra\s+helgen|[Nn]ästa\s+helg)(?!\w)")
NUMBERED = re.compile(
    rf"(?<!\w)den\s+(?P<n>[12]?\d|3[01]):?e(?!\w)(?!\s+(?:{any_of(MONTHS)}|varje|i\s+varje|stycket|punkten))"
)


def find_near_days(text: str, today: date | None) -> Iterator[tuple[int, int, str, str | None]]:
    """Yield (start, end, words, value); a weekday is the one last gone or next to come, as the sentence looks."""
    places = places_of(text)
    days = [at for at in places.of("dag") if places.low[at - 3 : at] in STEMS]
    for pattern, at, back, way in (
        (PAST, [at for at in days if places.low.startswith("dags", at)], 9, -1),
        (OWN, [at for at in days if places.low.startswith("dagens", at)], 4, -1),
        (NEXT, days, 22, 1),
        (NIGHT, places.of("natten"), 0, 0),
    ):
        for match in places.near(pattern, at, back):
            step = way or tense(text, *match.span()) or -1
            yield *match.span(), match[0], _weekday(match["d"], step, today)
    for match in places.near(LIMIT, days, 34):
        if _limits(text, match):
            yield *match.span(), match[0], _weekday(match["d"], 1, today)
    for match in places.near(WEEKEND, places.of("helg"), 8):
        word = match["w"].lower()
        step = {"f": -1, "n": 1}.get(word[0], 0) or tense(text, *match.span()) or -1
        yield *match.span(), match[0], _weekend(step, today)
    for match in places.near(NUMBERED, places.runs(1, 2, then=":e"), 6):
        yield *match.span(), match[0], _numbered(int(match["n"]), tense(text, *match.span()), today)


def _limits(text: str, match: re.Match[str]) -> bool:
    """Tell whether a weekday is the coming one: not one end of "från måndag till fredag", nor the past."""
    ways = len(re.findall(rf"\b{DAY}\b", text[max(0, match.start() - 30) : match.end() + 30], re.IGNORECASE))
    return ways == 1 and tense(text, *match.span()) >= 0


def _weekday(name: str, step: int, today: date | None) -> str | None:
    if today is None:
        return None
    away = (WEEKDAYS.index(name.lower()) - today.weekday()) % 7
    return periods.shifted(today, days=away or 7) if step > 0 else periods.shifted(today, days=away - 7)


def _weekend(step: int, today: date | None) -> str | None:
    if today is None:
        return None
    saturday = today + timedelta(days=5 - today.weekday())
    if step < 0 and saturday >= today:
        saturday -= timedelta(days=7)
    if step > 0 and saturday <= today:
        saturday += timedelta(days=7)
    return f"{saturday}/{saturday + timedelta(days=1)}"


def _numbered(day: int, way: int, today: date | None) -> str | None:
    """Return the nearest day of that number before or after today."""
    if today is None:
        return None
    months = [(today.year * 12 + today.month - 1 + step) for step in (-1, 0, 1)]
    days = [found for month in months if (found := periods.day(month // 12, month % 12 + 1, day))]
    if way < 0:
        return next((one for one in reversed(days) if one <= today.isoformat()), None)
    return next((one for one in days if one >= today.isoformat()), None)
