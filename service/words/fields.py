"""The fields of a search (``typ:kritik``), what each may be called, and values that are read without the store.

>>> FIELDS["utforare"], FIELDS["ar"]
('utförare', 'år')
>>> unknown("komun")
'Fältet komun: finns inte. Menade du kommun:?'
>>> years("2015..2020"), years("2019"), years("..2010"), years("i fjol")
((2015, 2020), (2019, 2019), (1900, 2010), None)
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

FIRST, LAST = 1900, 2100
YEARS = re.compile(r"(?P<first>\d{4})?(?P<range>\.{2,3}|[-–])?(?P<last>\d{4})?")
FIELDS = {
    "utförare": "utförare",
    "utforare": "utförare",
    "anordnare": "utförare",
    "kommun": "kommun",
    "lag": "lag",
    "paragraf": "lag",
    "lagföljd": "lagföljd",
    "lagfoljd": "lagföljd",
    "år": "år",
    "ar": "år",
    "typ": "typ",
    "etikett": "typ",
    "tema": "tema",
    "status": "status",
    "läge": "status",
    "dokument": "dokument",
}
"""What may be typed before the colon, and the field that it is."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A field and the value that it must have; if not wanted, may not."""

    field: str
    value: str
    wanted: bool = True


def unknown(field: str) -> str:
    """Say that there is no such field."""
    near = get_close_matches(field, FIELDS, n=1)
    names = ", ".join(f"{name}:" for name in dict.fromkeys(FIELDS.values()))
    return f"Fältet {field}: finns inte. " + (f"Menade du {near[0]}:?" if near else f"Fälten är {names}.")


def years(text: str) -> tuple[int, int] | None:
    """Read a year or an interval."""
    match = YEARS.fullmatch(text.strip())
    if match is None or not (match["first"] or match["last"]) or (match["last"] and not match["range"]):
        return None
    first = int(match["first"] or FIRST)
    last = int(match["last"] or (LAST if match["range"] else first))
    return min(first, last), max(first, last)


def resembling(value: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that are the value, else those that hold it, whatever their capitals.

    >>> resembling("krit", ["kritik", "åtgärd"]), resembling("AB", ["ab", "Tallen AB"])
    (('kritik',), ('ab',))
    """
    wanted = value.casefold().rstrip("*")
    known = tuple(names)
    return tuple(name for name in known if name.casefold() == wanted) or tuple(
        name for name in known if wanted in name.casefold()
    )
