"""Compounds cut into their parts, and parts into theirs.

>>> split("avvikelserapportering"), split("handläggningstid"), split("brister")
(('avvikelse', 'rapportering'), ('handläggnings', 'tid'), None)
>>> [stem(head) for head in ("avdelnings", "munhälso", "avvikelse")]
['avdelnings', 'munhälsa', 'avvikelse']
"""

import re
from functools import lru_cache

import simplemma

SHORTEST_PART = 4
"""Shorter parts split words that are no compounds, "bris|ter" and "person|al", but for those that are named here."""
SHORT_HEADS = frozenset("dag fot mat mun tid bad hem sår hot tim kyl oro".split())
SHORT_TAILS = frozenset(
    "mat maten bad sår såret såren bok boken böcker akt tid hem akten akter akterna tiden tider tiderna hemmet hemmen".split()
)
"""Short words that the field makes compounds of. "Lag" and "mål" are not among them: "förslag", "föremål"."""


MADE = re.compile(r"\w{3,}(?:ings|tions|hets|skaps|itets)")
"""What can only be the first part of a compound, in the word list or not: "utrymnings-"."""
LONG_HEAD = 8
"""Letters of a head that may be a compound itself."""


@lru_cache(maxsize=200_000)
def split(word: str, *, least: int = 3) -> tuple[str, str] | None:
    """Cut a compound before the longest part that is a word, where what stands before is one too, with or without what joins them."""
    for at in range(least, len(word) - least + 1):
        head, tail = word[:at], word[at:]
        if is_tail(tail) and is_head(head) and not whole(head, tail):
            return head, tail
    return None


def whole(head: str, tail: str) -> bool:
    """Tell whether the pieces make one word and no compound: "plane|ring", "genom|förande"."""
    return (head.endswith("e") and tail.startswith("ring")) or head in ("genom", "läke", "auto", "plån")


def is_tail(word: str) -> bool:
    """Tell whether a compound may end so."""
    return word in SHORT_TAILS or (len(word) >= SHORTEST_PART and known(word))


def is_head(word: str) -> bool:
    """Tell whether a compound may begin so."""
    if word in SHORT_HEADS or word.removesuffix("s") in SHORT_HEADS:
        return True
    if len(word) < SHORTEST_PART:
        return False
    return (
        known(stem(word)) or bool(MADE.fullmatch(word)) or (len(word) >= LONG_HEAD and split(word, least=4) is not None)
    )


@lru_cache(maxsize=100_000)
def stem(head: str) -> str:
    """Return the word that a head is made of: without its s, with the vowel that it lost; as it stands where there is no such word."""
    if known(head):
        return head
    made = (head.removesuffix("s"), head[:-1] + "a" if head.endswith("o") else head, head + "a", head + "e")
    return next((word for word in made if len(word) > SHORTEST_PART and known(word)), head)


def known(word: str) -> bool:
    """Tell whether the word is in the word list."""
    return simplemma.is_known(word, lang="sv")
