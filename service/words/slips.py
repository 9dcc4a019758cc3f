"""What a word may have been meant to be, among the words of the archive.

>>> known = {"genomförandeplan": 9, "plan": 20, "planer": 4, "får": 3, "läkemedel": 5, "åtgärd": 2, "genomförande": 3}
>>> candidates("genomförandepaln", known), candidates("lakemedel", known), candidates("atgard", known)
(('genomförandeplan',), ('läkemedel',), ('åtgärd',))

å, ä and ö are letters, so "far" is not "får"; but a keyboard may lack them, so that they are the likeliest slip:

>>> candidates("far", {"får": 1, "fat": 9})
('får', 'fat')

A compound that nobody has written is mended where its other half is a word:

>>> candidates("dokumentationspaln", known)
('dokumentationsplan',)
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import OSA

from service.words.compounds import SHORTEST_PART, known

PLAIN = str.maketrans("åäöéü", "aaoeu")
UNMARKED = 0.3
"""What a missing ring or dot costs; any other letter costs 1."""
MOST = 8
HALVES, CUTS = 4, 6
"""Compounds that are mended, and places to cut at; each half may hold one slip."""


class Lengths:
    """Words by their length, each also without rings and dots: few are near enough in length to be compared."""

    def __init__(self, there: Iterable[str] = ()) -> None:
        """Take words; more may be added."""
        self.names: defaultdict[int, list[str]] = defaultdict(list)
        self.bare: defaultdict[int, list[str]] = defaultdict(list)
        for word in there:
            self.add(word)

    def add(self, word: str) -> None:
        """Take one more word."""
        self.bare[len(word)].append(word.translate(PLAIN))
        self.names[len(word)].append(word)

    def near(self, word: str, allowed: int) -> Iterator[tuple[str, float]]:
        """Give words and how many slips lie between, rings and dots left out."""
        bare = word.translate(PLAIN)
        for length in range(len(word) - allowed, len(word) + allowed + 1):
            if forms := self.bare.get(length):
                for _, slips, at in process.extract(bare, forms, scorer=OSA.distance, score_cutoff=allowed, limit=50):
                    yield self.names[length][at], slips


def candidates(word: str, there: Mapping[str, int], lengths: Lengths | None = None) -> tuple[str, ...]:
    """Return words of the archive, the likeliest first; ``there`` tells how common each is, ``lengths`` holds the same words."""
    listed = lengths or Lengths(there)
    return near(word, there, listed) or tuple(dict.fromkeys(islice(mended(word, there, listed), HALVES)))


def near(word: str, there: Mapping[str, int], lengths: Lengths, most: int = 3) -> tuple[str, ...]:
    """Return the words that few slips lie between: letters left out, put in, changed, or in the wrong order."""
    allowed = min(slips(word), most)
    costs = {other: cost(word, other, bare) for other, bare in lengths.near(word, allowed) if other != word}
    likely = (one for one in costs if costs[one] <= allowed)
    return tuple(sorted(likely, key=lambda one: (costs[one], -there[one], one))[:MOST])


def slips(word: str) -> int:
    """Return how many slips a word of its length may hold.

    >>> slips("plan"), slips("rutiner"), slips("läkemedelshantering")
    (1, 2, 3)
    """
    return 1 if len(word) < 6 else 2 if len(word) < 14 else 3


def cost(word: str, other: str, bare: float) -> float:
    """Return what lies between two words; ``bare`` is what does without rings and dots."""
    return bare + UNMARKED * (OSA.distance(word, other) - bare)


def mended(word: str, there: Mapping[str, int], lengths: Lengths) -> Iterator[str]:
    """Give compounds of which one half is a word and the other is near one; the longer half is believed first."""
    cuts = [(word[:at], word[at:]) for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)]
    heads = [(len(head), head, tail, True) for head, tail in cuts if is_stem(head, there)]
    tails = [(len(tail), head, tail, False) for head, tail in cuts if tail in there or known(tail)]
    for _, head, tail, first in sorted((*heads, *tails), reverse=True)[:CUTS]:
        if first:
            yield from (head + one for one in near(tail, there, lengths, 1)[:2])
        else:
            yield from (one + tail for one in near(head, there, lengths, 1)[:2])


def is_stem(head: str, there: Mapping[str, int]) -> bool:
    """Tell whether a compound may begin so, with or without its s."""
    forms = (head, head.removesuffix("s"))
    return any(form in there or known(form) for form in forms if len(form) >= SHORTEST_PART)
