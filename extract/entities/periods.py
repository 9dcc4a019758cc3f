"""Days and periods of the calendar as ISO 8601 text.

>>> day(2019, 4, 26), span(2018, 12, 2), week(2019, 14), day(2019, 2, 30)
('2019-04-26', '2018-12-01/2019-02-28', '2019-04-01/2019-04-07', None)
"""

from calendar import monthrange
from datetime import date, timedelta

SEASONS = {"vår": (3, 5), "sommar": (6, 8), "höst": (9, 11), "vint": (12, 2)}
TERMS = {"vår": (1, 6), "höst": (8, 12)}


def day(year: int, month: int, number: int) -> str | None:
    """Return the day, None if there is none."""
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None


def month(year: int, number: int) -> str:
    """Return the month: "2019-04"."""
    return f"{year}-{number:02d}"


def span(year: int, first: int, last: int) -> str:
    """Return the days from the first day of one month to the last of another, over a new year where last < first."""
    end = year + (last < first)
    return f"{year}-{first:02d}-01/{end}-{last:02d}-{monthrange(end, last)[1]}"


def years(first: int, last: int) -> str | None:
    """Return the days from one year to another."""
    return f"{first}-01-01/{last}-12-31" if first < last else None


def decade(first: int) -> str | None:
    """Return the days of ten years."""
    return years(first, first + 9)


def days(year: int, month: int, first: int, last: int) -> str:
    """Return the days from one to another in a month."""
    return f"{year}-{month:02d}-{first:02d}/{year}-{month:02d}-{last:02d}"


def third(year: int, number: int) -> str:
    """Return a tertial."""
    return span(year, number * 4 - 3, number * 4)


def quarter(year: int, number: int) -> str:
    """Return a quarter."""
    return span(year, number * 3 - 2, number * 3)


def half(year: int, number: int) -> str:
    """Return a half-year."""
    return span(year, number * 6 - 5, number * 6)


def week(year: int, number: int, last: int | None = None) -> str | None:
    """Return the days of an ISO week, or of several."""
    try:
        start = date.fromisocalendar(year, number, 1)
        end = date.fromisocalendar(year, last or number, 7)
    except ValueError:
        return None
    return f"{start}/{end}" if start < end else None


def turn(year: int, *, middle: bool = False) -> str:
    """Return the turn from one year to the next, or of its halves."""
    return f"{year}-06-30/{year}-07-01" if middle else f"{year}-12-31/{year + 1}-01-01"


def month_turn(year: int, number: int) -> str:
    """Return the last day of a month and the first of the next.

    >>> month_turn(2018, 5), month_turn(2018, 12)
    ('2018-05-31/2018-06-01', '2018-12-31/2019-01-01')
    """
    following = f"{year + 1}-01" if number == 12 else f"{year}-{number + 1:02d}"
    return f"{last_day(year, number)}/{following}-01"


def last_day(year: int, number: int) -> str:
    """Return the last day of a month."""
    return f"{year}-{number:02d}-{monthrange(year, number)[1]}"


def shifted(start: date, *, days: int) -> str:
    """Return the day some days later."""
    return (start + timedelta(days=days)).isoformat()
