"""The search that stands in an address: its words, its choices, and the address that says the same.

>>> years(2015, 2019), years(2019, 2015), years(None, None)
((2015, 2019), (2015, 2019), None)
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import parse_qs

from fastapi import Depends
from fastapi import Query as Asked

from classify.types import Label
from service.pages.addresses import with_query
from service.search.following import SWITCH
from service.views import Query
from service.words.query import parse

FIRST_YEAR = 1900
FINDINGS = (Label.CRITICISM, Label.ACTION, Label.RESPONSE)
"""What is looked for where nobody has asked for a label; other text is a choice."""
PARAMETERS = {
    "etikett": "labels",
    "typ": "kinds",
    "utforare": "providers",
    "tema": "themes",
    "kommun": "municipalities",
    "lag": "laws",
    "hallning": "stances",
    "status": "statuses",
    "lage": "states",
    "granskad": "reviewed",
}
"""Names in the address and what they choose."""
Many = Annotated[list[str] | None, Asked()]
LONGEST = 8000
"""Characters of an address that are read as a search."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A search and the values in the address that it was read from."""

    query: Query
    first: int | None
    last: int | None
    given: dict[str, object]
    follows: bool = False

    @property
    def narrowed(self) -> bool:
        """Whether somebody has said which labels to look for."""
        return bool(self.query.labels) or any(one.field == "typ" for one in parse(self.query.words).chosen)

    @property
    def effective(self) -> Query:
        """The search as it is made: findings, where nobody has asked for a label; laws through time, where that is asked."""
        query = self.query if self.narrowed else replace(self.query, labels=FINDINGS)
        return replace(query, words=f"{SWITCH} {query.words}") if self.follows else query

    def address(self, path: str = "/fynd", **changes: object) -> str:
        """Return the address of this search, with changes."""
        return with_query(path, **(self.given | changes))


def year(text: str) -> int | None:
    """Read a year from a form; an empty field or nonsense is no limit.

    >>> year("2019"), year(""), year("i fjol")
    (2019, None, None)
    """
    return int(text) if text.isdecimal() and len(text) == 4 else None


def years(first: int | None, last: int | None) -> tuple[int, int] | None:
    """Give the interval that one or two limits make, whichever comes first."""
    if first is None and last is None:
        return None
    limits = sorted((first or FIRST_YEAR, last or datetime.now(UTC).year))
    return limits[0], limits[1]


def wanted(
    q: str = "",
    fran: str = "",
    till: str = "",
    utforare: Many = None,
    etikett: Many = None,
    typ: Many = None,
    tema: Many = None,
    kommun: Many = None,
    lag: Many = None,
    hallning: Many = None,
    status: Many = None,
    lage: Many = None,
    granskad: Many = None,
    lagfoljd: str = "",
) -> Wanted:
    """Read the search from the address."""
    chosen = {"utforare": utforare, "etikett": etikett, "typ": typ, "tema": tema, "kommun": kommun}
    chosen |= {"lag": lag, "hallning": hallning, "status": status, "lage": lage, "granskad": granskad}
    filters = {PARAMETERS[name]: tuple(values or ()) for name, values in chosen.items()}
    first, last = year(fran), year(till)
    query = replace(Query(words=q, years=years(first, last)), **filters)  # type: ignore[arg-type]
    follows = lagfoljd == "ja"
    given: dict[str, object] = {"q": q, "fran": fran, "till": till, **chosen, "lagfoljd": "ja" if follows else ""}
    return Wanted(query, first, last, given, follows)


Searching = Annotated[Wanted, Depends(wanted)]
SINGLE = ("q", "fran", "till", "lagfoljd")


def saved(query: str) -> dict[str, str | list[str]]:
    """Return what of the query of an address is a search; the rest, and what is empty, is left out.

    >>> saved("q=rutiner&tema=bemanning&tema=hygien&sida=3&fran=")
    {'q': 'rutiner', 'tema': ['bemanning', 'hygien']}
    """
    given = parse_qs(query[:LONGEST])
    single: dict[str, str | list[str]] = {name: given[name][0] for name in SINGLE if name in given}
    return single | {name: given[name] for name in PARAMETERS if name in given}


def restored(body: Mapping[str, str | list[str]]) -> Wanted:
    """Return the search that was saved."""
    return wanted(**{name: value for name, value in body.items() if name in (*SINGLE, *PARAMETERS)})  # type: ignore[arg-type]


def described(wanted: Wanted) -> str:
    """Write a search with its choices."""
    parts = [wanted.query.words or "alla"]
    for name, value in wanted.given.items():
        if value and name != "q":
            parts.append(f"{name}: {', '.join(value) if isinstance(value, list) else value}")
    return "; ".join(parts)
