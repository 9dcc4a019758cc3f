"""Print to blocks: what stands where, in what order, as what."""

from itertools import pairwise

import pytest

from extract.readers import read
from extract.types import Block, BlockKind, Document
from tests import difficult, samples

REPORT = read("a.pdf", samples.report())
COLUMNS = read("a.pdf", samples.report(columns=2, rounds=5))


def texts(document: Document, *kinds: BlockKind) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks if not kinds or block.kind in kinds]


def around(document: Document, words: str) -> Block:
    return next(block for block in document.blocks if words in block.span.of(document.text))


@pytest.mark.parametrize("document", [REPORT, COLUMNS])
def test_running_heads_feet_and_page_numbers_are_furniture_and_nothing_else_is(document: Document) -> None:
    furniture = texts(document, BlockKind.FURNITURE)
    assert len(furniture) == 3 * len(document.pages)
    assert {text.split(" (")[0].rstrip("0123456789") for text in furniture} == {
        "Sjövik kommun · Uppföljning ",
        "Postadress: Box 12, Sjövik",
        "",
    }


@pytest.mark.parametrize(("document", "rounds"), [(REPORT, 3), (COLUMNS, 5)])
def test_the_sequence_of_blocks_is_that_of_the_story(document: Document, rounds: int) -> None:
    expected = ["Uppföljning av Björkbackens dagverksamhet"]
    for number in range(rounds):
        expected += [f"{number + 1}. Område {'ABCDE'[number]}", *samples.PROSE * 2]
        expected += ["• Rutin för nattbemanning", "• Lista över nycklar", "1. Utse ansvarig", "2. Följ upp"]
    kinds = [kind for kind in BlockKind if kind is not BlockKind.FURNITURE]
    assert texts(document, *kinds) == expected


def test_headings_know_their_level() -> None:
    levels = [block.level for block in REPORT.blocks if block.kind is BlockKind.HEADING]
    assert levels == [1, 2, 2, 2]


def test_a_paragraph_over_a_page_break_is_one_block_with_lines_on_both() -> None:
    document = read("a.pdf", samples.report(rounds=9))
    over = [
        {line.page for line in document.lines if block.span.start <= line.span.start < block.span.end}
        for block in document.blocks
    ]
    assert any(len(pages) == 2 for pages in over)
    assert len(texts(document, BlockKind.PARAGRAPH)) == 9 * 8


def test_a_table_is_cells_with_a_header() -> None:
    document = read("a.pdf", samples.table())
    cells = [(b.cell.row, b.cell.column, b.cell.header, b.span.of(document.text)) for b in document.blocks if b.cell]
    assert cells == [
        (row, column, row == 1, text)
        for row, texts in enumerate(samples.ROWS, start=1)
        for column, text in enumerate(texts, start=1)
    ]


def test_a_table_over_pages_is_one_table_and_its_repeated_header_furniture() -> None:
    document = read("a.pdf", samples.table(repeat=30))
    cells = [block.cell for block in document.blocks if block.cell]
    assert len(document.pages) > 1
    assert {cell.table for cell in cells} == {1}
    assert [cell.row for cell in cells if cell.column == 1] == list(range(1, 62))
    assert [cell.row for cell in cells if cell.header] == [1] * 4
    pages = {block.page for block in document.blocks if block.cell}
    assert texts(document, BlockKind.FURNITURE).count("Ansvarig") == len(pages) - 1 > 0


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [0, 30])
def test_a_turned_or_cropped_page_reads_the_same_and_boxes_follow_what_is_shown(rotate: int, crop: int) -> None:
    words = ["Överst på sidan", "Längre ned"]
    document = read("a.pdf", samples.lines(words, rotate=rotate, crop=crop))
    page, first, last = document.pages[0], document.lines[0].box, document.lines[-1].box
    assert texts(document) == words
    assert (page.width > page.height) == (rotate % 180 == 90)
    length = {0: first.x1 - first.x0, 180: first.x1 - first.x0}.get(rotate, first.bottom - first.top)
    assert 60 < length < 100
    shift = {0: last.top - first.top, 180: first.top - last.top, 90: first.x0 - last.x0, 270: last.x0 - first.x0}
    assert shift[rotate] == pytest.approx(14.3, abs=0.1)
    edge = {0: first.x0, 90: first.top, 180: page.width - first.x1, 270: page.height - first.bottom}
    assert edge[rotate] == pytest.approx(72 - crop, abs=1)


