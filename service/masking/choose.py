"""From what a person confirmed to the places that are to go."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime

from extract.types import Document, Entity, Span
from service.masking.suggest import occurrences, plain
from service.masking.types import KINDS, OWN, Mask, Order, Suggestion


def order(
    document: Document,
    entities: Iterable[Entity],
    suggestions: Iterable[Suggestion],
    *,
    confirmed: Collection[str],
    words: Iterable[str],
    whole_pages: Iterable[int],
    ground: str,
    who: str,
) -> Order:
    """Put together what is to be done; ``confirmed`` are keys of suggestions, ``words`` the person's own."""
    offered = tuple(suggestions)
    chosen = [one for one in offered if one.key in confirmed]
    left = Counter(one.kind for one in offered if one.key not in confirmed)
    found = merged([*places(document.text, entities, chosen), *occurrences(document.text, words, OWN)])
    return Order(found, tuple(sorted(set(whole_pages))), ground, who, datetime.now(UTC), dict(left))


def places(text: str, entities: Iterable[Entity], chosen: Iterable[Suggestion]) -> Iterator[Mask]:
    """Give all places of what was chosen: where it was found, and where it is written the same way."""
    keys: set[tuple[str, str]] = set()
    for one in chosen:
        keys |= {(one.kind, plain(written)) for written in one.written}
        yield from occurrences(text, one.written, one.kind)
    for entity in entities:
        kind = KINDS.get(entity.type)
        if kind and (kind, plain(entity.text)) in keys:
            yield Mask(entity.span, kind)


def merged(masks: Iterable[Mask]) -> tuple[Mask, ...]:
    """Make one of those that meet, of the kind of the longest.

    >>> [mask.span for mask in merged([Mask(Span(3, 9), "namn"), Mask(Span(0, 5), "adress")])]
    [Span(start=0, end=9)]
    """
    done: list[Mask] = []
    for mask in sorted(masks, key=lambda one: one.span):
        if done and mask.span.start < done[-1].span.end:
            last = done.pop()
            longer = max(last, mask, key=lambda one: one.span.end - one.span.start)
            mask = Mask(Span(last.span.start, max(last.span.end, mask.span.end)), longer.kind)
        done.append(mask)
    return tuple(done)
