"""What could not be read is listed with its reason and can be tried once more: each, or all."""

from collections.abc import Iterator

import pytest

from service import store as kept
from service.store import Store
from service.store.jobs import opened
from service.views import Stage
from tests.service.live import Site, serving

REASON = "skyddad.pdf är krypterad."


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(tmp_path_factory.mktemp("data"), works=False) as site:
        yield site


def fail(store: Store, number: int) -> str:
    id = kept.add_document(store, f"skyddad {number}.pdf", f"%PDF {number}".encode())[0].id
    kept.set_stage(store, id, Stage.FAILED, REASON)
    return id


def queued(site: Site) -> frozenset[str]:
    with opened(str(site.store.engine.url).replace("rodtrad.db", "queue.db")) as board:
        return board.waiting().documents


def test_nothing_failed(site: Site) -> None:
    assert "Inget har misslyckats" in site.client.get("/misslyckade").text
    assert site.client.post("/api/v1/documents/retry").json() == {"queued": 0}


def test_failures_are_listed_page_by_page_and_the_first_page_shows_a_few(site: Site) -> None:
    for number in range(53):
        fail(site.store, number)
    first, second = (site.client.get(f"/misslyckade?sida={page}").text for page in (1, 2))
    assert "53 filer kunde inte läsas" in first
    assert (first.count(REASON), second.count(REASON)) == (50, 3)
    assert "Visa alla 53" in site.client.get("/").text
    assert site.client.get("/").text.count(REASON) == 3


def test_all_are_tried_once_more(site: Site) -> None:
    ids = {fail(site.store, number) for number in range(3)}
    listed = site.client.get("/api/v1/documents?stage=misslyckad").json()
    assert {one["error"] for one in listed} == {REASON}
    answer = site.client.post("/misslyckade/igen", follow_redirects=True)
    assert "3 filer läses en gång till" in answer.text
    assert queued(site) == ids
    assert {row.stage for row in kept.documents(site.store)} == {Stage.RECEIVED}


def test_one_is_tried_once_more_and_a_program_may_ask_for_all(site: Site) -> None:
    one, other = fail(site.store, 1), fail(site.store, 2)
    assert site.client.post(f"/dokument/{one}/igen").status_code == 303
    assert queued(site) == {one}
    answer = site.client.post("/api/v1/documents/retry")
    assert (answer.status_code, answer.json()) == (202, {"queued": 1})
    assert queued(site) == {one, other}