def test_words_broken_at_line_ends_are_made_whole_and_real_hyphens_kept() -> None:
    lines = [
        "Granskningen av individ- och familjeomsorgen visar att verk-",
        "samheten har rutiner, men att LSS-",
        "handläggarna inte känner till dem.",
    ]
    document = read("a.pdf", samples.lines(lines))
    assert document.text == (
        "Granskningen av individ- och familjeomsorgen visar att verksamheten har rutiner, "
        "men att LSS-handläggarna inte känner till dem."
    )


def test_a_label_with_its_value_is_one_block() -> None:
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out)
    for index, (label, value) in enumerate(
        (("Datum:", "3 maj 2023"), ("Plats:", "Sjövik"), ("Handläggare:", "Ada Ek"))
    ):
        canvas.drawString(72, 700 - 16 * index, label)
        canvas.drawString(200, 700 - 16 * index, value)
    canvas.save()
    assert texts(read("a.pdf", out.getvalue())) == ["Datum: 3 maj 2023", "Plats: Sjövik", "Handläggare: Ada Ek"]


def test_a_table_without_lines_is_cells_and_a_signature_is_not() -> None:
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    rows = (("Område", "Svar", "Klart"), ("Kost", "Delvis", "2024-02-01"), ("Larm", "Ja", "2024-04-01"))
    out = BytesIO()
    canvas = Canvas(out)
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            canvas.drawString(72 + 140 * column, 700 - 16 * number, text)
    for number, row in enumerate((("Ada Ek", "Tova Lindhage"), ("Granskare", "Enhetschef"))):
        for column, text in enumerate(row):
            canvas.drawString(72 + 240 * column, 500 - 16 * number, text)
    canvas.drawString(72, 400, "Bakgrund ................ 2")
    canvas.save()
    document = read("a.pdf", out.getvalue())
    assert texts(document, BlockKind.TABLE_CELL) == [text for row in rows for text in row]
    assert len(texts(document, BlockKind.PARAGRAPH)) == 4
    assert texts(document, BlockKind.FURNITURE) == ["Bakgrund ................ 2"]


def test_500_pages_are_read() -> None:
    document = read("a.pdf", samples.lines(["Rutinen följs upp varje år av enheten."], pages=500))
    assert len(document.pages) == 500
    assert all(one.page <= other.page for one, other in pairwise(document.blocks))


def test_a_row_that_a_page_break_parts_is_one_row_and_its_cell_one_block_on_both_pages() -> None:
    document = read("a.pdf", samples.parted_row())
    cells = {(block.cell.row, block.cell.column): block for block in document.blocks if block.cell}
    assert list(cells) == [(row, column) for row in (1, 2) for column in range(1, 5)]
    assert sum(block.cell is not None for block in document.blocks) == len(cells)
    long = cells[2, 2].span
    assert long.of(document.text) == " ".join(samples.PROSE[2:] * 3)
    assert {line.page for line in document.lines if long.start <= line.span.start < long.end} == {1, 2}
    assert document.pages[1].span.start >= cells[2, 4].span.end


def test_a_header_printed_again_in_the_same_table_is_furniture() -> None:
    rows = [samples.ROWS[0], samples.ROWS[1], samples.ROWS[0], samples.ROWS[2]]
    document = read("a.pdf", samples.ruled(rows))
    assert texts(document, BlockKind.FURNITURE)[2:6] == list(samples.ROWS[0])
    assert [block.cell.row for block in document.blocks if block.cell and block.cell.column == 1] == [1, 2, 3]


def test_a_column_longer_than_the_one_beside_it_is_read_to_its_end() -> None:
    document = read("a.pdf", difficult.boxed_aside_with_footnotes())
    found = texts(document, BlockKind.PARAGRAPH, BlockKind.HEADING)
    aside = found.index("Fakta om enheten")
    assert found[aside - 1] == samples.PROSE[0]
    assert found[aside + 1 :][:2] == list(samples.PROSE[:2])


def test_signers_beside_each_other_are_read_one_after_the_other() -> None:
    found = texts(read("a.pdf", difficult.margin_numbers()), BlockKind.PARAGRAPH)
    assert found[-4:] == ["Vid protokollet", "Ada Ek sekreterare", "Justeras", "Tova Lindhage ordförande"]


def test_a_number_in_the_margin_belongs_to_its_heading() -> None:
    found = texts(read("a.pdf", difficult.margin_numbers()), BlockKind.HEADING)
    assert found == ["§ 41 Val av justerare", "§ 42 Uppföljning av Björkbacken", "§ 43 Nästa möte"]
