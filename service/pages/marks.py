"""A text cut where something is to be marked.

>>> pieces("Enligt 9 § LSS gäller.", [(7, 14, "law")])
(('Enligt ', None), ('9 § LSS', 'law'), (' gäller.', None))
"""

from collections.abc import Iterable, Iterator, Sequence

from extract.types import Entity, Span

Piece = tuple[str, str | None]


def pieces(text: str, marks: Iterable[tuple[int, int, str]]) -> tuple[Piece, ...]:
    """Cut the text at the marks (start, end, what); of marks that overlap the first, and then the longest, stays."""
    return tuple(_cut(text, sorted(marks, key=lambda mark: (mark[0], -mark[1]))))


def _cut(text: str, marks: Sequence[tuple[int, int, str]]) -> Iterator[Piece]:
    at = 0
    for start, end, what in marks:
        if start < at or end <= start or end > len(text):
            continue
        if start > at:
            yield text[at:start], None
        yield text[start:end], what
        at = end
    if at < len(text):
        yield text[at:], None


def within(span: Span, entities: Sequence[Entity]) -> tuple[tuple[int, int, str], ...]:
    """Give the marks of the entities that lie inside a statement, counted from its start.

    >>> from extract.types import EntityType
    >>> within(Span(10, 30), [Entity(Span(12, 14), EntityType.LAW, "9 §", None), Entity(Span(40, 44), EntityType.DATE, "2019", "2019")])
    ((2, 4, 'paragraf'),)
    """
    inside = (entity for entity in entities if span.start <= entity.span.start and entity.span.end <= span.end)
    return tuple((one.span.start - span.start, one.span.end - span.start, one.type.value) for one in inside)
