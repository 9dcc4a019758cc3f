"""Ruled tables: lines that form a grid, and the words that stand in its cells.

>>> sides = [Ruling(0, y, 200, y) for y in (0, 20, 40)] + [Ruling(x, 0, x, 40) for x in (0, 100, 200)]
>>> [(cell.row, cell.column, cell.box.x0) for cell in grids(sides)[0].cells]
[(1, 1, 0.0), (1, 2, 100.0), (2, 1, 0.0), (2, 2, 100.0)]
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import numpy
from pdfplumber.table import cells_to_tables, edges_to_intersections, merge_edges

from extract.layout.crossings import cells
from extract.layout.print import Ruling, Word
from extract.types import Box

SNAP = 3
"""Lines nearer each other than this (points) are one line."""
NOWHERE = -1
MOST_CROSSINGS = 2500
"""More than this on a page are a drawing or squared paper; the search for cells grows with their square."""


class GridCell(NamedTuple):
    """A place in a grid: row and column (from 1) of its upper left corner."""

    row: int
    column: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table of at least two columns, and of two rows if they are no more."""

    box: Box
    cells: tuple[GridCell, ...]

    @property
    def edges(self) -> tuple[int, ...]:
        """The columns' left edges: the same in a table that goes on over the page."""
        return tuple(sorted({round(cell.box.x0 / SNAP) for cell in self.cells}))


Filled = tuple[Grid, list[tuple[GridCell, list[Word]]]]


def grids(rulings: Sequence[Ruling]) -> list[Grid]:
    """Return the tables that the lines form, from the top down."""
    level = [ruling for ruling in rulings if ruling.x1 - ruling.x0 > 8 and ruling.bottom - ruling.top < 1]
    upright = [ruling for ruling in rulings if ruling.bottom - ruling.top > 5 and ruling.x1 - ruling.x0 < 1]
    if not level or len(upright) < 2:
        return []
    level += _missing(level, upright)
    edges = merge_edges(
        [_edge(ruling, "h") for ruling in level] + [_edge(ruling, "v") for ruling in upright], SNAP, SNAP, SNAP, SNAP
    )
    levels = sum(edge["orientation"] == "h" for edge in edges)
    if levels * (len(edges) - levels) > MOST_CROSSINGS:
        return []
    found = [
        _grid([Box(*cell) for cell in table])
        for table in cells_to_tables(cells(edges_to_intersections(edges, SNAP, SNAP)))
    ]
    return sorted((grid for grid in found if _is_table(grid)), key=lambda grid: grid.box.top)


def _missing(level: Sequence[Ruling], upright: Sequence[Ruling]) -> list[Ruling]:
    """Return the lines that a page break leaves out: where three or more upright lines end together on nothing."""
    found = []
    for top_or_bottom in (1, 3):
        end = itemgetter(top_or_bottom)
        for y, group in groupby(sorted(upright, key=end), key=lambda line: round(end(line) / SNAP)):
            lines = list(group)
            x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
            closed = any(abs(line.top - y * SNAP) < 2 * SNAP and line.x0 < x1 and x0 < line.x1 for line in level)
            if len({round(line.x0 / SNAP) for line in lines}) > 2 and not closed:
                found.append(Ruling(x0, end(lines[0]), x1, end(lines[0])))
    return found


def placed(words: Sequence[Word], found: Sequence[Grid]) -> tuple[list[Filled], list[Word]]:
    """Return the grids with the words of each cell that has some, and the words outside them."""
    filled: list[Filled] = []
    for grid in found:
        cells, outside = _cells(grid, words)
        filled.append((grid, cells))
        words = outside
    return filled, list(words)


def _cells(grid: Grid, words: Sequence[Word]) -> tuple[list[tuple[GridCell, list[Word]]], list[Word]]:
    """Return the words of each cell, row by row, and those outside the grid."""
    inside: dict[int, list[Word]] = {}
    for word, cell in zip(words, _indices(grid, words), strict=True):
        inside.setdefault(cell, []).append(word)
    outside = inside.pop(NOWHERE, [])
    return [(grid.cells[cell], inside[cell]) for cell in sorted(inside)], outside


def _indices(grid: Grid, words: Sequence[Word]) -> list[int]:
    """Return the index of the first cell around each word's middle, -1 where there is none."""
    starts, ends, baselines, sizes = (numpy.array([word[field] for word in words]) for field in (1, 2, 3, 4))
    x, y = (starts + ends)[:, None] / 2, (baselines - sizes / 3)[:, None]
    x0, top, x1, bottom = numpy.array([(box.x0, box.top, box.x1, box.bottom) for *_, box in grid.cells]).T
    holds = (x0 <= x) & (x <= x1) & (top <= y) & (y <= bottom)
    found: list[int] = numpy.where(holds.any(axis=1), holds.argmax(axis=1), NOWHERE).tolist()
    return found


def _edge(ruling: Ruling, orientation: str) -> dict[str, float | str]:
    return {
        "x0": ruling.x0,
        "x1": ruling.x1,
        "top": ruling.top,
        "bottom": ruling.bottom,
        "width": ruling.x1 - ruling.x0,
        "height": ruling.bottom - ruling.top,
        "orientation": orientation,
    }


def _grid(boxes: Sequence[Box]) -> Grid:
    tops = sorted({box.top for box in boxes})
    lefts = sorted({box.x0 for box in boxes})
    cells = [GridCell(tops.index(box.top) + 1, lefts.index(box.x0) + 1, box) for box in boxes]
    around = Box(lefts[0], tops[0], max(box.x1 for box in boxes), max(box.bottom for box in boxes))
    return Grid(around, tuple(sorted(cells, key=lambda cell: cell[:2])))


def _is_table(grid: Grid) -> bool:
    rows, columns = {cell.row for cell in grid.cells}, {cell.column for cell in grid.cells}
    return len(grid.cells) > 2 and len(columns) > 1 and (len(rows) > 1 or len(columns) > 2)
