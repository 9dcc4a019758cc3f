"""The day that a text tells of itself: when nobody knows the document's day, the law in force on that one is meant.

>>> told_day("Rapport 2019-04-26\\n\\nVi kom den 3 mars 2018."), told_day("I mars")
(datetime.date(2019, 4, 26), None)
"""

import re
from calendar import monthrange
from datetime import date

from extract.entities.shapes import MONTHS, any_of

HEAD = 800
"""Where a paper's own day stands, in characters from its beginning."""
DAY = re.compile(
    rf"(?<![\d:/-])(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3]\d)(?!\d)|(?<!\d)(?P<d2>[0-3]?\d)\s(?P<name>{any_of(MONTHS)})\s(?P<y2>(?:19|20)\d\d)(?![\d:])"
)


def told_day(text: str) -> date | None:
    """Return the latest day of the first lines, else the latest of all; None where no day is told in full."""
    return max(_days(text[:HEAD]), default=None) or max(_days(text), default=None)


def _days(text: str) -> list[date]:
    found = []
    for match in DAY.finditer(text):
        month = int(match["m"]) if match["m"] else MONTHS.index(match["name"]) + 1
        day = int(match["d"] or match["d2"])
        year = int(match["y"] or match["y2"])
        if 1 <= day <= monthrange(year, month)[1]:
            found.append(date(year, month, day))
    return found
