"""The year of a date that is written without one: what the text tells, in the order of how much it is to be trusted.

>>> from extract.entities.date_forms import find_days
>>> form = next(find_days("Fredagen den 8 november"))
>>> year_for(form, "Fredagen den 8 november", date(2019, 4, 26), Hints())
2019
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from extract.entities.date_forms import Form

FUTURE = re.compile(
    r"\b(?:senast|ska(?:ll)?(?!\s+ha\b)|kommer\s+att|planera[rs]|planerad|nästa|ny\s+tid|kommande|innan|före(?=\s*$|\s+(?:den|utgången))|avser\s+att|(?:in)?bok(?:ade|ad|ats)|öppnas|upphör|inbjud\w+|välkomna|inplanera\w+|framöver|deadline|redovisas|klart?(?=\W*$)|till\s+och\s+med|fram\s+till|kallas|återkommer|görs(?!\s+gällande)|sker|genomförs|införs|tidplan|börjar|startar|inför|hålls|äger\s+rum|inleds|påbörjas|följs\s+upp)\b",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:har(?=\s+(?:\w+\s+){0,3}?(?!(?:att|ett|mot|det|vart|kontrakt|stöt|projekt)\b)\w+ts?\b)|hade|var|blev|fick|\w*(?<!väl)kom|skedde|\w*fann|uteblev|höll|hölls|ägde|beslutade[s]?|genomförde[s]?|utförde[s]?|skickade[s]?|lämnade[s]?|besökte[s]?|granskade[s]?|inspekterade[s]?|skulle|intervjuade[s]?|presenterade[s]?|upprättade[s]?|fastställde[s]?|anmälde[s]?|antog[s]?|redovisade[s]?|(?<!är )(?<!vara )(?<!blir )(?<!de )(?<!alla )(?<!samtliga )(?<!två )(?<!tre )\w{2,}ades?|(?!fjärde\b|\w*värdes?\b)\w{2,}[dlrgvmj]des?|(?:sänd|händ|vänd|känd|tänd|nämnd)es?|(?!sikte)\w+[kpsx]tes?|\w*gick|gav|skrev|drog|bad|avslog|\w{2,}tte|sade|sa|såg|tog|stod|låg|satt|fanns|började|slutade|sedan|protokollfört|under\s+intervjun)\b",
    re.IGNORECASE,
)
SURELY_PAST = re.compile(
    r"\b(?:har(?=\s+(?:\w+\s+){0,3}?(?!(?:att|ett|mot|det|vart|kontrakt|stöt|projekt)\b)\w+ts?\b)|hade|var|blev|fick|\w*(?<!väl)kom|skulle(?=\s+(?:ha|vara|varit)\b|\s+\w+as\b)|hölls|ägde|gick|gav|sade|tog|\w{2,}des|\w{2,}ades|\w+[kpsx]tes)\b",
    re.IGNORECASE,
)
"""Verbs that are no adjectives: "de obesvarade breven" look no way."""
LIMIT = re.compile(r"\b(?:senast|innan|före|till\s+och\s+med|fram\s+till)\b", re.IGNORECASE)
"""Words of a coming limit, or of one that is past: "fick besked senast den 21 september"."""
TITLE_YEAR = re.compile(
    r"\b\w*(?:plan|rapport|berättelse|redovisning|bokslut)\b[^\n.]{0,40}?\b((?:19|20)\d\d)\b(?!-\d\d)",
    re.IGNORECASE,
)


PAPER = re.compile(
    r"\b\w*(?:beslut|rapport|protokoll|svar|yttrande|skrivelse|brev|mejl|granskning|besök|tillsyn|möte|bemötande)\w*\s+från\s+\Z",
    re.IGNORECASE,
)
"""What a text speaks of is older than it: "beslutet från november"."""
ITEM = re.compile(r"(?:[-–•*]|\d{1,2}[.)]|[a-z]\))\s")
DEMAND = re.compile(
    r"\b(?:ska(?:ll)?|bör|måste|begär|kräver|rekommenderar|föreslår|uppmanar|ålägger|förelägger|förväntar|planerar|kommer\s+att)\b[^.]*\Z"
)
"""What a list of things to be done is led in by: "Förvaltningen begär att utföraren"."""


AHEAD = re.compile(r"\b(?:\w*plan|tidplan|tidsplan|kallelse|inbjudan)\b", re.IGNORECASE)
PLAN = 60
"""How many days further off a coming day may be than a gone one in a text that looks ahead."""
RECENT = 130
"""How many days back the last such day is likelier than one in the story."""
NARRATIVE = 3 * 366
"""For how many days back a story is told day by day, without the year."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What the text tells about years: ``known``: of dates that stand in full elsewhere; ``title``: in the title.

    ``plan``: the title says that it looks ahead; ``before``: the day told last before this one (None: none).
    """

    known: Mapping[tuple[int, int], int] = field(default_factory=dict)
    title: int | None = None
    plan: bool = False
    before: date | None = None


def title_year(text: str) -> int | None:
    """Return the year in the title of a plan or report.

    >>> title_year("Patientsäkerhetsberättelse för Björkdungen 2018")
    2018
    """
    match = TITLE_YEAR.search(text[:400])
    return int(match[1]) if match else None


def is_plan(text: str) -> bool:
    """Tell whether the title says that the text looks ahead."""
    return AHEAD.search(text[:120]) is not None


def year_for(form: Form, text: str, today: date | None, hints: Hints) -> int | None:
    """Return the year, None if nothing places it."""
    if form.exact and form.weekday is not None:
        return _by_weekday(form, today, hints)
    if form.exact and form.first in hints.known:
        return hints.known[form.first]
    if today is None:
        return None
    if form.sibling is not None:
        return _beside(form, today)
    if form.offset is not None:
        return today.year + form.offset
    way = tense(text, form.start, form.end)
    if way < 0 and hints.title == _gone(form, today):
        return hints.title
    if way <= 0 and (told := _as_told(form, today, hints.before, sure=way < 0)):
        return told
    if way == 0 and hints.title is not None and abs(hints.title - today.year) <= 1 and not form.exact:
        return hints.title
    gone, coming = _gone(form, today), _coming(form, today)
    if way == 0:
        favour = PLAN if hints.plan else 0
        way = 1 if _days_to(form.first, coming, today) < _days_to(form.last, gone, today) + favour else -1
    return coming if way > 0 else gone


def _as_told(form: Form, today: date, before: date | None, *, sure: bool) -> int | None:
    """Return the year in which a day lies nearest to the day told before it; None where it may as well be a new story.

    ``sure``: the sentence looks back; else the two must be close.
    """
    if form.first[0] != form.last[0] or before is None or not 90 < (today - before).days < NARRATIVE:
        return None
    if (today - date(_gone(form, today), form.first[0], min(form.first[1], 28))).days < RECENT:
        return None
    if not sure and _days_to(form.first, _coming(form, today), today) < PLAN:
        return None
    years = (before.year - 1, before.year, before.year + 1)
    away = {year: abs((date(year, form.first[0], min(form.first[1], 28)) - before).days) for year in years}
    best = min(years, key=lambda year: away[year])
    return best if away[best] < (250 if sure else 45) and date(best, *form.first[:1], 1) <= today else None


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence around text[start:end] looks ahead."""
    return tense(text, start, end) > 0


