"""The pages about searches: what was meant, laws through time, what is alike, what is saved, control points; and their API."""

import csv
import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO, StringIO

import httpx
import pytest
from openpyxl import load_workbook

from service import store as kept
from service.views import Stage
from tests.service import sample
from tests.service.live import Site, furnish, serving
from tests.service.made_up import added

STATEMENT = sample.spoken(sample.PROTOCOL_ANALYSIS, 4)
OWN = {"Sec-Fetch-Site": "same-origin"}
API = "/api/v1"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(tmp_path_factory.mktemp("data")) as running:
        furnish(running.store)
        text = "Genomförandeplaner saknas för tre deltagare.\n\n=1+1 saknas."
        made = added(running.store, text, "fel.txt", provider="Granen", date="2025-09-01")
        kept.set_stage(running.store, made.document.id, Stage.DONE)
        yield running


def get(site: Site, address: str, **params: object) -> str:
    answer = site.client.get(address, params=params or None)  # type: ignore[arg-type]
    assert answer.status_code == 200
    return unescape(answer.text)


def post(site: Site, address: str, **more: object) -> httpx.Response:
    return site.client.post(address, headers=OWN, **more)  # type: ignore[arg-type]


def put(site: Site, text: str, name: str, **more: str | None) -> str:
    """Put a document that has been read into the store, and return its id."""
    document = added(site.store, text, name, **more).document.id  # type: ignore[arg-type]
    kept.set_stage(site.store, document, Stage.DONE)
    return document


def test_slip_is_offered_with_its_hits_and_the_search_is_left_alone(site: Site) -> None:
    text = get(site, "/fynd?q=genomf%C3%B6randepalner&tema=x")
    assert re.search(r"Menade du <a [^>]+><strong>genomförandeplaner</strong></a>\? Det finns, men inte", text)
    assert "Inga träffar" in text


def test_offered_search_keeps_the_choices(site: Site) -> None:
    text = get(site, "/fynd?q=genomf%C3%B6randepalner&etikett=kritik")
    assert re.search(r'Menade du <a id="menade" href="/fynd\?q=genomf%C3%B6randeplaner&etikett=kritik">', text)
    assert 'value="genomförandepalner"' in text


def test_law_through_time_is_a_choice_and_is_told(site: Site) -> None:
    text = get(site, "/fynd", q="14:3 SoL", lagfoljd="ja")
    assert re.search(r'name="lagfoljd" value="ja" checked', text)
    assert "söks också som" in text
    assert "Anteckningarna följer inte" in re.sub("<[^>]+>", "", text)
    assert "söks också som" not in get(site, "/fynd", q="14:3 SoL")


def test_years_in_which_law_changed_are_marked_and_cells_lead_to_hits(site: Site) -> None:
    text = get(site, "/fynd/over-aren")
    assert "1 juli 2025: Socialtjänstlagen (2025:400)" in text
    assert 'class="new-law"' in text
    assert re.search(
        r'href="/fynd\?[^"]*utforare=Tallbacken[^"]*tema=|href="/fynd\?[^"]*tema=[^"]*utforare=Tallbacken', text
    )


def test_what_is_alike_is_led_to_from_hits_and_document(site: Site) -> None:
    address = f"/fynd/liknande/{STATEMENT.replace('#', '/')}"
    assert address in get(site, "/fynd?q=genomf%C3%B6randeplaner")
    assert address in get(site, f"/dokument/{sample.PROTOCOL_ANALYSIS.document.id}")
    assert "Genomförandeplaner saknas för tre" in re.sub("<[^>]+>", "", get(site, address))
    assert "Liknande fynd" in get(site, f"{address}?etikett=alla")
    assert site.client.get("/fynd/liknande/finns/inte").status_code == 404


