"""Who asks too fast is told to wait, in words or as problem details; everyone else goes on as before."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from service.auth import guard, needs
from service.people import Role
from service.store import keys
from tests.service.doors import PASSWORD, Guarded, guarded

OWN = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Guarded]:
    with guarded(tmp_path, searches_per_minute=3, exports_per_minute=2, calls_per_minute=5) as door:
        yield door


def statuses(door: Guarded, who: str, path: str, times: int) -> list[int]:
    return [door.ask(who, "GET", path).status_code for _ in range(times)]


def test_program_is_told_when_to_come_back(door: Guarded) -> None:
    assert statuses(door, "lena", "/api/v1/documents", 5) == [200] * 5
    late = door.ask("lena", "GET", "/api/v1/documents")
    assert late.status_code == 429
    assert 1 <= int(late.headers["retry-after"]) <= 12
    assert late.headers["content-type"] == "application/problem+json"
    assert late.json()["detail"] == guard.TOO_MANY_CALLS


def test_each_has_their_own_measure_and_a_key_is_not_its_person(door: Guarded) -> None:
    statuses(door, "lena", "/api/v1/documents", 6)
    assert statuses(door, "gun", "/api/v1/documents", 1) == [200]
    with httpx.Client(base_url=door.site.address, headers=OWN) as client:
        client.post("/logga-in", data={"namn": "lena", "losenord": PASSWORD})
        assert client.get("/api/v1/documents").status_code == 200
    door.keys["annan"] = keys.make_token(door.site.store, "lena", "annan", Role.READER)
    assert statuses(door, "annan", "/api/v1/documents", 1) == [200]


def test_searches_and_files_have_a_pace_and_pages_have_none(door: Guarded) -> None:
    assert statuses(door, "lena", "/fynd?q=brist", 4) == [200, 200, 200, 429]
    late = door.ask("lena", "GET", "/fynd?q=brist")
    assert "Du har sökt mycket på kort tid." in late.text
    assert "text/html" in late.headers["content-type"]
    assert statuses(door, "gun", f"/arende/{door.case}/svarsmatris.csv", 3)[2:] == [429]
    assert statuses(door, "lena", "/arende", 20) == [200] * 20
    assert statuses(door, "lena", "/api/v1/search?q=brist", 1) == [429]


def test_keys_that_nobody_has_are_tried_slowly(door: Guarded) -> None:
    def tried(key: str) -> int:
        return door.site.client.get("/api/v1/documents", headers={"Authorization": f"Bearer {key}"}).status_code

    said = [tried(f"rt_{number}") for number in range(guard.WRONG_KEYS + 5)]
    assert said[: guard.WRONG_KEYS] == [401] * guard.WRONG_KEYS
    assert 429 in said[guard.WRONG_KEYS :]
    assert tried(door.keys["lena"]) == 200


def test_measured_addresses_exist() -> None:
    assert needs.declared().keys() >= needs.EXPORTS | needs.LIKE_SEARCHES | needs.SEARCHES | needs.UPLOADS
