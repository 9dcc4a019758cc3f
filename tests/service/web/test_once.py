"""What is asked for twice is done once, whoever asks: a program with a key, or a form that is sent twice."""

import re
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from service import store as kept
from service.store import Store, answers, audit, rolls, saved
from tests.service import sample
from tests.service.doors import Guarded, guarded

STATEMENT = sample.spoken(sample.PROTOCOL_ANALYSIS, 4).replace("#", ":")
DECISION = f"/api/v1/statements/{STATEMENT}/decision"


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guarded]:
    with guarded(tmp_path_factory.mktemp("data"), uploads_per_minute=1000) as door:
        yield door


def decide(door: Guarded, key: str, label: str = "åtgärd", who: str = "gun") -> Any:
    return door.ask(who, "POST", DECISION, json={"label": label}, headers={"Idempotency-Key": key})


def decisions(door: Guarded) -> int:
    return len(kept.history(door.site.store, STATEMENT.replace(":", "#")))


def test_decision_is_made_once_and_answered_twice(door: Guarded) -> None:
    before = decisions(door)
    first, second = decide(door, "a"), decide(door, "a")
    assert decisions(door) == before + 1
    assert (first.status_code, first.json()) == (second.status_code, second.json())
    assert second.headers["idempotent-replayed"] == "true"
    assert "idempotent-replayed" not in first.headers
    assert decide(door, "b").status_code == 200
    assert decisions(door) == before + 2


def test_key_is_for_one_body_one_address_and_one_person(door: Guarded) -> None:
    decide(door, "c")
    assert decide(door, "c", label="kritik").status_code == 422
    assert "idempotent-replayed" not in decide(door, "c", who="adam").headers
    undone = door.ask("gun", "DELETE", DECISION, headers={"Idempotency-Key": "c"})
    assert "idempotent-replayed" not in undone.headers
    assert decide(door, "c" * 201).status_code == 422


def test_what_was_refused_may_be_tried_again(door: Guarded) -> None:
    assert decide(door, "d", label="inget sådant").status_code == 422
    assert decide(door, "d").status_code == 200


def test_files_sent_again_with_another_boundary_are_answered_the_same(door: Guarded) -> None:
    def send() -> Any:
        files = [("files", ("a.txt", "Brister i rutinen för nycklar.".encode()))]
        return door.ask("gun", "POST", "/api/v1/documents", files=files, headers={"Idempotency-Key": "f"})

    first, second = send(), send()
    assert (first.status_code, second.status_code) == (201, 201)
    assert second.json() == first.json()
    assert second.headers["idempotent-replayed"] == "true"


def test_many_at_once_are_done_once(door: Guarded) -> None:
    before = decisions(door)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: decide(door, "samtidigt"), range(8)))
    assert decisions(door) == before + 1
    assert [one.status_code for one in answers] == [200] * 8
    assert sum("idempotent-replayed" in one.headers for one in answers) == 7


def test_form_sent_twice_makes_one_case(door: Guarded) -> None:
    action = re.findall(r'action="(/dokument\?en-gang=[^"]+)"', door.ask("gun", "GET", "/").text)[0]
    files = [("files", (f"{name}.txt", f"Brister i {name}.".encode())) for name in ("larm", "mat")]

    def send(_: int) -> Any:
        return door.ask("gun", "POST", action, files=files, data={"title": "Dubbelklick"})

    with ThreadPoolExecutor(2) as pool:
        sent = list(pool.map(send, range(2)))
    assert [one.status_code for one in sent] == [303, 303]
    assert [one.title for one in kept.cases(door.site.store)].count("Dubbelklick") == 1


@pytest.mark.parametrize(
    ("page", "path", "data", "kind"),
    [
        ("/kontroll", "/kontroll", {"namn": "Dubbel lista", "punkter": "Planer saknas"}, "kontrollpunkter"),
        ("/fynd?q=planer", "/sparade", {"namn": "Dubbel sökning", "sokning": "q=planer"}, "sökning"),
    ],
)
def test_what_is_kept_by_a_double_click_is_kept_once(
    door: Guarded, page: str, path: str, data: dict[str, str], kind: Any
) -> None:
    (action,) = set(re.findall(rf'action="({path}\?en-gang=[^"]+)"', door.ask("gun", "GET", page).text))
    with ThreadPoolExecutor(4) as pool:
        sent = list(pool.map(lambda _: door.ask("gun", "POST", action, data=data), range(4)))
    assert {(one.status_code, one.headers["location"]) for one in sent} == {(303, sent[0].headers["location"])}
    assert [one.name for one in saved.saved(door.site.store, kind, who="gun")] == [data["namn"]]
    again = door.ask("gun", "POST", action, data=data | {"namn": "Något annat"})
    assert again.status_code == 422
    assert [one.name for one in saved.saved(door.site.store, kind, who="gun")] == [data["namn"]]


def test_client_that_hung_up_finds_the_answer(door: Guarded) -> None:
    body = b'{"label": "kritik"}'
    host, _, port = door.site.address.removeprefix("http://").partition(":")
    lines = (
        f"POST {DECISION} HTTP/1.1", f"Host: {host}:{port}", f"Authorization: Bearer {door.keys['gun']}",
        "Idempotency-Key: borta", "Content-Type: application/json", f"Content-Length: {len(body)}", "", "",
    )  # fmt: skip
    before = decisions(door)
    with socket.create_connection((host, int(port))) as line:
        line.sendall("\r\n".join(lines).encode() + body)
    again = door.ask(
        "gun", "POST", DECISION, content=body, headers={"Idempotency-Key": "borta", "Content-Type": "application/json"}
    )
    assert again.status_code == 200
    assert decisions(door) == before + 1


def test_one_that_died_is_taken_over_and_old_ones_are_forgotten(store: Store) -> None:
    assert answers.begin(store, "k") is None
    assert answers.begin(store, "k") == answers.Answer(None, None, None, None)
    backdate(store, answers.LEASE)
    assert answers.begin(store, "k") is None
    answers.finish(store, "k", answers.Answer("p", 200, {}, b"{}"))
    backdate(store, answers.LEASE)
    assert answers.begin(store, "k") == answers.Answer("p", 200, {}, b"{}")
    backdate(store, answers.KEPT)
    assert answers.begin(store, "k") is None


def backdate(store: Store, age: timedelta) -> None:
    then = datetime.now(UTC) - age - timedelta(seconds=1)
    with store.write() as connection:
        connection.execute(sa.update(rolls.answers).values(begun=then))


def test_answers_lose_their_words_with_a_document(door: Guarded) -> None:
    files = [("files", ("b.txt", "Brister i rutinen för zqxford.".encode()))]
    asked = {"files": files, "headers": {"Idempotency-Key": "g"}}
    id = door.ask("gun", "POST", "/api/v1/documents", **asked).json()[0]["document"]["id"]
    door.ask("adam", "POST", f"/dokument/{id}/ta-bort")
    again = door.ask("gun", "POST", "/api/v1/documents", **asked)
    assert again.status_code == 409
    assert kept.document(door.site.store, id) is None
    with door.site.store.read() as connection:
        assert connection.scalars(sa.select(rolls.answers.c.body).where(rolls.answers.c.body.is_not(None))).all() == []
    assert audit.verify(door.site.store)[2] is None
