"""Tables without lines: rows of short strips that begin under one another.

>>> from extract.layout.print import Word
>>> def row(y, *texts): return [Strip.of([Word(t, x, x + 5 * len(t), y, 10)]) for x, t in zip((60, 200, 340), texts)]
>>> rows = row(100, "Område", "Svar", "Klart") + row(114, "Kost", "Delvis", "Maj") + row(128, "Larm", "Ja", "Juni")
>>> [[(cell.row, cell.column) for cell, _ in filled] for _, filled in tables(rows)]
[[(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3), (3, 1), (3, 2), (3, 3)]]
"""

from collections.abc import Iterator, Sequence
from functools import reduce
from statistics import median

from extract.layout.print import Strip
from extract.layout.strips import by_line
from extract.layout.tables import Grid, GridCell
from extract.types import Box

FEWEST_COLUMNS, FEWEST_ROWS = 3, 3
"""Two columns may be signatures or a label with its value; two rows a head over a letter."""
WIDEST = 30
"""Characters in the usual cell: longer ones are columns of text."""

Row = list[Strip]
Filled = tuple[Grid, list[tuple[GridCell, list[Strip]]]]


def tables(strips: Sequence[Strip]) -> list[Filled]:
    """Return the tables among the strips of a page."""
    return [_table(rows) for rows in _runs(by_line(strips)) if _is_table(rows)]


def _runs(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield the rows that follow each other closely and begin where the first of them does."""
    run: list[Row] = []
    for row in rows:
        if run and not (_is_near(run[-1], row) and _fits(run[0], row)):
            yield run
            run = []
        if run or len(row) >= FEWEST_COLUMNS:
            run.append(row)
    if run:
        yield run


def _is_near(above: Row, row: Row) -> bool:
    return row[0].baseline - above[0].baseline < 2.6 * row[0].size


def _fits(head: Row, row: Row) -> bool:
    """Tell whether each strip begins under one of the head's and ends before the next."""
    starts = [strip.box.x0 for strip in head]
    ends = [*starts[1:], float("inf")]
    return all(
        any(abs(strip.box.x0 - x) < 4 and strip.box.x1 < end for x, end in zip(starts, ends, strict=True))
        for strip in row
    )


def _is_table(rows: Sequence[Row]) -> bool:
    whole = [row for row in rows if len(row) >= FEWEST_COLUMNS]
    if len(whole) < FEWEST_ROWS or len(whole) < 0.5 * len(rows):
        return False
    return median(len(strip.text) for row in rows for strip in row) <= WIDEST


def _table(rows: Sequence[Row]) -> Filled:
    """Put a row whose first column is empty to the one above: its cells wrap."""
    starts = [strip.box.x0 for strip in rows[0]]
    cells: dict[tuple[int, int], list[Strip]] = {}
    number = 0
    for row in rows:
        number += number == 0 or abs(row[0].box.x0 - starts[0]) < 4
        for strip in row:
            column = min(range(len(starts)), key=lambda index: abs(starts[index] - strip.box.x0)) + 1
            cells.setdefault((number, column), []).append(strip)
    filled = [(GridCell(*place, _around(inside)), inside) for place, inside in sorted(cells.items())]
    return Grid(_around([strip for row in rows for strip in row]), tuple(cell for cell, _ in filled)), filled


def _around(strips: Sequence[Strip]) -> Box:
    return reduce(Box.union, (strip.box for strip in strips))
