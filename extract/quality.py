"""How much of a page's text looks like text, 0–1, by its signs, words, letters and the room they have; no text at all is 0.

>>> quality("Inga brister framkom vid granskningen den 3 maj 2021.")
1.0
>>> quality("\\ufffd\\ufffd\\ue012 xqz)(/& #¤%") < 0.3
True
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

PLAIN = re.compile(r"[(\"”]?[A-Za-zÅÄÖåäö]*[AEIOUYÅÄÖaeiouyåäö][A-Za-zÅÄÖåäö]*[.,:;!?)\"”]*$")
NUMBERISH = re.compile(r"[\d.,:;/()§%+\-–—_•*…\"”'’&@=?!<>|\[\]]+$")
WORDISH = re.compile(r"^\W{0,3}[^\W_]+(?:[-.,:/'’@&_–()]+[^\W_]+)*\W{0,3}$")
BROKEN = re.compile(r"[\ufffd\ue000-\uf8ff]|Ã[\u0080-\u00bf¥¤¶…„–]|[a-zåäö][¤¥¶‰†‡¦][a-zåäö]")
VOWELS = re.compile(r"[aeiouyåäöéüæø]", re.IGNORECASE)
LONGEST = 45
"""Letters: longer words are words run together."""
LETTERS = re.compile(r"[^\W\d_]+")

# The 110 most common pairs of letters in the corpus: 64–82 % of the pairs of any Swedish page, 56 % of English code
# comments, 69 % of a list of names; at most 31 % (mean 13 %) where letters stand for others, as in fonts without a table.
PAIRS = frozenset(
    "ad ag al am an ar as at av be ch ck da de ed ek el em en er es et fr fö ga ge gr gs ha he id ig il in io is it iv ka "
    "ke ko kr kt la le li ll ls lä ma me mm mn na nd ne ng ni nn ns nt nä oc ol om on or ot pe pp på ra rd re ri rn ro rs "
    "rt rä rå sa se si sk sl so ss st ta te ti to tr ts tt un up ut va ve vi vå äl äm än är ån år ör".split()
)
FEWEST = 80
"""Pairs of letters that say anything."""
ENOUGH = 150
"""Words that are weighed, spread over the text; more change nothing."""
REMEMBERED = 50_000
"""Words: most of a page's stood on the pages before it."""
SHORT = 3
"""Letters: shorter words say little about their font."""
NARROWEST, WIDEST = 0.12, 1.4
"""Em for each letter."""
STRANGE, USUAL = 0.25, 0.4
"""Shares of common pairs: at the first no letter is what it seems, from the second all are."""


def quality(text: str) -> float:
    """Return how much of the text looks like text."""
    tokens = text.split()
    whole = sum(map(len, tokens))
    good = sum(map(len, filter(_looks_like_word, tokens)))
    return round(good / whole * naturalness(text) * _wholeness(tokens), 2) if whole else 0.0


def naturalness(text: str) -> float:
    """Return 0–1: whether letters follow each other as they do in words; too little text is believed.

    >>> text = "Nämnden konstaterar att enheten saknar en rutin för avvikelser och begär en åtgärdsplan. " * 2
    >>> naturalness(text), naturalness(text.translate({code: code + 3 for code in range(97, 120)}))
    (1.0, 0.0)
    """
    words = LETTERS.findall(text.lower())
    words = words[:: len(words) // ENOUGH + 1]
    pairs = sum(map(len, words)) - len(words)
    if pairs < FEWEST:
        return 1.0
    share = sum(map(_common_pairs, words)) / pairs
    return min(1.0, max(0.0, (share - STRANGE) / (USUAL - STRANGE)))


def roominess(words: Iterable[tuple[str, float, float]]) -> float:
    """Return the share of letters, 0–1, that have the room on the page that letters need; ``words`` tell width and size in points.

    Letters that lie on each other or far apart are a layer that is not what the page shows: a font without widths, a
    scanner's text in the wrong scale. In the project's examples words have 0.22–0.80 em a letter.

    >>> roominess([("brister", 35, 11), ("framkom", 38, 11)]), roominess([("brister", 0.5, 11), ("framkom", 200, 11)])
    (1.0, 0.0)
    """
    weighed = [(len(text), width / size / len(text)) for text, width, size in words if len(text) >= SHORT]
    whole = sum(letters for letters, _ in weighed)
    fitting = sum(letters for letters, room in weighed if NARROWEST <= room <= WIDEST)
    return round(fitting / whole, 2) if whole else 1.0


def _wholeness(tokens: list[str]) -> float:
    """Return less than 1 where words have fallen apart into letters.

    >>> _wholeness("I n g a b r i s t e r f r a m k o m d å".split()), _wholeness(["Inga", "brister"] * 10)
    (0.0, 1.0)
    """
    single = sum(len(token) == 1 and token.isalpha() for token in tokens)
    return min(1.0, 2 - 2 * single / len(tokens)) if len(tokens) >= 20 else 1.0


@lru_cache(REMEMBERED)
def _common_pairs(word: str) -> int:
    return sum(one + other in PAIRS for one, other in pairwise(word))


@lru_cache(REMEMBERED)
def _looks_like_word(token: str) -> bool:
    if len(token) <= LONGEST and PLAIN.match(token):
        return True
    if BROKEN.search(token):
        return False
    if NUMBERISH.match(token):
        return True
    letters = [character for character in token if character.isalpha()]
    if not letters or len(letters) > LONGEST or not WORDISH.match(token):
        return "://" in token or token.startswith("www.")
    return len(letters) <= 4 or "".join(letters).isupper() or VOWELS.search(token) is not None
