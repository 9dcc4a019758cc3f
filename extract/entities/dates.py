"""Dates as Swedish authorities write them.

>>> [entity.value for entity in find_dates("senast den 31 maj 2024")]
['2024-05-31']
>>> [entity.value for entity in find_dates("Torsdagen den 14 november kl. 9.00 -11.30", date(2019, 4, 26))]
['2019-11-14T09:00/2019-11-14T11:30']
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extract.entities import periods
from extract.entities.date_forms import TO, Form, find_days
from extract.entities.durations import find_durations
from extract.entities.feast_days import find_feasts
from extract.entities.near_days import find_near_days
from extract.entities.period_forms import find_periods
from extract.entities.relative_dates import find_relative
from extract.entities.shapes import DASH, S, entity
from extract.entities.since_earlier import find_since
from extract.entities.years import Hints, is_plan, title_year, told_as_past, year_for
from extract.types import Entity, EntityType, as_date

CLOCK = r"(?P<{0}>[01]?\d|2[0-4])(?:[.:](?P<{1}>[0-5]\d))?"
TIME = re.compile(
    rf"\**,?{S}(?:\(?{S}(?P<kl>(?:[Kk]l(?:ockan|\b\.?)|[Tt]id:?){S}\**))?{CLOCK.format('h', 'm')}(?:{S}(?:{DASH}|till){S}(?:kl\.?{S})?{CLOCK.format('h2', 'm2')})?(?![\d/:%]|[.,]\d|\w|\s?(?:kap|§))"
)
STAMP = re.compile(r"T(?P<h>[01]\d|2[0-3]):(?P<m>[0-5]\d)(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?(?!\d)")
CLEAR = re.compile(r":|\s\d\d\.\d\d\Z")
"""What tells a time of day from a number behind a date."""
SITTING = re.compile(
    rf"(?:Plats\s+och\s+tid|Tid\s+och\s+plats|Sammanträdestid|Mötestid|Tid)\b[^\n]{{0,80}}?(?P<t>kl(?:ockan|\b\.?){S}{CLOCK.format('h', 'm')}{S}(?:{DASH}|till){S}(?:kl\.?{S})?{CLOCK.format('h2', 'm2')})(?!\w|[.,]\d)"
)
BETWEEN = re.compile(
    rf",?{S}mellan{S}(?P<kl>kl(?:ockan|\b\.?)){S}{CLOCK.format('h', 'm')}{S}och{S}(?:kl(?:ockan|\b\.?){S})?{CLOCK.format('h2', 'm2')}(?![\d/:%]|[.,]\d|\w)"
)
TIME_BEFORE = re.compile(
    rf"(?<!\w)(?:mellan{S})?[Kk]l(?:ockan|\b\.?){S}{CLOCK.format('h', 'm')}(?:{S}(?:{DASH}|till|och){S}(?:kl\.?{S})?{CLOCK.format('h2', 'm2')})?,?{S}\Z"
)
OFFSET = re.compile(
    r",?\s+(?:(?P<same>samma\s+år)|(?P<past>förra\s+året|föregående\s+år)|(?P<next>nästa\s+år|nästkommande\s+år|påföljande\s+år)|i\s+år|innevarande\s+år)(?!\w)"
)
TODAY = re.compile(r"\s+(?:till|fram\s+till|t\.?o\.?m\.?|[-–])\s+(?:i\s?dag|dags\s+dato|idag)(?!\w)")
JOIN = re.compile(TO)
LIST = re.compile(r"\s*(?:,|och|samt|respektive|eller)\s*(?:den\s+)?")
YEARLY = re.compile(r"\b(?:varje\s+år|årligen|årlig|per\s+år|om\s+året|året\s+om)\b")
IN = re.compile(r"\b(?:i|under)\s+(?:\w+,?\s+(?:och|samt)\s+|\w+,\s+)*\Z")


SAME = 99
"""The offset of "samma år": the year of the date before."""
STORY = 3000
"""How many characters back the date before may stand."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A form with its time of day, as the text after "T": ("14:00", "16:00")."""

    form: Form
    time: tuple[str, str | None] | None = None


