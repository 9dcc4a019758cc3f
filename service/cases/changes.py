"""When law or supervision changed so much that a break in the counts need not be the care.

>>> [(one.mark, one.day.isoformat()) for one in changes([2024, 2025], [])]
[('†', '2025-07-01')]
>>> [one.day.year for one in changes(range(2016, 2020), ["SFS 2017:30"])]
[2017, 2019]
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from extract.lexicon import table

ALL = "*"


@dataclass(frozen=True, slots=True)
class Change:
    """What changed on a day, and the sign that marks it."""

    day: date
    what: str
    mark: str = ""

    @property
    def year(self) -> int:
        """The year that it shows in."""
        return self.day.year


def changes(years: Iterable[int], acts: Collection[str]) -> tuple[Change, ...]:
    """Return what changed in the years: for all, or in any of the acts; the acts are in normal form."""
    spread = set(years)
    if not spread:
        return ()
    found = [
        (date.fromisoformat(row["date"]), row["what"])
        for row in table("changes")
        if row["acts"] == ALL or set(row["acts"].split(";")) & set(acts)
    ]
    inside = [(day, what) for day, what in found if min(spread) <= day.year <= max(spread)]
    return tuple(Change(day, what, marked(number, len(inside))) for number, (day, what) in enumerate(inside))


def by_year(found: Iterable[Change], years: Sequence[int]) -> dict[int, tuple[Change, ...]]:
    """Return the changes by the year that they show in: the first of the years that is not before them.

    >>> {year: [one.mark for one in group] for year, group in by_year(changes([2024, 2026], []), [2024, 2026]).items()}
    {2026: ['†']}
    """
    grouped: dict[int, tuple[Change, ...]] = {}
    for one in found:
        if year := min((year for year in years if year >= one.year), default=None):
            grouped[year] = (*grouped.get(year, ()), one)
    return grouped


def marked(number: int, many: int) -> str:
    """Return the sign of a change: a dagger where it is alone, else a letter.

    >>> marked(0, 1), marked(0, 3), marked(2, 3)
    ('†', 'a', 'c')
    """
    return "†" if many == 1 else chr(ord("a") + number)
