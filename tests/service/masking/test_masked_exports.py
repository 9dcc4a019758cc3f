"""Files to take away, with the personal data in them masked where someone asks for it, and which of the two they are."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from io import BytesIO

import pytest

from service import store as kept
from service.analyse import analyse_document
from service.masking.rows import MASKED, OPEN
from service.store import Store
from service.views import Stage
from tests.service.live import Site, serving
from tests.service.masking.test_masking import LINES, SECRET

NAME = "Tuva Lindhagen 121212-1212.txt"
FILES = ("/fynd/hamta.xlsx", "/fynd/hamta.csv", "/fynd/hamta.jsonl", "/fynd/hamta.docx", "xlsx", "docx")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, str]]:
    with serving(tmp_path_factory.mktemp("data")) as site:
        yield site, furnished(site.store)


def furnished(store: Store) -> str:
    """Keep a document in which all kinds stand, with a kritik and who is to see to it; return its case."""
    data = "\n\n".join(LINES).encode()
    case = kept.create_case(store, "Klagomål från Tuva Lindhagen").id
    row, _ = kept.add_document(store, NAME, data, case=case)
    made = analyse_document(NAME, data)
    kept.save_analysis(store, replace(made, profile=replace(made.profile, title="Om Tuva Lindhagen")))
    kept.set_stage(store, row.id, Stage.DONE)
    for one in kept.statements(store, row.id):
        kept.decide(store, one.statement.id, who="ada", label="kritik", responsible="Tuva Lindhagen")
    return case


def told(data: bytes) -> str:
    """Return all that stands in a file, also in what a package holds."""
    if not data.startswith(b"PK"):
        return data.decode()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return unescape("".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist()))


@pytest.mark.parametrize("file", FILES)
def test_masked_file_holds_no_personal_data_and_says_that_it_is_masked(site: tuple[Site, str], file: str) -> None:
    live, case = site
    address = file if file.startswith("/") else f"/arende/{case}/svarsmatris.{file}"
    asked = {"q": "Lindhagen ELLER insats ELLER genomförandeplan"} if file.startswith("/") else {}
    bare = live.client.get(address, params=asked)
    masked = live.client.get(address, params={**asked, "maska": "ja"})
    plain, hidden = told(bare.content), told(masked.content)
    assert OPEN in plain
    assert MASKED in hidden
    assert MASKED not in plain
    assert "Lindhagen" in plain
    assert "[maskat: namn]" in hidden
    assert "genomförandeplan" in hidden
    for secret in SECRET:
        assert secret not in hidden
        assert secret not in masked.headers["content-disposition"]


def test_pages_offer_both(site: tuple[Site, str]) -> None:
    live, case = site
    assert "maska=ja" in live.client.get("/fynd?q=insats").text
    page = live.client.get(f"/arende/{case}").text
    assert f"/arende/{case}/svarsmatris.docx?maska=ja" in page
    assert f'/arende/{case}/svarsmatris.docx"' in page
