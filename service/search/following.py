"""What a search did with legal references that it was to follow through time, told to the one who asked.

>>> followed('lagföljd:"4 kap. 1 § SoL 2001:453"')
('”4 kap. 1 § SoL 2001:453” söks också som 6 § (1980:620), 11 kap. 1 § (2025:400) och 12 kap. 1 § (2025:400).',)
>>> followed('lagföljd:"5 kap. 6 § SoL 2001:453"')
('Rödtråd känner ingen motsvarighet till ”5 kap. 6 § SoL 2001:453” i andra lagar. Bara den söks.',)
>>> followed("5 kap. 6 § SoL")
()
"""

from collections.abc import Iterable

from extract.entities.successors import act, related
from service.words.citing import cite
from service.words.query import parse

SWITCH = "lagföljd:ja"
"""Written in a search it follows every reference in it."""


def followed(words: str) -> tuple[str, ...]:
    """Return a sentence for each reference of a search that was to be followed."""
    return tuple(dict.fromkeys(told(text, values) for text, values in parse(words, cite).followed))


def told(text: str, values: tuple[str, ...]) -> str:
    """Say what a reference was also sought as."""
    others = dict.fromkeys(other for value in values for other in related(value) if other not in values)
    if others:
        return f"”{text}” söks också som {listed(map(said, others))}."
    if len(values) > 1 and all(act(value) == value for value in values):
        return f"”{text}” står redan för {listed(map(said, values))}."
    return f"Rödtråd känner ingen motsvarighet till ”{text}” i andra lagar. Bara den söks."


def said(value: str) -> str:
    """Write a reference in normal form for a reader.

    >>> said("SFS 2025:400 27 kap. 2 §"), said("SFS 2025:400")
    ('27 kap. 2 § (2025:400)', 'lagen 2025:400')
    """
    number = act(value).removeprefix("SFS ")
    place = value[len(act(value)) :].strip()
    return f"{place} ({number})" if place else f"lagen {number}"


def listed(names: Iterable[str]) -> str:
    """Write names one after the other.

    >>> listed(["a", "b", "c"]), listed(["a"])
    ('a, b och c', 'a')
    """
    *some, last = names
    return f"{', '.join(some)} och {last}" if some else last
