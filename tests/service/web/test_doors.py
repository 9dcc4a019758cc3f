"""Every address of the service, as nobody, as each role, and as someone of another collection."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from service.app import create_app
from service.auth.needs import Address, Need, address, declared
from service.people import Role
from service.settings import Settings
from service.store import audit, keys
from tests.service import sample
from tests.service.doors import PEOPLE, Guarded, guarded

PROTOCOL = sample.PROTOCOL_ANALYSIS.document.id
RESPONSE = sample.RESPONSE_ANALYSIS.document.id
STATEMENT = sample.spoken(sample.RESPONSE_ANALYSIS, 2)
PROVIDER = sample.PROTOCOL_ANALYSIS.profile.metadata.provider or ""
SECRETS = (PROTOCOL, RESPONSE, "Tallbacken", "Genomförandeplaner", PROVIDER)
DATA: dict[str, Any] = {
    "case": "finns-inte",
    "title": "Namn",
    "label": "kritik",
    "alias": PROVIDER,
    "provider": "Annan",
    "frammande": "true",
}
LINK = {"source": sample.MAYBE.source, "target": sample.MAYBE.target, "type": "besvarar"}
BODIES: dict[str, Any] = {
    "read-again": {},
    "case": {"case": None},
    "case-refusals": {"case": "finns-inte"},
    "decision": {"label": "kritik"},
    "aliases": {"alias": PROVIDER, "provider": "Annan"},
    "checks": {"points": [{"text": "Planerna saknas"}]},
}
NAMES = sorted(declared())


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guarded]:
    with guarded(tmp_path_factory.mktemp("data")) as door:
        yield door


def routes(some: Any) -> Iterator[tuple[str, str]]:
    """Walk the application's own list of addresses, whatever includes what."""
    for one in some:
        if hasattr(one, "effective_candidates"):
            yield from routes(one.effective_candidates())
        elif getattr(one, "methods", None):
            yield from ((method, one.path) for method in one.methods - {"HEAD"})
        else:
            yield "GET", f"{one.path}/{{path:path}}"


def filled(one: Address, case: str, *, real: bool) -> str:
    """Write an address with what is there in its variable parts, or with what is not."""
    document = PROTOCOL if real else "finns-inte"
    values = {
        "id": document,
        "document": RESPONSE if real else "finns-inte",
        "part": STATEMENT.partition("#")[2],
        "number": "1",
        "suffix": "csv" if one.path.startswith("/fynd/") else "xlsx",
        "name:path": PROVIDER if real else "Finns inte",
        "path:path": "css/base.css",
    }
    if one.path.startswith(("/arende/", "/api/v1/cases/")):
        values["id"] = case if real else "finns-inte"
    if "/statements/" in one.path:
        values["id"] = STATEMENT.replace("#", ":") if real else "a:1-2"
    return re.sub(r"\{([^}]+)\}", lambda found: values[found[1]], one.path)


def body(one: Address) -> dict[str, Any]:
    """Return what an address takes, so that it is not refused for want of it."""
    if one.method == "GET":
        return {"params": {"name": PROVIDER}} if one.path.endswith("/history") else {}
    if one.path.endswith("/links/decision"):
        return {"params": LINK} if one.method == "DELETE" else {"json": LINK | {"accepted": True}}
    if one.path.startswith("/api/"):
        return {"json": BODIES.get(one.path.rpartition("/")[2], {})} if one.method != "DELETE" else {"params": DATA}
    return {"data": DATA}


def test_every_route_has_a_declared_need() -> None:
    app = create_app(Settings(_env_file=None))
    found = {f"{method} {path}" for method, path in routes(app.routes)}
    assert len(found) > 60
    assert found - declared().keys() == set(), "name them in service/auth/needs.py"
    assert declared().keys() - found == set(), "these are gone; take them out of service/auth/needs.py"