def find_dates(text: str, day: date | None = None, earlier: date | None = None) -> tuple[Entity, ...]:
    """Find days, periods and durations; ``day`` is the document's, which places what the words leave open.

    ``earlier`` is the date of the document before this one in the ärende: where "sedan förra granskningen" begins.
    """
    forms = _merge(text, _sift([*find_days(text), *find_periods(text), *find_feasts(text)]))
    forms = [_offset(text, form) for form in _inherit(text, forms)]
    found = [*_placed(text, forms, day)]
    spans = sorted((e.span.start, e.span.end) for e in found)
    found.extend(e for e in find_since(text, day, earlier) if not _meets(e.span.start, e.span.end, spans))
    spans = sorted((e.span.start, e.span.end) for e in found)
    found.extend(e for e in _sitting(text, day) if not _meets(e.span.start, e.span.end, spans))
    spans = sorted((e.span.start, e.span.end) for e in found)
    for find in (find_near_days, find_relative):
        fresh = [one for one in find(text, day) if not _meets(one[0], one[1], spans)]
        found.extend(entity(text, start, end, EntityType.DATE, value) for start, end, _, value in fresh)
        spans = sorted((e.span.start, e.span.end) for e in found)
    for start, end, _, value in find_durations(text):
        if not _meets(start, end, spans):
            found.append(entity(text, start, end, EntityType.DATE, value))
    return tuple(sorted(found, key=lambda e: e.span))


def _sitting(text: str, day: date | None) -> Iterator[Entity]:
    """Yield the hours of the meeting in the head of its minutes: "Plats och tid: Sal 2, kl. 18.00–21.25"."""
    match = SITTING.search(text[:1500])
    if match and day:
        start, end = f"{int(match['h']):02d}:{match['m'] or '00'}", f"{int(match['h2']):02d}:{match['m2'] or '00'}"
        yield entity(text, match.start("t"), match.end(), EntityType.DATE, f"{day}T{start}/{day}T{end}")


