"""Until when and by whom: what an åtgärd says of its deadline and of the one who is responsible.

>>> responsible_in("Enhetschefen ansvarar för att rutinen skrivs senast den 31 maj.")
'Enhetschefen'
>>> responsible_in("Rutinen ska skrivas.") is None
True
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from extract.types import Entity, EntityType, Span

_ROLE = (
    r"(?i:"
    r"(?:(?:[Bb]iträdande|[Tt]illförordnade|[Vv]erkställande|[Tt]f\.?|[Mm]edicinskt ansvarig|[Ss]ocialt ansvarig|[Oo]mråde\w*|[Ss]tällföreträdande) )?"
    r"(?:\w*(?:chef(?:en|er|erna)?|direktör(?:en)?|ledare(?:n)?|samordnare(?:n)?|föreståndare(?:n)?|rektor(?:n|erna)?|nämnd(?:en)?|styrelse(?:n)?|förvaltning(?:en)?"
    r"|kontoret|bolaget|utföraren|verksamheten|enheten|huvudmannen|sjuksköterska(?:n)?|strateg(?:en)?|handläggare(?:n)?|konsult(?:en)?|utvecklare(?:n)?|ansvarig(?:e)?|koordinator(?:n)?"
    r"|fastighetsägaren|hyresvärden|arbetsgivaren|vårdgivaren|kommunen|regionen|avdelningen|staben|regeringen|myndigheten|vaktmästare(?:n)?|kökschef(?:en)?|arbetsterapeut(?:en)?"
    r"|ägaren|anordnaren|leverantören|controller(?:n)?|jurist(?:en)?|personal(?:en|gruppen)?)|VD|vd|MAS|MAR|SAS|HR|IT-avdelningen)"
    r")"
)
_RESPONSIBLE = (
    re.compile(
        rf"[Aa]nsvarig(?:a|t)?(?: för [\w\s-]{{1,40}}?)?(?:\s*:\s*|\s+är\s+)(?:verksamhetens\s+|enhetens\s+)?({_ROLE}|[A-ZÅÄÖ]\w+ [A-ZÅÄÖ]\w+)"
    ),
    re.compile(
        rf"\b({_ROLE})\s+(?:\w+\s+)?(?:ansvarar|svarar|är ansvarig|har ansvar|har (?:fått )?i uppdrag|får i uppdrag|åläggs|uppdras|tillser|ser till)\b"
    ),
    re.compile(rf"\buppdra(?:r|s)? (?:åt|till)\s+({_ROLE})\b"),
    re.compile(rf"\b(?:ger|gav|har gett)\s+({_ROLE})\s+i uppdrag"),
    re.compile(
        rf"\b({_ROLE})\s+(?:\w+\s+)?(?:ska|skall|kommer|bör|måste|rekommenderas|uppmanas|föreläggs|avser|planerar|har)\b"
    ),
    re.compile(rf"\b(?:ska|skall|kommer|bör|måste|rekommenderar|uppmanar|förelägger)\s+({_ROLE})\b"),
    re.compile(rf"\b(?:av|genom)\s+({_ROLE})(?=[\s.,;]|$)"),
)
_UNTIL = re.compile(
    r"(?:senast|före|innan|till och med|t\.?o\.?m\.?|fram till|(?:klar\w*|färdig\w*|genomför\w*|infört?|åtgärda\w*|redovisa\w*|lämna\w*|inkomma|slut\w*|start\w*|gäller|inför\w*)\s+(?:\w+\s+){0,3}?"
    r"|från och med|fr\.?o\.?m\.?|under|i|till|inom|den|per|vid\s+\w+\s+i)\s*(?:den\s+|slutet av\s+|början av\s+|mitten av\s+|utgången av\s+)?$",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"(?:senast|före|innan|till och med|t\.?o\.?m\.?|fram till|klar\w*|färdig\w*)\W+(?:\w+\W+){0,3}$", re.IGNORECASE
)
_BEFORE = re.compile(r"\b(?:före|innan|till|vid|inför)\s+$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:från(?: och med)?|fr\.? ?o\.? ?m\.?)\s+(?:den\s+)?$", re.IGNORECASE)
_AHEAD_OF = re.compile(r"\b(?:före|innan)\s+$", re.IGNORECASE)
_WEEK = re.compile(r"v(?:ecka|\.|\b)", re.IGNORECASE)
_SINCE = re.compile(r"\bsedan\s+(?:i\s+|den\s+)?$", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"\d{4}|\b\d\d-|\d{6}|/\d\d\b")
_PAST = ("förra", "sist", "i går", "i fjol", "igår")
TIME_COLUMN = re.compile(
    r"\b(?:klar\w*|färdig\w*|senast|tid(?:plan|punkt|sram|en|er)?|när|datum|slutdatum|deadline|genomförs|start)\b",
    re.IGNORECASE,
)
WHO_COLUMN = re.compile(r"\b(?:ansvarig\w*|ansvar|vem|utförare|roll)\b", re.IGNORECASE)


def responsible_in(text: str) -> str | None:
    """Return the words that name who is to act, None where the text names nobody."""
    for pattern in _RESPONSIBLE:
        if match := pattern.search(text):
            return match[1].strip()
    return None


def deadline_in(text: str, entities: Sequence[Entity], *, day: date | None = None) -> str | None:
    """Return the ISO 8601 value of the last day (or month, or year) on which an act that is not done is to be done.

    ``entities`` are those of the text, with offsets in it; ``day`` is the document's date. A time that says "senast" beats
    one that follows another word of time, and that one the only time that stands there.
    """
    dated = [one for one in entities if _is_deadline(one) and not _SINCE.search(text[: one.span.start])]
    for pattern in (_STRONG, _UNTIL):
        for entity in dated:
            if pattern.search(text[: entity.span.start]):
                return _due(entity, text, day)
    if len(dated) != 1:
        dated = [one for one in dated if _DAY.fullmatch(str(one.value))]
    return _due(dated[0], text, day) if len(dated) == 1 else None


def only_date(text: str, entities: Sequence[Entity], *, day: date | None = None) -> str | None:
    """Return the deadline that a cell of a time column holds."""
    dated = [one for one in entities if _is_deadline(one)]
    return _due(dated[-1], text, day) if dated else None


def within(entities: Sequence[Entity], span: Span) -> tuple[Entity, ...]:
    """Return the entities inside a statement, with offsets counted from its start."""
    return tuple(
        one.shifted(-span.start) for one in entities if span.start <= one.span.start and one.span.end <= span.end
    )


def _is_deadline(entity: Entity) -> bool:
    return entity.type is EntityType.DATE and entity.value is not None and not entity.value.startswith(("P", "X"))


def _due(entity: Entity, text: str, day: date | None) -> str:
    """Return a deadline without a clock, and of a period its last day; what has no year written lies ahead.

    What is to be done from a period on, or before it, is due when it begins; a turn of years is two days.
    """
    before = text[: entity.span.start]
    first, _, last = (part.partition("T")[0] for part in str(entity.value).partition("/"))
    found = last or first
    if _FROM.search(before):
        found = last if last and _day_before(_first_day(last)) == first else _first_day(first)
    elif _AHEAD_OF.search(before) and not _DAY.fullmatch(found):
        found = _day_before(_first_day(first)) if not last else first
    elif _BEFORE.search(before) and last and not _WEEK.match(entity.text):
        found = first
    if day and not _YEAR.search(entity.text) and not entity.text.lower().startswith(_PAST):
        return _ahead(found, day)
    return found


def _ahead(value: str, day: date) -> str:
    """Return the value in the first year in which it is not over on the day.

    >>> _ahead("2017-03", date(2019, 5, 2)), _ahead("2017-06", date(2019, 5, 2))
    ('2020-03', '2019-06')
    """
    now = day.isoformat()
    if value >= now[: len(value)] or len(value) < len("2019-01"):
        return value
    year = day.year + (f"{day.year}{value[4:]}" < now[: len(value)])
    return f"{year}{value[4:]}"


def _first_day(value: str) -> str:
    """Return the first day of an ISO 8601 day, month or year.

    >>> _first_day("2020-03"), _first_day("2020-03-14")
    ('2020-03-01', '2020-03-14')
    """
    return value + "-01-01"[len(value) - 4 :]


def _day_before(value: str) -> str:
    return (date.fromisoformat(value) - timedelta(days=1)).isoformat()
