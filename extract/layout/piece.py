"""A piece: strips known to be one block, with what is needed to see whether it goes on elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf, radians, tan

from extract.layout import turns
from extract.layout.draft import Draft, DraftLine
from extract.layout.headings import Style
from extract.layout.marks import begins_item, is_finished, starts_low
from extract.layout.print import Sheet, Strip, Word
from extract.types import BlockKind, Box, Cell

LEAN = 0.6
"""How far a part of a line may sink, in font sizes, before its box holds its neighbours' words."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block in the making. ``full``: its last line reaches the right edge of its column."""

    kind: BlockKind
    strips: tuple[tuple[int, Strip], ...]
    """Each with the number of its page."""
    style: Style | None = None
    cell: Cell | None = None
    full: bool = False
    broken: frozenset[int] = frozenset()
    """Which strips end inside a word that is broken without a hyphen."""

    @property
    def first(self) -> int:
        """The page where it begins."""
        return self.strips[0][0]

    @property
    def last(self) -> int:
        """The page where it ends."""
        return self.strips[-1][0]

    @property
    def text(self) -> str:
        """The strips as they stand."""
        return " ".join(strip.text for _, strip in self.strips)

    @property
    def size(self) -> float:
        """The font size of its last line."""
        return self.strips[-1][1].size


def goes_on(one: Piece, other: Piece) -> bool:
    """Tell whether ``other``, at the top of a page or column, is the rest of ``one``, at the end of the one before."""
    if other.kind is not BlockKind.PARAGRAPH or one.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return False
    head, tail = other.strips[0][1], one.strips[-1][1]
    if abs(head.size - tail.size) > 0.08 * tail.size or head.bold != tail.bold:
        return False
    if tail.text.endswith(":") or begins_item(head.text):
        return False
    if is_finished(tail.text):
        return one.full and starts_low(head.text) and tail.text.endswith(".")
    return starts_low(head.text) or one.full


def joined(one: Piece, other: Piece) -> Piece:
    """Return the two as one block."""
    broken = one.broken | {len(one.strips) + index for index in other.broken}
    return replace(one, strips=one.strips + other.strips, full=other.full, broken=broken)


def draft(piece: Piece, level: int | None, sheets: Sequence[Sheet]) -> Draft:
    """Return the piece without its looks, its boxes where the pages show them."""
    lines = [
        line
        for index, (page, strip) in enumerate(piece.strips)
        for line in _lines(page, strip, sheets[page - 1], whole=index not in piece.broken)
    ]
    return Draft(piece.kind, tuple(lines), level, piece.cell)


def _lines(page: int, strip: Strip, sheet: Sheet, whole: bool) -> list[DraftLine]:
    *parts, last = _short(strip, sheet.skew)
    lines = [DraftLine(part.text, page, _shown(part, sheet)) for part in parts]
    return [*lines, DraftLine(last.text, page, _shown(last, sheet), whole)]


def _short(strip: Strip, skew: float) -> list[Strip]:
    """Part a strip of a page that is askew, so that the boxes, which can't be, stay close to the words."""
    longest = LEAN * strip.size / abs(tan(radians(skew))) if skew else inf
    if strip.box.x1 - strip.box.x0 <= longest:
        return [strip]
    parts: list[list[Word]] = []
    for word in strip.words:
        if parts and word.x1 - parts[-1][0].x0 <= longest:
            parts[-1].append(word)
        else:
            parts.append([word])
    found = [Strip.of(part) for part in parts]
    return found if " ".join(part.text for part in found) == strip.text else [strip]


def _shown(strip: Strip, sheet: Sheet) -> Box:
    box = turns.askew(strip.box, sheet.skew, sheet.width, sheet.height) if sheet.skew else strip.box
    return turns.shown(box, sheet.turn, *turns.size(sheet.turn, sheet.width, sheet.height))