def test_search_is_saved_listed_and_tells_what_is_new(site: Site) -> None:
    answer = post(
        site, "/sparade", data={"namn": "Planer", "sokning": "q=planerna&etikett=kritik&sida=2", "dela": "gemensam"}
    )
    assert answer.status_code == 303
    text = get(site, "/sparade")
    assert '/fynd?q=planerna&etikett=kritik"' in text
    assert "delas med" in text
    address = re.search(r'href="(/sparade/\w+)"', text)
    assert address
    put(site, "Brister i planerna på Eken.", "eken.txt")
    assert "1 ny sedan sist" in get(site, "/sparade")
    led = site.client.get(address[1])
    assert led.status_code == 303
    shown = get(site, led.headers["location"])
    assert "1 ny träff sedan" in shown
    assert "på Eken" in shown
    assert post(site, f"{address[1]}/dela", data={"dela": ""}).status_code == 303
    assert post(site, f"{address[1]}/ta-bort").status_code == 303
    assert site.client.get(address[1]).status_code == 404


def test_points_become_a_table_with_evidence_and_files(site: Site) -> None:
    file = ("plan.csv", "Kontrollpunkt;Sökning\n=Planer;genomförandeplan*\nNycklar;\n".encode(), "text/csv")
    answer = post(site, "/kontroll", data={"namn": "Plan"}, files={"fil": file})
    assert answer.status_code == 303
    address = answer.headers["location"]
    text = get(site, address)
    assert "åtgärdad, Tallbacken" in text, "the unit says that the plans are made"
    assert "kritiserad, Granen" in text
    assert f"/dokument/{sample.PROTOCOL_ANALYSIS.document.id}#u-" in text
    assert "Nycklar" in text
    assert "Tallbacken" not in get(site, f"{address}?utforare=Granen").split("<table")[1]
    rows = csv.reader(StringIO(site.client.get(f"{address}/tabell.csv").content.decode("utf-8-sig")), delimiter=";")
    cells = [cell for row in rows for cell in row]
    assert "'=Planer" in cells
    assert not any(cell.startswith("=") for cell in cells)
    book = load_workbook(BytesIO(site.client.get(f"{address}/tabell.xlsx").content))
    assert book.sheetnames == ["Tabell", "Belägg", "Om tabellen"]
    assert all(cell.data_type != "f" for sheet in book for row in sheet for cell in row)
    assert post(site, f"{address}/ta-bort").status_code == 303
    assert site.client.get(address).status_code == 404


def test_list_without_points_is_refused_with_what_to_do(site: Site) -> None:
    answer = post(site, "/kontroll", data={"punkter": " \n "})
    assert answer.status_code == 422
    assert "Inga punkter hittades" in answer.text
    bad = post(site, "/kontroll", files={"fil": ("bild.exe", b"MZ\x00\x00", "application/octet-stream")})
    assert bad.status_code == 422


def test_document_gives_its_list_as_points(site: Site) -> None:
    plan = "Uppföljningsplan\n\n- Genomförandeplaner\n- Rapportering av missförhållanden\n"
    answer = post(site, "/kontroll", files={"fil": ("plan.txt", plan.encode(), "text/plain")})
    assert answer.status_code == 303, answer.text
    assert "Rapportering av missförhållanden" in get(site, answer.headers["location"])


def test_api_tells_mistakes_as_a_problem_unless_lenient(site: Site) -> None:
    answer = site.client.get(f"{API}/search", params={"q": "planer år:ifjol"})
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert answer.json()["mistakes"] == ["”ifjol” är inget år. Skriv år:2019 eller år:2015..2020."]
    found = site.client.get(f"{API}/search", params={"q": "planer år:ifjol", "lenient": True}).json()
    assert found["total"] > 0
    assert found["mistakes"]


def test_api_offers_what_was_meant_and_follows_laws(site: Site) -> None:
    meant = site.client.get(f"{API}/search", params={"q": "genomförandepalner"}).json()["meant"]
    assert (meant["words"], meant["total"]) == ("genomförandeplaner", 2)
    followed = site.client.get(f"{API}/search", params={"q": "14:3 SoL", "follow_laws": True, "label": "kritik"}).json()
    assert followed["total"] == 1
    assert "27 kap. 2 § (2025:400)" in followed["notes"][0]


