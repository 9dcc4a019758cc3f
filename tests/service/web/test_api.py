"""The API as a program meets it."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest

from tests.service import sample
from tests.service.live import Site, furnish, serving

PROTOCOL = sample.PROTOCOL_ANALYSIS.document.id
STATEMENT = sample.spoken(sample.PROTOCOL_ANALYSIS, 4)
API = "/api/v1"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(tmp_path_factory.mktemp("data")) as site:
        furnish(site.store)
        yield site


def test_health(site: Site) -> None:
    assert site.client.get(f"{API}/health").json() == {"status": "ok", "documents": 2}


def test_documents_are_listed_and_narrowed(site: Site) -> None:
    assert len(site.client.get(f"{API}/documents").json()) == 2
    found = site.client.get(f"{API}/documents", params={"kind": "protokoll"}).json()
    assert [one["id"] for one in found] == [PROTOCOL]
    assert found[0]["metadata"]["case_number"] == "SN 2024/117"


def test_analysis_is_the_contract(site: Site) -> None:
    found = site.client.get(f"{API}/documents/{PROTOCOL}/analysis").json()
    (document,) = found["documents"]
    assert document["statements"][4]["label"] == "kritik"
    assert found["links"] == []


def test_search_answers_with_marks_and_counts(site: Site) -> None:
    found = site.client.get(f"{API}/search", params={"q": "rutinen", "label": "kritik"}).json()
    (hit,) = found["hits"]
    start, end = hit["marks"][0]
    assert hit["statement"]["text"][start:end] == "Rutinen"
    assert {"value": "protokoll", "count": 1} in found["facets"]["kind"]


@pytest.mark.parametrize("id", [quote(STATEMENT, safe=""), STATEMENT.replace("#", ":")])
def test_statement_has_two_spellings_of_its_id(site: Site, id: str) -> None:
    assert site.client.get(f"{API}/statements/{id}").json()["id"] == STATEMENT


def test_decision_history_and_undo(site: Site) -> None:
    address = f"{API}/statements/{STATEMENT.replace('#', ':')}"
    decided = site.client.post(f"{address}/decision", json={"label": "åtgärd", "deadline": "2024-09-01"}).json()
    assert (decided["decided"]["label"], decided["predicted"]["label"]) == ("åtgärd", "kritik")
    assert site.client.delete(f"{address}/decision").json()["decided"] is None
    assert [one["who"] for one in site.client.get(f"{address}/history").json()] == ["ada", "ada"]
    assert site.client.delete(f"{address}/decision").status_code == 404


def test_link_decision_and_undo(site: Site) -> None:
    body = {"source": sample.MAYBE.source, "target": sample.MAYBE.target, "type": "besvarar"}
    decided = site.client.post(f"{API}/links/decision", json={**body, "accepted": True}).json()
    assert (decided["believed"], decided["accepted"]) == (False, True)
    assert site.client.delete(f"{API}/links/decision", params=body).status_code == 204


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/documents/finns-inte", None, 404),
        ("GET", "/cases/finns-inte/analysis", None, 404),
        ("GET", "/search?label=beröm", None, 422),
        ("GET", "/documents?limit=0", None, 422),
        ("POST", "/statements/a:1-2/decision", {}, 404),
        ("POST", f"/statements/{quote(STATEMENT, safe='')}/decision", {"label": None}, 422),
        ("POST", f"/statements/{quote(STATEMENT, safe='')}/decision", {"deadline": "snart"}, 422),
        ("POST", f"/statements/{quote(STATEMENT, safe='')}/decision", {"etikett": "kritik"}, 422),
        ("GET", "/finns-inte", None, 404),
    ],
)
def test_failure_is_problem_json_with_a_swedish_sentence(
    site: Site, method: str, path: str, body: object, status: int
) -> None:
    answer = site.client.request(method, API + path, json=body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert set(answer.json()) == {"type", "title", "status", "detail"}
    assert answer.json()["detail"].endswith(".")


def test_openapi_names_every_promised_address(site: Site) -> None:
    paths = site.client.get(f"{API}/openapi.json").json()["paths"]
    assert {
        "/api/v1/documents",
        "/api/v1/documents/{id}/analysis",
        "/api/v1/cases/{id}/analysis",
        "/api/v1/search",
        "/api/v1/statements/{id}/decision",
        "/api/v1/links/decision",
        "/api/v1/health",
    } <= paths.keys()
