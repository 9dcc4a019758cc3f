"""Periods that only the day of writing places: "i fjol", "förra veckan", "för två år sedan".

>>> [(text, value) for _, _, text, value in find_relative("i fjol, nästa månad och för två år sedan", date(2019, 4, 26))]
[('i fjol', '2018'), ('nästa månad', '2019-05'), ('för två år sedan', '2017')]
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from extract.entities import periods
from extract.entities.numerals import NUMBER, number
from extract.entities.places import places_of
from extract.entities.shapes import any_of
from extract.entities.years import looks_ahead

YEARLY = re.compile(
    r"(?<!\w)(?:(?P<past>[Ii]\s+fjol|[Ff]örra\s+året(?:s)?|[Ff]öregående\s+år(?:s|et)?(?!\w))|(?P<this>[Ii]\s+år(?!\s*\d)|[Ii]nnevarande\s+år)|(?P<next>[Nn]ästa\s+år(?!\s?s)|[Nn]ästkommande\s+år))(?!\w)"
)
NEAR = re.compile(
    r"(?<!\w)(?:(?P<w>(?:[Ff]örra|[Ff]öregående)\s+(?:månaden|veckan|månad|vecka)|[Nn]ästa\s+(?:månad|vecka)|(?:[Dd]enna|[Dd]en\s+här|[Ii]nnevarande)\s+(?:månad(?:en)?|vecka(?:n)?)|[Ii]\s?går|[Ii]\s?förrgår|[Ii]\s?morgon|[Ii]\s?övermorgon))(?!\w)"
)
AGO = re.compile(
    rf"(?P<ago>[Ff](?<!\w.)ör\s+(?:ungefär\s+|cirka\s+|ca\s+|drygt\s+|knappt\s+|bara\s+)?(?P<n>{NUMBER})\s+(?P<u>dag(?:ar)?|veck(?:a|or)|månad(?:er)?|år)\s+sed(?:an|en))(?!\w)"
)
AHEAD = re.compile(rf"[Oo](?<!\w.)m\s+(?P<n>{NUMBER})\s+(?P<u>dag(?:ar)?|veck(?:a|or)|månad(?:er)?)(?!\w)")
BEFORE_THAT = re.compile(
    r"(?:"
    + any_of("januari februari mars april maj juni juli augusti september oktober november december".split())
    + r")\s+$"
)
MONTH_END = re.compile(r"(?<!\w)(?:månadens\s+(?:slut|utgång)|månadsskiftet(?!\s+\w+\s?[/–-]))(?!\w)", re.IGNORECASE)
THIS_WEEK = re.compile(
    r"(?<!gång )(?<!gånger )(?<!dag )(?<!dagar )(?<!timmar )(?<!\d )(?<!tid )(?<!\w)[Ii]\s+veckan(?!\w)"
)
DAYS = {"går": -1, "förrgår": -2, "morgon": 1, "övermorgon": 2}


def find_relative(text: str, today: date | None) -> Iterator[tuple[int, int, str, str | None]]:
    """Yield (start, end, words, value); without today nothing has a value."""
    places = places_of(text)
    low = places.low
    for match in places.near(YEARLY, _behind(low, places.of("fjol", "år"), "iae"), 16):
        if not BEFORE_THAT.search(text[max(0, match.start() - 12) : match.start()]):
            step = -1 if match["past"] else 1 if match["next"] else 0
            yield *match.span(), match[0], str(today.year + step) if today else None
    near = [*_behind(low, places.of("månad", "veck"), "aern"), *places.of("går", "morgon")]
    for match in places.near(NEAR, sorted(near), 16):
        words = " ".join(match["w"].lower().split())
        if "morgon" in words and not looks_ahead(text, *match.span()):
            continue
        yield *match.span(), match[0], _near(words, today) if today else None
    for match in places.near(MONTH_END, places.of("månad"), 24):
        if looks_ahead(text, *match.span()):
            yield *match.span(), match[0], periods.last_day(today.year, today.month) if today else None
    for match in places.near(THIS_WEEK, places.of("veck"), 16):
        if looks_ahead(text, *match.span()):
            yield *match.span(), match[0], _near("denna vecka", today) if today else None
    for match in places.near(AGO, _behind(low, places.of("sedan", "seden"), "agrd"), 64):
        yield *match.span(), match[0], _away(match, -1, today)
    coming = [
        at
        for at in places.of("dag", "veck", "månad")
        if low[at - 1 : at].isspace() and "om" in low[max(0, at - 40) : at]
    ]
    for match in places.near(AHEAD, coming, 40):
        if looks_ahead(text, match.start(), match.end()):
            yield *match.span(), match[0], _away(match, 1, today)


def _behind(low: str, places: list[int], letters: str) -> list[int]:
    """Return the places whose word stands behind a word that ends in one of the letters."""
    return [
        at for at in places if at > 1 and low[at - 1].isspace() and low[max(0, at - 4) : at].rstrip()[-1:] in letters
    ]


def _near(words: str, today: date) -> str | None:
    step = -1 if words.startswith("för") else 1 if words.startswith("näst") else 0
    if "månad" in words:
        return _month_beside(today, step)
    if "veck" in words:
        year, number, _ = (today + timedelta(days=7 * step)).isocalendar()
        return periods.week(year, number)
    return periods.shifted(today, days=DAYS[words.removeprefix("i").strip()])


def _away(match: re.Match[str], sign: int, today: date | None) -> str | None:
    """Return the day, month or year that lies so far from today; nobody counts in half months."""
    count = number(match["n"])
    if today is None or count != int(count) or not 0 < count < 2000:
        return None
    step, unit = sign * int(count), match["u"].lower()
    if unit.startswith("år"):
        return str(today.year + step)
    if unit.startswith("månad"):
        return _month_beside(today, step)
    return periods.shifted(today, days=step * (7 if unit.startswith("veck") else 1))


def _month_beside(today: date, step: int) -> str:
    count = today.year * 12 + today.month - 1 + step
    return periods.month(count // 12, count % 12 + 1)
