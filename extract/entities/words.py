"""What a capitalised word is beside a name: a municipality, a province, a word of the dictionary.

>>> is_place("Falun"), is_place("Falu"), is_place("Tallmon")
(True, True, False)
>>> is_word("Besked"), is_word("Kotten"), is_word("Solgläntan")
(True, False, False)
"""

from functools import cache

import simplemma

from extract.lexicon import table

OTHER = frozenset(
    "sverige stockholm skåne halland blekinge småland öland gotland dalarna värmland västmanland södermanland sörmland östergötland uppland hälsingland medelpad ångermanland jämtland härjedalen norrbotten västerbotten lappland norrland götaland svealand dalsland bohuslän västergötland norden europa finland norge danmark".split()
)


def is_place(name: str) -> bool:
    """Tell whether the name is a municipality, a province or the like, with or without a genitive s."""
    lower = name.lower()
    return lower in _places() or lower.removesuffix("s") in _places()


DEFINITE = ("an", "en", "et", "on")


def is_word(word: str) -> bool:
    """Tell whether the word is in the dictionary in a form that names are seldom made of: "Besked", not "Kotten"."""
    lower = word.lower()
    return simplemma.is_known(lower, lang="sv") and not lower.endswith(DEFINITE)


@cache
def _places() -> frozenset[str]:
    return OTHER | {row[form].lower() for row in table("municipalities") for form in ("name", "genitive")}