def _by_weekday(form: Form, today: date | None, hints: Hints) -> int | None:
    centre = today.year if today else hints.known.get(form.first)
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


def tense(text: str, at: int, to: int) -> int:
    """Return 1 where the sentence looks ahead, -1 where it looks back, 0 where it does neither."""
    start = max(text.rfind(". ", 0, at), text.rfind("\n\n", 0, at), at - 160, 0)
    stop = min((found for found in (text.find(". ", to), text.find("\n\n", to)) if found >= 0), default=to + 120)
    start = _heading_start(text, start) if at - start < 40 else start
    before, after = text[start:at], text[to : min(stop, to + 120)]
    near = before[-30:]
    past = PAST.search(before + " " + after)
    future = FUTURE.search(LIMIT.sub(" ", before + " " + after))
    if LIMIT.search(near):
        return -1 if SURELY_PAST.search(before + " " + after) and not future else 1
    if FUTURE.search(near) and not PAST.search(near):
        return 1
    if past and not future:
        return -1
    if PAPER.search(before):
        return -1
    return 1 if (future and not past) or _demanded(text, at) else 0


def _demanded(text: str, at: int) -> bool:
    """Tell whether the place stands in a list that a demand leads in."""
    start = text.rfind("\n\n", 0, at)
    if start < 0 or not ITEM.match(text, start + 2):
        return False
    while start > 0 and ITEM.match(text, start + 2):
        end, start = start, text.rfind("\n\n", max(0, start - 600), start)
    return DEMAND.search(text, max(start, 0), end) is not None


def told_as_past(sentence: str) -> bool:
    """Tell whether the sentence tells of what was.

    >>> told_as_past("Övningen hölls i maj"), told_as_past("Övningen hålls i maj")
    (True, False)
    """
    return PAST.search(sentence) is not None


def _heading_start(text: str, start: int) -> int:
    """Return where the short block before this one begins: "Ny tid för uppföljning" above the date."""
    if text[start : start + 2] != "\n\n":
        return start
    above = text.rfind("\n\n", 0, start)
    if text[start - 1 : start] == "?":
        return start
    return max(above, 0) if start - max(above, 0) < 80 else start


def _days_to(edge: tuple[int, int], year: int, today: date) -> int:
    """Return how far the day is from today in that year, in days, whichever way."""
    return abs((date(year, edge[0], min(edge[1], 28)) - today).days)


def _gone(form: Form, today: date) -> int:
    return today.year if form.first <= (today.month, today.day) else today.year - 1


def _coming(form: Form, today: date) -> int:
    last = form.last if form.last >= form.first else (12, 31)
    return today.year if last >= (today.month, today.day) else today.year + 1


def _beside(form: Form, today: date) -> int:
    """Return the year of "förra hösten", "nästa vår", "i somras"."""
    here = (today.month, today.day)
    if form.sibling == 0:
        year = today.year - (form.last < form.first and today.month < 4)
        ended = form.last >= form.first and (today.month - form.last[0]) > 2
        return year + ended
    if form.sibling == -1:
        over = form.last < form.first
        ended = form.last < here and not over
        if not form.spans:
            return today.year - 1
        return today.year if ended else today.year - 1
    return today.year if form.first > here else today.year + 1 if form.last < here else today.year
