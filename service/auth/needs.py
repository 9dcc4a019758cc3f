"""What each address asks of whoever comes: one line per address. One that is not named is for administrators alone.

>>> need("GET", "/fynd"), need("POST", "/dokument/ab/ta-bort"), need("GET", "/api/v1/health")
(Need.READER, Need.ADMINISTRATOR, Need.NOBODY)
>>> need("GET", "/nytt") is None
True
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from starlette.routing import compile_path

from service.people import Role


class Need(Enum):
    """What is asked for: nothing, that one is somebody, or a role."""

    NOBODY = None
    ANYBODY = "inloggad"
    IN_PERSON = "inloggad, och inte med en nyckel"
    READER = Role.READER
    REVIEWER = Role.REVIEWER
    ADMINISTRATOR = Role.ADMINISTRATOR

    def __repr__(self) -> str:
        """Name it."""
        return f"Need.{self.name}"


NEEDS: Mapping[Need, str] = {
    Need.NOBODY: """
        GET /static/{path:path}
        GET /logga-in
        POST /logga-in
        GET /logga-in/oidc
        GET /logga-in/oidc/svar
        GET /api/v1/health
        GET /health
        GET /ready
    """,
    Need.ANYBODY: """
        POST /logga-ut
        GET /mitt-konto
        GET /mina-spar
        GET /mina-spar.csv
    """,
    Need.IN_PERSON: """
        POST /mitt-konto/losenord
        POST /mitt-konto/nycklar
        POST /mitt-konto/nycklar/{id}/ta-bort
    """,
    Need.READER: """
        GET /
        GET /metrics
        GET /ko
        GET /misslyckade
        GET /fynd
        GET /fynd/hamta.{suffix}
        GET /fynd/over-aren
        GET /kontroll
        POST /kontroll
        GET /kontroll/{id}
        GET /kontroll/{id}/tabell.{suffix}
        POST /kontroll/{id}/ta-bort
        GET /sparade
        GET /sparade/{id}
        POST /sparade
        POST /sparade/{id}/dela
        POST /sparade/{id}/ta-bort
        GET /fynd/liknande/{document}/{part}
        GET /granska
        GET /granska/{document}
        GET /granska/{document}/{part}
        GET /dokument/{id}
        GET /dokument/{id}/lage
        GET /dokument/{id}/original
        GET /dokument/{id}/sokbar.pdf
        GET /dokument/{id}/sida/{number}.png
        GET /dokument/{id}/arende
        GET /dokument/{id}/maska
        GET /arende
        GET /arende/{id}
        GET /arende/{id}/svarsmatris.{suffix}
        GET /forslag
        GET /jamfor
        GET /utforare
        GET /utforare/{name:path}
        GET /api/v1/openapi.json
        GET /api/v1/documents
        GET /api/v1/documents/{id}
        GET /api/v1/documents/{id}/searchable.pdf
        GET /api/v1/documents/{id}/analysis
        GET /api/v1/documents/{id}/case-suggestions
        GET /api/v1/cases/{id}/analysis
        GET /api/v1/cases/{id}/matrix
        GET /api/v1/providers
        GET /api/v1/providers/history
        GET /api/v1/search
        GET /api/v1/saved-searches
        POST /api/v1/saved-searches
        GET /api/v1/saved-searches/{id}/new
        DELETE /api/v1/saved-searches/{id}
        POST /api/v1/checks
        GET /api/v1/statements/{id}
        GET /api/v1/statements/{id}/history
        GET /api/v1/statements/{id}/similar
    """,
    Need.REVIEWER: """
        POST /dokument
        POST /misslyckade/igen
        POST /dokument/{id}/igen
        POST /dokument/{id}/maska
        POST /dokument/{id}/arende
        POST /dokument/{id}/hor-inte-hit
        POST /arende/samla
        POST /arende/{id}/namn
        POST /granska/{document}/{part}/godta
        POST /granska/{document}/{part}/etikett
        POST /granska/{document}/{part}/andra
        POST /granska/{document}/{part}/lankar
        POST /granska/{document}/{part}/angra
        POST /granska/{document}/{part}/flagga
        POST /utforare/sla-ihop
        POST /utforare/skilj
        POST /api/v1/documents
        POST /api/v1/documents/retry
        POST /api/v1/documents/{id}/read-again
        PUT /api/v1/documents/{id}/case
        POST /api/v1/documents/{id}/case-refusals
        POST /api/v1/statements/{id}/decision
        DELETE /api/v1/statements/{id}/decision
        POST /api/v1/links/decision
        DELETE /api/v1/links/decision
        POST /api/v1/providers/aliases
        DELETE /api/v1/providers/aliases
    """,
    Need.ADMINISTRATOR: """
        POST /dokument/{id}/ta-bort
        GET /administration
        POST /administration/personer
        POST /administration/personer/{id}
        POST /administration/samlingar
        POST /administration/arenden
        POST /administration/nycklar/{id}/ta-bort
        GET /administration/spar
        GET /administration/spar.csv
    """,
}
UPLOADS = frozenset({"POST /dokument", "POST /kontroll", "POST /api/v1/documents"})
POLLED = frozenset({"GET /dokument/{id}/lage"})
SEARCHES = frozenset(
    {"GET /jamfor", "GET /fynd", "GET /fynd/over-aren", "GET /api/v1/search", "GET /api/v1/providers/history"}
)
LIKE_SEARCHES = frozenset({"GET /fynd/liknande/{document}/{part}", "GET /api/v1/statements/{id}/similar"})
"""What costs as much as a search does."""
UNASKED = frozenset({"GET /static/{path:path}", "GET /health", "GET /ready"})
"""Where it does not matter who comes, so that the database need not be asked: it may be what is away."""
EXPORTS = frozenset(
    {
        "GET /fynd/hamta.{suffix}",
        "GET /kontroll/{id}/tabell.{suffix}",
        "GET /arende/{id}/svarsmatris.{suffix}",
        "GET /dokument/{id}/sokbar.pdf",
        "GET /api/v1/documents/{id}/searchable.pdf",
        "POST /dokument/{id}/maska",
        "POST /api/v1/checks",
        "GET /mina-spar.csv",
        "GET /administration/spar.csv",
    }
)
"""What is made anew for whoever fetches it."""


@dataclass(frozen=True, slots=True)
class Address:
    """A declared address and what it asks for."""

    method: str
    path: str
    need: Need
    pattern: re.Pattern[str]

    @property
    def name(self) -> str:
        """The address as it is declared."""
        return f"{self.method} {self.path}"

    @property
    def shows(self) -> bool:
        """Whether who comes here sees what is in documents: that goes on the audit trail."""
        if self.need is not Need.READER or self.name in POLLED:
            return False
        return self.name in SEARCHES or (self.method == "GET" and "{" in self.path)

    def subject(self, path: str) -> str | None:
        """Return what an address is about: its first variable part."""
        found = self.pattern.match(path)
        return next(iter(found.groupdict().values()), None) if found else None

    @property
    def seen(self) -> str:
        """How the audit trail calls a look at it.

        >>> declared()["GET /dokument/{id}/original"].seen
        'såg dokument original'
        """
        parts = (part for part in re.split(r"[/.]", self.path) if part and "{" not in part)
        return " ".join(("såg", *parts))


def _lines() -> Iterator[Address]:
    for need, lines in NEEDS.items():
        for line in filter(None, map(str.strip, lines.splitlines())):
            method, _, path = line.partition(" ")
            yield Address(method, path, need, compile_path(path)[0])


@cache
def declared() -> dict[str, Address]:
    """Return all addresses by their names."""
    return {one.name: one for one in _lines()}


def address(method: str, path: str) -> Address | None:
    """Return the address that a request goes to; of several that fit the one that asks for most."""
    method = "GET" if method == "HEAD" else method
    fitting = [one for one in declared().values() if one.method == method and one.pattern.match(path)]
    order = list(Need)
    exact = [one for one in fitting if "{" not in one.path]
    return max(exact or fitting, key=lambda one: order.index(one.need), default=None)


def need(method: str, path: str) -> Need | None:
    """Return what a request asks for; None: nobody has said."""
    found = address(method, path)
    return found.need if found else None


def methods(path: str) -> list[str]:
    """Return what can be asked of an address; one route of several knows only its own.

    >>> methods("/api/v1/documents")
    ['GET', 'POST']
    """
    fitting = [one for one in declared().values() if one.pattern.match(path)]
    return sorted({one.method for one in [one for one in fitting if one.path == path] or fitting})
