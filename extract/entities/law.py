"""Law as Swedish authorities cite it: which act, and where in it.

The act is the one in force on the day of the document; a number that is written out beats the name.

>>> [entity.value for entity in find_law("9 § 10 LSS")]
['SFS 1993:387 9 § 10 p']
>>> [entity.value for entity in find_law("11 kap. 5 och 6 §§ SoL samt 21 a § LSS", date(2019, 4, 26))]
['SFS 2001:453 11 kap. 5 §', 'SFS 2001:453 11 kap. 6 §', 'SFS 1993:387 21 a §']
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extract.entities.acts import called, the_one
from extract.entities.locators import Locator, find_locators
from extract.entities.mentions import Mention, find_mentions, is_shy
from extract.entities.shapes import entity
from extract.entities.sources import find_sources
from extract.types import Entity, EntityType

RIGHT_GAP = re.compile(r"[\s,]*(?:(?:i|av|enligt|ur)\s+)?\(?")
LEFT_GAP = re.compile(r"[\s,]*(?:\(|i\s|enligt\s)?\s*")
CHAIN_GAP = re.compile(r"[\s,]*(?:(?:och|samt|eller|respektive|jämte|liksom|och\s+i|samt\s+i)\s+)?")
BARE_END = re.compile(r"\s*(?:[.,;:)]|och\b|samt\b|$)")
SAME_CHAPTER = re.compile(r"\s*(?:i\s+)?(?:samma|nämnda)\s+(?:kapitel|kap\.?)")
NOT_LAW = re.compile(
    r"(?:\b(?:KF|KS|KSAU|AU|protokoll|nämnden|nämnd|fullmäktige|kommunstyrelsen|beslut|utskott|utskottet|ärende|[A-ZÅÄÖ]{2,5}N)\s*,?\s*|\d{4}-\d\d-\d\d,?\s*)$"
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A locator with the mention that it belongs to (None: none stands beside it); ``left``: the mention stands before."""

    locator: Locator
    mention: Mention | None = None
    left: bool = False
    shared: bool = False


def find_law(text: str, day: date | None = None) -> tuple[Entity, ...]:
    """Find every section and act that is cited; a list gives one entity per section, each with the span of its part."""
    mentions = find_mentions(text)
    locators = tuple(find_locators(text))
    citations = _share(text, _attach(text, locators, mentions))
    found = list(find_sources(text))
    found.extend(_read(text, citations, mentions, day))
    return tuple(sorted(found, key=lambda e: (e.span, e.value or "")))


def _attach(text: str, locators: Sequence[Locator], mentions: Sequence[Mention]) -> list[Citation]:
    """Give each locator the act right behind it, else the act right before it that no other has taken."""
    starts = [mention.reach for mention in mentions]
    ends = sorted((mention.until, index) for index, mention in enumerate(mentions))
    spans = [(mention.start, mention.end) for mention in mentions]
    taken: set[int] = set()
    citations: list[Citation] = []
    for locator in locators:
        if _covered(locator, spans):
            continue
        right = _right(text, locator, mentions, starts)
        if right is not None:
            taken.add(right)
            citations.append(Citation(locator, mentions[right]))
        else:
            citations.append(Citation(locator))
    for place, citation in enumerate(citations):
        if citation.mention is None:
            left = _left(text, citation.locator, mentions, ends, taken)
            sure = (
                citation.locator
                if left is not None and BARE_END.match(text, citation.locator.end)
                else _trimmed(text, citation.locator)
            )
            citations[place] = Citation(sure)
            if left is not None:
                taken.add(left)
                citations[place] = Citation(sure, mentions[left], left=True)
    return citations


def _covered(locator: Locator, spans: Sequence[tuple[int, int]]) -> bool:
    at = bisect_left(spans, (locator.start + 1, 0)) - 1
    return at >= 0 and spans[at][1] > locator.start


def _right(text: str, locator: Locator, mentions: Sequence[Mention], starts: Sequence[int]) -> int | None:
    at = bisect_left(starts, locator.end)
    if at == len(mentions) or starts[at] - locator.end > 13:
        return None
    gap = text[locator.end : starts[at]]
    if not RIGHT_GAP.fullmatch(gap) or "\n\n" in gap:
        return None
    if "," in gap and (locator.bare_from is not None or _followed(text, mentions[at])):
        return None
    return at


def _trimmed(text: str, locator: Locator) -> Locator:
    """Return the locator without a number that is no punkt: "9 § 10 personer"."""
    if locator.bare_from is None:
        return locator
    short = text[locator.start : locator.bare_from].rstrip(" ,\n\u00a0")
    return replace(locator, end=locator.start + len(short), places=locator.plain, bare_from=None)


def _followed(text: str, mention: Mention) -> bool:
    """Tell whether a section stands right behind the act: "3 § SoL, LSS 9 §" parts at the comma."""
    return re.match(r"\s+(?:\d+\s*(?:kap|§)|§)", text[mention.until : mention.until + 12]) is not None


def _left(
    text: str, locator: Locator, mentions: Sequence[Mention], ends: Sequence[tuple[int, int]], taken: set[int]
) -> int | None:
    at = bisect_left(ends, (locator.start + 1, -1)) - 1
    while at >= 0 and locator.start - ends[at][0] < 10:
        index = ends[at][1]
        gap = text[ends[at][0] : locator.start]
        if index not in taken and "\n\n" not in gap and LEFT_GAP.fullmatch(gap):
            return index
        at -= 1
    return None


