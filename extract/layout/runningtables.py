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
from extract.layout.piece import Piece, joined
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
        if self.rows == 0:
            self.header = tuple(piece.text for piece in found if piece.cell and piece.cell.header)
        again = self._again(found)
        found = [_without(piece, again) for piece in found]
        rest = self.rows > 0 and is_rest(self.last, _texts(found, self.rows + 1))
        found = [_up(piece, 1) for piece in found] if rest else found
        self.rows += max(cell.row for cell in grid.cells) - len(again) - rest
        self.last = _texts(found, self.rows)
        self.edges, self.open = grid.edges, True
        return found

    def _again(self, found: Sequence[Piece]) -> list[int]:
        """Return the rows that say what the header said."""
        rows = dict.fromkeys(piece.cell.row for piece in found if piece.cell and not piece.cell.header)
        return [row for row in rows if self.header and _row(found, row) == self.header]


def whole(pieces: Sequence[Piece]) -> list[Piece]:
    """Join the parts of every cell that a page break parts."""
    found: dict[object, Piece] = {}
    for index, piece in enumerate(pieces):
        key = piece.cell or index
        found[key] = joined(found[key], piece) if key in found else piece
    return list(found.values())


def _row(found: Iterable[Piece], row: int) -> tuple[str, ...]:
    return tuple(piece.text for piece in found if piece.cell and piece.cell.row == row)


def _texts(found: Iterable[Piece], row: int) -> dict[int, str]:
    return {piece.cell.column: piece.text for piece in found if piece.cell and piece.cell.row == row}


def is_rest(last: Mapping[int, str], first: Mapping[int, str]) -> bool:
    """Tell by the texts of their columns whether the first row on a page is the rest of the last row on the one before."""
    going_on = [starts_low(text) and not is_finished(last.get(column, ".")) for column, text in first.items()]
    return any(going_on) and (all(going_on) or 1 not in first)


def _without(piece: Piece, repeated: Sequence[int]) -> Piece:
    """Make a cell of the repeated header furniture, and move those below up."""
    if piece.cell is None or piece.cell.row in repeated:
        return replace(piece, kind=BlockKind.FURNITURE, cell=None)
    return _up(piece, sum(row < piece.cell.row for row in repeated))


def _up(piece: Piece, rows: int) -> Piece:
    return replace(piece, cell=replace(piece.cell, row=piece.cell.row - rows)) if piece.cell and rows else piece
