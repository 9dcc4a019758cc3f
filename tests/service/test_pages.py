"""The pages as a browser without scripts gets them."""

from collections.abc import Iterator

import pytest

from service import store as kept
from tests.service import sample
from tests.service.live import Site, furnish, serving

PROTOCOL = sample.PROTOCOL_ANALYSIS.document.id
RESPONSE = sample.RESPONSE_ANALYSIS.document.id


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(tmp_path_factory.mktemp("data")) as site:
        furnish(site.store)
        yield site


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(tmp_path_factory.mktemp("empty")) as site:
        yield site


def page(site: Site, address: str) -> str:
    answer = site.client.get(address)
    assert answer.status_code == 200
    return answer.text


@pytest.mark.parametrize(
    ("address", "help"),
    [
        ("/", "Lämna in ett protokoll"),
        ("/fynd", "Det finns inget att söka i än"),
        ("/granska", "Inget väntar"),
        ("/arende", "Inga ärenden än"),
    ],
)
def test_empty_pages_say_what_to_do(empty: Site, address: str, help: str) -> None:
    assert help in page(empty, address)


def test_overview_shows_what_waits(site: Site) -> None:
    assert "punkter att granska" in page(site, "/")


def test_document_leads_from_summary_to_place_and_back(site: Site) -> None:
    text = page(site, f"/dokument/{PROTOCOL}")
    part = sample.spoken(sample.PROTOCOL_ANALYSIS, 4).partition("#")[2]
    assert f'href="/dokument/{PROTOCOL}#u-{part}"' in text
    assert f'id="u-{part}"' in text
    assert f'id="b-{part}"' in text


def test_page_image_is_a_png_and_kept(site: Site) -> None:
    for _ in range(2):
        answer = site.client.get(f"/dokument/{PROTOCOL}/sida/1.png")
        assert answer.content.startswith(b"\x89PNG")


def test_document_without_pages_shows_text_only(site: Site) -> None:
    text = page(site, f"/dokument/{RESPONSE}")
    assert "<svg" not in text
    assert "Vi delar inte bedömningen" in text


def test_unsure_is_said(site: Site) -> None:
    assert "osäker" in page(site, f"/dokument/{PROTOCOL}")


def test_search_marks_what_matched(site: Site) -> None:
    assert "<mark>" in page(site, "/fynd?q=rutin")


def test_search_without_hits_helps(site: Site) -> None:
    assert "Prova också så här" in page(site, "/fynd?q=flygplatsbuss")


@pytest.mark.parametrize("q", ['"', "-", "*", "<script>", "a" * 3000, "'; drop table cases --", "AND OR NOT", "\x00"])
def test_any_words_are_a_search(site: Site, q: str) -> None:
    assert site.client.get("/fynd", params={"q": q}).status_code == 200


def test_case_shows_the_matrix(site: Site) -> None:
    document = kept.document(site.store, PROTOCOL)
    assert document is not None
    text = page(site, f"/arende/{document.case}")
    assert "Svarsmatris" in text
    assert "Inget svar" in text


def test_what_is_missing_is_said_in_swedish(site: Site) -> None:
    answer = site.client.get("/dokument/finns-inte")
    assert answer.status_code == 404
    assert "Dokumentet finns inte" in answer.text


def test_original_is_a_download(site: Site) -> None:
    answer = site.client.get(f"/dokument/{PROTOCOL}/original")
    assert answer.content == sample.PROTOCOL_FILE
    assert answer.headers["content-disposition"].startswith("attachment")


def test_headers_forbid_foreign_content(site: Site) -> None:
    headers = site.client.get("/").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "private, no-store"


def test_no_inline_script_or_style(site: Site) -> None:
    for address in ("/", "/fynd?q=rutin", f"/dokument/{PROTOCOL}", f"/granska/{RESPONSE}"):
        text = page(site, address)
        assert " style=" not in text
        assert "<style" not in text
        assert "onclick" not in text


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://annan.example"}, {"Sec-Fetch-Site": "same-site"}]
)
def test_other_sites_change_nothing(site: Site, headers: dict[str, str]) -> None:
    answer = site.client.post(f"/dokument/{PROTOCOL}/ta-bort", headers=headers)
    assert answer.status_code == 403
    assert kept.document(site.store, PROTOCOL)


def test_other_names_for_this_machine_are_refused(site: Site) -> None:
    assert site.client.get("/", headers={"Host": "annan.example"}).status_code == 400


def test_file_that_is_too_large_is_refused_with_a_reason(site: Site) -> None:
    answer = site.client.post("/dokument", files={"files": ("stor.txt", b"a" * 1_200_000)})
    assert answer.status_code == 422
    assert "stor.txt är för stor" in answer.text


def test_request_that_is_too_large_is_refused(site: Site) -> None:
    answer = site.client.post("/api/v1/documents", files={"files": ("stor.txt", b"a" * 22_000_000)})
    assert answer.status_code == 413
    assert "för stort" in answer.json()["detail"]


def test_files_that_are_known_make_no_empty_case(site: Site) -> None:
    files = [("files", ("brev.txt", b"Ett brev.")), ("files", ("annat.txt", "Ett annat brev från Åsa.".encode()))]
    site.client.post("/dokument", files=files)
    before = kept.cases(site.store)
    answer = site.client.post("/dokument", files=files, data={"title": "Igen"})
    assert answer.status_code == 422
    assert "brev.txt är redan inlämnad" in answer.text
    assert kept.cases(site.store) == before


def test_files_of_several_matters_may_each_have_their_own_case(site: Site) -> None:
    files = [("files", (f"{word}.txt", f"Ett brev om {word}.".encode())) for word in ("golv", "tak")]
    assert site.client.post("/dokument", files=files, data={"case": "var-for-sig"}).status_code == 303
    floor, roof = (one for one in kept.documents(site.store, limit=2))
    assert {floor.name, roof.name} == {"golv.txt", "tak.txt"}
    assert floor.case != roof.case
