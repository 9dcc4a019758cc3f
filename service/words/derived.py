"""Nouns of doing and the verbs that they are made of: what is asked of "förvaring" is answered by "förvaras".

>>> verb("förvaring"), verb("dokumentation"), verb("anmälan"), verb("bedömning")
('förvara', 'dokumentera', 'anmäla', 'bedöma')
>>> verb("ledning"), verb("handling"), verb("plan"), verb("kontroll"), verb("skylt")
(None, None, None, 'kontrollera', 'skylta')

Short verbs mean too much else ("leder till"), so only those in -era and the longer ones count.
"""

from functools import lru_cache

import simplemma

ENDINGS = (
    ("ation", "era"),
    ("ering", "era"),
    ("ning", "a"),
    ("ing", "a"),
    ("ande", "a"),
    ("an", "a"),
    ("", "era"),
    ("", "a"),
)
LONG, SHORTEST = 6, 5
ELSEWHERE = frozenset("handla ställa hålla lägga sätta bilda plana riska målar".split())
"""Verbs that mean much else than their noun."""

OTHER_QUALITIES = frozenset("verksam myndig möjlig svår gemen hastig egen fastig".split())
"""Adjectives that mean much else than their noun."""


@lru_cache(maxsize=100_000)
def quality(noun: str) -> str | None:
    """Return the adjective of a noun in -het.

    >>> quality("delaktighet"), quality("verksamhet"), quality("enhet")
    ('delaktig', None, None)
    """
    made = noun.removesuffix("het")
    told = made != noun and len(made) >= SHORTEST and made not in OTHER_QUALITIES
    return made if told and simplemma.is_known(made, lang="sv") else None


@lru_cache(maxsize=100_000)
def verb(noun: str, *, short: bool = False) -> str | None:
    """Return the verb in its dictionary form; short ones where something else tells what they mean, as "upp" in "följa upp"."""
    for ending, instead in ENDINGS:
        made = noun.removesuffix(ending) + instead
        if noun.endswith(ending) and len(noun) >= SHORTEST and (short or telling(made)) and is_verb(made):
            return made
    return None


def is_verb(word: str) -> bool:
    """Tell whether the word is in the list in its dictionary form."""
    return simplemma.is_known(word, lang="sv") and simplemma.lemmatize(word, lang="sv", greedy=False) == word


def telling(made: str) -> bool:
    """Tell whether a verb means little else than its noun."""
    return made not in ELSEWHERE and (made.endswith("era") or len(made) >= LONG)
