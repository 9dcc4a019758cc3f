"""What kinds of words a text is made of, by hand: "saknas", "uteblev" and "avsaknad" are one thing, though no corpus shows it.

senses.txt names each kind and the beginnings (``stem*``), endings (``*stem``) and whole words that belong to it. A verb also
tells its form, for "har bytt" and "ska byta" differ in that alone.

>>> of("uteblev"), of("reviderats"), of("bordet")
(('missing',), ('make', 'supine', 'passive'), ())
>>> chain(("rutinen", "fattas"))
('rule', 'missing', 'passive')
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

FILE = Path(__file__).with_name("senses.txt")
VERBS = frozenset(
    "make fix people check order better says finds agree deny explain missing wrong late complain worsen will".split()
)
FORMS: Mapping[str, re.Pattern[str]] = {
    "supine": re.compile(r"(?:[ai]t|tt|lagt|gjort|[ai]ts|tts|gjorts)$"),
    "past": re.compile(r"(?:de|te|des|tes)$"),
    "passive": re.compile(r"[^s]s$"),
    "present": re.compile(r"[ae]r$"),
    "infinitive": re.compile(r"a$"),
    "noun": re.compile(r"(?:ning|ningar|ningen|ningarna|else|elser|an)$"),
}
SHORTEST = 3
"""A beginning or an ending of a word has at least so many letters."""


@dataclass(frozen=True, slots=True)
class _Table:
    whole: Mapping[str, tuple[str, ...]]
    beginnings: Mapping[str, tuple[str, ...]]
    endings: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=50_000)
def of(word: str) -> tuple[str, ...]:
    """Return the kinds of a word in lower case, none for most words. A compound is what it ends with; else the longest beginning decides."""
    kinds = _kinds(word)
    if VERBS.isdisjoint(kinds):
        return kinds
    return (*kinds, *(form for form, pattern in FORMS.items() if pattern.search(word)))


@lru_cache(maxsize=50_000)
def marked(word: str) -> npt.NDArray[np.float32]:
    """Return 1 for each kind that the word belongs to: array of shape (n_kinds,), in the order of ``names``."""
    told = of(word)
    return np.array([name in told for name in names()], np.float32)


@cache
def names() -> tuple[str, ...]:
    """Return everything that ``of`` may tell, in an order that stays."""
    return (*dict.fromkeys(line.partition(":")[0] for line in _lines()), *FORMS)


def chain(words: Iterable[str]) -> tuple[str, ...]:
    """Return the kinds of the words that have any, in the order of the text."""
    return tuple(kind for word in words for kind in of(word))


def _kinds(word: str) -> tuple[str, ...]:
    table = _table()
    if word in table.whole:
        return table.whole[word]
    for start in range(1, len(word) - SHORTEST + 1):
        if word[start:] in table.endings:
            return table.endings[word[start:]]
    for end in range(len(word), SHORTEST - 1, -1):
        if word[:end] in table.beginnings:
            return table.beginnings[word[:end]]
    return ()


@cache
def _table() -> _Table:
    entries = [(line.partition(":")[0], stem) for line in _lines() for stem in line.partition(":")[2].split()]
    return _Table(
        _group((kind, stem) for kind, stem in entries if "*" not in stem),
        _group((kind, stem[:-1]) for kind, stem in entries if stem.endswith("*")),
        _group((kind, stem[1:]) for kind, stem in entries if stem.startswith("*")),
    )


def _group(entries: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for kind, stem in entries:
        found[stem] = (*found.get(stem, ()), kind)
    return found


@cache
def _lines() -> Sequence[str]:
    return [line for line in FILE.read_text().splitlines() if line and not line.startswith("#")]
