"""Law as Swedish authorities cite it: which act, and where in it.

The act is the one in force on the day of the document; a number that is written out beats the name.

>>> [entity.value for entity in find_law("9 § 10 LSS")]
['SFS 1993:387 9 § 10 p']
>>> [entity.value for entity in find_law("11 kap. 5 och 6 §§ SoL samt 21 a § LSS", date(2019, 4, 26))]
['SFS 2001:453 11 kap. 5 §', 'SFS 2001:453 11 kap. 6 §', 'SFS 1993:387 21 a §']
>>> [entity.value for entity in find_law("I 9 § LSS sägs det. Av andra stycket nämnda paragraf framgår mer.")]
['SFS 1993:387 9 §', 'SFS 1993:387 9 § 2 st']
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from extract.entities.acts import chapters_of
from extract.entities.attach import Citation, attach
from extract.entities.locators import ORDS, find_locators, ordinals
from extract.entities.mention import Mention
from extract.entities.mentions import find_mentions
from extract.entities.resolve import Reader
from extract.entities.shapes import entity
from extract.entities.sources import find_sources
from extract.entities.told_day import told_day
from extract.types import Entity, EntityType

NOT_LAW = re.compile(
    r"(?:\b(?:KF|KS|KSAU|AU|SN|ON|VON|protokoll(?:et)?|nämnden|nämnd|fullmäktige|kommunstyrelsen|[Bb]ilaga|beslut|utskott|utskottet|ärende|[A-ZÅÄÖ]{2,5}N|[A-ZÅÄÖ]{2,5}AU)\s*,?\s*|\d{4}-\d\d-\d\d,?\s*)$"
)
NOT_ACT = re.compile(
    r"(?:\s+\w+\s+stycket)?\s+(?:(?:i|av|enligt)\s+)?(?:(?:det|den|de|sitt|vårt|vår|gällande|nämndens|kommunens|bolagets|föreningens|lokala)\s+){0,2}[\wåäö-]*(?:avtal|reglement|stadga|ordningsföreskrift|avfallsföreskrift|lokala\s+föreskrift|delegation|överenskommelse|kontrakt|protokoll|arbetsordning|policy|riktlinje|bolagsordning|renhållningsordning)"
    r"|\s+(?:saknr\.?\s)?[A-Z]\s\d{1,3}(?![\d\w])"
)
"""What stands behind a section that lies in no act: "3 § i avtalet"."""
NOT_ACT_BEFORE = re.compile(
    r"(?:avfallsföreskrifter|ordningsföreskrifter|lokala\s+föreskrifter|reglemente|delegationsordning|delegeringsordning|stadgar|renhållningsordning|avtal|policy|arbetsordning|bolagsordning|överenskommelse)(?:na|en|et|n|t)?s?,?\s+\Z",
    re.IGNORECASE,
)
"""What stands before a section that lies in no act: "renhållningsordningen 12 §"."""
BACK = re.compile(
    rf"(?:(?P<o>{ORDS})\s+stycke(?:t|na)\s+(?:i\s+)?)?(?<!\w)(?:[Ss]amma|[Nn]ämnda|[Oo]vannämnda|[Nn]yssnämnda|[Ss]agda)\s+(?:paragraf|lagrum)(?:en|s)?(?!\w)"
    rf"(?:,?\s+(?P<o2>{ORDS})\s+stycke(?:t|na))?"
)
SAME_ACT = re.compile(r"(?:[Ss]amma|[Nn]ämnda|[Oo]vannämnda|[Nn]yssnämnda|[Ss]agda)\s")


def find_law(text: str, day: date | None = None) -> tuple[Entity, ...]:
    """Find every section and act that is cited; a list gives one entity per section, each with the span of its part."""
    day = day or told_day(text)
    locators = tuple(find_locators(text))
    mentions = find_mentions(text, locators)
    citations = attach(text, locators, mentions)
    found = list(find_sources(text))
    found.extend(_read(text, citations, mentions, Reader(text, mentions, citations, day)))
    return tuple(sorted(found, key=lambda e: e.span))


def _read(text: str, citations: Sequence[Citation], mentions: Sequence[Mention], reader: Reader) -> Iterator[Entity]:
    """Yield entities in reading order; "samma lag" and bare sections mean the act cited last."""
    beside = {id(citation.mention) for citation in citations if citation.mention and not citation.shared}
    events: list[tuple[int, Citation | Mention | re.Match[str]]] = [(one.locator.start, one) for one in citations]
    spans = [citation.extent for citation in citations if citation.left]
    inside = {
        id(mention) for mention in mentions for start, end in spans if start < mention.start and mention.end <= end
    }
    events.extend((mention.start, mention) for mention in mentions if id(mention) not in beside | inside)
    if "paragraf" in text or "lagrum" in text:
        events.extend((match.start(), match) for match in BACK.finditer(text))
    spoken = -1
    places: tuple[str, ...] = ()
    for _, event in sorted(events, key=lambda pair: pair[0]):
        if isinstance(event, Mention):
            yield from _alone(event, reader, spoken)
            continue
        if isinstance(event, Citation):
            start, end, values = _cited(text, event, reader)
            start = max(start, spoken)
            places = values or ()
        else:
            (start, end), values = event.span(), _again(event, places)
        if values is None or start >= end:
            continue
        spoken = end
        yield from (entity(text, start, end, EntityType.LAW, value) for value in values or (None,))


def _alone(mention: Mention, reader: Reader, spoken: int) -> Iterator[Entity]:
    """Yield the act that is named without a section."""
    if mention.relative:
        if SAME_ACT.match(mention.words) and mention.start >= spoken and reader.last[1]:
            yield entity(reader.text, mention.start, mention.end, EntityType.LAW, reader.last[1])
        return
    if not reader.stands_alone(mention):
        return
    act = reader.act(mention)
    reader.saw(mention.end, act)
    if mention.start >= spoken:
        yield entity(reader.text, mention.start, mention.end, EntityType.LAW, act)


def _cited(text: str, citation: Citation, reader: Reader) -> tuple[int, int, tuple[str, ...] | None]:
    """Return where a citation stands and its values; no values: a section of an unknown act; None: it cites no law."""
    locator, mention = citation.locator, citation.mention
    start, end = citation.extent
    if mention is None or mention.relative:
        act, places = reader.antecedent(citation)
    else:
        act, places = reader.act(mention, locator), locator.places
    if mention is None and (NOT_ACT.match(text, locator.end) or _of_no_act(text, locator.start)):
        return start, end, None
    if act is None and (
        (locator.weak and (mention is None or mention.relative))
        or NOT_LAW.search(text[max(0, locator.start - 30) : locator.start])
    ):
        return start, end, None
    if act and locator.flat and chapters_of(act) is False:
        places = locator.flat
    reader.saw(end, act, places)
    return start, end, tuple(f"{act} {place}" for place in places) if act else ()


def _of_no_act(text: str, at: int) -> bool:
    return NOT_ACT_BEFORE.search(text, max(0, at - 30), at) is not None


def _again(match: re.Match[str], places: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return what "nämnda paragraf" means: the section cited last, if it was one."""
    sections = {re.sub(r"(?<=§) .*", "", place) for place in places}
    if len(sections) != 1 or not (section := sections.pop()).endswith("§"):
        return None
    written = match["o"] or match["o2"]
    return tuple(f"{section} {number} st" for number in ordinals(written)) if written else (section,)
