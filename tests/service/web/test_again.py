"""Documents are read again as people wish: chosen pages from their pictures, texts that are not in Swedish; and scans made searchable."""

import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from extract import ocr
from service import store as kept
from service.cli import app
from service.views import DocumentRow, Stage, Wish
from tests import samples
from tests.hostile import FILES
from tests.service.live import Site, serving

needs_tesseract = pytest.mark.skipif(ocr.missing() is not None, reason=str(ocr.missing()))
PRINT = samples.lines(samples.PROSE[:1], pages=2)
ENGLISH = (
    b"The unit has no routine for written plans. Staff are asked to make one before the first of May, and to show it to "
    b"all who work there. The reviewers will return in the autumn to see what has been done.\n"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(tmp_path_factory.mktemp("data")) as site:
        yield site


def read(site: Site, name: str, data: bytes) -> DocumentRow:
    """Hand in a file and wait until it is read."""
    (one,) = site.client.post("/api/v1/documents", files={"files": (name, data)}).json()
    return ended(site, one["document"]["id"])


def ended(site: Site, id: str) -> DocumentRow:
    """Wait until a document has come to an end."""
    for _ in range(1800):
        row = kept.document(site.store, id)
        assert row is not None
        if row.stage in (Stage.DONE, Stage.FAILED):
            return row
        time.sleep(0.1)
    raise AssertionError(f"it took too long: {row.stage}")


def post(site: Site, id: str, **fields: str) -> httpx.Response:
    return site.client.post(f"/dokument/{id}/igen", data=fields)


@needs_tesseract
def test_chosen_pages_are_read_from_their_pictures_and_back(site: Site) -> None:
    row = read(site, "a.pdf", PRINT)
    assert [page.source for page in row.pages] == ["text", "text"]
    assert site.client.get(f"/dokument/{row.id}/sokbar.pdf").status_code == 422
    assert post(site, row.id, sidor="2").status_code == 303
    row = ended(site, row.id)
    assert [page.source for page in row.pages] == ["text", "ocr"]
    assert "På begäran är texten på sida 2 läst ur bilden." in row.notes
    shown = site.client.get(f"/dokument/{row.id}").text
    assert "1 sida ur textlagret, 1 sida ur bilden" in shown
    assert "Sökbar PDF" in shown
    pdf = site.client.get(f"/api/v1/documents/{row.id}/searchable.pdf")
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF-1.7")
    assert site.client.post(f"/api/v1/documents/{row.id}/read-again", json={"pages": []}).status_code == 202
    assert [page.source for page in ended(site, row.id).pages] == ["text", "text"]


def test_pages_that_are_not_there_are_told_of(site: Site) -> None:
    row = read(site, "b.pdf", samples.lines(samples.PROSE[1:2]))
    answer = post(site, row.id, sidor="1-3")
    assert answer.status_code == 422
    assert "Sidan 2 finns inte: dokumentet har 1 sida." in answer.text
    assert 'value="1-3"' in answer.text
    answer = site.client.post(f"/api/v1/documents/{row.id}/read-again", json={"pages": [7]})
    assert answer.status_code == 422
    assert site.client.post("/api/v1/documents/finns-inte/read-again", json={}).status_code == 404


def test_a_document_under_way_is_not_read_again(site: Site) -> None:
    waiting, _ = kept.add_document(site.store, "c.txt", b"Inga brister framkom.")
    answer = site.client.post(f"/api/v1/documents/{waiting.id}/read-again", json={})
    assert answer.status_code == 409
    assert answer.json()["detail"] == "Dokumentet läses just nu. Vänta tills det är klart och försök igen."
    assert site.client.get(f"/dokument/{waiting.id}/sokbar.pdf").status_code == 409


def test_a_text_in_english_is_analysed_only_when_asked(site: Site) -> None:
    row = read(site, "english.txt", ENGLISH)
    said = kept.statements(site.store, row.id)
    assert row.language == "en"
    assert "så texten har inte analyserats" in row.notes[0]
    assert {one.predicted.confidence for one in said} == {0.0}
    assert kept.entities(site.store, row.id) == ()
    assert not kept.summary(site.store, row.id).statements
    shown = site.client.get(f"/dokument/{row.id}").text
    assert "Analysera ändå" in shown
    assert "Ingen kritik hittades" not in shown
    assert post(site, row.id, frammande="true").status_code == 303
    row = ended(site, row.id)
    assert row.wish == Wish(foreign=True)
    assert "så det som sägs om den är osäkert" in row.notes[0]
    assert all(one.predicted.confidence for one in kept.statements(site.store, row.id))
    assert "Analysera ändå" not in site.client.get(f"/dokument/{row.id}").text


def test_a_foreign_text_can_be_asked_for_when_it_is_handed_in(site: Site) -> None:
    data = ENGLISH.replace(b"May", b"June")
    answer = site.client.post("/api/v1/documents", files={"files": ("e.txt", data)}, data={"foreign": "true"})
    row = ended(site, answer.json()[0]["document"]["id"])
    assert all(one.predicted.confidence for one in kept.statements(site.store, row.id))


@needs_tesseract
def test_the_command_line_takes_wishes_and_makes_scans_searchable(tmp_path: Path) -> None:
    printed, scan = tmp_path / "a.pdf", tmp_path / "b.pdf"
    printed.write_bytes(PRINT)
    scan.write_bytes(samples.scanned(samples.lines(samples.PROSE[:1])))
    run = CliRunner().invoke(app, ["analyse", "--sidor", "2", "--format", "json", str(printed)])
    assert '"source": "ocr"' in run.output
    assert CliRunner().invoke(app, ["analyse", "--sidor", "x", str(printed)]).exit_code == 1
    run = CliRunner().invoke(app, ["searchable", str(scan)])
    assert run.output.strip() == str(tmp_path / "b (sökbar).pdf")
    assert (tmp_path / "b (sökbar).pdf").read_bytes().startswith(b"%PDF")
    run = CliRunner().invoke(app, ["searchable", str(printed)])
    assert run.exit_code == 1
    assert "går att söka i som det är" in run.output


def test_a_mail_that_means_harm_costs_its_own_worker_and_not_the_service(site: Site) -> None:
    answer = site.client.post("/api/v1/documents", files={"files": ("ond.eml", FILES["mail, parts in parts"]())})
    (one,) = answer.json()
    assert one["status"] == 422
    assert one["detail"].startswith("ond.eml är ett skadat mejl.")
    assert site.client.get("/api/v1/health").json()["status"] == "ok"
