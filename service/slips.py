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

from collections.abc import Iterator, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from service.text import SHORTEST_PART, known

PLAIN = str.maketrans("åäöéü", "aaoeu")
UNMARKED = 0.3
"""What a missing ring or dot costs; any other letter costs 1."""
MOST = 8


def candidates(word: str, there: Mapping[str, int]) -> tuple[str, ...]:
    """Return words of the archive, the likeliest first; ``there`` tells how common each is."""
    return near(word, there) or tuple(dict.fromkeys(mended(word, there)))[:MOST]


def near(word: str, there: Mapping[str, int]) -> tuple[str, ...]:
    """Return the words that few slips lie between: letters left out, put in, changed, or in the wrong order."""
    allowed = slips(word)
    bare = word.translate(PLAIN)
    forms = [one.translate(PLAIN) for one in there]
    names = tuple(there)
    found = process.extract(bare, forms, scorer=OSA.distance, score_cutoff=allowed, limit=50)
    costs = {names[at]: cost(word, names[at], bare_cost) for _, bare_cost, at in found}
    likely = (one for one in costs if one != word and costs[one] <= allowed)
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


def mended(word: str, there: Mapping[str, int]) -> Iterator[str]:
    """Give compounds of which one half is a word and the other is near one."""
    for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        head, tail = word[:at], word[at:]
        if is_stem(head, there):
            yield from (head + one for one in near(tail, there)[:2])
        if tail in there or known(tail):
            yield from (one + tail for one in near(head, there)[:2])


def is_stem(head: str, there: Mapping[str, int]) -> bool:
    """Tell whether a compound may begin so, with or without its s."""
    forms = (head, head.removesuffix("s"))
    return any(form in there or known(form) for form in forms if len(form) >= SHORTEST_PART)
