"""DOCX, mail and text: what is kept, what is left out, and what each line becomes."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from extract.clean import mend
from extract.readers import read
from extract.types import BlockKind, Document
from tests import samples

CASES = Path(__file__).parent.parent / "cases" / "hyphens.txt"
HYPHENS = [line.split(" | ") for line in CASES.read_text("utf-8").splitlines() if not line.startswith("#")]


def shown(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(document.text)) for block in document.blocks]


def word(*paragraphs: str) -> Document:
    """Read a DOCX of paragraphs given as XML."""
    document = docx.Document()
    for xml in paragraphs:
        document.element.body.insert_element_before(
            parse_xml(xml.replace("<w:p>", f"<w:p {nsdecls('w')}>")), "w:sectPr"
        )
    out = BytesIO()
    document.save(out)
    return read("a.docx", out.getvalue())


@pytest.mark.parametrize(("line", "after", "whole"), HYPHENS)
def test_lines_are_joined_as_a_reader_would(line: str, after: str, whole: str) -> None:
    known = {word for word in after.split() if word.startswith("nattp")}
    assert mend(line, after, known) + after == whole


def test_a_word_document_reads_as_it_looks() -> None:
    assert shown(read("a.docx", samples.word()))[:8] == [
        ("furniture", "Sjövik kommun"),
        ("heading", "Svar på uppföljning"),
        ("heading", "Bakgrund"),
        ("paragraph", samples.PROSE[0]),
        ("heading", "Våra synpunkter"),
        ("list item", "• Rutinen är ny."),
        ("list item", "1. Vi delar inte bilden."),
        ("list item", "2. Vi har redan börjat."),
    ]


def test_tracked_changes_are_read_as_accepted() -> None:
    document = word(
        '<w:p><w:r><w:t xml:space="preserve">Rutinen </w:t></w:r><w:del w:id="1" w:author="x"><w:r><w:delText>saknas'
        '</w:delText></w:r></w:del><w:ins w:id="2" w:author="x"><w:r><w:t>finns</w:t></w:r></w:ins></w:p>'
    )
    assert document.text == "Rutinen finns"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>I rutan</w:t></w:r></w:p></w:txbxContent>".replace("<w:p>", "<w:p >")
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    document = word(
        f'<w:p><w:r><w:t>Utanför</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="{compatible}"><mc:Choice Requires="x">'
        f"{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert document.text == "Utanför\n\nI rutan"


@pytest.mark.parametrize("html", [False, True])
def test_a_mail_is_its_own_words_and_names_its_attachments(html: bool) -> None:
    document = read("a.eml", samples.mail(html))
    assert "Hur gör ni" not in document.text
    assert "Rutinen är klar" in document.text
    assert "rutin.pdf" in document.notes[0]
    assert ("heading", "Svar på era frågor") in shown(document)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_text_is_read_in_its_encoding(encoding: str) -> None:
    assert read("a.txt", "Åtgärd – påbörjad i närvaro".encode(encoding)).text == "Åtgärd – påbörjad i närvaro"


def test_hard_wrapped_text_is_put_together_and_short_lines_are_left() -> None:
    text = (
        "Sjövik den 3 maj\nAda Ek\n\nGranskningen visar att enheten inte har någon aktuell rutin för\n"
        "hur larm besvaras under natten, och att personalen gör olika.\n- Skriv en rutin\n- Följ upp\n"
    )
    whole = text.split("\n\n")[1].split("\n- ")[0].replace("\n", " ")
    assert shown(read("a.txt", text.encode())) == [
        ("paragraph", "Sjövik den 3 maj"),
        ("paragraph", "Ada Ek"),
        ("paragraph", whole),
        ("list item", "- Skriv en rutin"),
        ("list item", "- Följ upp"),
    ]


def test_markdown_marks_are_not_text() -> None:
    document = read(
        "a.md", "Beslut\n======\n\n## Skäl ##\n\n**Tid:** i *maj*\n\n| A | B |\n|---|---|\n| 1 | 2 |\n".encode()
    )
    assert document.text == "Beslut\n\nSkäl\n\nTid: i maj\n\nA B\n\n1 2"
    assert [block.level for block in document.blocks if block.kind is BlockKind.HEADING] == [1, 2]


def test_a_sentence_cut_by_a_blank_line_is_one_block_but_a_list_without_marks_is_not() -> None:
    cut = "Enheten har under året prövat flera sätt att fördela arbetet mellan det ordinarie"
    assert read("a.txt", f"{cut}\n\nlaget och vikarierna.".encode()).text == f"{cut} laget och vikarierna."
    items = [
        f"att enheten ser till att rutinen för {what} följs av var och en som arbetar där" for what in ("larm", "kost")
    ]
    assert len(read("a.txt", "\n\n".join(items).encode()).blocks) == 2


def run(text: str, look: str = "") -> str:
    """Return a run of a Word paragraph as XML."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("xml", "texts"),
    [
        (f"{run('Syns. ')}{run('Dold.', '<w:vanish/>')}", ["Syns."]),
        ("<w:r><w:t>Datum: 3 maj</w:t><w:br/><w:t>Plats: Sjövik</w:t></w:r>", ["Datum: 3 maj", "Plats: Sjövik"]),
        ("<w:r><w:t>Rutinen är</w:t><w:br/><w:t>ny.</w:t></w:r>", ["Rutinen är ny."]),
        (f'<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>{run(" Ja")}', ["☒ Ja"]),
        (f"{run('Se ')}<w:hyperlink>{run('rutinen')}</w:hyperlink>{run('.')}", ["Se rutinen."]),
        (f"{run('Namn: ')}<w:sdt><w:sdtContent>{run('Ada Ek')}</w:sdtContent></w:sdt>", ["Namn: Ada Ek"]),
    ],
    ids=["hidden", "lines", "a line that goes on", "ticked box", "link", "field"],
)
def test_a_word_paragraph_says_what_its_reader_sees(xml: str, texts: list[str]) -> None:
    assert [text for _, text in shown(word(f"<w:p>{xml}</w:p>"))] == texts


