"""The search page over a running service: mistakes beside the box, choices with counts, files to take away."""

import csv
import json
import re
from collections.abc import Iterator
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from service import store as kept
from service.export.hits import harmless
from service.store import audit
from tests.service.live import Site, furnish, serving
from tests.service.made_up import added


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(tmp_path_factory.mktemp("data")) as running:
        case = furnish(running.store)
        added(running.store, "Brister i =HYPERLINK.\n\n=1+1 brister i tabellen.", "formel.txt", case=case)
        statement = kept.statements(running.store, kept.documents(running.store, limit=1)[0].id)[0]
        kept.decide(running.store, statement.statement.id, who="ada", label="kritik")
        yield running


def get(site: Site, address: str) -> str:
    answer = site.client.get(address)
    assert answer.status_code == 200
    return answer.text


def test_mistake_stands_beside_the_box(site: Site) -> None:
    text = get(site, "/fynd?q=brister+%C3%A5r%3Aifjol")
    assert 'aria-describedby="fel"' in text
    assert "är inget år" in text


def test_typed_label_beats_the_usual_ones(site: Site) -> None:
    assert "Inga träffar" not in get(site, "/fynd?q=typ%3A%C3%B6vrigt")


def test_choices_are_kept_and_counted(site: Site) -> None:
    text = get(site, "/fynd?lage=bestridd&lage=obesvarad")
    for state in ("bestridd", "obesvarad"):
        assert re.search(f'name="lage" value="{state}" id="[^"]+" checked>', text)
    assert "Läge" in text
    assert "2 träffar" in text


@pytest.mark.parametrize("suffix", ["xlsx", "csv", "docx", "jsonl"])
def test_file_says_what_was_asked(site: Site, suffix: str) -> None:
    answer = site.client.get(f"/fynd/hamta.{suffix}", params={"q": "brister ELLER planer"})
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment")
    if suffix == "docx":
        told = ZipFile(BytesIO(answer.content)).read("word/document.xml").decode()
    elif suffix == "xlsx":
        book = load_workbook(BytesIO(answer.content))
        told = str([[cell.value for cell in row] for row in book["Om sökningen"]])
        assert all(cell.data_type != "f" for row in book["Träffar"] for cell in row)
    else:
        told = answer.text
    for part in ("brister ELLER planer", "Granskade av människa", "Modell"):
        assert part in told


def test_each_file_is_on_the_trail_with_its_size_and_not_its_search(site: Site) -> None:
    for _ in range(2):
        site.client.get("/fynd/hamta.csv", params={"q": "Genomförandeplaner"})
    taken = [one for one in audit.trail(site.store, limit=None) if one.what == "såg och hämtade träffar"]
    assert [one.after for one in taken[:2]] == [{"size": 1}, {"size": 1}]
    assert "enomför" not in str(taken)


def test_csv_opens_in_swedish_excel_and_reckons_nothing_out(site: Site) -> None:
    answer = site.client.get("/fynd/hamta.csv", params={"q": "brister", "etikett": ["kritik", "övrigt"]})
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert any(row[:2] == ["övrigt", "'=1+1 brister i tabellen."] for row in rows)
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)


def test_jsonl_holds_a_line_per_hit(site: Site) -> None:
    first, *lines = get(site, "/fynd/hamta.jsonl?q=brister").splitlines()
    assert json.loads(first)["Sökning"] == "brister"
    assert len(lines) == int(json.loads(first)["Träffar"])


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", " =1", "\t=1", "\n=1"])
def test_formula_becomes_text(cell: str) -> None:
    assert harmless([cell]) == [f"'{cell}"]


def test_hits_spread_over_years_themes_and_providers(site: Site) -> None:
    text = get(site, "/fynd/over-aren?q=planer")
    assert "Tema per år" in text
    assert '<th scope="row">Tallbacken</th>' in text
    assert "<svg" in text
    assert "Inga träffar med datum" in get(site, "/fynd/over-aren?q=flygplatsbuss")
