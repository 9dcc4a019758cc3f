"""An utförare over the years: what was criticised, what recurs, what was promised, and one year beside another."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from classify.deadlines import OPEN, last_day
from classify.recurring import Said, again
from classify.types import Label, Outcome
from service import store as kept
from service.cases.matrix import MET, Entry, Line, Matrix, in_order, matrix
from service.store import Store
from service.views import DocumentRow

UNTHEMED = "utan tema"
Period = tuple[int, int]
"""From a year to a year, both of them in it."""


@dataclass(frozen=True, slots=True)
class History:
    """All that is known of a provider, whatever it was called."""

    documents: tuple[DocumentRow, ...]
    lines: tuple[Line, ...]
    promises: tuple[Entry, ...]
    """Åtgärder that someone still waits for; the earliest deadline first, those without one last."""

    @property
    def years(self) -> tuple[int, ...]:
        """The years that its documents are of, in order."""
        return tuple(sorted({year for one in self.documents if (year := year_of(one)) is not None}))


@dataclass(frozen=True, slots=True)
class Theme:
    """How many kritik there were of a theme, year by year."""

    name: str
    counts: tuple[int, ...]

    @property
    def recurs(self) -> bool:
        """Whether it was criticised in more than one year."""
        return sum(count > 0 for count in self.counts) > 1


@dataclass(frozen=True, slots=True)
class Compared:
    """A kritik in a comparison, as its period words it; ``maybe`` is one of the other period that looks like it."""

    line: Line
    entry: Entry
    maybe: Entry | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of one period's kritik in another, later one."""

    new: tuple[Compared, ...]
    remaining: tuple[Compared, ...]
    remedied: tuple[Compared, ...]
    unmentioned: tuple[Compared, ...]


def year_of(document: DocumentRow) -> int | None:
    """Return the year of the document's date."""
    year = (document.metadata.date or "")[:4]
    return int(year) if year.isdigit() else None


def history(store: Store, names: Iterable[str], *, today: date | None = None) -> History:
    """Gather what there is about a provider under any of its names."""
    documents = in_order(kept.provider_documents(store, names))
    mine = {one.id for one in documents}
    laid = [matrix(store, case, today=today) for case in dict.fromkeys(one.case for one in documents)]
    lines = [line for one in laid for line in one.lines if line.criticism.document.id in mine]
    promises = [entry for one in laid for entry in _promises(one) if entry.document.id in mine]
    return History(
        documents,
        tuple(sorted(lines, key=lambda line: line.criticism.document.metadata.date or "9999")),
        tuple(sorted(promises, key=lambda one: last_day(one.row.annotation.deadline) or date.max)),
    )


def _promises(laid: Matrix) -> tuple[Entry, ...]:
    kept_promises = {one.row.statement.id for line in laid.lines if line.state in MET for one in line.actions}
    return tuple(
        one
        for one in laid.entries
        if one.row.annotation.label is Label.ACTION
        and one.row.annotation.status in OPEN
        and one.row.statement.id not in kept_promises
    )


def voiced(line: Line) -> tuple[Entry, ...]:
    """Return the kritik itself and where a later review says it again."""
    again = (one for one in line.follow_ups if one.row.annotation.label is Label.CRITICISM)
    return (line.criticism, *again)


def by_theme(lines: Iterable[Line], years: Sequence[int]) -> tuple[Theme, ...]:
    """Count kritik per theme and year, the most criticised theme first, what has none last; a kritik of two themes counts in both."""
    counts: Counter[tuple[str, int | None]] = Counter()
    for one in (entry for line in lines for entry in voiced(line)):
        for theme in one.row.annotation.themes or (UNTHEMED,):
            counts[theme, year_of(one.document)] += 1
    themes = [
        Theme(name, tuple(counts[name, year] for year in years)) for name in sorted({theme for theme, _ in counts})
    ]
    return tuple(
        sorted((one for one in themes if sum(one.counts)), key=lambda one: (one.name == UNTHEMED, -sum(one.counts)))
    )


def by_year(lines: Iterable[Line], years: Sequence[int]) -> tuple[int, ...]:
    """Count kritik per year, each once."""
    counts = Counter(year_of(entry.document) for line in lines for entry in voiced(line))
    return tuple(counts[year] for year in years)


