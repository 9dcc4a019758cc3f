"""By whom: what an åtgärd says of the one who is responsible.

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
WHO_COLUMN = re.compile(r"\b(?:ansvarig\w*|ansvar|vem|utförare|roll)\b", re.IGNORECASE)


_TOLD = re.compile(
    r"\b(?:förelägger|uppmanar|anmodar|ålägger|rekommenderar|uppdrar\s+åt|föreläggs|uppmanas|anmodas|åläggs)\s+(?:(?:[Mm]ed\s+stöd\s+av|enligt)\s.{1,120}?\s)?$"
)
_IS_TO = re.compile(
    r"\s+(?:ska|skall|bör|måste|föreläggs|uppmanas|anmodas|åläggs|ansvarar|åtar\s+sig|får\s+i\s+uppdrag)\b"
)
_BODIES = (EntityType.PROVIDER, EntityType.ORGANISATION, EntityType.PERSON)


def responsible_in(text: str, entities: Sequence[Entity] = ()) -> str | None:
    """Return the words that name who is to act, None where the text names nobody.

    ``entities`` are those of the text, with offsets in it; a name that is told to act is more than a word for a role.

    >>> said = "Kontoret förelägger med stöd av 26 kap. 10 § Ek Omsorg AB att rätta bristen."
    >>> responsible_in(said, [Entity(Span(45, 57), EntityType.ORGANISATION, "Ek Omsorg AB", "Ek Omsorg AB")])
    'Ek Omsorg AB'
    """
    for one in entities:
        told = _TOLD.search(text[: one.span.start]) or _IS_TO.match(text, one.span.end)
        if one.type in _BODIES and told:
            return one.text
    for pattern in _RESPONSIBLE:
        if match := pattern.search(text):
            return match[1].strip()
    return None


def within(entities: Sequence[Entity], span: Span) -> tuple[Entity, ...]:
    """Return the entities inside a statement, with offsets counted from its start."""
    return tuple(
        one.shifted(-span.start) for one in entities if span.start <= one.span.start and one.span.end <= span.end
    )
