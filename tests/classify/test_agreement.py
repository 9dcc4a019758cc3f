"""Second annotators see no label, and their agreement is counted on the documents that both have read."""

from classify.agreement import Mark, blind, compare, load_marks, read_marks, sample
from classify.gold import EXAMPLE, build, load, parse

DOCUMENT = build(parse(EXAMPLE))
RIGHT = "= ekbacken/1-protokoll\ns2 kritik\ns3 åtgärd planerad\n"


def test_a_fifth_of_each_author_is_chosen_and_always_the_same() -> None:
    documents = load()
    chosen = sample(documents)
    assert {one.author for one in chosen} == {one.author for one in documents}
    assert len(documents) / 5 <= len(chosen) < len(documents) / 4
    again = sample(reversed(documents))
    assert {one.document.id for one in again} == {one.document.id for one in chosen}


def test_the_page_tells_every_statement_and_no_label() -> None:
    lines = list(blind(DOCUMENT))
    assert [line.split()[0] for line in lines[2:]] == [one.id.partition("#")[2] for one in DOCUMENT.statements]
    assert not any("kritik" in line or "planerad" in line for line in lines[2:])


def test_agreement_falls_with_each_difference() -> None:
    def kappa(text: str) -> float:
        return compare([DOCUMENT], {DOCUMENT.document.id: read_marks(text)["ekbacken/1-protokoll"]}).kappa

    assert kappa(RIGHT) == 1.0
    assert kappa(RIGHT) > kappa(RIGHT.replace("s2 kritik\n", "")) > kappa("= ekbacken/1-protokoll\ns1 kritik\n")


def test_what_annotators_said_is_of_statements_that_there_are() -> None:
    statements = {one.id for document in load() for one in document.statements}
    for document, marks in load_marks().items():
        assert {f"{document}#{name}" for name in marks} <= statements
        assert all(isinstance(mark, Mark) for mark in marks.values())
