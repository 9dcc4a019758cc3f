"""Every reader keeps the promises of Document, on every sample."""

from itertools import pairwise

import pytest

from extract import ocr
from extract.readers import READERS, doc, picture, read
from extract.types import BlockKind, Document
from tests import office, samples

SAMPLES = {
    "en spalt.pdf": samples.report(),
    "två spalter.pdf": samples.report(columns=2, rounds=5),
    "tabell.pdf": samples.table(),
    "lång tabell.pdf": samples.table(repeat=30),
    "bredd.pdf": samples.wide(),
    "vriden.pdf": samples.lines(samples.PROSE, pages=2, rotate=90),
    "upp och ned.pdf": samples.lines(samples.PROSE, rotate=180, crop=30),
    "bildsida.pdf": samples.picture_pages([2], pages=3),
    "svar.docx": samples.word(),
    "mejl.eml": samples.mail(),
    "mejl i html.eml": samples.mail(html=True),
    "svar.odt": office.odt(),
    "svar.rtf": office.rtf(),
    "mejl.msg": office.msg(),
    "sida.html": b"<html><body><h1>Rubrik</h1><p>Text</p><table><tr><td>a<td>b</table></body></html>",
    "text.txt": "Rubrik\n\nEn rad som\nbryts.\n\n- Punkt".encode("cp1252"),
    "text.md": "# Rubrik\n\n1. **Ett**\n2. Två\n".encode("utf-16"),
}

# What other programs read is tried where they are installed
if ocr.missing() is None:
    SAMPLES["sida.png"] = samples.photographed(samples.table(), "PNG")
    SAMPLES["två sidor.tif"] = samples.photographed(samples.lines(samples.PROSE, pages=2), "TIFF", mode="1")
if doc.missing() is None:
    SAMPLES["svar.doc"] = office.doc()
OPTIONAL = {picture: ocr.missing(), doc: doc.missing()}


@pytest.fixture(params=SAMPLES, scope="module")
def document(request: pytest.FixtureRequest) -> Document:
    return read(request.param, SAMPLES[request.param])


def test_every_reader_has_a_sample() -> None:
    taking = {next(reader for reader in READERS if reader.takes(data)) for data in SAMPLES.values()}
    assert taking == {reader for reader in READERS if not OPTIONAL.get(reader)}


def test_blocks_are_parted_by_a_blank_line_and_make_up_the_text(document: Document) -> None:
    assert "\n\n".join(block.span.of(document.text) for block in document.blocks) == document.text
    assert all(one.span.end + 2 == other.span.start for one, other in pairwise(document.blocks))


def test_a_block_is_one_line_of_text_without_spaces_to_spare(document: Document) -> None:
    for block in document.blocks:
        text = block.span.of(document.text)
        assert text == " ".join(text.split()) != ""


def test_pages_follow_each_other_and_cover_the_text(document: Document) -> None:
    assert document.pages[0].span.start == 0
    assert document.pages[-1].span.end == len(document.text)
    assert all(one.span.end == other.span.start for one, other in pairwise(document.pages))
    assert [page.number for page in document.pages] == list(range(1, len(document.pages) + 1))
    assert all(0 <= page.quality <= 1 for page in document.pages)


def test_a_block_begins_on_its_page(document: Document) -> None:
    for block in document.blocks:
        page = document.pages[block.page - 1].span
        assert page.start <= block.span.start < page.end


def test_lines_stand_in_blocks_in_order_and_on_their_page(document: Document) -> None:
    spans = [line.span for line in document.lines]
    assert spans == sorted(spans)
    for line in document.lines:
        page = document.pages[line.page - 1].span
        assert line.span.start < line.span.end
        assert page.start <= line.span.start
        assert line.span.end <= page.end
        assert any(b.span.start <= line.span.start and line.span.end <= b.span.end for b in document.blocks)


def test_boxes_lie_on_the_page(document: Document) -> None:
    for line in document.lines:
        page, box = document.pages[line.page - 1], line.box
        assert -1 <= box.x0 < box.x1 <= page.width + 1
        assert -1 <= box.top < box.bottom <= page.height + 1


def test_only_headings_have_levels_and_only_cells_a_place(document: Document) -> None:
    for block in document.blocks:
        assert (block.level is not None) == (block.kind is BlockKind.HEADING)
        assert (block.cell is not None) == (block.kind is BlockKind.TABLE_CELL)


def test_reading_again_gives_the_same(document: Document) -> None:
    assert read(document.name, SAMPLES[document.name]) == document
