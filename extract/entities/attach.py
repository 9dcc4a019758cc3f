"""Which act each locator belongs to, by where they stand: beside it, shared in a list, or dealt out by "respektive".

>>> from extract.entities.locators import find_locators
>>> from extract.entities.mentions import find_mentions
>>> text = "11 kap. 5 § och 6 § SoL samt LSS 9 §"
>>> [citation.mention.words for citation in attach(text, tuple(find_locators(text)), find_mentions(text))]
['SoL', 'SoL', 'LSS']
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.entities.acts import called, chapters_of
from extract.entities.locators import Locator, behind
from extract.entities.mention import Mention

RIGHT_GAP = re.compile(
    r"[\s,]*(?:(?:i|av|enligt|ur)\s+)?(?:(?:den|det|nya|gamla|äldre|tidigare|dåvarande|då|nu|numera|gällande|upphävda|EU:s|FN:s|svenska)\s+){0,4}(?:(?:18|19|20)\d\d\s+års\s+)?\(?"
)
LEFT_GAP = re.compile(r"(?::?s(?!\w))?[\s,:]*(?:\(|i\s|enligt\s)?\s*")
CHAIN_GAP = re.compile(
    r"[\s,]*(?:(?:och|samt|eller|respektive|resp\.?|jämte|liksom|och\s+i|samt\s+i|o\.?|&|jämför[dt]\s+med|jfr)\s+)?"
)
PAIR_GAP = re.compile(r"\s*(?:,|och|samt|respektive|resp\.?)\s*")
BARE_END = re.compile(
    r"\s*(?:[.,;:)–-]|$|(?![\wåäö]*(?:er|ar|or|barn|ärenden|beslut|fall|procent|kr|st)(?!\w))[a-zåäö(])"
)
"""What may stand behind "LSS 9 § 10" so that 10 is a punkt: the end, or a word that ten of cannot be counted."""
WITH_ARTICLES = ("CELEX", "SÖ", "SFS 2018:1197", "SFS 1994:1219")
"""Acts whose places are articles: the European Union's, treaties, acts that make a treaty law."""
SAME_CHAPTER = re.compile(r"\s*(?:i\s+)?(?:samma|nämnda)\s+(?:kapitel|kap\.?)")


@dataclass(frozen=True, slots=True)
class Citation:
    """A locator with the mention that it belongs to (None: none stands beside it).

    ``left``: the mention stands before; ``shared``: another locator stands beside it; ``apart``: none does.
    """

    locator: Locator
    mention: Mention | None = None
    left: bool = False
    shared: bool = False
    apart: bool = False

    @property
    def extent(self) -> tuple[int, int]:
        """From where to where the citation stands in the text."""
        locator, mention = self.locator, self.mention
        if mention is None or self.shared or self.apart:
            return locator.start, locator.end
        if self.left:
            return mention.start, locator.end
        return locator.start, max(locator.end, mention.until if mention.reach < mention.start else mention.end)


def attach(text: str, locators: Sequence[Locator], mentions: Sequence[Mention]) -> list[Citation]:
    """Return the citations of the text, in order."""
    return _share(text, _deal_out(text, _beside(text, locators, mentions), mentions))


