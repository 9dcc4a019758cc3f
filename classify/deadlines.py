"""When a deadline has passed: a month or a year ends with its last day, an interval with its end.

>>> last_day("2024-05-31"), last_day("2024-02"), last_day("2024"), last_day("2024-09-01/2024-11-30")
(datetime.date(2024, 5, 31), datetime.date(2024, 2, 29), datetime.date(2024, 12, 31), datetime.date(2024, 11, 30))
>>> last_day("XXXX-03-01"), last_day("P3M"), last_day(None)
(None, None, None)
"""

from calendar import monthrange
from datetime import date

from classify.types import Annotation, Status
from extract.types import as_date

OPEN = (Status.PLANNED, Status.ONGOING, Status.DEMANDED)
"""Åtgärder that someone still waits for."""


def last_day(value: str | None) -> date | None:
    """Return the last day that an ISO 8601 value covers; None if it names no time."""
    if value is None:
        return None
    end = value.rpartition("/")[2]
    if day := as_date(end):
        return day
    year, _, month = end.partition("-")
    if len(year) != 4 or not year.isdigit() or (month and not (month.isdigit() and 1 <= int(month) <= 12)):
        return None
    number = int(month or 12)
    return date(int(year), number, monthrange(int(year), number)[1]) if int(year) else None


def is_late(annotation: Annotation, today: date) -> bool:
    """Tell whether the åtgärd should have been done by now and nobody says that it is."""
    end = last_day(annotation.deadline)
    return annotation.status in OPEN and end is not None and end < today
