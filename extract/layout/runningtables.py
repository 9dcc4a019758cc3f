"""Tables that go on over pages keep their number and count their rows on; a header printed again is furniture.

A row that a page break parts is one row: the rest of its cells have the same places as their beginnings.

>>> is_rest({1: "Kost", 2: "Menyn anslås på måndagar och"}, {2: "delas ut till alla."})
True
>>> is_rest({1: "Kost", 2: "Menyn anslås."}, {1: "Larm", 2: "Provas varje dag."})
False
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extract.layout import cells
from extract.layout.marks import is_finished, starts_low
from extract.layout.piece import Piece
from extract.layout.print import Strip
from extract.layout.tables import Grid, GridCell
from extract.types import BlockKind

Filled = tuple[Grid, Sequence[tuple[GridCell, list[Strip]]]]


@dataclass(slots=True)
class Tables:
    """Counts a document's tables as they are met in reading order."""

    known: Mapping[str, int]
    count: int = 0
    rows: int = 0
    edges: tuple[int, ...] = ()
    header: tuple[str, ...] = ()
    last: dict[int, str] = field(default_factory=dict)
    open: bool = field(default=False)
    """Whether nothing has been read since the last table ended."""

    def read(self, page: int, regions: Iterable[Sequence[Piece | Filled]]) -> list[list[Piece]]:
        """Return the regions of a page with every table as its cells."""
        return [[piece for part in region for piece in self._read(page, part)] for region in regions]

    def _read(self, page: int, part: Piece | Filled) -> list[Piece]:
        if isinstance(part, Piece):
            self.open = False
            return [part]
        grid, filled = part
        if not (self.open and grid.edges == self.edges):
            self.count, self.rows, self.header = self.count + 1, 0, ()
        found = cells.pieces(page, filled, self.count, self.rows, self.known)
        again = self.rows > 0 and _row(found, self.rows + 1) == self.header != ()
        found = [_again(piece, self.rows + 1) for piece in found] if again else found
        rest = self.rows > 0 and is_rest(self.last, _texts(found, self.rows + 1))
        found = [_up(piece) for piece in found] if rest else found
        if self.rows == 0:
            self.header = tuple(piece.text for piece in found if piece.cell and piece.cell.header)
        self.rows += max(cell.row for cell in grid.cells) - again - rest
        self.last = _texts(found, self.rows)
        self.edges, self.open = grid.edges, True
        return found


def _row(found: Iterable[Piece], row: int) -> tuple[str, ...]:
    return tuple(piece.text for piece in found if piece.cell and piece.cell.row == row)


def _texts(found: Iterable[Piece], row: int) -> dict[int, str]:
    return {piece.cell.column: piece.text for piece in found if piece.cell and piece.cell.row == row}


def is_rest(last: Mapping[int, str], first: Mapping[int, str]) -> bool:
    """Tell by the texts of their columns whether the first row on a page is the rest of the last row on the one before."""
    going_on = [starts_low(text) and not is_finished(last.get(column, ".")) for column, text in first.items()]
    return any(going_on) and (all(going_on) or 1 not in first)


def _again(piece: Piece, repeated: int) -> Piece:
    """Make a cell of the repeated header furniture, and move the others up a row."""
    if piece.cell is None or piece.cell.row == repeated:
        return replace(piece, kind=BlockKind.FURNITURE, cell=None)
    return _up(piece)


def _up(piece: Piece) -> Piece:
    return replace(piece, cell=replace(piece.cell, row=piece.cell.row - 1)) if piece.cell else piece
