"""Until when: what an åtgärd says of the last day on which it may still be done.

>>> from extract import find_entities
>>> said = "Huvudmannen uppgav i maj att planen skulle vara klar i september."
>>> deadline_in(said, find_entities(said, date=date(2023, 6, 2)), day=date(2023, 6, 2))
'2023-09'
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from classify.deadlines import last_day
from extract.types import Entity, EntityType

_UNTIL = re.compile(
    r"(?:senast|före|innan|till och med|t\.?o\.?m\.?|fram till|(?:klar\w*|färdig\w*|genomför\w*|infört?|åtgärda\w*|redovisa\w*|lämna\w*|inkomma|slut\w*|start\w*|gäller|inför\w*)\s+(?:\w+\s+){0,3}?"
    r"|från och med|fr\.?o\.?m\.?|under|i|till|inom|den|per|och|vid\s+\w+\s+i)\s*(?:den\s+|slutet av\s+|början av\s+|mitten av\s+|utgången av\s+)?$",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"(?:senast|före|innan|till och med|t\.?o\.?m\.?|fram till|klar\w*|färdig\w*)\W+(?:\w+\W+){0,3}$", re.IGNORECASE
)
_BEFORE = re.compile(r"\b(?:före|innan|till|vid|inför)\s+$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:från(?: och med)?|fr\.? ?o\.? ?m\.?)\s+(?:den\s+)?$", re.IGNORECASE)
_AHEAD_OF = re.compile(r"\b(?:före|innan)\s+$", re.IGNORECASE)
_WEEK = re.compile(r"v(?:ecka|\.|\b)", re.IGNORECASE)
_SINCE = re.compile(r"\bsedan\s+(?:i\s+|den\s+)?$", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"\d{4}|\b\d\d-|\d{6}|/\d\d\b")
_HAPPENED = re.compile(
    r"\b(?!måste|inte|bortåt)(?:\w+(?:ade|ades|dde|ddes|[^aeiouyåäös]te|[^aeiouyåäö]tes)|gavs?|höll|hölls|fick|beslöts?|åtog|kom|skrevs?)\s+"
    r"(?:\w+\s+)?(?:(?:den|i|vid|under|på)\s+)?$"
)
"""A verb in the past right before a time: that is when somebody promised, asked or met."""
_DONE_THEN = re.compile(
    r"\b(?:är|har|blev|var)\s+(?:(?!ska|skall|kommer|vara|bli|inte|ej)\w+,?\s+){0,5}?(?!(?:in)?(?:planera|boka|beräkna|utlova|lova|föreslag|förvänta|tänkt|schemalag|tidsat))"
    r"\w+(?:ad|ade|at|ats|agen|agna|agits|förd|förda|fört|förts|ställd|ställda|ställts|bytt|bytts)\s+(?:(?:den|i|under|vid)\s+)?$"
)
"""Something is done, and then: "är framtagen och beslutad den 20 april"."""
_SHOULD_HAVE = re.compile(r"\bskulle\b", re.IGNORECASE)
_TODAY = re.compile(r"i ?dag\b|i kväll\b", re.IGNORECASE)
_INSIDE = re.compile(r"\binom\s+(?:\w+\s+)?$", re.IGNORECASE)
_LENGTH = re.compile(r"P(\d+)([DWMY])")
_YEARS_END = re.compile(
    r"\b(?:senast|före|innan|till|vid|i|för)\s+(?:\w+\s+av\s+)?(?:årets?\s+(?:slut|utgång|är slut|är till ända)|utgången av året|slutet av året|året är (?:slut|över)|utgången av (\d{4})|slutet av (?:år )?(\d{4}))",
    re.IGNORECASE,
)
_PAST = ("förra", "sist", "i går", "i fjol", "igår")
AHEAD = range(10, 200)
TIME_COLUMN = re.compile(
    r"\b(?:klar\w*|färdig\w*|senast|tid(?:plan|punkt|sram|en|er)?|när|datum|slutdatum|deadline|genomförs|start)\b",
    re.IGNORECASE,
)


def deadline_in(text: str, entities: Sequence[Entity], *, day: date | None = None) -> str | None:
    """Return the ISO 8601 value of the last day (or month, or year) on which an act that is not done is to be done.

    ``entities`` are those of the text, with offsets in it; ``day`` is the document's date. A time that says "senast" beats
    one that follows another word of time, and that one the only time that stands there; of several steps the last counts.
    """
    if day and (closing := _YEARS_END.search(text)):
        return f"{closing[1] or closing[2] or day.year}-12-31"
    dated = [one for one in entities if _may_be(one, text)]
    for pattern in (_STRONG, _UNTIL):
        if said := [one for one in dated if pattern.search(text[: one.span.start])]:
            return _latest(_due(one, text, day) for one in said)
    if day and (within := list(_within(text, entities, day))):
        return _latest(within)
    if len(dated) != 1:
        dated = [one for one in dated if _DAY.fullmatch(str(one.value))]
    return _due(dated[0], text, day) if len(dated) == 1 else None


def is_ahead(value: str | None, day: date | None) -> bool:
    """Tell whether a deadline is so far ahead that the act can't be done, and so near that no year was mistaken.

    >>> is_ahead("2024-05", date(2024, 4, 3)), is_ahead("2025-03-01", date(2024, 4, 3)), is_ahead(None, date(2024, 4, 3))
    (True, False, False)
    """
    end = last_day(value)
    return bool(day and end and (end - day).days in AHEAD)


def only_date(text: str, entities: Sequence[Entity], *, day: date | None = None) -> str | None:
    """Return the deadline that a cell of a time column holds."""
    dated = [one for one in entities if _is_time(one)]
    return _due(dated[-1], text, day) if dated else None


def _is_time(entity: Entity) -> bool:
    return entity.type is EntityType.DATE and entity.value is not None and not entity.value.startswith(("P", "X"))


def _may_be(entity: Entity, text: str) -> bool:
    """Tell a time ahead from one that something else happened at, today, and the year of a budget."""
    before = text[: entity.span.start]
    if (
        not _is_time(entity)
        or _TODAY.match(entity.text)
        or any(past.search(before) for past in (_SINCE, _HAPPENED, _DONE_THEN))
    ):
        return False
    return len(str(entity.value)) > len("2019") or bool(_UNTIL.search(before))


def _within(text: str, entities: Sequence[Entity], day: date) -> Iterator[str]:
    """Yield the days on which times such as "inom tre veckor" are over, counted from the document's."""
    for one in entities:
        length = _LENGTH.fullmatch(str(one.value))
        if length and one.type is EntityType.DATE and _INSIDE.search(text[: one.span.start]):
            yield _later(day, int(length[1]), length[2]).isoformat()


