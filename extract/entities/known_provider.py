"""The utförare that the document's frame names, marked wherever the text speaks of it by name.

>>> text = "Ek Omsorg AB tackar. Ek Omsorg har svarat nämnden."
>>> [(e.type.value, e.text, e.value) for e in with_provider((), text, "Ek Omsorg AB")]
[('utförare', 'Ek Omsorg AB', 'Ek Omsorg AB'), ('utförare', 'Ek Omsorg', 'Ek Omsorg AB')]
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.entities.aliases import meets, mentions, short_forms
from extract.entities.shapes import entity
from extract.types import Entity, EntityType

NAMES = frozenset({EntityType.PROVIDER, EntityType.ORGANISATION, EntityType.PERSON})

PLACED = re.compile(r"(?i:nämnden|styrelsen) i ")
"""A nämnd that the provider's name places: another municipality's is another."""
GENITIVE = re.compile(r":?s(?![\wåäö])")
ESTATE = re.compile(r"\s\d+:\d")
"""What follows a real estate's name: "Hagbo 3:14"."""


def with_provider(entities: Sequence[Entity], text: str, provider: str) -> tuple[Entity, ...]:
    """Return the entities with every mention of the provider as utförare, its full name the value; other names stay."""
    names = [one for one in entities if one.type in NAMES]
    forms = {provider, *short_forms(provider, text, [one.value or "" for one in names if one.value])}
    forms |= {provider.partition(" i ")[0]} if PLACED.search(provider) else set()
    same = {form.casefold() for form in forms}
    kept = [_as_provider(one, provider) if _is_same(one, same) else one for one in entities]
    taken = [(one.span.start, one.span.end) for one in kept if one.type in NAMES]
    for form in sorted(forms, key=len, reverse=True):
        for span in mentions(form, text):
            if (
                text[span[0]].isupper()
                and not meets(span, taken)
                and (" " in form or _alone(span, text))
                and not ESTATE.match(text, span[1])
            ):
                taken.append(span)
                end = GENITIVE.match(text, span[1])
                kept.append(entity(text, span[0], end.end() if end else span[1], EntityType.PROVIDER, provider))
    return tuple(kept)


def _is_same(one: Entity, forms: set[str]) -> bool:
    """Tell whether the name is the provider's, also with its municipality behind it: "Socialnämnden i Falu kommun"."""
    value = (one.value or "").casefold()
    if value in forms:
        return True
    return not any(PLACED.search(form) for form in forms) and value.partition(" i ")[0] in forms


def _alone(span: tuple[int, int], text: str) -> bool:
    """Tell a name of one word from a surname: no capitalised word stands right before it."""
    return re.search(r"(?:^|[\s(,])[A-ZÅÄÖ][\wåäö-]+\s$", text[max(0, span[0] - 30) : span[0]]) is None


def _as_provider(one: Entity, provider: str) -> Entity:
    return replace(one, type=EntityType.PROVIDER, value=provider) if one.type in NAMES else one