def test_api_filters_like_the_page(site: Site) -> None:
    for params in ({"state": "obesvarad"}, {"law": "SFS 2001:453"}, {"reviewed": False}, {"stance": "bestrider"}):
        found = site.client.get(f"{API}/search", params=params).json()
        assert 0 < found["total"] < 40, params


def test_api_keeps_searches_and_tells_what_is_new(site: Site) -> None:
    address = f"{API}/saved-searches"
    given = {"name": "Larm", "query": "q=larmet&etikett=övrigt", "collection": "gemensam"}
    made = site.client.post(address, json=given, headers=OWN)
    assert (made.status_code, made.json()["new"]) == (201, 0)
    one = f"{address}/{made.json()['id']}"
    paper = put(site, "Larmet fungerar.", "larm.txt")
    assert [found["new"] for found in site.client.get(address).json()] == [1]
    assert [hit["document"]["id"] for hit in site.client.get(f"{one}/new", params={"look": True}).json()] == [paper]
    assert site.client.get(f"{one}/new").json() == []
    assert site.client.delete(one, headers=OWN).status_code == 204
    assert site.client.get(f"{one}/new").status_code == 404
    refused = site.client.post(address, json=given | {"collection": "finns-inte"}, headers=OWN)
    assert refused.status_code == 422


def test_api_checks_points(site: Site) -> None:
    given = {"points": [{"text": "Genomförandeplaner"}, {"text": "Nycklar"}], "providers": ["Tallbacken", "Granen"]}
    plans, nycklar = site.client.post(f"{API}/checks", json=given, headers=OWN).json()
    assert {one["provider"]: one["verdict"] for one in plans["cells"]} == {
        "Tallbacken": "åtgärdad",
        "Granen": "kritiserad",
    }
    assert plans["cells"][1]["evidence"][0]["statement"]["text"].startswith("Genomförandeplaner saknas")
    assert {one["verdict"] for one in nycklar["cells"]} == {"ej nämnd"}


def test_two_utforare_stand_beside_each_other(site: Site) -> None:
    text = get(site, "/jamfor", utforare="Tallbacken", mot="Granen")
    assert "<h2>" in text
    assert "Tallbacken</th>" in text
    assert "Granen</th>" in text
    assert "ej nämnt" in text
    assert "Ingen av dem har kritik" in get(
        site, "/jamfor", utforare="Tallbacken", mot="Granen", fran="1999", till="2000"
    )
    assert site.client.get("/jamfor?utforare=Finns+inte").status_code == 404


def test_two_periods_of_one_utforare(site: Site) -> None:
    one, other = ("Golven var smutsiga.", "2021-01-01"), ("Brister i larmet.", "2023-01-01")
    case = kept.create_case(site.store, "Eken").id
    for text, day in (one, other):
        put(site, f"Brister här. {text}", f"{day}.txt", case=case, provider="Eken", date=day)
    text = get(site, "/jamfor", utforare="Eken")
    assert "Kvarstår från 2021" in text
    assert "Nya 2023" in text
    text = get(site, "/jamfor", utforare="Eken", fran="2020", till="2021", fran2="2022", till2="2024")
    assert "Ej nämnda 2022–2024" in text
    assert "/jamfor?utforare=Eken" in get(site, "/utforare/Eken")


def test_api_finds_what_is_alike(site: Site) -> None:
    found = site.client.get(
        f"{API}/statements/{STATEMENT.replace('#', ':')}/similar", params={"label": "kritik"}
    ).json()
    assert "Genomförandeplaner saknas för tre deltagare." in [one["hit"]["statement"]["text"] for one in found]
    assert found[0]["score"] <= 1
    assert kept.statement(site.store, found[0]["hit"]["statement"]["id"])
