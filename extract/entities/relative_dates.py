"""Dates that only the day of writing places, and durations.

>>> [(text, value) for _, _, text, value in find_relative("inom tre månader, i fjol", date(2019, 4, 26))]
[('inom tre månader', 'P3M'), ('i fjol', '2018')]
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from extract.entities import periods
from extract.entities.shapes import CARDINALS, any_of

DURATION = re.compile(
    rf"(?<!\w)[Ii]nom\s+(?:(?:en\s+tid|högst|ca|cirka|maximalt)\s+(?:av\s+)?)?(?P<n>\d{{1,3}}|{any_of([*CARDINALS, 'ett'])})\s+(?P<u>arbetsdag(?:ar)?|dag(?:ar)?|dygn|veck(?:a|or)|månad(?:er)?|år|timm(?:e|ar))(?!\w)",
    re.IGNORECASE,
)
UNITS = {"dag": "P{}D", "dyg": "P{}D", "vec": "P{}W", "mån": "P{}M", "år": "P{}Y", "tim": "PT{}H"}
YEARLY = re.compile(
    r"(?<!\w)(?:(?P<past>[Ii]\s+fjol|[Ff]örra\s+året(?:s)?|[Ff]öregående\s+år(?:s|et)?(?!\w))|(?P<this>[Ii]\s+år(?!\s*\d)|[Ii]nnevarande\s+år)|(?P<next>[Nn]ästa\s+år|[Nn]ästkommande\s+år|[Kk]ommande\s+år(?!e)))(?!\w)"
)
NEAR = re.compile(
    r"(?<!\w)(?P<w>[Ff]örra\s+(?:månaden|veckan)|[Nn]ästa\s+(?:månad|vecka)|[Ii]dag|[Ii]\s+dag|[Ii]\s+går|[Ii]går|[Ii]\s+morgon|[Ii]morgon)(?!\w)"
)
BEFORE_THAT = re.compile(
    r"(?:"
    + any_of("januari februari mars april maj juni juli augusti september oktober november december".split())
    + r")\s+$"
)


def find_relative(text: str, today: date | None) -> Iterator[tuple[int, int, str, str | None]]:
    """Yield (start, end, words, value); without today only durations have a value."""
    for match in DURATION.finditer(text):
        yield *match.span(), match[0], _duration(match["n"].lower(), match["u"].lower())
    for match in YEARLY.finditer(text):
        if not BEFORE_THAT.search(text[max(0, match.start() - 12) : match.start()]):
            step = -1 if match["past"] else 1 if match["next"] else 0
            yield *match.span(), match[0], str(today.year + step) if today else None
    for match in NEAR.finditer(text):
        words = " ".join(match["w"].lower().split())
        yield *match.span(), match[0], _near(words, today) if today else None


def _duration(number: str, unit: str) -> str | None:
    if unit.startswith("arbetsdag"):
        return None
    count = int(number) if number.isdigit() else 1 if number == "ett" else CARDINALS.index(number)
    return next(shape for start, shape in UNITS.items() if unit.startswith(start)).format(count) if count else None


def _near(words: str, today: date) -> str | None:
    if "mån" in words:
        return _month_beside(today, -1 if "förra" in words else 1)
    if "veck" in words:
        year, number, _ = (today + timedelta(days=-7 if "förra" in words else 7)).isocalendar()
        return periods.week(year, number)
    return periods.shifted(today, days=-1 if "går" in words else 1 if "morgon" in words else 0)


def _month_beside(today: date, step: int) -> str:
    count = today.year * 12 + today.month - 1 + step
    return periods.month(count // 12, count % 12 + 1)