def _share(text: str, citations: list[Citation]) -> list[Citation]:
    """Let neighbours in a list share act and chapter: "3 kap. 5–7 §§ och 9 § andra stycket PSL"."""
    for place in range(1, len(citations)):
        before, here = citations[place - 1], citations[place]
        if (
            here.mention is None
            and before.mention is not None
            and _chained(text, before, here)
            and (before.left or before.shared)
        ):
            citations[place] = replace(here, mention=before.mention, shared=True)
    for place in range(len(citations) - 2, -1, -1):
        here, after = citations[place], citations[place + 1]
        if (
            here.mention is None
            and after.mention is not None
            and not (after.left and not after.shared)
            and _chained(text, here, after)
        ):
            citations[place] = replace(here, mention=after.mention, shared=True)
    for place in range(1, len(citations)):
        before, here = citations[place - 1], citations[place]
        same = before.mention is here.mention and _chained(text, before, here)
        said = SAME_CHAPTER.match(text, here.locator.end)
        if (same or said) and before.locator.chapter and here.locator.has_section and not here.locator.chapter:
            chapter = before.locator.chapter
            places = tuple(f"{chapter} kap. {place_}" for place_ in here.locator.places)
            end = said.end() if said else here.locator.end
            citations[place] = replace(here, locator=replace(here.locator, places=places, chapter=chapter, end=end))
            if said and here.mention is None:
                citations[place] = replace(citations[place], mention=before.mention, shared=True)
    return citations


def _chained(text: str, before: Citation, here: Citation) -> bool:
    start = before.locator.end
    if before.mention is not None and not before.left and not before.shared:
        start = max(start, before.mention.until)
    return start <= here.locator.start and CHAIN_GAP.fullmatch(text, start, here.locator.start) is not None


def _read(text: str, citations: Iterable[Citation], mentions: Sequence[Mention], day: date | None) -> Iterable[Entity]:
    """Yield entities in reading order; "samma lag" and bare sections mean the act cited last."""
    defined = _defined(mentions, day)
    written = {mention.id for mention in mentions if mention.id}
    cited = {id(citation.mention) for citation in citations if citation.mention and not citation.shared}
    alone = [
        m
        for m in mentions
        if id(m) not in cited and not m.relative and not m.unknown and (m.id or not is_shy(m) or m.name in defined)
    ]
    events: list[tuple[int, Citation | Mention]] = [(c.locator.start, c) for c in citations]
    events.extend((mention.start, mention) for mention in alone)
    last: tuple[int, str | None] = (-1, None)
    spoken: tuple[int, int] = (-1, -1)
    for _, event in sorted(events, key=lambda pair: pair[0]):
        if isinstance(event, Mention):
            act = _resolve(event, defined, written, day, None)
            last = (event.end, act)
            if event.start >= spoken[1] and not _absorbed(event, mentions, defined, written, day):
                yield entity(text, event.start, event.end, EntityType.LAW, act)
            continue
        act = _act_of(text, event, defined, written, day, last)
        locator = event.locator
        if act is None and (
            (locator.weak and (event.mention is None or event.mention.relative))
            or NOT_LAW.search(text[max(0, locator.start - 30) : locator.start])
        ):
            continue
        start, end = _extent(event)
        start = max(start, spoken[1])
        spoken = (start, end)
        last = (end, act)
        for place in locator.places:
            yield entity(text, start, end, EntityType.LAW, f"{act} {place}" if act else None)


def _defined(mentions: Sequence[Mention], day: date | None) -> dict[str, str]:
    """Return the short forms that the text itself introduces: "lagen (2007:1091) om offentlig upphandling (LOU)"."""
    found: dict[str, str] = {}
    for mention in mentions:
        act = mention.id or (the_one(called(mention.name, day)) if mention.name else None)
        if mention.alias and act:
            found.setdefault(mention.alias, act)
    return found


def _absorbed(
    event: Mention, mentions: Sequence[Mention], defined: dict[str, str], written: set[str], day: date | None
) -> bool:
    """Tell whether the mention is the "(LSS)" behind a longer one that has already been given."""
    return any(
        m is not event and m.alias == event.name and m.end <= event.start and event.end <= m.until
        for m in mentions
        if m.alias
    )


def _resolve(
    mention: Mention, defined: dict[str, str], written: set[str], day: date | None, chapters: bool | None
) -> str | None:
    if mention.id:
        return mention.id
    name = mention.name or ""
    if name in defined:
        return defined[name]
    acts = called(name, day, chapters=chapters)
    if len(acts) > 1:
        acts = tuple(act for act in acts if act.id in written) or acts
    return the_one(acts)


def _act_of(
    text: str,
    citation: Citation,
    defined: dict[str, str],
    written: set[str],
    day: date | None,
    last: tuple[int, str | None],
) -> str | None:
    mention, locator = citation.mention, citation.locator
    if mention is None or mention.relative:
        near = "\n\n" not in text[last[0] : locator.start] and locator.start - last[0] < 600
        return (
            last[1]
            if last[1]
            and near
            and last[1].startswith(("SFS", "SOSFS", "HSLF-FS"))
            and (mention is not None or not locator.weak)
            else None
        )
    chapters = bool(locator.chapter) if locator.has_section or locator.chapter else None
    if locator.weak and locator.chapter is None and locator.has_section and "kap." in locator.places[0]:
        chapters = True
    act = _resolve(mention, defined, written, day, chapters)
    return act


def _extent(citation: Citation) -> tuple[int, int]:
    locator, mention = citation.locator, citation.mention
    if mention is None or citation.shared:
        return locator.start, locator.end
    if citation.left:
        return mention.start, locator.end
    return locator.start, mention.until if mention.reach < mention.start else mention.end