def _later(day: date, count: int, unit: str) -> date:
    """Return the day so many days, weeks, months or years later.

    >>> _later(date(2020, 1, 31), 1, "M"), _later(date(2020, 1, 31), 2, "W")
    (datetime.date(2020, 2, 29), datetime.date(2020, 2, 14))
    """
    if unit in "DW":
        return day + timedelta(days=count * (7 if unit == "W" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "Y" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _latest(values: Iterable[str]) -> str:
    return max(values, key=lambda value: last_day(value) or date.min)


def _due(entity: Entity, text: str, day: date | None) -> str:
    """Return a deadline without a clock, and of a period its last day; what has no year written lies ahead.

    What is to be done from a period on, or before it, is due when it begins; a turn of years is two days. What "skulle" be done
    is of the document's year: it may be late already.
    """
    before = text[: entity.span.start]
    first, _, last = (part.partition("T")[0] for part in str(entity.value).partition("/"))
    found, turn = last or first, bool(last) and _day_before(_first_day(last)) == first
    if _FROM.search(before):
        found = last if turn else _first_day(first)
    elif _AHEAD_OF.search(before) and not _DAY.fullmatch(found):
        found = _day_before(_first_day(first))
    elif _AHEAD_OF.search(before) and last:
        found = first if turn else _day_before(first)
    elif _BEFORE.search(before) and last and not _WEEK.match(entity.text):
        found = first
    if not day or _YEAR.search(entity.text) or entity.text.lower().startswith(_PAST):
        return found
    return f"{day.year}{found[4:]}" if _SHOULD_HAVE.search(text) else _ahead(found, day)


def _ahead(value: str, day: date) -> str:
    """Return the value in the first year in which it is not over on the day.

    >>> _ahead("2017-03", date(2019, 5, 2)), _ahead("2017-06", date(2019, 5, 2))
    ('2020-03', '2019-06')
    """
    now = day.isoformat()
    if value >= now[: len(value)] or len(value) < len("2019-01"):
        return value
    year = day.year + (f"{day.year}{value[4:]}" < now[: len(value)])
    return f"{year}{value[4:]}"


def _first_day(value: str) -> str:
    """Return the first day of an ISO 8601 day, month or year.

    >>> _first_day("2020-03"), _first_day("2020-03-14")
    ('2020-03-01', '2020-03-14')
    """
    return value + "-01-01"[len(value) - 4 :]


def _day_before(value: str) -> str:
    return (date.fromisoformat(value) - timedelta(days=1)).isoformat()
