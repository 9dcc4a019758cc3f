"""What in a document may be personal data, each person or number once however often it stands there.

>>> from service.masking.types import KINDS
>>> sorted(KINDS.values())
['adress', 'e-postadress', 'namn', 'personnummer', 'telefonnummer']
"""

import re
from collections.abc import Iterable, Iterator

from extract.entities.people import AFTER_ROLE, BEFORE_ROLE
from extract.types import Document, Entity, EntityType, Span
from service.masking.types import KINDS, Mask, Suggestion

ORDER = tuple(KINDS)


def suggest(document: Document, entities: Iterable[Entity]) -> tuple[Suggestion, ...]:
    """Gather what was found by kind and value, in the order of ``KINDS`` and then of the text."""
    groups: dict[tuple[EntityType, str], list[Entity]] = {}
    for entity in entities:
        if entity.type in KINDS:
            groups.setdefault((entity.type, plain(entity.value or entity.text)), []).append(entity)
    officials = set(named_in_office(document.text))
    found = (gathered(document, kind, some, officials) for (kind, _), some in groups.items())
    ranks = {name: rank for rank, name in enumerate(KINDS.values())}
    return tuple(sorted(found, key=lambda one: ranks[one.kind]))


def gathered(document: Document, kind: EntityType, some: list[Entity], officials: set[str]) -> Suggestion:
    """Make one suggestion of all the places of a thing."""
    written = tuple(dict.fromkeys(" ".join(one.text.split()) for one in some))
    value = some[0].value or some[0].text
    shown = value if kind is EntityType.PERSON else written[0]
    official = kind is EntityType.PERSON and any(part_of(plain(value), name) for name in officials)
    where = [mask.span for mask in occurrences(document.text, written, KINDS[kind])]
    where += [one.span for one in some]
    return Suggestion(KINDS[kind], " ".join(shown.split()), written, pages(document, where), official)


def named_in_office(text: str) -> Iterator[str]:
    """Give the names that stand beside the name of an office."""
    for pattern in (BEFORE_ROLE, AFTER_ROLE):
        for match in pattern.finditer(text):
            yield plain(match["n"])


def part_of(name: str, other: str) -> bool:
    """Tell whether a name is the other or a word of it, also with a genitive's s.

    >>> part_of("maj", "maj ek"), part_of("maj eks", "maj ek"), part_of("ek", "maj eklund")
    (True, True, False)
    """
    return f" {name} " in f" {other} " or f" {name.removesuffix('s')} " in f" {other} "


def occurrences(text: str, written: Iterable[str], kind: str) -> tuple[Mask, ...]:
    """Find all places where something is written in one of the ways given, whatever the case and the blanks.

    >>> [mask.span.of("Maj Ek, maj\\nEks bror, Majken") for mask in occurrences("Maj Ek, maj\\nEks bror, Majken", ["Maj Ek"], "namn")]
    ['Maj Ek', 'maj\\nEks']
    """
    shapes = [r"\s+".join(map(re.escape, one.split())) for one in sorted(set(written), key=len, reverse=True)]
    if not (shapes := [shape for shape in shapes if shape]):
        return ()
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(shapes)})s?(?!\w)", re.IGNORECASE)
    return tuple(Mask(Span(*match.span()), kind) for match in pattern.finditer(text))


def pages(document: Document, spans: Iterable[Span]) -> tuple[int, ...]:
    """Return the pages on which the spans begin."""
    found = {next((page.number for page in document.pages if page.span.overlaps(span)), 1) for span in spans}
    return tuple(sorted(found))


def plain(text: str) -> str:
    """Return the text for comparing."""
    return " ".join(text.split()).casefold()
