"""Until when and by whom: what an åtgärd says of its deadline and of the one who is responsible.

>>> responsible_in("Enhetschefen ansvarar för att rutinen skrivs senast den 31 maj.")
'Enhetschefen'
>>> responsible_in("Rutinen ska skrivas.") is None
True
"""

import re
from collections.abc import Sequence

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


def deadline_in(text: str, entities: Sequence[Entity], *, done: bool = False) -> str | None:
    """Return the ISO 8601 value of the day or period until which the act is to be done.

    ``entities`` are those of the text, with offsets in it. A time that says "senast" beats one that follows another
    word of time, and that one the only time that stands there. An act that is done needs such a word.
    """
    dated = [one for one in entities if one.type is EntityType.DATE and _is_deadline(one.value)]
    for pattern in (_STRONG, _UNTIL):
        for entity in dated:
            if pattern.search(text[: entity.span.start]):
                return _end(entity.value)
    return _end(dated[0].value) if len(dated) == 1 and not done else None


def only_date(entities: Sequence[Entity]) -> str | None:
    """Return the deadline that a cell of a time column holds."""
    dated = [one for one in entities if one.type is EntityType.DATE and _is_deadline(one.value)]
    return _end(dated[-1].value) if dated else None


def within(entities: Sequence[Entity], span: Span) -> tuple[Entity, ...]:
    """Return the entities inside a statement, with offsets counted from its start."""
    return tuple(
        one.shifted(-span.start) for one in entities if span.start <= one.span.start and one.span.end <= span.end
    )


def _is_deadline(value: str | None) -> bool:
    return value is not None and not value.startswith(("P", "X"))


def _end(value: str | None) -> str | None:
    """Return a deadline without a clock: "2019-11-08T13:00/…" is the day."""
    if value is None:
        return None
    day = value.partition("/")[0] if "T" in value else value
    return day.partition("T")[0]
