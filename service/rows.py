"""A short cell says little alone: which row it stands in tells what it is about.

>>> from extract.types import BlockKind, Cell, Span
>>> cells = ("3", "Rutinen för larm prövas varje månad.", "Allvarlig brist")
>>> row = [Statement(f"d#{n}", Span(n, n), text, BlockKind.TABLE_CELL, cell=Cell(1, 2, n)) for n, text in enumerate(cells, 1)]
>>> about(row)
{'d#1': 'Rutinen för larm prövas varje månad.', 'd#3': 'Rutinen för larm prövas varje månad.'}
"""

from collections.abc import Iterable, Mapping

from extract.types import Statement
from service.bullets import unbulleted

SHORT = 4
"""Words: a cell with no more is told with its row."""
LONGEST = 120


def about(statements: Iterable[Statement]) -> Mapping[str, str]:
    """Return for each short cell of a document the cell of its row that says most, cut where it is long."""
    rows: dict[tuple[int, int], list[Statement]] = {}
    for one in statements:
        if one.cell and not one.cell.header:
            rows.setdefault((one.cell.table, one.cell.row), []).append(one)
    found: dict[str, str] = {}
    for cells in rows.values():
        fullest = max(cells, key=lambda one: len(one.text))
        words = unbulleted(" ".join(fullest.text.split()))
        told = words if len(words) <= LONGEST else words[:LONGEST].rpartition(" ")[0] + " …"
        found |= {one.id: told for one in cells if one is not fullest and len(one.text.split()) <= SHORT}
    return found
