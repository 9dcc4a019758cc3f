"""What goes on over columns and pages is joined, and what stands in its way moves aside.

Furniture and footnotes of a page stand before the paragraph that leaves it and after the one that enters it, so that no
page's text stands inside another's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.layout.headings import Body
from extract.layout.piece import Piece, goes_on, joined
from extract.types import BlockKind


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page's regions in reading order, and its running heads and feet."""

    regions: Sequence[Sequence[Piece]]
    heads: Sequence[Piece]
    feet: Sequence[Piece]


def flow(leaves: Iterable[Leaf], usual: Body) -> list[Piece]:
    """Return the pieces of a document in reading order."""
    done: list[Piece] = []
    last: Piece | None = None
    held: list[Piece] = []
    for leaf in leaves:
        text, notes = _footnotes(_over_columns(leaf.regions), usual)
        aside = [*leaf.heads, *leaf.feet, *notes]
        if last is not None and text and goes_on(last, text[0]):
            last, text = joined(last, text[0]), text[1:]
            done += held
            if aside and not text:
                done += [last, *aside]
                last, held = None, []
                continue
            held = []
            if not text:
                continue
        done += [*([last] if last else []), *held, *leaf.heads, *text[:-1]]
        last, held = (text[-1] if text else None), [*notes, *leaf.feet]
    return [*done, *([last] if last else []), *held]


def _over_columns(regions: Iterable[Sequence[Piece]]) -> list[Piece]:
    found: list[Piece] = []
    for region in regions:
        if found and region and goes_on(found[-1], region[0]):
            found[-1] = joined(found[-1], region[0])
            region = region[1:]
        found += region
    return found


def _footnotes(pieces: Sequence[Piece], usual: Body) -> tuple[list[Piece], list[Piece]]:
    """Return the text, and the small print at its end."""
    end = len(pieces)
    while end > 1 and pieces[end - 1].kind is not BlockKind.TABLE_CELL and pieces[end - 1].size < 0.92 * usual.size:
        end -= 1
    return list(pieces[:end]), list(pieces[end:])
