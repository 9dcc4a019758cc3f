"""Two utförare side by side: what each is criticised for, theme by theme, and how that stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from classify.recurring import again
from classify.types import State
from service.cases.history import UNTHEMED, Period, as_said, inside, year_of
from service.cases.matrix import MET, Line

OPEN = frozenset(State) - {State(one) for one in MET}


@dataclass(frozen=True, slots=True)
class Side:
    """The kritik of one utförare on a theme."""

    lines: tuple[Line, ...]

    @property
    def remaining(self) -> int:
        """How many nobody has found or said to be remedied."""
        return sum(line.state in OPEN for line in self.lines)

    @property
    def remedied(self) -> int:
        """How many a follow-up, or the unit, says are remedied."""
        return len(self.lines) - self.remaining


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme at both; a side without lines does not mention it."""

    name: str
    left: Side
    right: Side


@dataclass(frozen=True, slots=True)
class Beside:
    """The themes, those that both have first, and the pairs of kritik that may be about the same: suggestions."""

    themes: tuple[Theme, ...]
    pairs: tuple[tuple[Line, Line], ...]


def beside(left: Sequence[Line], right: Sequence[Line], period: Period) -> Beside:
    """Put the kritik of two utförare of a period beside each other; one of two themes stands under both."""
    ours, theirs = among(left, period), among(right, period)
    names = {theme for line in (*ours, *theirs) for theme in themes_of(line)}
    themes = [Theme(name, on(ours, name), on(theirs, name)) for name in sorted(names)]
    alike = again([as_said(line, period) for line in ours], [as_said(line, period) for line in theirs])
    there = {line.criticism.row.statement.id: line for line in (*ours, *theirs)}
    return Beside(
        tuple(sorted(themes, key=lambda one: (not (one.left.lines and one.right.lines), one.name == UNTHEMED))),
        tuple((there[one], there[other]) for one, other in alike),
    )


def among(lines: Sequence[Line], period: Period) -> tuple[Line, ...]:
    """Return the kritik of a period."""
    return tuple(line for line in lines if inside(year_of(line.criticism.document), period))


def themes_of(line: Line) -> tuple[str, ...]:
    """Return the themes of a kritik."""
    return line.criticism.row.annotation.themes or (UNTHEMED,)


def on(lines: Sequence[Line], theme: str) -> Side:
    """Return what is about a theme."""
    return Side(tuple(line for line in lines if theme in themes_of(line)))
