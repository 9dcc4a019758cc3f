"""Repairs of text, str to str, made before a Document exists.

>>> tidy("\\ufb01nns\\u00a0i avtal\\u00adet  \\uf0b7")
'finns i avtalet •'
>>> mend("i verk-", "samheten"), mend("individ-", "och familjeomsorg"), mend("en LSS-", "handläggare")
('i verk', 'individ- ', 'en LSS-')
"""

import re
import unicodedata
from collections.abc import Set as AbstractSet

LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
# What Symbol and Wingdings fonts leave behind when their bullets are read as text.
BULLETS = dict.fromkeys(
    "\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf06e\uf0e8\uf02d\uf0a8\uf06c\u25cf\u25aa\u25a0\u2023\u2043\u27a2", "•"
)
INVISIBLE = dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f", "")
SPACES = dict.fromkeys("\u00a0\u2007\u2008\u2009\u200a\u202f\u2002\u2003\u3000", " ")
HYPHENS = {"\u2010": "-", "\u2011": "-"}
# Print without any of these, nor others as odd: most lines of Swedish.
PLAIN = re.compile("[ -~\u00a1-\u00ac\u00ae-\u00ff–—‘’“”•…€]*")
TABLE = str.maketrans(LIGATURES | BULLETS | INVISIBLE | SPACES | HYPHENS)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
SPLIT_ACCENT = re.compile(r"[A-Za-z][\u0300-\u036f]")

CONJUNCTION = re.compile(r"(och|eller|samt|respektive|resp|alternativt|till|som|men|and|or)\b", re.IGNORECASE)
STEM = re.compile(r"([\w§]+(?:-[\w§]+)*)-$")
SLASHED = re.compile(r"[^\W_]/$")
OPEN_RANGE = re.compile(r"\d–$")
FIRST_WORD = re.compile(r"[\w]+")


def tidy(text: str) -> str:
    """Return the text with plain letters, spaces, hyphens and bullets, and without what can't be seen.

    >>> tidy("a\\u030atga\\u0308rd \\x00 1\\u20092")
    'åtgärd 1 2'
    """
    if PLAIN.fullmatch(text):
        return " ".join(text.split())
    text = CONTROL.sub("", text.translate(TABLE))
    if SPLIT_ACCENT.search(text):
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def mend(before: str, after: str, known: AbstractSet[str] = frozenset()) -> str:
    """Return the line ``before`` as it should stand right in front of the line ``after``.

    ``known`` are lower-cased words seen whole in the same document: they decide where the rules would guess.

    >>> mend("uppföljnings-", "plan", {"uppföljnings-plan"}), mend("Anna-", "Karin"), mend("2019-", "04-26")
    ('uppföljnings-', 'Anna-', '2019-')
    >>> mend("kvar -", "dock"), mend("en e-", "tjänst"), mend("nivå 1 –", "3"), mend("14.00–", "16.00")
    ('kvar - ', 'en e-', 'nivå 1 – ', '14.00–')
    """
    if before[-1:] not in "-–/":
        return f"{before} "
    if SLASHED.search(before) or (OPEN_RANGE.search(before) and after[:1].isdigit()):
        return before
    stem, word = STEM.search(before, before.rfind(" ") + 1), FIRST_WORD.match(after)
    if stem is None or word is None:
        return f"{before} "
    if CONJUNCTION.match(after) and f"{stem[1]}{word[0]}".lower() not in known:
        return f"{before} "
    if not word[0][0].islower() or f"{stem[1]}-{word[0]}".lower() in known:
        return before
    if _is_short_form(stem[1].rpartition("-")[2]) and f"{stem[1]}{word[0]}".lower() not in known:
        return before
    return before[:-1]


def _is_short_form(stem: str) -> bool:
    """Tell whether a hyphen after it belongs to the spelling: e-, LSS-, SoL-, 24-.

    >>> [_is_short_form(stem) for stem in ("e", "LSS", "SoL", "24", "Vård", "verk")]
    [True, True, True, True, False, False]
    """
    return len(stem) == 1 or any(character.isupper() or character.isdigit() for character in stem[1:])


def close_up(text: str) -> str:
    """Join a heading set with spaces between its letters.

    >>> close_up("S A M M A N F A T T N I N G"), close_up("B e s l u t  i  k o r t h e t"), close_up("a b")
    ('SAMMANFATTNING', 'Beslut i korthet', 'a b')
    """
    parts = text.split()
    if len(parts) < 5 or sum(len(part) == 1 and part.isalpha() for part in parts) < 0.9 * len(parts):
        return text
    return " ".join(word.replace(" ", "") for word in re.split(r"\s{2,}", text.strip()))