def _beside(text: str, locators: Sequence[Locator], mentions: Sequence[Mention]) -> list[Citation]:
    """Give each locator the act right behind it, else the act right before it that no other has taken."""
    starts = [mention.reach for mention in mentions]
    ends = sorted((mention.until, index) for index, mention in enumerate(mentions))
    spans = [(mention.start, mention.end) for mention in mentions]
    taken: set[int] = set()
    citations: list[Citation] = []
    held = False
    for locator in locators:
        if _covered(locator, spans):
            continue
        right = _right(text, locator, mentions, starts)
        held = _left(text, locator, mentions, ends, taken) is not None or (
            held and _chained(text, citations[-1], Citation(locator))
        )
        if right is not None and held and "," in text[locator.end : mentions[right].reach]:
            right = None  # "LSS 5–7 §§ och 21 a §, SOSFS 2011:9": the act stands before
        held = held and right is None
        if right is not None:
            taken.add(right)
            citations.append(Citation(behind(text, mentions[right].until, locator), mentions[right]))
        else:
            citations.append(Citation(locator))
    for place, citation in enumerate(citations):
        if citation.mention is None:
            left = _left(text, citation.locator, mentions, ends, taken)
            sure = (
                citation.locator
                if (left is not None and BARE_END.match(text, citation.locator.end))
                or _leads(text, citation, citations[place + 1 : place + 2])
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
    if at == len(mentions) or starts[at] - locator.end > 32:
        return None
    if locator.flat and text[mentions[at].end : mentions[at].end + 1] == "-":
        return None  # "4:15 LSS-boendet": a time, a result
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


def _leads(text: str, here: Citation, after: Sequence[Citation]) -> bool:
    """Tell whether a section with its act goes on from here, so that the number is a punkt: "9 § 2 och 9 a § LSS"."""
    return any(one.mention is not None and not one.left and _chained(text, here, one) for one in after)


def _followed(text: str, mention: Mention) -> bool:
    """Tell whether a section stands right behind the act: "3 § SoL, LSS 9 §" parts at the comma."""
    return re.match(r"\s+(?:\d+\s*(?:kap|§|:\d)|§)", text[mention.until : mention.until + 12]) is not None


def _left(
    text: str, locator: Locator, mentions: Sequence[Mention], ends: Sequence[tuple[int, int]], taken: set[int]
) -> int | None:
    at = bisect_left(ends, (locator.start + 1, -1)) - 1
    while at >= 0 and locator.start - ends[at][0] < 10:
        index = ends[at][1]
        gap = text[ends[at][0] : locator.start]
        if index not in taken and "\n\n" not in gap and LEFT_GAP.fullmatch(gap) and _fits(mentions[index], locator):
            return index
        at -= 1
    return None


def _deal_out(text: str, citations: list[Citation], mentions: Sequence[Mention]) -> list[Citation]:
    """Give two sections to two acts in order: "LSS och SoL, 9 § respektive 4 kap. 1 §"."""
    for place in range(len(citations) - 1):
        a, b = citations[place], citations[place + 1]
        gap = text[a.locator.end : b.locator.start]
        if not PAIR_GAP.fullmatch(gap):
            continue
        for first, second in pairwise(mentions):
            between = text[first.until : second.reach]
            if "resp" not in gap + between or not PAIR_GAP.fullmatch(between):
                continue
            before = second.until <= a.locator.start and LEFT_GAP.fullmatch(text, second.until, a.locator.start)
            after = b.locator.end <= first.reach and RIGHT_GAP.fullmatch(text, b.locator.end, first.reach)
            if before or after:
                citations[place : place + 2] = [
                    Citation(_trimmed(text, a.locator), first, apart=True),
                    Citation(_trimmed(text, b.locator), second, apart=True),
                ]
    return citations


def _fits(mention: Mention, locator: Locator) -> bool:
    """Tell whether the act can have chapters where the locator has one: "3 kap. 1 § och 9 § LSS" are two acts."""
    acts = {mention.id} if mention.id else {act.id for act in called(mention.name or "", None)}
    if acts and locator.places[0].startswith("artikel"):
        return any(act.startswith(WITH_ARTICLES) for act in acts)
    if locator.has_section and acts and all(act.startswith("CELEX") for act in acts):
        return False
    return locator.chapter is None or {chapters_of(act) for act in acts} != {False}


def _share(text: str, citations: list[Citation]) -> list[Citation]:
    """Let neighbours in a list share act and chapter: "3 kap. 5–7 §§ och 9 § andra stycket PSL"."""
    for place in range(1, len(citations)):
        before, here = citations[place - 1], citations[place]
        if (
            here.mention is None
            and before.mention is not None
            and (before.left or before.shared)
            and _chained(text, before, here)
            and _fits(before.mention, here.locator)
        ):
            citations[place] = replace(here, mention=before.mention, shared=True)
    for place in range(len(citations) - 2, -1, -1):
        here, after = citations[place], citations[place + 1]
        if (
            here.mention is None
            and after.mention is not None
            and not (after.left and not after.shared)
            and not after.apart
            and _chained(text, here, after)
            and _fits(after.mention, here.locator)
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
