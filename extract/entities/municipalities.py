"""Municipalities and cities: "Falu kommun", "Göteborgs stad", also ones that no list has.

>>> [name.value for name in find_municipalities("Falu kommun, Göteborgs Stad och Tallmons kommun; varje kommun")]
['Falu kommun', 'Göteborgs stad', 'Tallmons kommun']
"""

import re
from collections.abc import Iterator
from functools import cache

from extract.entities.name import UP, Name
from extract.lexicon import table

MUNICIPALITY = re.compile(rf"(?<![\w-])(?P<n>(?:{UP}\s)?{UP})\s(?P<w>kommun|stad|Stad|Kommun)(?P<s>s)?(?![\wåäö])")


def find_municipalities(text: str) -> Iterator[Name]:
    """Yield them, each under its form before "kommun" or "stad"."""
    for match in MUNICIPALITY.finditer(text):
        words = match["n"].split()
        for first in range(len(words)):
            written = " ".join(words[first:])
            start = match.start("n") + list(re.finditer(r"\S+", match["n"]))[first].start()
            known = municipality(written)
            proper = (
                written.endswith("s")
                and len(written) > 3
                and first == len(words) - 1
                and not written.endswith(("ens", "ets", "Dess", "Vars"))
            )
            if known or proper:
                city = match["w"].lower() == "stad"
                value = (
                    known.replace(" kommun", " stad") if known and city else known or f"{written} {match['w'].lower()}"
                )
                yield Name(start, match.end(), value, "municipality")
                break


def municipality(written: str) -> str | None:
    """Return the normal form of a municipality's name, None if there is none such.

    >>> municipality("Falun"), municipality("Malmö"), municipality("Kommun")
    ('Falu kommun', 'Malmö kommun', None)
    """
    return _municipalities().get(written.lower())


@cache
def _municipalities() -> dict[str, str]:
    found = {}
    for row in table("municipalities"):
        for form in (row["name"], row["genitive"]):
            found[form.lower()] = f"{row['genitive']} kommun"
    return found
