"""The svarsmatris as files: complete, with sources, and nothing in them that a program would run."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import openpyxl
import pytest

from classify.types import LinkType
from service import store as kept
from service.cases.matrix import Entry, Line, Matrix, matrix
from service.export import as_docx, as_xlsx
from service.masking.rows import OPEN
from service.store import Store
from tests.service import sample
from tests.service.live import Site, furnish, serving

TODAY = date(2024, 6, 10)
CONCEDES = sample.CONCEDES


@pytest.fixture
def laid(store: Store) -> Matrix:
    case = furnish(store)
    kept.decide_link(store, CONCEDES.source, CONCEDES.target, LinkType.ANSWERS, accepted=True, who="ada")
    return matrix(store, case, today=TODAY)


def words(data: bytes) -> str:
    made = docx.Document(BytesIO(data))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in made.paragraphs), *cells])


def reworded(line: Line, text: str) -> Line:
    row = line.criticism.row
    return replace(
        line, criticism=Entry(replace(row, statement=replace(row.statement, text=text)), line.criticism.document)
    )


def test_matrix_tells_what_got_no_answer_and_what_answers_nothing(laid: Matrix) -> None:
    assert [line.answered for line in laid.lines] == [True, True, False]
    assert [line.number for line in laid.unanswered] == [3]
    assert laid.loose == ()


def test_refused_link_leaves_an_answer_to_nothing(store: Store) -> None:
    case = furnish(store)
    contests = sample.CONTESTS
    kept.decide_link(store, contests.source, contests.target, contests.type, accepted=False, who="ada")
    laid = matrix(store, case, today=TODAY)
    assert [line.number for line in laid.unanswered] == [2, 3]
    assert [one.row.statement.id for one in laid.loose] == [contests.source]


def test_word_file_holds_each_kritik_with_source_and_whose_word_it_is(laid: Matrix) -> None:
    text = words(as_docx("Tallbacken 2024", laid, today=TODAY, note=OPEN))
    assert all(line.criticism.row.statement.text in text for line in laid.lines)
    assert "[1] Protokoll 12 mars 2024, s. 1" in text
    assert "[1] Uppföljning av Tallbackens dagverksamhet, protokoll, 12 mars 2024, SN 2024/117" in text
    assert "Bekräftad av ada" in text
    assert "Förslag, inte bekräftat" in text
    assert "INGET SVAR" in text


def test_excel_file_has_a_row_per_kritik_and_a_row_per_source(laid: Matrix) -> None:
    book = openpyxl.load_workbook(BytesIO(as_xlsx("Tallbacken 2024", laid, note=OPEN)))
    first, second = book["Svarsmatris"], book["Källor"]
    assert first.max_row == 1 + len(laid.lines)
    assert first["C4"].value == "INGET SVAR"
    told = list(second.iter_rows(min_row=2, values_only=True))
    assert len(told) == sum(len(line.entries) for line in laid.lines)
    assert told[1][12:14] == ("Bekräftad", "ada")
    assert told[0][4:6] == (1, "2024-03-12")


@pytest.mark.parametrize("text", ['=HYPERLINK("http://ond.example")', "+1+1", "-2+3", "@SUMMA(A1)", "\t=1+1"])
def test_text_never_becomes_a_formula(laid: Matrix, text: str) -> None:
    odd = replace(laid, lines=(reworded(laid.lines[0], text),))
    book = openpyxl.load_workbook(BytesIO(as_xlsx(text, odd, note=OPEN)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert any(str(cell.value).startswith(text) for cell in cells)


def test_what_xml_cannot_hold_is_left_out(laid: Matrix) -> None:
    odd = replace(laid, lines=(reworded(laid.lines[0], "Rutin\x0b saknas\x00\ud800."),))
    assert "Rutin saknas." in words(as_docx("Nytt\x00 ärende", odd, today=TODAY, note=OPEN))
    assert (
        openpyxl.load_workbook(BytesIO(as_xlsx("Nytt\x00 ärende", odd, note=OPEN)))["Källor"]["C2"].value
        == "Rutin saknas."
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, str]]:
    with serving(tmp_path_factory.mktemp("data")) as site:
        yield site, furnish(site.store)


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_files_are_fetched_from_the_page(site: tuple[Site, str], suffix: str) -> None:
    live, case = site
    assert f"/arende/{case}/svarsmatris.{suffix}" in live.client.get(f"/arende/{case}").text
    answer = live.client.get(f"/arende/{case}/svarsmatris.{suffix}")
    assert answer.content.startswith(b"PK")
    assert "attachment" in answer.headers["content-disposition"]
    assert live.client.get(f"/arende/finns-inte/svarsmatris.{suffix}").status_code == 404


def test_page_shows_only_what_is_asked_for(site: tuple[Site, str]) -> None:
    live, case = site
    text = live.client.get(f"/arende/{case}?visa=obesvarade").text
    assert "Rutinen för rapportering" in text
    assert "Genomförandeplaner saknas" not in text


def test_api_gives_the_same_matrix(site: tuple[Site, str]) -> None:
    live, case = site
    told = live.client.get(f"/api/v1/cases/{case}/matrix").json()
    assert [line["answered"] for line in told["lines"]] == [True, True, False]
    assert told["lines"][0]["responses"][0]["confirmed"] is False
