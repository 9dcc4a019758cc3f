"""A summary holds nothing that the document does not say, the weightiest first, and of an answer what it leaves out."""

import pytest

from classify.evaluate import with_gold
from classify.findings import findings
from classify.gold import build, parse
from classify.short import WORDS
from classify.summary import MOST, summarise
from classify.types import DocumentAnalysis, Link
from classify.weight import learned, views

HEAD = "id: {id}\nauthor: test\nkind: {kind}\ndomain: hemtjänst\ntitle: {id}\nprovider: Solvinden AB\ndate: {date}\n\n"
REVIEW = """\
H1| Iakttagelser

Ö| Besöket gjordes den 4 april och Solvinden har trettio kunder enligt 14 kap. 3 § socialtjänstlagen (2001:453).

K läkemedel #k1| Signeringslistorna för insulin har luckor under elva dagar i mars.
Å krävd 2024-06-01 >åtgärdar:#k1| Solvinden ska senast den 1 juni visa hur signering säkras.

K rutiner-ledningssystem #k2| Nycklarna till kundernas hem förvaras i en olåst låda.

K dokumentation #k3| Sex av nio genomförandeplaner är äldre än två år.

Ö| Personalen är vänlig och kunderna trivs.
"""
ANSWER = """\
B bestrider >besvarar:sol/1#s3| Listorna var ifyllda, men i en annan pärm.

B medger >besvarar:sol/1#s5| Lådan borde ha varit låst.
Å planerad 2024-05-20 >åtgärdar:sol/1#s5| Ett kodskåp sätts upp den 20 maj.
"""


def document(number: int, kind: str, body: str) -> tuple[DocumentAnalysis, tuple[Link, ...]]:
    gold = build(parse(HEAD.format(id=f"sol/{number}", kind=kind, date=f"2024-0{3 + number}-10") + body))
    return with_gold(gold), gold.links


@pytest.fixture(scope="module")
def review() -> DocumentAnalysis:
    return document(1, "protokoll", REVIEW)[0]


def texts(analysis: DocumentAnalysis, keys: tuple[str, ...]) -> list[str]:
    said = {one.id: one.text for one in analysis.statements}
    return [said[key].split()[0] for key in keys]


def test_kritik_and_demands_stand_before_background(review: DocumentAnalysis) -> None:
    first = texts(review, summarise(review).statements)[:4]
    assert set(first) == {"Signeringslistorna", "Solvinden", "Nycklarna", "Sex"}


def test_the_text_is_made_of_the_documents_sentences(review: DocumentAnalysis) -> None:
    long = document(1, "protokoll", "\n\n".join(f"K| Brist {at}: {'ord ' * 40}saknas." for at in range(12)))[0]
    for analysis in (review, long):
        summary = summarise(analysis)
        said = {one.id: one.text for one in analysis.statements}
        told = " ".join(f"{part.heading}: {' '.join(said[key] for key in part.sentences)}" for part in summary.parts)
        assert summary.text == told
        assert summary.sentences == tuple(key for part in summary.parts for key in part.sentences)
        assert len(summary.text.split()) <= WORDS
        assert len(summary.statements) <= MOST


def test_the_law_is_told(review: DocumentAnalysis) -> None:
    assert summarise(review).laws == ("SFS 2001:453 14 kap. 3 §",)


def test_an_answer_tells_what_it_concedes_contests_promises_and_passes_over(review: DocumentAnalysis) -> None:
    answer, links = document(2, "bemötande", ANSWER)
    summary = summarise(answer, findings([review, answer], links))
    assert texts(answer, summary.conceded) == ["Lådan"]
    assert texts(answer, summary.contested) == ["Listorna"]
    assert texts(answer, summary.promised) == ["Ett"]
    assert texts(review, summary.unanswered) == ["Sex"]


def test_a_document_that_answers_nothing_passes_nothing_over(review: DocumentAnalysis) -> None:
    other = document(2, "rapport", "K hygien| Köket var smutsigt.")[0]
    assert summarise(other, findings([review, other], ())).unanswered == ()


def test_an_empty_document_has_an_empty_summary(review: DocumentAnalysis) -> None:
    empty = DocumentAnalysis(review.document, review.profile, (), (), ())
    assert summarise(empty).statements == ()


def test_every_weighed_clue_is_seen(review: DocumentAnalysis) -> None:
    assert set(learned().clues) <= set(views(review).names)


def test_a_grade_is_told_with_its_row() -> None:
    table = "T\nR| Ö| Iakttagelse\n | Ö| Bedömning\nR| K läkemedel| Skåpet stod öppet hela förmiddagen.\n | K läkemedel| Brist\n"
    analysis, _ = document(1, "protokoll", table)
    told = summarise(analysis, findings([analysis], []))
    assert texts(analysis, told.criticism) == ["Skåpet"]
    assert "Brist" not in texts(analysis, (*told.open, *told.statements))
