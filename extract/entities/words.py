"""What a capitalised word is beside a name: a municipality, a county, a month.

>>> is_place("Falun"), is_place("Falu"), is_place("Tallmon")
(True, True, False)
"""

from functools import cache

from extract.lexicon import table

OTHER = frozenset(
    "sverige stockholm skåne halland blekinge småland öland gotland dalarna värmland västmanland södermanland sörmland östergötland uppland hälsingland medelpad ångermanland jämtland härjedalen norrbotten västerbotten lappland norrland götaland svealand dalsland bohuslän västergötland norden europa finland norge danmark".split()
)


def is_place(name: str) -> bool:
    """Tell whether the name is a municipality, a province or the like, with or without a genitive s."""
    lower = name.lower()
    return lower in _places() or lower.removesuffix("s") in _places()


@cache
def _places() -> frozenset[str]:
    return OTHER | {row[form].lower() for row in table("municipalities") for form in ("name", "genitive")}
