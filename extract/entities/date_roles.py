"""What a date is the day of, where the text tells: meeting, decision, inspection, deadline, next follow-up, or a period.

>>> from extract.entities.dates import find_dates
>>> text = "Besöket ägde rum den 3 april 2019. En plan lämnas senast den 31 maj 2019. Ny uppföljning sker i november 2019."
>>> [role.value for one in find_dates(text) if (role := role_of(text, one, date(2019, 4, 26)))]
['inspektion', 'frist', 'nästa uppföljning']
"""

import re
from datetime import date
from enum import StrEnum

from extract.types import Entity, EntityType


class Role(StrEnum):
    """What happens on a day."""

    MEETING = "möte"
    DECISION = "beslut"
    INSPECTION = "inspektion"
    DEADLINE = "frist"
    FOLLOW_UP = "nästa uppföljning"
    PERIOD = "period"


LIMIT = re.compile(
    r"\b(?:senast|före|innan|inom|fram\s+till|till\s+och\s+med|t\.?o\.?m\.?|deadline:?|sista\s+(?:dag|datum)(?:en)?(?:\s+för\s+\w+)?:?|klart?(?:\s+(?:till|när|senast))?:?|tidpunkt:?|slutdatum:?|sista\s+\w+dag:?|svarstid(?:en)?(?:\s+till)?:?|önskas\s+till|ska(?:ll)?\s+(?:ha|vara)\s+(?:\w+\s+){1,5}?(?:till|vid)?)\s*(?:den\s+)?(?:utgången\s+av\s+)?\Z",
    re.IGNORECASE,
)
SINCE = re.compile(
    r"\b(?:under|perioden|mellan|från|avser|för|sedan|läsåret|tiden|budget(?:en)?)\s+(?:\w+\s+)?\Z", re.IGNORECASE
)
CUES = {
    Role.FOLLOW_UP: re.compile(
        r"\b(?:(?:ny|nästa|kommande|planerad)\s+(?:uppföljning|granskning|avstämning|inspektion|tillsyn)\w*|återbesök\w*|återuppföljning\w*|följs\s+upp|följas\s+upp|uppföljning(?:en)?\s+(?:sker|görs|ska|planeras|genomförs|bokas|äger)|ny\s+tid)\b",
        re.IGNORECASE,
    ),
    Role.INSPECTION: re.compile(
        r"\b(?:\w*inspektion(?:en|er)?|inspekterade\w*|tillsynsbesök\w*|platsbesök\w*|verksamhetsbesök\w*|hembesök\w*|besök(?:et|te|tes|en)?|\w*granskning(?:en)?|granskade\w*|tillsyn(?:en)?|stickprov(?:et)?|kontroll(?:en)?|uppföljning(?:en)?|(?:inspektion|kontroll|tillsyn|besök|granskning|uppföljning)s?datum|\w*rond(?:en)?s?)\b",
        re.IGNORECASE,
    ),
    Role.DECISION: re.compile(
        r"\b(?:\w*beslut(?:et|ade|ades|ats|at|ad|sdatum)?|antog(?:s)?|antagen|antagits|fastställ\w+|förelägg\w+|delegationsbeslut\w*|dom(?:en)?\b)",
        re.IGNORECASE,
    ),
    Role.MEETING: re.compile(
        r"\b(?:\w*möte(?:t|s|n)?|\w*sammanträde(?:t|n)?|sammanträdesdatum|mötesdatum|\w*träff(?:en|ades)?|samtal(?:et)?|dialogmöte\w*|närvarande|mötestid|plats\s+och\s+tid|intervju(?:n|er|ades|erna)?)\b",
        re.IGNORECASE,
    ),
}
"""Words that tell what the day is of; the nearest counts."""
REACH = 90
"""How many characters of the sentence, or of the short block before, a cue may stand away."""


def role_of(text: str, entity: Entity, today: date | None) -> Role | None:
    """Return the role of a date, None where the text does not tell; ``today`` is the document's date."""
    if entity.type is not EntityType.DATE or entity.value is None:
        return None
    before, behind = _around(text, entity)
    if LIMIT.search(before) and not entity.value.startswith("PT"):
        return Role.DEADLINE
    if entity.value.startswith("P"):
        return None
    role = _nearest(before, behind)
    if role is Role.FOLLOW_UP or (role is Role.INSPECTION and today and entity.value[:10] > today.isoformat()):
        return (
            Role.FOLLOW_UP
            if today is None or entity.value[:10] >= today.isoformat()[: len(entity.value)]
            else Role.INSPECTION
        )
    if role is None and ("/" in entity.value or len(entity.value) < 10) and SINCE.search(before):
        return Role.PERIOD
    if _is_period(entity.value):
        return Role.PERIOD
    return role


def _is_period(value: str) -> bool:
    """Tell whether it is several days: an interval that is no sitting of some hours, a month or a year."""
    first, _, last = value.partition("/")
    return bool(last) and first[:10] != last[:10]


def _around(text: str, entity: Entity) -> tuple[str, str]:
    """Return what stands before and behind the date in its sentence, with the label in the block or cell before."""
    start = max(text.rfind(". ", 0, entity.span.start), text.rfind("\n\n", 0, entity.span.start), -1)
    if start >= 0 and text.startswith("\n\n", start) and entity.span.start - start < 12:
        above = text.rfind("\n\n", 0, start)
        start = above if start - max(above, 0) < 60 else start
    stops = [at for at in (text.find(". ", entity.span.end), text.find("\n\n", entity.span.end)) if at >= 0]
    begin = max(start + 1 if start >= 0 else 0, entity.span.start - REACH)
    end = min([*stops, entity.span.end + REACH])
    return " ".join(text[begin : entity.span.start].split()) + " ", text[entity.span.end : end]


def _nearest(before: str, behind: str) -> Role | None:
    """Return the role whose cue stands nearest; a cue before the date weighs more than one behind it."""
    found: list[tuple[int, int, Role]] = []
    for rank, (role, cue) in enumerate(CUES.items()):
        ahead = [*cue.finditer(before)]
        if ahead:
            found.append((len(before) - ahead[-1].end(), rank, role))
        if after := cue.search(behind):
            found.append((after.start() + 15, rank, role))
    return min(found)[2] if found else None
