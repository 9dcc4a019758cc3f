"""First names, told from words that look like them at the start of a sentence.

>>> is_first("Tuva"), is_first("Maj-Britt"), is_first("Rutin"), stands_alone("Albin"), stands_alone("Per")
(True, True, False, True, False)
"""

from collections.abc import Mapping
from functools import cache

from extract.lexicon import table

OWN = frozenset({"", "Faker sv_SE", "interpellations", "own list"})
"""Sources whose names are borne in Sweden, so often that one alone is more likely a person than anything else."""


def is_first(word: str) -> bool:
    """Tell whether the word, or the part before its hyphen, is a first name."""
    return word in _names() or word.partition("-")[0] in _names()


def stands_alone(word: str) -> bool:
    """Tell whether the word is a person also without a surname: a name that is no word and no place."""
    row = _names().get(word) or _names().get(word.partition("-")[0] if "-" in word else "")
    return row is not None and not row["also"] and row["source"] in OWN


@cache
def _names() -> Mapping[str, Mapping[str, str]]:
    return {row["name"]: row for row in table("first_names")}