def recurring(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return the kritik that a review of a later year found again, wholly or partly."""
    return tuple(line for line in lines if _years_of(line, Outcome.REMAINS, Outcome.PARTLY) - {_first_year(line)})


def inside(year: int | None, period: Period) -> bool:
    """Tell whether a year is in a period.

    >>> inside(2020, (2019, 2020)), inside(None, (2019, 2020))
    (True, False)
    """
    return year is not None and period[0] <= year <= period[1]


def across(lines: Iterable[Line]) -> tuple[tuple[Entry, Entry], ...]:
    """Return kritik (earlier, later) of different ärenden that look like the same, the likeliest of the latest first.

    Links stay within an ärende, so this is for a person to judge: an ärende is put beside the one before it in time.
    """
    by_case: dict[str, list[Line]] = {}
    for line in lines:
        by_case.setdefault(line.criticism.document.case, []).append(line)
    groups = sorted(by_case.values(), key=_first_day)
    found: list[tuple[Entry, Entry]] = []
    for before, after in pairwise(groups):
        there = {line.criticism.row.statement.id: line.criticism for line in (*before, *after)}
        pairs = again(*([_worded(line.criticism) for line in some] for some in (before, after)))
        found = [*((there[one], there[other]) for one, other in pairs), *found]
    return tuple(pair for pair in found if year_of(pair[0].document) != year_of(pair[1].document))


def _first_day(lines: Sequence[Line]) -> str:
    return min(line.criticism.document.metadata.date or "9999" for line in lines)


def compare(lines: Sequence[Line], earlier: Period, later: Period) -> Comparison:
    """Put two periods beside each other: by the links that hold; what only looks alike is shown as a suggestion."""
    before = [line for line in lines if _said(line, earlier)]
    after = [line for line in lines if _said(line, later)]
    remaining = [line for line in before if line in after or _remains(line, later)]
    remedied = [line for line in before if line not in remaining and _remedied(line, until=later[1])]
    unmentioned = [line for line in before if line not in remaining and line not in remedied]
    new = [line for line in after if line not in before]
    alike = again([as_said(line, earlier) for line in unmentioned], [as_said(line, later) for line in new])
    there = {line.criticism.row.statement.id: line for line in (*unmentioned, *new)}
    forward = {one: _said(there[other], later) for one, other in alike}
    backward = {other: _said(there[one], earlier) for one, other in alike}
    return Comparison(
        tuple(_compared(line, later, backward) for line in new),
        tuple(_compared(line, earlier, {}) for line in remaining),
        tuple(_compared(line, earlier, {}) for line in remedied),
        tuple(_compared(line, earlier, forward) for line in unmentioned),
    )


def _remains(line: Line, period: Period) -> bool:
    return any(inside(year, period) for year in _years_of(line, Outcome.REMAINS, Outcome.PARTLY))


def _compared(line: Line, period: Period, alike: dict[str, Entry | None]) -> Compared:
    return Compared(line, _said(line, period) or line.criticism, alike.get(line.criticism.row.statement.id))


def _said(line: Line, period: Period) -> Entry | None:
    """Return how a period words the kritik, None if it does not."""
    return next((one for one in voiced(line) if inside(year_of(one.document), period)), None)


def as_said(line: Line, period: Period) -> Said:
    """Return a kritik as it is compared with others."""
    return replace(_worded(_said(line, period) or line.criticism), id=line.criticism.row.statement.id)


def _worded(entry: Entry) -> Said:
    text = " ".join((entry.row.statement.text, *entry.row.statement.section))
    return Said(entry.row.statement.id, text, entry.row.annotation.themes)


def _first_year(line: Line) -> int | None:
    return year_of(line.criticism.document)


def _years_of(line: Line, *outcomes: Outcome) -> set[int | None]:
    """Return the years whose follow-up came to any of the outcomes, or said the kritik again."""
    return {
        year_of(one.document)
        for one in line.follow_ups
        if one.outcome in outcomes or (one.outcome is None and one.row.annotation.label is Label.CRITICISM)
    }


def _remedied(line: Line, *, until: int) -> bool:
    found = (year_of(one.document) for one in line.follow_ups if one.outcome is Outcome.REMEDIED)
    return any(year is not None and year <= until for year in found)
