"""A ruled table's words to cells: each cell one piece, header cells known as such."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from extract.clean import tidy
from extract.layout.piece import Piece
from extract.layout.print import Strip
from extract.layout.tables import GridCell
from extract.types import BlockKind, Box, Cell


def pieces(
    page: int, cells: Sequence[tuple[GridCell, list[Strip]]], table: int, below: int, known: Mapping[str, int]
) -> list[Piece]:
    """Return a piece for each cell; ``below`` is how many rows the table had on earlier pages."""
    heads = below == 0 and has_header(cells)
    return [
        Piece(
            BlockKind.TABLE_CELL,
            tuple((page, line) for line in lines),
            cell=Cell(table, below + cell.row, cell.column, header=heads and cell.row == 1),
            broken=_broken(cell.box, lines, known),
        )
        for cell, lines in cells
    ]


def has_header(cells: Sequence[tuple[GridCell, list[Strip]]]) -> bool:
    """Tell whether the first row heads its columns."""
    first = [_look(lines) for cell, lines in cells if cell.row == 1]
    return heads(first, [_look(lines) for cell, lines in cells if cell.row > 1])


def heads(first: Sequence[tuple[str, bool]], later: Sequence[tuple[str, bool]]) -> bool:
    """Tell by text and weight of the cells whether the first row heads: bold over plain, or short words and no numbers.

    >>> heads([("Brist", False), ("Åtgärd", False)], [("Rutin saknas.", False)]), heads([("Datum:", True), ("3 maj", False)], [])
    (True, False)
    """
    if len(first) < 2 or not later:
        return False
    if all(bold for _, bold in first):
        return not all(bold for _, bold in later)
    return all(len(text) < 40 and text[-1] not in ".:;?" and not any(map(str.isdigit, text)) for text, _ in first)


def _look(lines: Sequence[Strip]) -> tuple[str, bool]:
    return " ".join(line.text for line in lines), all(line.bold for line in lines)


def _broken(box: Box, lines: Sequence[Strip], known: Mapping[str, int]) -> frozenset[int]:
    """Return which lines end inside a word that was too long for its cell."""
    return frozenset(
        index for index, (line, after) in enumerate(pairwise(lines)) if _breaks_word(box, line, after, known)
    )


def _breaks_word(box: Box, line: Strip, after: Strip, known: Mapping[str, int]) -> bool:
    if len(line.words) > 1 or not line.text[-1:].isalpha() or not after.text[:1].islower():
        return False
    inner = box.x1 - (line.box.x0 - box.x0)
    if line.box.x1 + 0.85 * line.size < inner:
        return False
    head, tail = line.text.lower(), tidy(after.words[0].text).lower().strip(".,:;!?)")
    return known.get(head + tail, 0) > 0 or (known.get(head, 0) <= 1 and known.get(tail, 0) <= 1)
