"""A text cut where something is to be marked.

>>> pieces("Enligt 9 § LSS gäller.", [(7, 14, "law")])
(('Enligt ', None), ('9 § LSS', 'law'), (' gäller.', None))
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from extract.types import Entity, Span

MOST = 500
"""Entities that are marked in one statement."""
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
    """Give the marks of the entities, in order, that lie inside a statement, counted from its start.

    >>> from extract.types import EntityType
    >>> inside, after = ((Entity(Span(at, at + 3), EntityType.LAW, "9 §", None)) for at in (12, 40))
    >>> within(Span(10, 30), [inside, after])
    ((2, 5, 'paragraf'),)
    """
    first = bisect_left(entities, span.start, key=lambda entity: entity.span.start)
    begun = takewhile(lambda entity: entity.span.start < span.end, entities[first : first + MOST])
    inside = (entity for entity in begun if entity.span.end <= span.end)
    return tuple((one.span.start - span.start, one.span.end - span.start, one.type.value) for one in inside)
