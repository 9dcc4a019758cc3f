"""Forms so plain that they leave no doubt. Authors who avoid them, as ours do, make them rarer in the corpus than in life.

>>> from extract.types import BlockKind, DocumentKind, Span, Statement
>>> def said(text):
...     return Context(Statement("d#0", Span(0, 1), text, BlockKind.PARAGRAPH), DocumentKind.REPORT)
>>> promised(said("Bolaget kommer under hösten att utbilda all personal.")), plain_shortcoming(said("Finns brister i rutinen?"))
(<Label.ACTION: 'åtgärd'>, None)
"""

import re

from classify.context import Context, is_label
from classify.cues.other import condition, norm, question
from classify.cues.patterns import NEGATED, REVIEWED, any_of
from classify.types import Label

_IMPROVE = (
    r"(?:genomföra|genomgå|utveckla|stärka|förbättra|införa|revidera|uppdatera|utbilda|bjuda in|ta fram|se över|anställa|rekrytera|prioritera|säkerställa|påbörja|starta"
    r"|utöka|förtydliga|gå igenom|anordna|inrätta|köpa|byta|installera|åtgärda|upprätta|komplettera|skärpa|höja|förstärka|följa upp|arbeta (?:mer|aktivt|vidare)|fortsätta att)\b"
)
_PROMISED = re.compile(
    rf"(?:\b[Vv]i|\b[Jj]ag|\b(?i:{REVIEWED})|[A-ZÅÄÖ]\w+|\w+(?:en|et|na)) (?:kommer|avser|planerar|ska)(?: [\w.]+){{0,6}}?(?: att)? (?:\w+ ){{0,3}}?{_IMPROVE}"
)
_SHORTCOMING = any_of(
    r"(?:finns|fanns|föreligger|förelåg|konstatera\w*|notera\w*|identifiera\w*|upptäck\w*|uppvisar|visar|visade|hitta\w*|funnit) (?:på |\w+ ){0,3}?"
    r"(?:brister|avvikelser|missförhållanden|fel)\b",
    r"behöver (?:\w+ )?(?:utvecklas|förbättras|stärkas|förtydligas|bli bättre)\b",
    r"brister (?:i|avseende|gällande|vad gäller|när det gäller)\b",
    r"(?:riktar|riktade|får|fick) (?:\w+ ){0,2}?(?:allvarlig |skarp |hård )?kritik\b",
    r"(?:är|var) (?:\w+ )?(?:mycket |starkt )?(?:kritisk|bristfällig|otillräcklig|undermålig|eftersatt)\w*",
    r"(?:uppfyller|uppfyllde|följer|följde|lever) (?:\w+ )?(?:inte|ej) (?:upp till )?(?:\w+ )?(?:krav|lag|bestämmelse|avtal|rutin|regl)\w*",
    r"(?:rutin|plan|dokumentation|riktlinje|utredning|riskbedömning|underskrift|information|system|bemanning|utbildning)\w* (?:\w+ ){0,3}?saknas\b",
    r"saknas (?:\w+ ){0,3}?(?:rutin|plan|dokumentation|riktlinje|utredning|riskbedömning|underskrift|information|system|bemanning)\w*",
)
_AGREES = re.compile(
    rf"^\W*(?:\d+[.)]\s*)?(?:[Vv]i|[Jj]ag|(?i:{REVIEWED})|\w+(?:en|et|n)) (?:\w+ ){{0,2}}?(?:delar|instämmer|håller med|medger|bestrider|tillbakavisar|välkomnar|beklagar)\b"
)
_DEMANDS = re.compile(
    rf"(?i:\b(?:rekommenderar|uppmanar|förelägger|ålägger|uppdrar åt)) (?:\w+ ){{0,3}}?(?:(?i:{REVIEWED})|er|[A-ZÅÄÖ]\w+)(?: \w+){{0,4}}? att\b"
)


def _doubtful(context: Context) -> bool:
    return is_label(context) or any(cue(context) for cue in (question, condition, norm))


def promised(context: Context) -> Label | None:
    """Någon lovar att göra eller förbättra något."""
    return Label.ACTION if _PROMISED.search(context.text) and not _doubtful(context) else None


def plain_shortcoming(context: Context) -> Label | None:
    """Texten säger rent ut att något brister."""
    found = _SHORTCOMING.search(context.text) and not NEGATED.search(context.text)
    return Label.CRITICISM if found and not _doubtful(context) else None


def plain_answer(context: Context) -> Label | None:
    """Den granskade säger rent ut om kritiken godtas eller bestrids."""
    return Label.RESPONSE if _AGREES.search(context.text) and not _doubtful(context) else None


def plain_demand(context: Context) -> Label | None:
    """Någon uppmanas eller föreläggs rent ut att göra något."""
    return Label.ACTION if _DEMANDS.search(context.text) and not _doubtful(context) else None


CUES = (promised, plain_shortcoming, plain_answer, plain_demand)
