"""Document → Statements: sentences, headings, list items and table cells with their headings and places.

>>> from extract.types import Block, Document, Line, Page
>>> text = "Dokumentation\\n\\nRutin saknas. Den ska skrivas."
>>> document = Document("d", "a.txt", text, (Page(1, Span(0, len(text)), 0, 0),), (
...     Block(Span(0, 13), BlockKind.HEADING, level=1), Block(Span(15, len(text)), BlockKind.PARAGRAPH)))
>>> [(statement.text, statement.section) for statement in segment(document)]
[('Dokumentation', ()), ('Rutin saknas.', ('Dokumentation',)), ('Den ska skrivas.', ('Dokumentation',))]
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from extract.nlp import sentences
from extract.types import Block, BlockKind, Box, Document, Line, Place, Span, Statement


def segment(document: Document) -> tuple[Statement, ...]:
    """Cut the document into statements, in reading order; furniture holds none."""
    return tuple(_statements(document))


def _statements(document: Document) -> Iterator[Statement]:
    starts = [line.span.start for line in document.lines]
    path: list[tuple[int, str]] = []
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.FURNITURE:
            continue
        if block.kind is BlockKind.HEADING:
            path = [heading for heading in path if heading[0] < (block.level or 1)]
        for span in _spans(document, block):
            yield Statement(
                id=f"{document.id}#{span.start}-{span.end}",
                span=span,
                text=span.of(document.text),
                kind=block.kind,
                section=tuple(text for _, text in path),
                places=_places(document, span, starts) or (Place(block.page, (block.box,) if block.box else ()),),
                block=index,
                cell=block.cell,
            )
        if block.kind is BlockKind.HEADING:
            path.append((block.level or 1, " ".join(block.span.of(document.text).split())))


def _spans(document: Document, block: Block) -> Iterator[Span]:
    text = block.span.of(document.text)
    if block.kind is BlockKind.HEADING:
        if stripped := text.strip():
            start = block.span.start + text.index(stripped)
            yield Span(start, start + len(stripped))
        return
    for span in sentences(text):
        yield Span(block.span.start + span.start, block.span.start + span.end)


def _places(document: Document, span: Span, starts: Sequence[int]) -> tuple[Place, ...]:
    boxes: dict[int, list[Box]] = {}
    first = max(bisect_right(starts, span.start) - 1, 0)
    for line in document.lines[first:]:
        if line.span.start >= span.end:
            break
        if line.span.overlaps(span):
            boxes.setdefault(line.page, []).append(_part(line, span))
    return tuple(Place(page, tuple(found)) for page, found in boxes.items())


def _part(line: Line, span: Span) -> Box:
    """Return the part of the line's box that the span covers, by its share of the characters."""
    length = line.span.end - line.span.start
    width = line.box.x1 - line.box.x0
    left = max(span.start - line.span.start, 0) / length
    right = min(span.end - line.span.start, length) / length
    return Box(line.box.x0 + left * width, line.box.top, line.box.x0 + right * width, line.box.bottom)
