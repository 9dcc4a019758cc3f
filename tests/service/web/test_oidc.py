"""Signing in with the organisation's account, against a real OpenID provider on this machine."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from service.auth import oidc
from service.people import Role
from service.settings import Settings
from service.store import audit, people
from tests.service.doors import Guarded, guarded

ROLES = {"rt-läs": "läsare", "rt-granska": "granskare", "rt-styr": "administratör"}
USERS = (
    ("1", {"name": "Ada Lind", "preferred_username": "Ada.Lind", "groups": ["rt-läs", "rt-granska", "omsorgen"]}),
    ("2", {"name": "Bo Ek", "preferred_username": "bo", "groups": ["annat"]}),
    ("3", {"name": "En annan Gun", "preferred_username": "gun", "groups": ["rt-läs"]}),
)


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    users = [part for sub, claims in USERS for part in ("--user-claims", json.dumps({"sub": sub} | claims))]
    words = ["-m", "oidc_provider_mock", "--port", str(port), "--require-nonce", "true", *users]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([sys.executable, "-W", "ignore", *words], **quiet) as provider:
        yield answering(f"http://127.0.0.1:{port}", provider)
        provider.terminate()


def answering(address: str, provider: "subprocess.Popen[bytes]") -> str:
    """Wait until the provider answers, and return what it calls itself."""
    while True:
        assert provider.poll() is None, "the provider did not start"
        try:
            return str(httpx.get(f"{address}/.well-known/openid-configuration").json()["issuer"])
        except httpx.HTTPError:
            time.sleep(0.1)


def chosen(issuer: str) -> dict[str, Any]:
    return {
        "public_url": "http://127.0.0.1",
        "oidc_issuer": issuer,
        "oidc_client_id": "rodtrad",
        "oidc_client_secret": "hemligt",
        "oidc_roles": ROLES,
        "oidc_collections": {"omsorgen": "omsorg", "okänd": "finns-inte"},
    }


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory, issuer: str) -> Iterator[Guarded]:
    with guarded(tmp_path_factory.mktemp("data"), sign_in="konton,oidc", **chosen(issuer)) as door:
        yield door


@pytest.fixture
def browser(door: Guarded) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=door.site.address) as client:
        yield client


def consent(browser: httpx.Client, sub: str) -> str:
    """Go to the provider, say who one is, and return the address that it sends one back to."""
    leaving = browser.get("/logga-in/oidc", params={"till": "/arende"}).headers["location"]
    asked = parse_qs(urlsplit(leaving).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert {"state", "nonce", "code_challenge"} <= asked.keys()
    back = httpx.post(leaving, data={"sub": sub}).headers["location"]
    return "/logga-in/oidc/svar?" + urlsplit(back).query


def test_groups_become_role_and_collections(browser: httpx.Client, door: Guarded) -> None:
    assert "organisationens konto" in browser.get("/logga-in").text
    answer = browser.get(consent(browser, "1"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/arende")
    assert "Tallbacken" in browser.get("/arende").text
    ada = people.person(door.site.store, "ada.lind")
    assert ada is not None
    assert (ada.name, ada.role, ada.collections, ada.outside) == ("Ada Lind", Role.REVIEWER, ("omsorg",), True)
    assert audit.trail(door.site.store, who="ada.lind", subject="ada.lind")[0].what == "loggade in (oidc)"


def test_who_has_no_group_stays_outside(browser: httpx.Client, door: Guarded) -> None:
    answer = browser.get(consent(browser, "2"))
    assert (answer.status_code, "ingen roll" in answer.text) == (401, True)
    assert people.person(door.site.store, "bo") is None


def test_a_name_that_is_taken_gives_nobody_elses_rights(browser: httpx.Client, door: Guarded) -> None:
    browser.get(consent(browser, "3"))
    assert "Tallbacken" not in browser.get("/arende").text
    gun = people.person(door.site.store, "gun")
    assert gun is not None
    assert gun.role is Role.REVIEWER
    assert any(one.id.startswith("gun-") and one.outside for one in people.every_person(door.site.store))


def test_who_is_shut_out_here_stays_outside(browser: httpx.Client, door: Guarded) -> None:
    browser.get(consent(browser, "1"))
    people.change_person(door.site.store, "ada.lind", active=False)
    assert browser.get(consent(browser, "1")).status_code == 401
    people.change_person(door.site.store, "ada.lind", active=True)


def test_answer_must_be_to_ones_own_question(browser: httpx.Client, door: Guarded) -> None:
    stolen = consent(browser, "1")
    with httpx.Client(base_url=door.site.address) as other:
        assert other.get(stolen).status_code == 401  # no attempt of its own
        consent(other, "2")
        assert other.get(stolen).status_code == 401  # another's state
    assert browser.get("/logga-in/oidc/svar", params={"error": "access_denied"}).status_code == 401
    assert browser.get(stolen.replace("code=", "code=x")).status_code == 401


@pytest.mark.parametrize(
    "wrong",
    [{"iss": "http://ond.example"}, {"aud": "annan"}, {"nonce": "gammal"}, {"exp": 1}, {"sub": None}, {}],
)
def test_token_that_is_not_for_us_is_refused(issuer: str, wrong: dict[str, Any]) -> None:
    provider = oidc.Provider(Settings(_env_file=None, sign_in="oidc", **chosen(issuer)))
    key = RSAKey.generate_key(2048, auto_kid=True)
    about, keys = provider.describe()
    claims = {"iss": issuer, "aud": "rodtrad", "nonce": "n", "sub": "1", "iat": 1, "exp": 9_999_999_999} | wrong
    if wrong:  # signed by the provider as far as anyone can tell: only the claims are wrong
        keys = type(keys)([key])
        provider.described = (provider.described or (0.0, about, keys))[0], about, keys
    token = jwt.encode({"alg": "RS256", "kid": key.kid}, {name: value for name, value in claims.items() if value}, key)
    with pytest.raises(oidc.NotVouched):
        provider.claims(token, "n")


def test_provider_that_is_gone_is_said() -> None:
    provider = oidc.Provider(Settings(_env_file=None, sign_in="oidc", **chosen("http://localhost:9")))
    with pytest.raises(oidc.NotVouched, match="svarar inte"):
        provider.leave(oidc.attempt())
