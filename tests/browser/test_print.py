"""On paper: a summary longer than a sheet begins under its title, not on the sheet after."""

import pypdfium2 as pdfium
from playwright.sync_api import Page

from service import store as kept
from service.analyse import analyse_document, link_case
from service.views import Stage
from tests.service.live import Site

FAULTS = "\n\n".join(
    f"Rutinen för nycklar saknas på avdelning {number}, vilket är en brist." for number in range(1, 41)
)


def test_a_long_summary_begins_on_the_first_sheet(page: Page, site: Site) -> None:
    name, data = "protokoll.txt", f"Protokoll från uppföljning den 12 april 2023\n\nBrister\n\n{FAULTS}".encode()
    (analysis,) = link_case([analyse_document(name, data)]).documents
    document, _ = kept.add_document(site.store, name, data)
    kept.save_analysis(site.store, analysis)
    kept.set_stage(site.store, document.id, Stage.DONE)
    page.goto(f"/dokument/{document.id}")
    with pdfium.PdfDocument(page.pdf(format="A4")) as paper:
        assert len(paper) > 1
        assert "Sammanfattning" in paper[0].get_textpage().get_text_bounded()
