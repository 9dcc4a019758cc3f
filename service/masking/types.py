"""What may be masked, and what a person confirmed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from extract.types import EntityType, Span

OWN = "egna ord"
"""The kind of what the person wrote in themselves."""
KINDS: Mapping[EntityType, str] = {
    EntityType.PERSONAL_NUMBER: "personnummer",
    EntityType.PERSON: "namn",
    EntityType.PHONE: "telefonnummer",
    EntityType.EMAIL: "e-postadress",
    EntityType.ADDRESS: "adress",
}
GROUNDS = (
    "26 kap. 1 § OSL (socialtjänst)",
    "25 kap. 1 § OSL (hälso- och sjukvård)",
    "23 kap. 1 § OSL (förskola och skola)",
    "21 kap. 7 § OSL (behandling i strid med dataskyddsregleringen)",
    "22 kap. 1 § OSL (folkbokföring, skyddade personuppgifter)",
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that may be personal data: its kind, the ways it is written, and the pages (from 1) where it stands."""

    kind: str
    shown: str
    written: tuple[str, ...]
    pages: tuple[int, ...]
    official: bool = False
    """Whether it is named in an office: that is seldom secret, so a person must choose it themselves."""

    @property
    def key(self) -> str:
        """Name it in a form."""
        return f"{self.kind}:{self.shown}"


@dataclass(frozen=True, slots=True)
class Mask:
    """A place in the text that is to go, and of what kind it is."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Order:
    """What a person has decided is to be masked, on what ground."""

    masks: tuple[Mask, ...]
    whole_pages: tuple[int, ...]
    ground: str
    who: str
    when: datetime
    left: Mapping[str, int]
    """How many suggestions of each kind the person let stand."""
