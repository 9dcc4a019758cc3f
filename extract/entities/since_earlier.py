"""Since when: "sedan förra granskningen" is an interval from the earlier document's date, where that is known.

>>> text = "Vid förra granskningen den 3 maj 2017 var det oroligt. Sedan förra granskningen har två chefer slutat."
>>> [entity.value for entity in find_since(text, date(2019, 4, 26))]
['2017-05-03/2019-04-26']
>>> [entity.value for entity in find_since("Sedan förra tillsynen är allt bättre.", date(2019, 4, 26), date(2018, 1, 9))]
['2018-01-09/2019-04-26']
"""

import re
from datetime import date

from extract.entities.date_forms import find_days
from extract.entities.places import places_of
from extract.entities.shapes import entity
from extract.types import Entity, EntityType

EVENT = r"(?:förra|föregående|senaste|förra\s+årets|den\s+förra)\s+(?P<e>\w*(?:granskning|uppföljning|inspektion|tillsyn|besök|revision|kontroll|rapport|protokoll|mötet|möte)\w*)"
SINCE = re.compile(rf"(?<!\w)[Ss]edan\s+{EVENT}", re.IGNORECASE)
TOLD = re.compile(rf"{EVENT}(?:,?\s+\w+){{0,3}}?\s*[,(]?\s*\Z", re.IGNORECASE)


def find_since(text: str, day: date | None, earlier: date | None = None) -> tuple[Entity, ...]:
    """Find such intervals; ``earlier`` is the earlier document's date, else the text's own word for it is taken.

    Where neither is known nothing is found.
    """
    if day is None or "edan" not in text:
        return ()
    places = places_of(text)
    matches = [*places.matches(SINCE, places.of("sedan"))]
    start = (earlier or _told(text)) if matches else None
    if start is None or start >= day:
        return ()
    return tuple(entity(text, *match.span(), EntityType.DATE, f"{start}/{day}") for match in matches)


def _told(text: str) -> date | None:
    """Return the day that the text gives for the earlier event: "vid förra granskningen den 3 maj 2017"."""
    for form in find_days(text):
        if form.year and TOLD.search(text, max(0, form.start - 60), form.start):
            value = form.build(form.year)
            return date.fromisoformat(value) if value else None
    return None
