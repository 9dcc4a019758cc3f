"""Pages that are pictures are read with tesseract, boxes and all; without it, one sentence says what to install."""

from collections.abc import Iterator
from difflib import SequenceMatcher

import pytest

from extract import ocr
from extract.errors import Unreadable
from extract.readers import read
from extract.types import BlockKind, Box, Document
from tests import samples

needs_tesseract = pytest.mark.skipif(ocr.missing() is not None, reason=str(ocr.missing()))


def likeness(one: str, other: str) -> float:
    """Return how much the words of two texts are alike, whatever stands between."""
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def box_of(document: Document, words: str) -> Box:
    """Return the box of the line with the words."""
    return next(line.box for line in document.lines if words in line.span.of(document.text))


@needs_tesseract
@pytest.mark.parametrize("skew", [0.0, 1.5, -2.3])
def test_a_scan_that_is_askew_reads_as_the_print_does(skew: float) -> None:
    print_ = samples.table()
    straight, scan = read("a.pdf", print_), read("a.pdf", samples.scanned(print_, skew=skew))
    assert likeness(straight.text, scan.text) > 0.9
    assert [page.source for page in scan.pages] == ["ocr"]
    assert scan.pages[0].quality > 0.85
    cells = [(block.cell, block.span.of(scan.text)) for block in scan.blocks if block.cell]
    assert cells == [(block.cell, block.span.of(straight.text)) for block in straight.blocks if block.cell]


@needs_tesseract
def test_boxes_lie_where_the_page_that_is_askew_shows_the_words() -> None:
    straight, scan = (read("a.pdf", data) for data in (samples.table(), samples.scanned(samples.table(), skew=2)))
    print_, seen = box_of(straight, "Handlingsplan"), box_of(scan, "Handlingsplan")
    # turned 2 degrees clockwise round the middle of an A4: what stands high goes right, what stands left goes up
    assert seen.x0 - print_.x0 == pytest.approx(0.035 * 345, abs=4)
    assert seen.top - print_.top == pytest.approx(-0.035 * 200, abs=4)


@needs_tesseract
@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_on_its_side_is_read_and_boxes_stay_on_it(quarters: int) -> None:
    document = read("a.pdf", samples.scanned(samples.wide(), quarters=quarters))
    assert "Björkbackens dagverksamhet i mars" in document.text
    page = document.pages[0]
    assert (page.width > page.height) == (quarters == 2)
    heading = box_of(document, "Bilaga på bredden")
    assert 0 <= heading.x0 < heading.x1 <= page.width
    assert (heading.x1 - heading.x0 > heading.bottom - heading.top) == (quarters == 2)


@needs_tesseract
@pytest.mark.parametrize("degrees", [90, -90], ids=["up", "down"])
def test_text_that_runs_along_the_margin_is_read_where_it_stands(degrees: int) -> None:
    text = "Justerat den 4 mars 2024 av Tova Lindhage"
    print_ = samples.margin(text, degrees)
    printed, scan = (read("a.pdf", data) for data in (print_, samples.scanned(print_)))
    boxes = [box_of(document, text) for document in (printed, scan)]
    for side in ("x0", "top", "x1", "bottom"):
        assert getattr(boxes[0], side) == pytest.approx(getattr(boxes[1], side), abs=3)
    assert len(scan.blocks) == len(printed.blocks)


@needs_tesseract
def test_bold_lines_and_bullets_in_a_scan_are_headings_and_items() -> None:
    document = read("a.pdf", samples.scanned(samples.report(rounds=1)))
    kinds = {block.span.of(document.text): block.kind for block in document.blocks}
    assert kinds["1. Område A"] is BlockKind.HEADING
    assert kinds["• Rutin för nattbemanning"] is BlockKind.LIST_ITEM


@needs_tesseract
def test_a_stamp_in_type_does_not_hide_the_scan_under_it() -> None:
    document = read("a.pdf", samples.stamped(samples.report(rounds=1), "INKOM 2023-05-04"))
    assert document.pages[0].source == "ocr"
    assert "Björkbackens dagverksamhet" in document.text


@needs_tesseract
def test_a_text_layer_whose_letters_stand_for_others_is_read_from_the_picture() -> None:
    document = read("a.pdf", samples.ciphered(samples.report(rounds=1)))
    assert document.pages[0].source == "ocr"
    assert "Björkbackens dagverksamhet" in document.text


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PATH", "")
    ocr.missing.cache_clear()
    yield
    ocr.missing.cache_clear()


@pytest.mark.usefixtures("without_tesseract")
def test_without_tesseract_the_other_pages_are_read_and_the_install_line_given() -> None:
    document = read("a.pdf", samples.picture_pages([2], pages=3))
    assert document.text.count("Här finns text") == 2
    (note,) = document.notes
    assert note.startswith("Sida 2 är en bild som inte har lästs. ")
    assert "apt install tesseract-ocr-swe" in note


@pytest.mark.usefixtures("without_tesseract")
def test_without_tesseract_a_bad_text_layer_is_read_and_told_of() -> None:
    document = read("a.pdf", samples.ciphered(samples.report(rounds=1)))
    assert document.pages[0].quality < 0.3
    assert document.notes == ("Textlagret på sida 1 är svårläst och kan ge fel: jämför med originalet.",)


@pytest.mark.usefixtures("without_tesseract")
def test_without_tesseract_a_scan_is_unreadable_and_says_why() -> None:
    with pytest.raises(Unreadable, match=r"inskannad: sidorna 1–2 saknar textlager.*apt install tesseract-ocr-swe"):
        read("a.pdf", samples.picture_pages([1, 2], pages=2))
