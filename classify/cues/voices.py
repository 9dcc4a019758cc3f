"""Who speaks: whose view a sentence tells, the reviewer's or the reviewed party's, by the subject of the verb.

>>> bool(REVIEWER_SAYS.search(general("Riksrevisionens övergripande slutsats är att stödet når för få")))
True
>>> bool(REVIEWED_SAYS.search("Nämnden delar i huvudsak revisorernas uppfattning"))
True
>>> general("Enligt IVO:s beslut den 3 mars")
'Enligt tillsynsmyndighetens beslut den 3 mars'
"""

import re

from classify.cues.patterns import REVIEWED, any_of
from extract.lexicon import table

_NAMES = sorted(
    {name for row in table("authorities") if row["reviews"] for name in (row["name"], row["abbr"]) if name},
    key=len,
    reverse=True,
)
_NAMED = re.compile(rf"\b(?:{'|'.join(map(re.escape, _NAMES))})(?P<of>:?s)?\b")
_REVIEWER = (
    r"(?:tillsynsmyndigheten|kontrollmyndigheten|myndigheten|revisorerna|revisionen|kommunrevisionen|revisorn|granskaren|granskarna|länsstyrelsen|inspektören"
    r"|inspektörerna|inspektionen|ombudsmannen|miljöförvaltningen|miljökontoret|kontoret|konsulterna|utredaren|uppföljarna|tillsynsenheten)"
)
_THINKS = (
    r"(?:anser|ansåg|menar|menade|bedömer|bedömde|konstaterar|konstaterade|anför|anförde|framhåller|framhöll|påpekar|påpekade|pekar|pekade|finner|fann|ser|såg|skriver|skrev"
    r"|kritiserar|kritiserade|riktar|riktade|efterlyser|efterlyste|ifrågasätter|noterar|noterade|gör bedömningen|uttalar|visar|lyfter|understryker|rekommenderar|föreslår|uppmärksammar)"
)
_VIEW = r"(?:slutsats\w*|bedömning\w*|kritik\w*|uppfattning\w*|iakttagelse\w*|granskning\w*|rapport\w*|rekommendation\w*|synpunkt\w*|beslut\w*)"

REVIEWER_SAYS = any_of(
    rf"{_REVIEWER} (?:\w+ ){{0,2}}?{_THINKS}\b",
    rf"{_THINKS} (?:\w+ )?{_REVIEWER}\b",
    rf"{_REVIEWER}s (?:\w+ ){{0,3}}?{_VIEW} (?:\w+ ){{0,3}}?(?:är|var|visar|visade|avser|innebär)\b",
    rf"enligt {_REVIEWER}\b",
    r"(?:gransknings|revisions|tillsyns|kontroll)?(?:rapporten|granskningen|revisionen|tillsynen|inspektionen) (?:\w+ )?(?:visar|visade|pekar|konstaterar)\b",
    r"(?:som|vad) (?:\w+ )?(?:framkommit|framförs|påtalats|anförs|sägs) (?:\w+ )?(?:vid|i|av)\b",
)
REVIEWED_SAYS = any_of(
    rf"{REVIEWED} (?:\w+ ){{0,3}}?(?:anser|menar|anför|framhåller|invänder|hävdar|uppger|förklarar|påpekar|framför|uttrycker|beklagar|instämmer|delar|bestrider|välkomnar"
    r"|noterar|ställer sig|tar till sig|vill|ansluter sig|medger|håller|tillbakavisar|ser positivt|ser ingen|ser inget|skriver|svarar)\b",
    rf"(?:anser|menar|uppger|instämmer|delar|beklagar|förklarar|avser|konstaterar) (?:\w+ )?{REVIEWED}\b",
    r"enligt (?:utföraren|bolaget|verksamheten|huvudmannen|rektorn?|enhetschefen|regeringen|nämnden)\b",
)


def general(text: str) -> str:
    """Call every named authority that reviews others by one word: which one it is tells nothing about other texts."""
    return _NAMED.sub(lambda found: "tillsynsmyndighetens" if found["of"] else "tillsynsmyndigheten", text)
