"""Sentences survive what Swedish authorities write; statements know their headings and places."""

from pathlib import Path

import pytest

from extract.nlp import sentences
from extract.segment import segment
from extract.types import Block, BlockKind, Box, Document, Line, Page, Span

CASES = (Path(__file__).parents[1] / "cases/sentences.txt").read_text().split("\n\n")


@pytest.mark.parametrize("case", CASES)
def test_sentences_of_authorities(case: str) -> None:
    text, *expected = (line for line in case.splitlines() if not line.startswith("#"))
    assert [span.of(text) for span in sentences(text)] == [line.removeprefix("| ") for line in expected]


def two_pages() -> Document:
    text = "Bemanning\n\nNatten är obemannad. Det är en allvarlig\n\nSida 1"
    return Document(
        "d",
        "a.pdf",
        text,
        (Page(1, Span(0, 32), 595, 842), Page(2, Span(32, len(text)), 595, 842)),
        (
            Block(Span(0, 9), BlockKind.HEADING, level=1),
            Block(Span(11, 51), BlockKind.PARAGRAPH, 1, Box(70, 100, 270, 112)),
            Block(Span(53, 59), BlockKind.FURNITURE, 2),
        ),
        (
            Line(Span(0, 9), 1, Box(70, 60, 160, 80)),
            Line(Span(11, 31), 1, Box(70, 100, 270, 112)),
            Line(Span(32, 51), 2, Box(70, 50, 260, 62)),
        ),
    )


def test_statements_know_heading_and_pages() -> None:
    heading, first, second = segment(two_pages())
    assert heading.section == ()
    assert first.section == second.section == ("Bemanning",)
    assert [place.page for place in first.places] == [1]
    assert second.places[0].page == 2


def test_box_is_the_statements_share_of_the_line() -> None:
    *_, second = segment(two_pages())
    assert second.places[0].boxes == (Box(70, 50, 260, 62),)


def test_furniture_holds_no_statement() -> None:
    assert "Sida 1" not in {statement.text for statement in segment(two_pages())}


def test_ids_are_stable() -> None:
    assert [one.id for one in segment(two_pages())] == [one.id for one in segment(two_pages())]
    assert segment(two_pages())[1].id == "d#11-31"
