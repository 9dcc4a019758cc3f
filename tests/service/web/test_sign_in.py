"""Signing in and out, passwords, keys for programs, and where the service refuses to start."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
import sqlalchemy as sa

from service.app import create_app
from service.auth.starting import NotSafe
from service.people import Role
from service.settings import Settings
from service.store import audit, counters, keys, people, rolls
from tests.service.doors import PASSWORD, Guarded, guarded

OWN = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guarded]:
    with guarded(tmp_path_factory.mktemp("data"), uploads_per_minute=2) as door:
        yield door


@pytest.fixture
def browser(door: Guarded) -> Iterator[httpx.Client]:
    counters.forget(door.site.store, "inloggning från 127.0.0.1")
    with httpx.Client(base_url=door.site.address, headers=OWN) as client:
        yield client


def enter(client: httpx.Client, name: str, password: str = PASSWORD, till: str = "/arende") -> httpx.Response:
    return client.post("/logga-in", data={"namn": name, "losenord": password, "till": till})


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"host": "0.0.0.0"}, "kan nås av andra"),
        ({"host": "::"}, "kan nås av andra"),
        ({"host": "rodtrad.example"}, "kan nås av andra"),
        ({"host": "0.0.0.0", "sign_in": "konton"}, "RODTRAD_PUBLIC_URL"),
        ({"host": "0.0.0.0", "sign_in": "konton", "public_url": "http://rodtrad.example"}, "inte https"),
        ({"sign_in": "lösen"}, "konton eller oidc"),
        ({"sign_in": "oidc", "public_url": "https://rodtrad.example"}, "RODTRAD_OIDC_ISSUER"),
    ],
)
def test_refuses_to_start_open_to_strangers(chosen: dict[str, Any], said: str) -> None:
    with pytest.raises(NotSafe, match=said):
        create_app(Settings(**chosen, _env_file=None))


def test_starts_for_others_with_sign_in() -> None:
    create_app(Settings(host="0.0.0.0", sign_in="konton", public_url="https://rodtrad.example", _env_file=None))


def test_in_and_out(browser: httpx.Client, door: Guarded) -> None:
    assert browser.get("/arende").headers["location"] == "/logga-in?till=%2Farende"
    assert "Logga in" in browser.get("/logga-in").text
    answer = enter(browser, " Gun ")
    assert (answer.status_code, answer.headers["location"]) == (303, "/arende")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Tallbacken" in browser.get("/arende").text
    session = browser.cookies["rodtrad"]
    assert browser.post("/logga-ut").headers["location"] == "/logga-in"
    assert keys.in_session(door.site.store, session) is None
    assert browser.get("/arende", headers={"Cookie": f"rodtrad={session}"}).status_code == 303
    assert [one.what for one in audit.trail(door.site.store, who="gun", subject="gun")] == [
        "loggade ut",
        "loggade in (lösenord)",
    ]


def test_cookie_is_secure_where_there_is_https(tmp_path_factory: pytest.TempPathFactory) -> None:
    data = tmp_path_factory.mktemp("https")
    with guarded(data, public_url="https://rodtrad.example") as door:
        answer = door.site.client.post(
            "/logga-in", headers=OWN | {"Host": "rodtrad.example"}, data={"namn": "gun", "losenord": PASSWORD}
        )
        assert answer.headers["set-cookie"].startswith("__Host-rodtrad=")
        assert "Secure" in answer.headers["set-cookie"]
        assert door.site.client.get("/logga-in", headers={"Host": "ond.example"}).status_code == 400


@pytest.mark.parametrize("till", ["//ond.example", "https://ond.example", "/\\ond.example"])
def test_door_leads_nowhere_else(browser: httpx.Client, till: str) -> None:
    assert enter(browser, "lena", till=till).headers["location"] == "/"


def test_guessing_gets_slower_also_for_names_that_nobody_has(browser: httpx.Client) -> None:
    for name in ("adam", "ingen-heter-sa"):
        said = [enter(browser, name, "fel") for _ in range(5)]
        assert [one.status_code for one in said] == [401, 401, 401, 401, 429]
        assert said[-1].headers["retry-after"] == "30"
        assert "Försök igen om" in said[-1].text
    assert enter(browser, "adam").status_code == 429  # also with the right password, until the time is up


def test_one_address_may_not_try_all_names(browser: httpx.Client) -> None:
    answers = [enter(browser, f"namn-{number}", "fel").status_code for number in range(31)]
    assert answers == [401] * 30 + [429]


def test_uploads_have_a_pace(door: Guarded) -> None:
    sent = [door.ask("gun", "POST", "/api/v1/documents").status_code for _ in range(3)]
    assert sent == [422, 422, 429]


def test_key_may_no_more_than_was_said(door: Guarded) -> None:
    store = door.site.store
    key = keys.make_token(store, "gun", "läsa", Role.READER, collections=["skola"])
    door.keys["nyckel"] = key
    assert door.ask("nyckel", "GET", "/api/v1/documents").json() == []
    assert door.ask("nyckel", "POST", "/arende/samla").status_code == 403
    (row,) = [one for one in keys.tokens_of(store, "gun") if one.name == "läsa"]
    assert keys.drop_token(store, row.id, person="lena") is False
    assert keys.drop_token(store, row.id, person="gun")
    assert door.ask("nyckel", "GET", "/api/v1/documents").status_code == 401


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("/mitt-konto/nycklar", {"namn": "Större", "roll": "granskare"}),
        ("/mitt-konto/nycklar/ID/ta-bort", {}),
        ("/mitt-konto/losenord", {"nu": PASSWORD, "nytt": "ett helt nytt lösenord"}),
    ],
)
def test_key_makes_no_key_and_takes_none_back(door: Guarded, path: str, data: dict[str, str]) -> None:
    store = door.site.store
    key = keys.make_token(store, "gun", "smal", Role.READER, collections=[])
    held = keys.tokens_of(store, "gun")
    own = next(one.id for one in held if one.name == "smal")
    headers = {"Authorization": f"Bearer {key}"}
    answer = door.site.client.post(path.replace("ID", own), data=data, headers=headers)
    assert answer.status_code == 403
    assert [one.id for one in keys.tokens_of(store, "gun")] == [one.id for one in held]
    assert "rt_" not in answer.text
    assert keys.drop_token(store, own)


def test_nobody_has_more_keys_than_can_be_looked_through(browser: httpx.Client, door: Guarded) -> None:
    enter(browser, "lena")
    more = keys.MOST - len(keys.tokens_of(door.site.store, "lena"))
    made = [browser.post("/mitt-konto/nycklar", data={"namn": f"n{at}", "roll": "läsare"}) for at in range(more + 1)]
    assert [one.status_code for one in made] == [200] * more + [422]
    assert f"högst {keys.MOST}" in made[-1].text
    store = door.site.store
    with store.write() as connection:
        connection.execute(sa.update(rolls.tokens).where(rolls.tokens.c.name == "n0").values(ends=datetime.now(UTC)))
    assert browser.post("/mitt-konto/nycklar", data={"namn": "ny", "roll": "läsare"}).status_code == 200
    assert "n0" not in [one.name for one in keys.tokens_of(store, "lena")]
    for one in keys.tokens_of(store, "lena"):
        if one.name != "prov":
            keys.drop_token(store, one.id)


def test_who_has_someones_session_guesses_their_password_no_faster(browser: httpx.Client, door: Guarded) -> None:
    enter(browser, "lena")
    said = [
        browser.post("/mitt-konto/losenord", data={"nu": "fel", "nytt": "ett helt nytt lösenord"}) for _ in range(6)
    ]
    assert all(one.status_code == 422 for one in said)
    assert ["Försök igen om" in one.text for one in said] == [False] * 4 + [True] * 2
    right = browser.post("/mitt-konto/losenord", data={"nu": PASSWORD, "nytt": "ett helt nytt lösenord"})
    assert right.status_code == 422
    counters.forget(door.site.store, "inloggning lena")


def test_a_session_is_new_at_each_sign_in(browser: httpx.Client) -> None:
    browser.cookies.set("rodtrad", "vald-av-annan", domain="127.0.0.1")
    browser.get("/logga-in")
    given = enter(browser, "lena").headers["set-cookie"].partition(";")[0]
    assert "vald" not in given
    assert len(given) > 40


def test_key_is_shown_once_and_kept_hashed(browser: httpx.Client, door: Guarded) -> None:
    enter(browser, "lena")
    text = browser.post("/mitt-konto/nycklar", data={"namn": "Rapport", "roll": "läsare"}).text
    key = text.partition('class="key-once">')[2].partition("<")[0]
    assert door.site.client.get("/api/v1/documents", headers={"Authorization": f"Bearer {key}"}).status_code == 200
    assert key not in browser.get("/mitt-konto").text
    with door.site.store.engine.connect() as connection:
        held = connection.exec_driver_sql("SELECT * FROM tokens").all() + connection.exec_driver_sql(
            "SELECT * FROM sessions"
        ).all()  # fmt: skip
    assert not any(secret in str(held) for secret in (key, browser.cookies["rodtrad"]))


def test_who_is_shut_out_is_out_at_once(browser: httpx.Client, door: Guarded) -> None:
    enter(browser, "frank")
    assert browser.get("/arende").status_code == 200
    people.change_person(door.site.store, "frank", active=False)
    assert browser.get("/arende").status_code == 303
    assert door.ask("frank", "GET", "/api/v1/documents").status_code == 401
    assert enter(browser, "frank").status_code == 401


def test_password_is_changed_by_who_knows_it(browser: httpx.Client) -> None:
    enter(browser, "ingela")
    change = "/mitt-konto/losenord"
    assert browser.post(change, data={"nu": "fel", "nytt": "ett helt nytt lösenord"}).status_code == 422
    assert browser.post(change, data={"nu": PASSWORD, "nytt": "kort"}).status_code == 422
    assert browser.post(change, data={"nu": PASSWORD, "nytt": "ett helt nytt lösenord"}).status_code == 303
    assert browser.get("/arende").status_code == 303
    assert enter(browser, "ingela", "ett helt nytt lösenord").status_code == 303


def test_administrator_adds_people_and_shuts_nobody_out_by_mistake(door: Guarded) -> None:
    new = {"namn": "Nils Ny", "anvandarnamn": "Nils", "roll": "granskare", "losenord": PASSWORD, "samling": "skola"}
    assert door.ask("adam", "POST", "/administration/personer", data=new).status_code == 303
    nils = people.person(door.site.store, "nils")
    assert nils is not None
    assert (nils.role, nils.collections) == (Role.REVIEWER, ("skola",))
    assert door.ask("adam", "POST", "/administration/personer/adam", data={"roll": "läsare"}).status_code == 422


def test_own_traces_are_ones_own(door: Guarded) -> None:
    door.ask("lena", "GET", f"/arende/{door.case}")
    table = door.ask("lena", "GET", "/mina-spar.csv").text
    assert "såg arende" in table
    assert ";gun;" not in table
    assert door.ask("lena", "GET", "/administration/spar.csv").status_code == 403
    assert ";lena;" in door.ask("adam", "GET", "/administration/spar.csv").text
    assert door.ask("adam", "GET", "/administration/spar", params={"vem": "lena"}).status_code == 200
    assert door.ask("adam", "GET", "/administration").status_code == 200
