"""What a later document says became of an earlier kritik.

>>> outcome("Samma brister kvarstår i journalerna."), outcome("Rutinen är nu införd."), outcome("Tolv akter lästes.")
(<Outcome.REMAINS: 'kvarstår'>, <Outcome.REMEDIED: 'åtgärdad'>, None)
>>> outcome("Bemanningen har förbättrats men är ännu inte tillräcklig.")
<Outcome.PARTLY: 'delvis'>
"""

import re

from classify.types import Outcome

_REMAINS = re.compile(
    r"\b(?:kvarst\w*|kvar\b|fortfarande|alltjämt|ännu (?:inte|ej)|(?:inte|ej) (?:\w+ ){0,2}(?:åtgärda|avhjälp|rätta|genomför|vidtag|skett)\w*|samma (?:brist|problem|avvikelse|fel)\w*"
    r"|återkommande|igen\b|oförändra\w*|upprepa\w*|på nytt)",
    re.IGNORECASE,
)
_REMEDIED = re.compile(
    r"\b(?:åtgärda[dt]\w*|avhjälp\w*|(?:är|har|finns|fanns|uppfyller|följs|görs|sker) nu\w*|numera|sedan (?:dess|förra|föregående)|rättat|har (?:införts|upprättats|tagits fram|genomförts|förbättrats|rättats|reviderats"
    r"|anställts|installerats|bytts)|förbättr\w+|inte längre|bedöms (?:vara )?(?:uppfyll|åtgärda|avslut)\w*|avslutas)",
    re.IGNORECASE,
)
_PARTLY = re.compile(
    r"\b(?:delvis|till viss del|i huvudsak|vissa förbättringar|i de flesta|på väg|påbörja\w*|ännu inte (?:helt|fullt)|inte fullt ut)\b",
    re.IGNORECASE,
)
_TURN = re.compile(r"\b(?:men|dock|däremot|emellertid)\b", re.IGNORECASE)


def outcome(text: str) -> Outcome | None:
    """Return what the words say; improvement and remainder in one sentence are partly."""
    remains, remedied = bool(_REMAINS.search(text)), bool(_REMEDIED.search(text))
    if _PARTLY.search(text) or (remains and remedied and _TURN.search(text)):
        return Outcome.PARTLY
    if remains:
        return Outcome.REMAINS
    return Outcome.REMEDIED if remedied else None
