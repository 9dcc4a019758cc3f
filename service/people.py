"""People who sign in, what they may do, their keys for programs, and the traces that they leave."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What someone may do; each may all that those before may."""

    READER = "läsare"
    REVIEWER = "granskare"
    ADMINISTRATOR = "administratör"

    def covers(self, other: "Role") -> bool:
        """Tell whether whoever has this role may do what the other asks for.

        >>> Role.REVIEWER.covers(Role.READER), Role.REVIEWER.covers(Role.ADMINISTRATOR)
        (True, False)
        """
        order = list(Role)
        return order.index(self) >= order.index(other)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who may sign in: ``collections`` are those that they see, None: all."""

    id: str
    name: str
    role: Role
    collections: tuple[str, ...] | None
    active: bool
    outside: bool = False
    """Whether another service (OIDC) vouches for them, and says role and collections."""
    token: str | None = None
    """The id of the key, if a program came in their name."""


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A program's key, without the key: what it may do and when it was last used."""

    id: str
    name: str
    person: str
    role: Role
    collections: tuple[str, ...] | None
    created: datetime
    used: datetime | None
    ends: datetime | None


@dataclass(frozen=True, slots=True)
class Trace:
    """An entry of the audit trail: who saw or changed what, and the hash that chains it to the one before."""

    number: int
    when: datetime
    who: str
    what: str
    subject: str | None
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None
    model: str | None
    request: str | None
    hash: str
    token: str | None = None
    """The id of the key that a program came with."""
