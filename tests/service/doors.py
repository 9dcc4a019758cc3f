"""A service that people sign in to, with the sample ärende in one collection, and people of every kind before it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from service.auth import passwords
from service.people import Role
from service.store import Store, collections, keys, people
from tests.service.live import Site, furnish, serving

OWN = {"Sec-Fetch-Site": "same-origin"}
PASSWORD = "ett långt lösenord för prov"
PEOPLE = {
    "lena": (Role.READER, ("omsorg",)),
    "gun": (Role.REVIEWER, ("omsorg",)),
    "adam": (Role.ADMINISTRATOR, ()),
    "frank": (Role.REVIEWER, ("skola",)),
    "ingela": (Role.REVIEWER, ()),
}

PACES = dict.fromkeys(("searches_per_minute", "exports_per_minute", "calls_per_minute"), 1_000_000)
"""Tests ask faster than people; those of the pace itself say their own."""


@dataclass(frozen=True, slots=True)
class Guarded:
    """The site, its ärende, and a key for each person."""

    site: Site
    case: str
    keys: dict[str, str]

    def ask(self, who: str | None, method: str, path: str, **more: Any) -> httpx.Response:
        """Send a request with someone's key, or as nobody."""
        headers = {"Authorization": f"Bearer {self.keys[who]}"} if who else {"Sec-Fetch-Site": "same-origin"}
        return self.site.client.request(method, path, headers=headers | more.pop("headers", {}), **more)


@contextmanager
def guarded(data: Path, **more: Any) -> Iterator[Guarded]:
    """Run it until the block ends."""
    with serving(data, **{"sign_in": "konton", **PACES, **more}) as site:
        store: Store = site.store
        for id in ("omsorg", "skola"):
            collections.add_collection(store, id, id.capitalize())
        case = furnish(store)
        collections.collect(store, case, "omsorg")
        hashed = passwords.hashed(PASSWORD)
        for name, (role, seen) in PEOPLE.items():
            people.add_person(store, name, name.capitalize(), role, seen, password=hashed)
        yield Guarded(site, case, {name: keys.make_token(store, name, "prov", Role.ADMINISTRATOR) for name in PEOPLE})
