"""Drafts become a Document: the one place where text is joined and offsets are counted.

>>> lines = (DraftLine("Rutinen för doku-", 1), DraftLine("mentation saknas.", 2))
>>> document = assemble("x", "a.txt", [Draft(BlockKind.PARAGRAPH, lines)], [(595, 842), (595, 842)])
>>> document.text, [page.span for page in document.pages]
('Rutinen för dokumentation saknas.', [Span(start=0, end=16), Span(start=16, end=33)])
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from extract.clean import mend, tidy
from extract.layout.marks import BULLET, starts_low
from extract.quality import quality
from extract.types import Block, BlockKind, Box, Cell, Document, Line, Page, Span

PARTING = "\n\n"
SENTENCE = 60
"""Characters: what is shorter may be an item in a list without marks."""


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A line as printed, before it has a place in the text. ``whole`` False: the next line goes on in the same word."""

    text: str
    page: int = 1
    box: Box | None = None
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Draft:
    """A block before it has a place in the text."""

    kind: BlockKind
    lines: tuple[DraftLine, ...]
    level: int | None = None
    cell: Cell | None = None

    @property
    def text(self) -> str:
        """The lines as they stand."""
        return " ".join(line.text for line in self.lines)


def assemble(
    id: str, name: str, drafts: Iterable[Draft], sizes: Sequence[tuple[float, float]], notes: Iterable[str] = ()
) -> Document:
    """Return the Document; the drafts' lines come page by page, ``sizes`` has width and height of every page."""
    drafts = rejoined([draft for draft in map(_tidied, drafts) if draft.lines])
    known = _whole_words(drafts)
    parts: list[str] = []
    blocks: list[Block] = []
    lines: list[Line] = []
    starts: list[tuple[int, int]] = []
    at = 0
    for draft in drafts:
        if parts:
            parts.append(PARTING)
            at += len(PARTING)
        start = at
        for line, text in zip(draft.lines, _joined(draft.lines, known), strict=True):
            starts.append((line.page, at))
            if line.box is not None:
                lines.append(Line(Span(at, at + len(text.rstrip())), line.page, line.box))
            parts.append(text)
            at += len(text)
        blocks.append(_block(draft, Span(start, at)))
    text = "".join(parts)
    return Document(id, name, text, _pages(text, starts, sizes), tuple(blocks), tuple(lines), tuple(notes))


def plain(kind: BlockKind, text: str, level: int | None = None, cell: Cell | None = None) -> Draft:
    """Return a draft of one line without a place."""
    return Draft(kind, (DraftLine(text),), level, cell)


def rejoined(drafts: Sequence[Draft]) -> list[Draft]:
    """Join a paragraph that breaks off in mid-sentence with the rest of the sentence, as a lost page break leaves them."""
    found: list[Draft] = []
    for draft in drafts:
        if found and draft.kind is BlockKind.PARAGRAPH and _breaks_off(found[-1], draft.lines[0].text):
            found[-1] = replace(found[-1], lines=found[-1].lines + draft.lines)
        else:
            found.append(draft)
    return found


def _breaks_off(draft: Draft, after: str) -> bool:
    text = draft.text
    if draft.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or BULLET.match(text) or len(text) < SENTENCE:
        return False
    unmarked = after.startswith("att ") or after.split()[0] == text.split()[0]
    return text[-1].isalpha() and starts_low(after) and not unmarked


def _tidied(draft: Draft) -> Draft:
    lines = tuple(DraftLine(tidy(line.text), line.page, line.box, line.whole) for line in draft.lines)
    return Draft(draft.kind, tuple(line for line in lines if line.text), draft.level, draft.cell)


def _joined(lines: Sequence[DraftLine], known: AbstractSet[str]) -> list[str]:
    ends = [mend(one.text, other.text, known) if one.whole else one.text for one, other in pairwise(lines)]
    return [*ends, lines[-1].text]


def _whole_words(drafts: Iterable[Draft]) -> set[str]:
    """Return the words with or without hyphen that stand inside a line, not at its end where a hyphen may be new."""
    return set(re.findall(r"\w+(?:-\w+)*", "\n".join(line.text for draft in drafts for line in draft.lines).lower()))


def _block(draft: Draft, span: Span) -> Block:
    page = draft.lines[0].page
    boxes = [line.box for line in draft.lines if line.page == page and line.box is not None]
    box = boxes[0] if boxes else None
    for other in boxes[1:]:
        box = other.union(box) if box else other
    return Block(span, draft.kind, page, box, draft.level, draft.cell)


def _pages(text: str, starts: Sequence[tuple[int, int]], sizes: Sequence[tuple[float, float]]) -> tuple[Page, ...]:
    """Return the pages; each begins where no line of an earlier one follows, as where a cell runs over the break."""
    earliest = list(accumulate((page for page, _ in reversed(starts)), min))[::-1]
    places = [*(at for _, at in starts), len(text)]
    begins = [places[bisect_left(earliest, number)] for number in range(2, len(sizes) + 1)]
    bounds = [0, *begins, len(text)] if sizes else []
    spans = [Span(start, end) for start, end in pairwise(bounds)]
    return tuple(
        Page(number, span, width, height, quality=quality(span.of(text)))
        for number, (span, (width, height)) in enumerate(zip(spans, sizes, strict=True), start=1)
    )
