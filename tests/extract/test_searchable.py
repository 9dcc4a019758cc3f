"""A scan becomes a PDF that looks the same, can be searched, and holds what PDF/A asks for."""

import re
from difflib import SequenceMatcher

import pytest
from pypdfium2 import PdfDocument

from extract import ocr
from extract.errors import Unreadable
from extract.readers import read
from extract.searchable import searchable
from tests import samples

pytestmark = pytest.mark.skipif(ocr.missing() is not None, reason=str(ocr.missing()))
PRINT = samples.report(rounds=1)
SCAN = samples.scanned(PRINT, skew=1.0)


@pytest.fixture(scope="module")
def made() -> bytes:
    return searchable(SCAN, read("a.pdf", SCAN))


def words(pdf: bytes) -> list[str]:
    return " ".join(page.get_textpage().get_text_bounded() for page in PdfDocument(pdf)).split()


def test_the_text_can_be_searched(made: bytes) -> None:
    assert SequenceMatcher(None, words(made), words(PRINT), autojunk=False).ratio() > 0.85


def test_words_lie_where_the_page_shows_them(made: bytes) -> None:
    boxes = []
    for pdf in (SCAN, made):
        document = read("a.pdf", pdf)
        line = next(one for one in document.lines if "Granskarna besökte" in one.span.of(document.text))
        boxes.append((line.box.x0, line.box.top))
    assert boxes[0] == pytest.approx(boxes[1], abs=6)


def test_pages_keep_their_size_and_looks(made: bytes) -> None:
    old, new = PdfDocument(SCAN), PdfDocument(made)
    assert [page.get_size() for page in new] == [pytest.approx(page.get_size(), abs=0.5) for page in old]
    shots = [pdf[0].render(scale=0.2, grayscale=True).to_pil().convert("L").resize((60, 80)) for pdf in (old, new)]
    apart = [abs(a - b) for a, b in zip(shots[0].tobytes(), shots[1].tobytes(), strict=True)]
    assert sum(apart) / len(apart) < 4


def test_it_holds_what_pdf_a_asks_for(made: bytes) -> None:
    assert made.startswith(b"%PDF-1.7\n%")
    assert min(made[10:14]) > 127
    assert b"<pdfaid:part>2</pdfaid:part>" in made
    assert b"/S /GTS_PDFA1" in made
    assert re.search(rb"/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]", made)
    assert not re.search(rb"/(?:Encrypt|JavaScript|AA|OpenAction|LZWDecode|SMask)\b", made)


def test_a_scan_from_a_picture_file_can_be_had_too() -> None:
    data = samples.photographed(samples.table(), "TIFF")
    assert "Handlingsplan" in words(searchable(data, read("a.tif", data)))


def test_what_can_be_searched_already_is_left_as_it_is() -> None:
    with pytest.raises(Unreadable, match="går att söka i som det är"):
        searchable(PRINT, read("a.pdf", PRINT))
