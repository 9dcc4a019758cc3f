"""The acts that a statement cites, each with the address of its public page.

>>> cited = Entity(Span(7, 13), EntityType.LAW, "6 § SoL", "SFS 1980:620 6 §")
>>> cited_in(Span(0, 20), [cited], date(2019, 4, 26))
(Act(words='6 § SoL', href='https://lagen.nu/1980:620#P6', repealed='2001-12-31'),)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from extract.entities.act_pages import page_of
from extract.entities.acts import ended
from extract.types import Entity, EntityType, Span


@dataclass(frozen=True, slots=True)
class Act:
    """A citation in its own words; ``repealed``: the act's last day, where it had passed on the document's date."""

    words: str
    href: str
    repealed: str | None = None


def cited_in(span: Span, entities: Iterable[Entity], day: date | None) -> tuple[Act, ...]:
    """Return the acts cited in a statement, each once, in the order of the text."""
    found: dict[str, Act] = {}
    for one in entities:
        href = page_of(one.value) if one.type is EntityType.LAW and span.overlaps(one.span) else None
        if href and one.value:
            last = ended(one.value, day)
            found.setdefault(href, Act(" ".join(one.text.split()), href, last.isoformat() if last else None))
    return tuple(found.values())