def _meets(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    at = bisect_left(spans, (end, 0)) - 1
    return at >= 0 and spans[at][1] > start


def _placed(text: str, forms: Iterable[Form], day: date | None) -> Iterator[Entity]:
    """Yield the forms with their years: told, or as the text and the dates before make them likely."""
    forms = list(forms)
    known = {form.first: form.year for form in reversed(forms) if form.exact and form.year is not None}
    hints = Hints(known, title_year(text), is_plan(text))
    before: tuple[int, date] | None = None
    for form in forms:
        near = before[1] if before and form.start - before[0] < STORY else None
        if form.offset == SAME:
            year = near.year if near else None
        elif form.year is not None:
            year = form.year
        elif day and form.exact and TODAY.match(text, form.end):
            year = day.year - (form.first > (day.month, day.day))
        else:
            year = year_for(form, text, day, replace(hints, before=near))
        hit = _timed(text, form)
        made = _until_today(text, _entity(text, hit, year), day)
        if (told := as_date(f"{made.value}-01" if made.value and len(made.value) == 7 else made.value)) and (
            form.exact or not form.spans
        ):
            before = (form.end, told)
        yield made


def _until_today(text: str, made: Entity, day: date | None) -> Entity:
    """Return the interval of "21 september till i dag"."""
    match = TODAY.match(text, made.span.end)
    if not match or day is None or made.value is None or len(made.value) != 10 or made.value > day.isoformat():
        return made
    return entity(text, made.span.start, match.end(), EntityType.DATE, f"{made.value}/{day}")


def _sift(forms: Iterable[Form]) -> list[Form]:
    """Return the forms in order; of those that meet, the longest."""
    kept: list[Form] = []
    for form in sorted(forms, key=lambda f: (f.start, f.start - f.end)):
        if kept and form.start < kept[-1].end:
            if form.end - form.start > kept[-1].end - kept[-1].start:
                kept[-1] = form
            continue
        kept.append(form)
    return kept


def _merge(text: str, forms: list[Form]) -> list[Form]:
    """Make one interval of two days or months joined by a dash or "till"."""
    merged: list[Form] = []
    for form in forms:
        before = merged[-1] if merged else None
        if (
            before
            and not before.spans
            and not form.spans
            and before.exact == form.exact
            and form.start - before.end < 24
            and JOIN.fullmatch(text, before.end, form.start)
            and (interval := _interval(before, form))
        ):
            merged[-1] = interval
        else:
            merged.append(form)
    return merged


def _interval(first: Form, last: Form) -> Form | None:
    over = last.first < first.first
    if last.year is not None and first.year is not None and last.year - first.year not in range(60):
        return None
    year = first.year if first.year is not None else last.year - over if last.year is not None else None
    step = last.year - year if last.year is not None and year is not None else int(over)
    if step < over:
        return None

    def build(start: int) -> str | None:
        ends = first.build(start), last.build(start + step)
        if not all(ends) or ends == ("", ""):
            return None
        if first.exact:
            return f"{ends[0]}/{ends[1]}"
        if first.build(start) == str(start):
            return periods.years(start, start + step)
        return f"{ends[0]}-01/{periods.last_day(start + step, last.first[0])}"

    return replace(first, end=last.end, build=build, last=last.last, year=year, spans=True)


def _inherit(text: str, forms: list[Form]) -> list[Form]:
    """Give "den 3 april" the year of "och den 5 maj 2019" that it is listed with."""
    for place in range(len(forms) - 2, -1, -1):
        here, after = forms[place], forms[place + 1]
        if (
            here.year is None
            and after.year is not None
            and here.exact == after.exact
            and here.spans == after.spans
            and here.offset is None
            and here.first <= after.first
            and LIST.fullmatch(text, here.end, after.start)
        ):
            forms[place] = replace(here, year=after.year)
    return forms


def _offset(text: str, form: Form) -> Form:
    """Return the form with "nästa år" or "förra året" that stands behind it."""
    match = OFFSET.match(text, form.end) if form.year is None else None
    if not match:
        return form
    if match["same"]:
        return replace(form, end=match.end(), offset=SAME)
    offset = -1 if match["past"] else 1 if match["next"] else 0
    return replace(form, end=match.end(), offset=offset)


def _timed(text: str, form: Form) -> Hit:
    if not form.exact or form.spans:
        return Hit(form)
    if stamp := STAMP.match(text, form.end):
        return Hit(replace(form, end=stamp.end()), (f"{stamp['h']}:{stamp['m']}", None))
    match = TIME.match(text, form.end)
    if match and match["m"] and not match["kl"] and not match["m2"] and form.year and CLEAR.search(match[0]):
        return Hit(replace(form, end=match.end()), (f"{int(match['h']):02d}:{match['m']}", None))
    if between := BETWEEN.match(text, form.end):
        match = between
    if not match or not (match["kl"] or (match["m"] and match["m2"])):
        begin = max(0, form.start - 34)
        match = TIME_BEFORE.search(text[begin : form.start])
        form = replace(form, start=begin + match.start()) if match else form
    if not match or (match["h2"] and int(match["h2"]) < int(match["h"])):
        return Hit(form)
    start = f"{int(match['h']):02d}:{match['m'] or '00'}"
    end = f"{int(match['h2']):02d}:{match['m2'] or '00'}" if match["h2"] else None
    return Hit(replace(form, end=max(form.end, match.end())) if match.re in (TIME, BETWEEN) else form, (start, end))


def _entity(text: str, hit: Hit, year: int | None) -> Entity:
    form = hit.form
    if form.recurs:
        return entity(text, form.start, form.end, EntityType.DATE, form.recurs)
    if form.year is None and form.exact and not form.spans and _yearly(text, form):
        return entity(text, form.start, form.end, EntityType.DATE, f"XXXX-{form.first[0]:02d}-{form.first[1]:02d}")
    if form.year is None and _is_habit(text, form):
        return entity(text, form.start, form.end, EntityType.DATE, f"XXXX-{form.first[0]:02d}")
    value = form.build(year) if year is not None else None
    if value and hit.time:
        start, end = hit.time
        value = f"{value}T{start}/{value}T{end}" if end else f"{value}T{start}"
    return entity(text, form.start, form.end, EntityType.DATE, value)


def _is_habit(text: str, form: Form) -> bool:
    """Tell whether a month comes every year: "lönesamtal hålls en gång per år, i mars"."""
    if form.exact or form.spans or form.sibling or form.offset is not None or form.build(2020) in (None, "2020"):
        return False
    before = text[max(0, form.start - 30) : form.start]
    return IN.search(before) is not None and _yearly(text, form) and not told_as_past(_sentence(text, form))


def _yearly(text: str, form: Form) -> bool:
    return YEARLY.search(_sentence(text, form)) is not None


def _sentence(text: str, form: Form) -> str:
    start = max(text.rfind(". ", 0, form.start), text.rfind("\n\n", 0, form.start), 0)
    stop = min((at for at in (text.find(". ", form.end), text.find("\n\n", form.end)) if at >= 0), default=len(text))
    return text[start:stop]
