"""Headings and tables in formats that know paragraphs and cells but no places: Word, ODT, RTF.

>>> rows = [[Entry(1, "Brist", True), Entry(2, "Åtgärd", True)], [Entry(1, "Kost", False), Entry(2, "Meny anslås", False)]]
>>> [(draft.text, draft.cell.row, draft.cell.header) for draft in table(1, rows) if draft.cell]
[('Brist', 1, True), ('Åtgärd', 1, True), ('Kost', 2, False), ('Meny anslås', 2, False)]
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from extract.layout.cells import heads
from extract.layout.draft import Draft, plain
from extract.types import BlockKind, Cell

LARGE = 14.0
"""Points: text of this size and larger stands out."""


class Entry(NamedTuple):
    """What a table says in a column (from 1), and whether all of it is bold."""

    column: int
    text: str
    bold: bool


def table(number: int, rows: Sequence[Sequence[Entry]], marked: AbstractSet[int] = frozenset()) -> Iterator[Draft]:
    """Yield the cells of a table; ``marked`` are the rows (from 1) that the file calls header rows."""
    looks = [[(entry.text, entry.bold) for entry in row if entry.text] for row in rows]
    if not marked and looks and heads(looks[0], [look for row in looks[1:] for look in row]):
        marked = {1}
    for index, row in enumerate(rows, start=1):
        for entry in row:
            cell = Cell(number, index, entry.column, header=index in marked)
            yield plain(BlockKind.TABLE_CELL, entry.text, cell=cell)


def stands_out(text: str, bold: bool, size: float) -> bool:
    """Tell whether a paragraph without a heading's style looks like a heading all the same.

    >>> stands_out("Våra synpunkter", bold=True, size=11), stands_out("Vi delar inte bilden.", bold=True, size=11)
    (True, False)
    """
    letters = [character for character in text if character.isalpha()]
    if len(letters) < 3 or len(text) > 100 or text[-1] in ".,;" or text.startswith("•"):
        return False
    capitals = len(letters) > 3 and " " in text and all(letter.isupper() for letter in letters)
    return bold or capitals or size >= LARGE
