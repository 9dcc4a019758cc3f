"""What a text is found by: its words, their base forms, the parts of compounds, and the citations in it.

>>> [(word.lemma, word.parts) for word in words("Läkemedelshanteringen brister.")]
[('läkemedelshantering', ('läkemedels', 'läkemedel', 'hanteringen', 'hantering')), ('brista', ())]

Every backend indexes these tokens plainly, so that all find the same. Text is NFC, lower case; å, ä, ö are letters.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

import simplemma

WORD = re.compile(r"[^\W_]+")
STEP = re.compile(r"\d+ kap\.|\d+(?: [a-z])? §|\d+ (?:st|p)\b|artikel [\d.]+|\bs\. \d+|bilaga \d+")
SHORTEST_PART = 4  # shorter parts split words that are no compounds: "bris|ter", "person|al"
LONGEST_WORD = 100  # a longer one is no word, and PostgreSQL refuses lexemes over 2 KiB


@dataclass(frozen=True, slots=True)
class Word:
    """A word in a text: its range of code points, its lower-case form, its base form, its parts if it is a compound."""

    start: int
    end: int
    surface: str
    lemma: str
    parts: tuple[str, ...]


def words(text: str) -> tuple[Word, ...]:
    """Return the words in order.

    >>> [word.surface for word in words("HVB-hemmet, 14 kap. 3 §")]
    ['hvb', 'hemmet', '14', 'kap', '3']
    """
    found = (match for match in WORD.finditer(text) if len(match.group()) <= LONGEST_WORD)
    return tuple(Word(match.start(), match.end(), surface(match.group()), *forms(match.group())) for match in found)


def surface(word: str) -> str:
    """Return the form that the index holds of a word as it stands."""
    return unicodedata.normalize("NFC", word).lower()


@lru_cache(maxsize=200_000)
def forms(word: str) -> tuple[str, tuple[str, ...]]:
    """Return the base form and, of a compound, its parts as they stand and in base form.

    >>> forms("genomförandeplanerna")
    ('genomförandeplan', ('genomförande', 'genomföra', 'planerna', 'plan'))
    """
    word = surface(word)
    if any(map(str.isdigit, word)):
        return word, ()
    whole = base(word) if known(word) else None
    cut = split(whole or word)
    if cut is None:
        return whole or base(word), ()
    head, tail = cut
    stem = head if known(head) else head.removesuffix("s")
    parts = dict.fromkeys((stem, base(stem), tail, base(tail)))
    return whole or head + base(tail), tuple(parts)


def split(word: str) -> tuple[str, str] | None:
    """Cut a compound before the longest part that is a word, where what stands before is one too, with or without s.

    >>> split("avvikelserapportering"), split("brister")
    (('avvikelse', 'rapportering'), None)
    """
    for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        head, tail = word[:at], word[at:]
        if known(tail) and (known(head) or (head.endswith("s") and known(head[:-1]))):
            return head, tail
    return None


def known(word: str) -> bool:
    """Tell whether the word is in the word list."""
    return simplemma.is_known(word, lang="sv")


def base(word: str) -> str:
    """Return the dictionary form of a word, a guess by its ending if it is not in the list."""
    found: str = simplemma.lemmatize(word, lang="sv", greedy=True).lower()
    return found if WORD.fullmatch(found) else word  # the list holds a few forms with blanks and apostrophes


def citation(value: str) -> tuple[str, ...]:
    """Return the tokens for a legal reference in normal form: each step from the act down, and the place without its act.

    >>> citation("SFS 2001:453 16 kap. 6 f §")
    ('sfs_2001_453', 'sfs_2001_453_16_kap', 'sfs_2001_453_16_kap_6_f', '_16_kap', '_16_kap_6_f')
    """
    steps = STEP.findall(value)
    act = joined(value[: value.index(steps[0])] if steps else value)
    return (act, *trail(act, steps), *trail("", steps))


def trail(start: str, steps: Iterable[str]) -> tuple[str, ...]:
    """Return one token per step, each going on from the one before."""
    return tuple(accumulate(map(joined, steps), lambda token, step: f"{token}_{step}", initial=start))[1:]


def joined(text: str) -> str:
    """Hold the words of a text together as one token."""
    return "_".join(WORD.findall(text.lower()))
