"""The year of a date that is written without one: what the text tells, in the order of how much it is to be trusted.

>>> from extract.entities.date_forms import find_days
>>> form = next(find_days("Fredagen den 8 november"))
>>> year_for(form, "Fredagen den 8 november", date(2019, 4, 26), {}, None)
2019
"""

import re
from collections.abc import Mapping
from datetime import date

from extract.entities.date_forms import Form

FUTURE = re.compile(
    r"\b(?:senast|ska(?:ll)?(?!\s+ha\b)|kommer\s+att|planera[rs]|planerad|nästa|ny\s+tid|kommande|innan|före(?=\s*$|\s+(?:den|utgången))|avser\s+att|bokad|inbjud\w+|välkomna|inplanera\w+|framöver|deadline|redovisas|klart?|till\s+och\s+med|fram\s+till|tidplan|börjar|startar|inför|hålls|äger\s+rum|inleds|påbörjas|följs\s+upp)\b",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:har|hade|var|blev|fick|kom|inkom|skedde|hölls|ägde|beslutade[s]?|genomförde[s]?|utförde[s]?|skickade[s]?|lämnade[s]?|besökte[s]?|granskade[s]?|inspekterade[s]?|skulle|intervjuade[s]?|presenterade[s]?|upprättade[s]?|fastställde[s]?|anmälde[s]?|antog[s]?|redovisade[s]?|\w{2,}ades?|\w{2,}[lrgvm]des?|(?!sikte)\w+[kpsx]tes?|gick|gav|sade|sa|såg|tog|stod|låg|satt|fanns|började|slutade|sedan|protokollfört|under\s+intervjun)\b",
    re.IGNORECASE,
)
TITLE_YEAR = re.compile(
    r"\b(?:plan|\w*plan|\w*rapport|\w*berättelse|\w*redovisning|\w*bokslut)\b[^\n.]{0,40}?\b((?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def title_year(text: str) -> int | None:
    """Return the year in the title of a plan or report.

    >>> title_year("Patientsäkerhetsberättelse för Björkdungen 2018")
    2018
    """
    match = TITLE_YEAR.search(text[:400])
    return int(match[1]) if match else None


def year_for(
    form: Form, text: str, today: date | None, known: Mapping[tuple[int, int], int], title: int | None
) -> int | None:
    """Return the year, None if nothing places it. ``known``: years of dates that stand in full elsewhere in the text."""
    if form.exact and form.weekday is not None:
        return _by_weekday(form, today, known)
    if form.exact and form.first in known:
        return known[form.first]
    if today is None:
        return None
    if form.sibling is not None:
        return _beside(form, today)
    if form.offset is not None:
        return today.year + form.offset
    tense = _tense(text, form)
    if tense == 0 and title is not None and abs(title - today.year) <= 1 and not form.exact:
        return title
    gone, coming = _gone(form, today), _coming(form, today)
    if tense == 0:
        tense = 1 if _days_to(form, coming, today) < _days_to(form, gone, today) else -1
    return coming if tense > 0 else gone


def _by_weekday(form: Form, today: date | None, known: Mapping[tuple[int, int], int]) -> int | None:
    centre = today.year if today else known.get(form.first)
    if centre is None:
        return None
    fits = [year for year in range(centre - 6, centre + 3) if _weekday(year, form) == form.weekday]
    near = [year for year in fits if abs(year - centre) <= 1] or fits
    return min(near, key=lambda year: abs(year - centre), default=None)


def _weekday(year: int, form: Form) -> int | None:
    try:
        return date(year, *form.first).weekday()
    except ValueError:
        return None


def _tense(text: str, form: Form) -> int:
    """Return 1 where the sentence looks ahead, -1 where it looks back, 0 where it does neither."""
    start = max(text.rfind(". ", 0, form.start), text.rfind("\n\n", 0, form.start), form.start - 160, 0)
    stop = min(
        (at for at in (text.find(". ", form.end), text.find("\n\n", form.end)) if at >= 0), default=form.end + 120
    )
    start = _heading_start(text, start) if form.start - start < 40 else start
    before, after = text[start : form.start], text[form.end : min(stop, form.end + 120)]
    near = before[-30:]
    if FUTURE.search(near) and not PAST.search(near):
        return 1
    past = PAST.search(before + " " + after)
    future = FUTURE.search(before + " " + after)
    if past and not future:
        return -1
    return 1 if future and not past else 0


def _heading_start(text: str, start: int) -> int:
    """Return where the short block before this one begins: "Ny tid för uppföljning" above the date."""
    if text[start : start + 2] != "\n\n":
        return start
    above = text.rfind("\n\n", 0, start)
    return max(above, 0) if start - max(above, 0) < 80 else start


def _days_to(form: Form, year: int, today: date) -> int:
    """Return how far the form is from today in that year, in days, whichever way."""
    return abs((date(year, form.first[0], min(form.first[1], 28)) - today).days)


def _gone(form: Form, today: date) -> int:
    return today.year if form.first <= (today.month, today.day) else today.year - 1


def _coming(form: Form, today: date) -> int:
    last = form.last if form.last >= form.first else (12, 31)
    return today.year if last >= (today.month, today.day) else today.year + 1


def _beside(form: Form, today: date) -> int:
    """Return the year of "förra hösten", "nästa vår", "i somras"."""
    here = (today.month, today.day)
    if form.sibling == -1:
        over = form.last < form.first
        ended = form.last < here and not over
        if not form.spans:
            return today.year - 1
        return today.year if ended else today.year - 1
    return today.year if form.first > here else today.year + 1 if form.last < here else today.year