LONG = (
    "Nämnden beslutar att enheten ska skriva en rutin för larm och visa den för alla som arbetar där före den första maj. "
    * 2
)


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<div class='site-menu'><a>Hem</a> <a>Om</a></div><p>Text.</p>", [("paragraph", "Text.")]),
        ("<div id='cookie-banner'>Vi använder kakor</div><p>Text.</p>", [("paragraph", "Text.")]),
        (f"<p>Utanför.</p><main><p>{LONG}</p></main>", [("paragraph", LONG.strip())]),
        ("<p>Text.</p><footer>Box 12, Sjövik</footer>", [("paragraph", "Text."), ("furniture", "Box 12, Sjövik")]),
        ("<p style='display: none'>Dold.</p><p hidden>Dold.</p><p>Syns.</p>", [("paragraph", "Syns.")]),
        ("<form><p>Sidan är ett formulär.</p></form>", [("paragraph", "Sidan är ett formulär.")]),
        ("<ol start=3><li>Utse</li><li>Följ upp</li></ol>", [("list item", "3. Utse"), ("list item", "4. Följ upp")]),
        ("<div>Hej!<br><br>Det är<br>klart.</div>", [("paragraph", "Hej!"), ("paragraph", "Det är klart.")]),
        ("<table><tr><td><table><tr><td>En</td></tr></table></td></tr></table>", [("paragraph", "En")]),
    ],
    ids=["menu", "cookies", "main", "footer", "hidden", "form", "numbers", "lines", "layout"],
)
def test_a_web_page_is_what_its_reader_sees(html: str, blocks: list[tuple[str, str]]) -> None:
    assert shown(read("a.html", f"<html><body>{html}</body></html>".encode())) == blocks


def test_cells_that_go_over_rows_leave_the_others_in_their_columns() -> None:
    rows = "<tr><th>Brist<th>Åtgärd<tr><td rowspan=2><p>Kost</p><td>Meny<tr><td>Besked"
    document = read("a.html", f"<html><body><table>{rows}</table></body></html>".encode())
    cells = {block.span.of(document.text): block.cell for block in document.blocks}
    places = {text: (cell.row, cell.column, cell.header) for text, cell in cells.items() if cell}
    assert places["Brist"] == (1, 1, True)
    assert places["Besked"] == (3, 2, False)
