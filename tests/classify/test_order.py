"""The same documents give the same thread, whatever order they were handed in."""

from dataclasses import replace
from itertools import permutations

import pytest

from classify.evaluate import with_gold
from classify.findings import findings
from classify.gold import build, parse
from classify.link import link
from classify.order import in_order
from classify.types import DocumentAnalysis

HEAD = "id: ek/{id}\nauthor: test\nkind: {kind}\ndomain: hemtjänst\ntitle: {id}\nprovider: Ekbacken AB\ndate: {date}\ncase_number: VN 2024/9\n\n"
REVIEW = """\
K läkemedel #k1| Läkemedelsskåpet stod olåst vid två av tre besök.

K bemanning #k2| Fyra nätter i mars saknades undersköterska.
"""
ANSWER = """\
B medger| Läkemedelsskåpet borde ha varit låst.
Å planerad| Ett nytt lås till läkemedelsskåpet sätts in i juni.

B förklarar| Undersköterskan var sjuk de fyra nätterna.
"""
LATER = """\
K läkemedel| Läkemedelsskåpet stod fortfarande olåst.

Ö| Undersköterska finns nu alla nätter.
"""


def document(identity: str, kind: str, date: str, body: str) -> DocumentAnalysis:
    return with_gold(build(parse(HEAD.format(id=identity, kind=kind, date=date) + body)))


@pytest.fixture(scope="module")
def case() -> tuple[DocumentAnalysis, ...]:
    return (
        document("a", "protokoll", "2024-04-10", REVIEW),
        document("b", "bemötande", "2024-05-02", ANSWER),
        document("c", "protokoll", "2024-11-20", LATER),
    )


def undated(document: DocumentAnalysis) -> DocumentAnalysis:
    profile = document.profile
    return replace(document, profile=replace(profile, metadata=replace(profile.metadata, date=None)))


def test_links_and_findings_are_the_same_in_any_order(case: tuple[DocumentAnalysis, ...]) -> None:
    told = link(case)
    assert {one.type.value for one in told[0]} == {"besvarar", "åtgärdar", "följer upp"}
    for mixed in permutations(case):
        assert link(mixed) == told
        assert findings(mixed, told[0]) == findings(case, told[0])


def test_documents_of_one_day_are_a_review_and_then_its_answer(case: tuple[DocumentAnalysis, ...]) -> None:
    review, answer, _ = case
    same = replace(answer, profile=replace(answer.profile, metadata=review.profile.metadata))
    assert in_order([same, review]) == in_order([review, same]) == (review, same)


def test_a_document_without_a_date_follows_the_one_that_it_came_after(case: tuple[DocumentAnalysis, ...]) -> None:
    review, answer, later = case
    assert [one.document.id for one in in_order([later, review, undated(answer)])] == ["ek/a", "ek/b", "ek/c"]
    assert [one.document.id for one in in_order([undated(answer), later, review])] == ["ek/b", "ek/a", "ek/c"]


def test_a_document_without_a_date_follows_the_days_that_it_tells_of() -> None:
    told = "Ö| Återbesök efter besöket den 20 november 2024; svar lämnas senast den 1 mars 2025."
    review, late = (
        document("r", "protokoll", "2024-11-20", REVIEW),
        undated(document("s", "protokoll", "2024-12-01", told)),
    )
    earlier = document("q", "protokoll", "2024-04-10", REVIEW)
    assert [one.document.id for one in in_order([late, review, earlier])] == ["ek/q", "ek/r", "ek/s"]


def test_what_dates_leave_open_goes_by_kind_and_name(case: tuple[DocumentAnalysis, ...]) -> None:
    one, other = case[0], replace(case[2], profile=case[0].profile)
    assert in_order([other, one]) == in_order([one, other]) == (one, other)
