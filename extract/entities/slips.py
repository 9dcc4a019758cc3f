"""Scanned citations as they were printed: "l § SoL" is 1 §, "4 kap. 2 $" is 2 §; every letter keeps its place.

>>> mended("enligt l § och 4 kap. 2 $ SoL"), mended("I § 9 sägs")
('enligt 1 § och 4 kap. 2 § SoL', 'I § 9 sägs')
"""

import re

DIGIT = re.compile(
    r"(?<![\w.])[lI|](?=\s?§(?!\s?\d))|(?<![\w.])l(?=\s?kap[.\s])|(?<=\d)[lIO](?=\s?(?:§(?!\s?\d)|kap[.\s]))|(?<=kap\.\s)[lI](?=\s?[§$])"
)
SIGN = re.compile(r"(?<=\d)(?P<gap>\s?)[$S](?=[\s.,;)])")
CHAPTER = re.compile(r"kap\.?\s?\d{1,2}(?:\s?[a-z])?\s?\Z")
FIGURES = {"l": "1", "I": "1", "|": "1", "O": "0"}


def mended(text: str) -> str:
    """Return the text, of the same length, with the slips of scanning that stand inside citations put right."""
    text = DIGIT.sub(lambda match: FIGURES[match[0]], text)
    return SIGN.sub(lambda match: f"{match['gap']}§" if _in_chapter(text, match.end() - 1) else match[0], text)


def _in_chapter(text: str, at: int) -> bool:
    return CHAPTER.search(text, max(0, at - 14), at) is not None
