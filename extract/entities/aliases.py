"""The shorter names by which a text goes on: a company without "AB", a unit by its first word.

>>> short_forms("Tallmons äldreboende", "Tallmon svarar.", ()), short_forms("Ek Omsorg AB", "", ("Ek Bygg AB",))
(('Tallmons äldreboende', 'Tallmons', 'Tallmon'), ('Ek Omsorg',))
"""

import re
from collections.abc import Iterable, Iterator

from extract.entities.words import is_place

LEGAL = re.compile(r"\s+(?:AB|HB|KB|Aktiebolag|Handelsbolag)$")

PUBLIC = re.compile(
    r"(?:nämnden|styrelsen|förvaltningen|kontoret|enheten|avdelningen|\bkommun|\bstad|myndigheten|verket|rätten)s?$"
)
"""Names whose first word alone names nobody: "Barn- och utbildningsnämnden"."""
GENERIC = frozenset(
    "Stiftelsen Föreningen Bostads Fastighets Gruppbostaden Förskolan Skolan Vårdcentralen Region Landstinget Hälso Statens Korttidshemmet Ungdomshemmet Pensionat Restaurang Äldreboendet Kommunens Omsorg Vård Hemtjänst Hemtjänsten Hemsjukvården Boendestöd Boendestödet Universitetssjukhuset Daglig Dagliga Individ Nämnden Räddningstjänsten".split()
)

FOUNDED = frozenset({"Stiftelsen", "Föreningen", "Kooperativet", "Bolaget"})
"""What stands before a name that goes on alone: "Stiftelsen Gnejshemmet", "Gnejshemmet"."""


def short_forms(name: str, text: str, others: Iterable[str]) -> tuple[str, ...]:
    """Return them, longest first; the first word only where it is no common word, place or beginning of another name."""
    words = LEGAL.sub("", name).split()
    first = words[0]
    stem = first.removesuffix("s")
    if first in FOUNDED and len(words) == 2:
        return (" ".join(words), words[1])
    if PUBLIC.search(name) or first.endswith("-") or first in GENERIC:
        return (" ".join(words),)
    strangers = (other for other in others if not name.casefold().startswith(other.casefold()))
    shared = any(other.split()[0].casefold() == first.casefold() for other in strangers)
    if shared or len(first) < 4 or f" {first.lower()}" in text or is_place(first):
        return (" ".join(words),)
    company = LEGAL.search(name) is not None
    return tuple(dict.fromkeys([" ".join(words), first, *(() if company or len(words) == 1 else (stem,))]))


def mentions(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where the name stands, its genitive s left out, in capitals or not."""
    words = r"\s+".join(map(re.escape, name.split()))
    for match in re.finditer(rf"(?<![\w-]){words}(?=(?::?s)?(?![\wåäö-]))", text, re.IGNORECASE):
        yield match.span()


def meets(span: tuple[int, int], taken: Iterable[tuple[int, int]]) -> bool:
    """Tell whether the span shares a code point with any of the others."""
    return any(start < span[1] and span[0] < end for start, end in taken)
