"""What a text is found by: its words, their base forms, the parts of compounds, and the citations in it.

>>> [(word.lemma, word.parts) for word in words("Läkemedelshanteringen brister.")]
[('läkemedelshantering', ('läkemedels', 'läkemedel', 'hanteringen', 'hantering', 'hantera')), ('brista', ('brist',))]

Every backend indexes these tokens plainly, so that all find the same. Text is NFC, lower case; å, ä, ö are letters.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

import simplemma

from service.words.compounds import known, split, stem
from service.words.derived import verb

WORD = re.compile(r"[^\W_]+")
STEP = re.compile(r"\d+ kap\.|\d+(?: [a-z])? §|\d+ (?:st|p)\b|artikel [\d.]+|\bs\. \d+|bilaga \d+")
ENDINGS = tuple("arnas ernas ornas arna erna orna ens ets ar er or en et na n s".split())
"""Endings of nouns, the longest first; what is left without must be a word, or the word itself is none that is known."""
SHORTEST_STEM = 4
LONG_PART = 5
"""Parts are cut again only where both pieces are long: "äldre|omsorg", not "läke|medel"."""
IRREGULAR = {
    form: verb
    for verb, written in {
        "slå": "slagen slaget slagna",
        "fara": "for farit",
        "lida": "led",
        "bära": "bar",
        "be": "bad",
        "få": "fick fått",
        "gå": "gick gått",
        "stå": "stod stått",
        "falla": "föll fallit",
        "fly": "flydde flytt",
        "dö": "dog dött",
        "sova": "sov sovit",
        "låsa": "låst låsta",
        "leda": "lett ledde",
        "stiga": "steg",
        "hålla": "höll hållit",
        "låta": "lät",
        "skära": "skar skuren",
        "vika": "vek vikit",
    }.items()
    for form in written.split()
}
"""Forms of strong verbs that word lists take for another word's: "barnet for illa", "blev slagen"."""
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
    return tuple(Word(match.start(), match.end(), *analysed(match.group())) for match in found)


@lru_cache(maxsize=200_000)
def analysed(word: str) -> tuple[str, str, tuple[str, ...]]:
    """Return the form as it stands, the base form and the parts."""
    return surface(word), *forms(word)


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
    lemma = whole or (cut[0] + base(cut[1]) if cut else base(word))
    parts = dict.fromkeys((*inner(cut), *others(word, lemma)))
    return lemma, tuple(part for part in parts if part not in (word, lemma))


def inner(cut: tuple[str, str] | None) -> Iterator[str]:
    """Yield the parts of a compound as they stand and in base form, what these are made of in turn, and parts side by side.

    >>> "ledningssystem" in inner(("kvalitetslednings", "system")), "bedömning" in inner(("fall", "riskbedömning"))
    (True, True)
    """
    if cut:
        head, tail = stem(cut[0]), cut[1]
        yield from (head, base(head), tail, base(tail))
        if done := verb(base(tail)):
            yield done
        within = split(cut[0], least=LONG_PART) or split(head, least=LONG_PART)
        if within:
            yield within[1] + base(tail)
        yield from (*inner(within), *inner(split(base(tail), least=SHORTEST_STEM)))


def others(word: str, lemma: str) -> Iterator[str]:
    """Yield other words that a word may be a form of, or made of: "besluten" is of "besluta" and of "beslut"."""
    for ending in ENDINGS:
        shorter = word.removesuffix(ending)
        if word.endswith(ending) and len(shorter) >= SHORTEST_STEM and (known(shorter) or not known(word)):
            yield shorter
            break
    if done := verb(lemma):
        yield done
    if source := IRREGULAR.get(word):
        yield source


def base(word: str) -> str:
    """Return the dictionary form of a word, a guess by its ending if it is not in the list."""
    found: str = simplemma.lemmatize(word, lang="sv", greedy=True).lower()
    return found if WORD.fullmatch(found) else word  # the list holds a few forms with blanks and apostrophes


def citation(value: str) -> tuple[str, ...]:
    """Return the tokens for a legal reference in normal form: each step from the act down, and the place without its act.

    A place whose act is not told says so: it may be of the act that somebody looks for, while one of another act is not.

    >>> citation("3 kap. 9 §")
    ('_3_kap', '_3_kap_9', 'utan_3_kap', 'utan_3_kap_9')

    >>> citation("SFS 2001:453 16 kap. 6 f §")
    ('sfs_2001_453', 'sfs_2001_453_16_kap', 'sfs_2001_453_16_kap_6_f', '_16_kap', '_16_kap_6_f')
    """
    steps = STEP.findall(value)
    act = joined(value[: value.index(steps[0])] if steps else value)
    return (act, *trail(act, steps), *trail("", steps)) if act else (*trail("", steps), *trail("utan", steps))


def trail(start: str, steps: Iterable[str]) -> tuple[str, ...]:
    """Return one token per step, each going on from the one before."""
    return tuple(accumulate(map(joined, steps), lambda token, step: f"{token}_{step}", initial=start))[1:]


def joined(text: str) -> str:
    """Hold the words of a text together as one token."""
    return "_".join(WORD.findall(text.lower()))