@pytest.mark.parametrize("name", NAMES)
def test_address_is_recognised_as_declared(name: str) -> None:
    one = declared()[name]
    assert address(one.method, filled(one, "c", real=True)) == one


@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_led_to_the_door(door: Guarded, name: str) -> None:
    one = declared()[name]
    answer = door.ask(None, one.method, filled(one, door.case, real=True), **body(one))
    if one.need is Need.NOBODY:
        assert answer.status_code not in (401, 403) or name == "POST /logga-in"
        assert not answer.headers.get("location", "").startswith("/logga-in?")
    elif one.path.startswith("/api/"):
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    else:
        assert (answer.status_code, answer.headers["location"][:14]) == (303, "/logga-in?till")
    assert not any(secret in answer.text for secret in SECRETS)


@pytest.mark.parametrize("who", ["lena", "gun", "adam"])
@pytest.mark.parametrize("name", [name for name in NAMES if isinstance(declared()[name].need.value, Role)])
def test_role_may_what_it_may_and_nothing_else(door: Guarded, name: str, who: str) -> None:
    one, role = declared()[name], PEOPLE[who][0]
    may = role.covers(Role(one.need.value))
    answer = door.ask(who, one.method, filled(one, door.case, real=not may or one.method == "GET"), **body(one))
    assert (answer.status_code != 403) is may, answer.text[:200]
    assert answer.status_code < 500


@pytest.mark.parametrize("name", [name for name in NAMES if declared()[name].need in (Need.READER, Need.REVIEWER)])
@pytest.mark.parametrize("who", ["frank", "ingela"])
def test_other_collections_are_not_there(door: Guarded, name: str, who: str) -> None:
    one, before = declared()[name], changes(door)
    answer = door.ask(who, one.method, filled(one, door.case, real=True), **body(one))
    about = re.search(r"\{(?!suffix)", one.path) or one.path.endswith(
        ("/history", "aliases", "/links/decision", "/sla-ihop", "/skilj")
    )
    if about:
        assert answer.status_code in (404, 422), answer.status_code
        assert answer.status_code == 404 or one.method != "GET"
    told = answer.text.replace(filled(one, door.case, real=True), "")
    assert not any(secret in told for secret in SECRETS)
    assert changes(door) == before


def changes(door: Guarded) -> list[str]:
    """Name all that anyone has changed in documents."""
    seen = ("såg ", "loggade ")
    return [one.what for one in audit.trail(door.site.store, limit=None) if not one.what.startswith(seen)]


def test_own_collection_is_there(door: Guarded) -> None:
    assert "Tallbacken" in door.ask("lena", "GET", "/arende").text
    assert door.ask("lena", "GET", "/api/v1/search", params={"q": "genomförandeplaner"}).json()["total"] > 0
    assert door.ask("frank", "GET", "/api/v1/search", params={"q": "genomförandeplaner"}).json()["total"] == 0


def test_who_saw_what_is_on_the_trail(door: Guarded) -> None:
    door.ask("gun", "GET", f"/dokument/{PROTOCOL}/original")
    seen = [one for one in audit.trail(door.site.store, who="gun", limit=None) if one.what == "såg dokument original"]
    assert [one.subject for one in seen] == [PROTOCOL]
    assert seen[0].request


def test_undeclared_address_is_for_administrators_alone() -> None:
    assert address("GET", "/nytt") is None
    assert address("DELETE", "/dokument/ab") is None


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://ond.example"}])
@pytest.mark.parametrize("name", [name for name in NAMES if declared()[name].method != "GET"])
def test_other_sites_forms_do_nothing(door: Guarded, name: str, headers: dict[str, str]) -> None:
    one = declared()[name]
    store, client = door.site.store, door.site.client
    session = keys.sign_in(store, "adam", "prov")
    answer = client.request(
        one.method,
        filled(one, door.case, real=True),
        headers={**headers, "Cookie": f"rodtrad={session}"},
        **body(one),
    )
    assert answer.status_code == 403
