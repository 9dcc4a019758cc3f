"""What statements do, judged by the committed model: traps of the genre, and order before score."""

from datetime import date
from pathlib import Path

import pytest

from classify.annotate import annotate
from classify.context import Context
from classify.cues import CUES, heard
from classify.gold import EXAMPLE, build, parse
from classify.types import Annotation, Label, Status
from extract import find_entities, segment
from extract.types import Block, BlockKind, Cell, Document, DocumentKind, Page, Span, Statement

TABLES = Path(__file__).parents[1] / "cases"


def cases(name: str) -> list[list[str]]:
    lines = (TABLES / name).read_text().splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def judged(text: str, kind: DocumentKind) -> Annotation:
    document = Document(
        "d", "a.txt", text, (Page(1, Span(0, len(text)), 0, 0),), (Block(Span(0, len(text)), BlockKind.PARAGRAPH),)
    )
    statements = segment(document)
    return annotate(statements, kind, find_entities(text))[0]


@pytest.mark.parametrize(("kind", "label", "text"), cases("labels.tsv"))
def test_label_of_a_sentence_alone(kind: str, label: str, text: str) -> None:
    assert judged(text, DocumentKind(kind)).label == label


@pytest.mark.xfail(reason="a state is told whose fault nobody names", strict=True)
@pytest.mark.parametrize(("kind", "label", "text"), cases("labels_known_failures.tsv"))
def test_known_failure(kind: str, label: str, text: str) -> None:
    assert judged(text, DocumentKind(kind)).label == label


def test_shortcoming_denied_is_less_criticism_than_shortcoming() -> None:
    denied = judged("Inga brister i dokumentationen har framkommit.", DocumentKind.REPORT)
    found = judged("Brister i dokumentationen har framkommit.", DocumentKind.REPORT)
    assert denied.probabilities[Label.CRITICISM] < found.probabilities[Label.CRITICISM]


def test_probabilities_sum_to_one() -> None:
    said = judged("Rutinen saknas fortfarande.", DocumentKind.PROTOCOL)
    assert sum(said.probabilities.values()) == pytest.approx(1, abs=1e-3)
    assert said.confidence == max(said.probabilities.values())


def test_evidence_tells_why() -> None:
    said = judged("Riskbedömningar saknas för sju av tio boende.", DocumentKind.DECISION)
    assert "Något saknas eller görs inte." in said.evidence


def test_deadline_and_responsible_of_an_act() -> None:
    said = judged(
        "Enhetschefen ska revidera rutinen för nyckelhantering senast den 31 maj 2024.", DocumentKind.PROTOCOL
    )
    assert (said.label, said.deadline, said.responsible) == (Label.ACTION, "2024-05-31", "Enhetschefen")


def test_a_table_row_gives_deadline_and_responsible() -> None:
    source = (
        EXAMPLE
        + "\nT\nR| Ö| Brist\n| Ö| Åtgärd\n| Ö| Ansvarig\n| Ö| Klart senast\nR| K rutiner-ledningssystem| Rutin saknas för larm\n"
    )
    source += (
        "| Å planerad| Ta fram en rutin för larm och gå igenom den med personalen\n| Ö| Samordnaren\n| Ö| 2024-03-01\n"
    )
    document = build(parse(source))
    said = annotate(document.statements, DocumentKind.ACTION_PLAN, find_entities(document.document.text))
    act = next(
        one for one, given in zip(said, document.statements, strict=True) if given.text.startswith("Ta fram en rutin")
    )
    assert (act.label, act.deadline, act.responsible) == (Label.ACTION, "2024-03-01", "Samordnaren")


def in_row(*cells: tuple[str, str]) -> tuple[Annotation, ...]:
    """Judge the cells of a row under their headings, as an answer's table has them."""
    said, at = [], 0
    for row, texts in ((1, [head for head, _ in cells]), (2, [text for _, text in cells])):
        for column, text in enumerate(texts, 1):
            place = Cell(1, row, column, header=row == 1)
            said.append(Statement(f"d#{at}", Span(at, at + len(text)), text, BlockKind.TABLE_CELL, cell=place))
            at += len(text) + 2
    entities = tuple(
        one.shifted(cell.span.start) for cell in said for one in find_entities(cell.text, date=date(2024, 4, 1))
    )
    return annotate(said, DocumentKind.ACTION_PLAN, entities, day=date(2024, 4, 1))[len(cells) :]


def test_status_column_decides() -> None:
    act = ("Åtgärd", "Vi tar fram en rutin för nyckelhantering.")
    for word, status in (("Klart", Status.DONE), ("Pågår", Status.ONGOING), ("Ej påbörjat", Status.PLANNED)):
        told = in_row(act, ("Status", word))[0]
        assert (told.label, told.status) == (Label.ACTION, status)


def test_a_day_on_which_it_was_done_is_no_deadline() -> None:
    told = in_row(("Åtgärd", "En rutin är framtagen och beslutad den 20 mars."), ("Ansvarig", "Enhetschefen"))[0]
    assert (told.label, told.deadline) == (Label.ACTION, None)


def test_answers_counted_in_a_table_are_neither_answer_nor_kritik() -> None:
    first, *_ = in_row(("Svar", "Instämmer inte"), ("Egen regi", "12"), ("Privata", "3"))
    assert first.label is Label.OTHER


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.__name__)
def test_every_cue_gives_a_reason_and_may_keep_silent(cue: object) -> None:
    statement = build(parse(EXAMPLE)).statements[1]
    assert (cue.__doc__ or "").strip().endswith(".")
    assert isinstance(list(heard(Context(statement, DocumentKind.PROTOCOL))), list)
