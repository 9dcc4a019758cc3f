"""Printed sheets to drafts in reading order: strips, furniture, tables, columns, blocks, and what runs over pages."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from extract.layout import columns, furniture, headings, signatures, unruled
from extract.layout.blocks import groups, pitches
from extract.layout.columns import Item
from extract.layout.draft import Draft
from extract.layout.flow import Leaf, flow
from extract.layout.headings import Body
from extract.layout.marks import begins_item, depth, is_leader, is_marker
from extract.layout.piece import Piece, draft
from extract.layout.print import Sheet, Strip
from extract.layout.runningtables import Filled, Tables, whole
from extract.layout.strips import strips
from extract.layout.tables import Grid, grids, placed
from extract.types import BlockKind

NARROWEST = 17
"""Font sizes: a column narrower than this is no column, but a few short lines."""
FULLEST = 6
"""Lines: so many that mostly reach the right edge are a column, however narrow."""

Region = list[Item[Strip | Filled]]


@dataclass(frozen=True, slots=True)
class _Sorted:
    """A page sorted: its regions in reading order, and the strips of its running heads and feet."""

    sheet: Sheet
    regions: list[Region]
    running: list[Strip]


def arrange(sheets: Sequence[Sheet]) -> list[Draft]:
    """Return the drafts of all pages in reading order."""
    pages = _sorted(sheets)
    texts = [text for page in pages for region in page.regions for text in _texts(region)]
    usual, distances = headings.body(strip for text in texts for strip in text), pitches(texts)
    edge = _edge(pages)
    tables = Tables(_known(strip for text in texts for strip in text) if _has_tables(pages) else {})
    pieces = _sobered(whole(flow((_leaf(page, tables, usual, distances, edge) for page in pages), usual)))
    ranks = headings.levels(piece.style for piece in pieces if piece.style)
    return [
        draft(piece, headings.level(piece.text, piece.style, ranks) if piece.style else None, sheets)
        for piece in pieces
    ]


def _sobered(pieces: Sequence[Piece]) -> list[Piece]:
    """Make paragraphs of what looks like a heading and heads nothing."""
    text = [piece for piece in pieces if piece.kind is not BlockKind.FURNITURE]
    styles = [piece.style if depth(piece.text) is None else None for piece in text]
    alone = headings.standing_alone(styles, [len(piece.text) for piece in text])
    ids = {id(text[index]) for index in alone}
    return [replace(p, kind=BlockKind.PARAGRAPH, style=None) if id(p) in ids else p for p in pieces]


def _leaf(page: _Sorted, tables: Tables, usual: Body, distances: dict[float, float], edge: float) -> Leaf:
    right = edge if len(page.regions) == 1 else 0.0
    number, middle = page.sheet.number, page.sheet.height / 2
    regions = [list(_pieces(number, region, usual, distances, right)) for region in page.regions]
    running = [Piece(BlockKind.FURNITURE, ((number, strip),)) for strip in page.running]
    heads = [piece for piece, strip in zip(running, page.running, strict=True) if strip.baseline < middle]
    feet = [piece for piece, strip in zip(running, page.running, strict=True) if strip.baseline >= middle]
    return Leaf(tables.read(number, regions), heads, feet)


def _sorted(sheets: Sequence[Sheet]) -> list[_Sorted]:
    tables, prints = [], []
    for sheet in sheets:
        found = [grid for grid in grids(sheet.rulings) if not _in_margin(grid, sheet, sheets)]
        filled, outside = placed(sheet.words, found)
        tables.append([(grid, [(cell, strips(words)) for cell, words in cells]) for grid, cells in filled])
        prints.append(strips(outside))
    running = furniture.furniture([(sheet.height, found) for sheet, found in zip(sheets, prints, strict=True)])
    return [_sort(*page) for page in zip(sheets, prints, running, tables, strict=True)]


def _sort(sheet: Sheet, found: Sequence[Strip], running: set[int], tables: Sequence[Filled]) -> _Sorted:
    text = [strip for index, strip in enumerate(found) if index not in running]
    loose = unruled.tables(text)
    inside = {id(strip) for _, filled in loose for _, lines in filled for strip in lines}
    items: Region = [Item(strip.box, strip.size, strip) for strip in text if id(strip) not in inside]
    items += [Item(table[0].box, 0.0, table) for table in (*loose, *tables)]
    return _Sorted(
        sheet, _numbered(columns.regions(items)), [*(found[index] for index in sorted(running)), *sheet.sideways]
    )


def _numbered(regions: Sequence[Region]) -> list[Region]:
    """Put a number in the margin and what it numbers together: "§ 41" beside a heading."""
    found: list[Region] = []
    for region in regions:
        if found and _is_number_of(found[-1], region[0]):
            region = [*found.pop(), *region]
        found.append(region)
    return found


def _is_number_of(region: Region, item: Item[Strip | Filled]) -> bool:
    one, other = region[0].what, item.what
    if len(region) > 1 or not isinstance(one, Strip) or not isinstance(other, Strip):
        return False
    return is_marker(one.text) and abs(one.baseline - other.baseline) < 0.3 * other.size


def _in_margin(grid: Grid, sheet: Sheet, sheets: Sequence[Sheet]) -> bool:
    """Tell whether a ruled box is a running head or foot drawn as a table."""
    margin = furniture.MARGIN * sheet.height
    return len(sheets) > 1 and (grid.box.bottom < margin or grid.box.top > sheet.height - margin)


def _texts(region: Region) -> Iterable[list[Strip]]:
    for is_text, items in groupby(region, key=lambda item: isinstance(item.what, Strip)):
        if is_text:
            yield [item.what for item in items if isinstance(item.what, Strip)]


def _pieces(
    page: int, region: Region, usual: Body, distances: dict[float, float], edge: float
) -> Iterable[Piece | Filled]:
    for is_text, items in groupby(region, key=lambda item: isinstance(item.what, Strip)):
        if not is_text:
            yield from (item.what for item in items if isinstance(item.what, tuple))
            continue
        found = [item.what for item in items if isinstance(item.what, Strip)]
        right = max(edge, _right(found, usual))
        for part in signatures.parted(found):
            yield from (_piece(page, group, right, usual) for group in groups(part, distances, right))


def _right(found: Sequence[Strip], usual: Body) -> float:
    """Return where the column ends: at its longest line, unless it is too narrow, and not full enough, to be one."""
    left, right = min(strip.box.x0 for strip in found), max(strip.box.x1 for strip in found)
    full = sum(right - strip.box.x1 < 0.25 * (right - left) for strip in found)
    if len(found) >= FULLEST and full > 0.6 * len(found):
        return right
    return max(right, left + NARROWEST * usual.size)


def _piece(page: int, group: Sequence[Strip], right: float, usual: Body) -> Piece:
    look = headings.style(group, usual)
    last = group[-1]
    kind = BlockKind.LIST_ITEM if begins_item(group[0].text) else BlockKind.PARAGRAPH
    if is_leader(last.text):
        look, kind = None, BlockKind.FURNITURE
    return Piece(
        BlockKind.HEADING if look else kind,
        tuple((page, strip) for strip in group),
        style=look,
        full=right - last.box.x1 < 9 * last.size,
    )


def _edge(pages: Iterable[_Sorted]) -> float:
    """Return how far to the right the text of pages with a single column reaches; 0 if there are none."""
    single = [region for page in pages if len(page.regions) == 1 for region in page.regions]
    return max((strip.box.x1 for region in single for text in _texts(region) for strip in text), default=0.0)


def _has_tables(pages: Iterable[_Sorted]) -> bool:
    return any(isinstance(item.what, tuple) for page in pages for region in page.regions for item in region)


def _known(found: Iterable[Strip]) -> Counter[str]:
    return Counter(re.findall(r"\w+(?:-\w+)*", "\n".join(strip.text for strip in found).lower()))
