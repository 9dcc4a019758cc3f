"""Masking on its page: boxes to tick, a parcel to fetch, a line on the trail."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from service import store as kept
from service.analyse import analyse_document
from service.store import audit
from service.views import Stage
from tests.service.live import Site, serving
from tests.service.masking.test_masking import pdf, texts


@pytest.fixture
def masking_site(tmp_path: Path) -> Iterator[tuple[Site, str]]:
    with serving(tmp_path) as site:
        analysis = analyse_document("a.pdf", pdf())
        document, _ = kept.add_document(site.store, "a.pdf", pdf())
        kept.save_analysis(site.store, analysis)
        kept.set_stage(site.store, document.id, Stage.DONE)
        yield site, document.id


def test_page_suggests_and_hands_out_what_was_ticked(masking_site: tuple[Site, str]) -> None:
    site, id = masking_site
    shown = site.client.get(f"/dokument/{id}/maska").text
    assert "personnummer:121212-1212" in shown
    refused = site.client.post(f"/dokument/{id}/maska", data={"grund": "26 kap. 1 § OSL"})
    assert refused.status_code == 422
    assert "Inget är valt" in refused.text
    form = {"uppgift": ["personnummer:121212-1212"], "grund": "26 kap. 1 § OSL", "ord": "Lindhagen"}
    answer = site.client.post(f"/dokument/{id}/maska", data=form)
    with ZipFile(BytesIO(answer.content)) as archive:
        text = texts(archive.read("maskad.pdf"))
    assert "121212" not in text
    assert "Lindhagen" not in text
    assert "Tuva" in text
    (entry, *_) = [one for one in audit.trail(site.store) if one.what == "maskade dokument"]
    assert entry.after == {"kind": {"personnummer": 1, "egna ord": 3}}
