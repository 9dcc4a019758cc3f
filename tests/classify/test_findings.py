"""Where the thread leaves a kritik: three axes, and the state that they give, on a thread of our own."""

from dataclasses import replace
from datetime import date

import pytest

from classify.evaluate import with_gold
from classify.findings import findings
from classify.gold import build, parse
from classify.types import DocumentAnalysis, Finding, Link, Outcome, Stance

HEAD = "id: {id}\nauthor: test\nkind: {kind}\ndomain: hemtjänst\ntitle: {id}\nprovider: Solvinden AB\ndate: {date}\n\n"
REVIEW = """\
K läkemedel #k1| Signeringslistorna har luckor under elva dagar i mars.
Å krävd 2024-06-01 >åtgärdar:#k1| Luckorna ska vara borta den 1 juni.

K rutiner-ledningssystem #k2| Nycklarna förvaras i en olåst låda.
"""
ANSWER = """\
B bestrider >besvarar:sol/1#s1| Listorna var ifyllda.
B medger >besvarar:sol/1#s1| En lista låg dock framme utan signatur.
{action}
"""
PROMISE = "Å planerad {deadline} >åtgärdar:sol/1#s1| Nya listor införs senast då."
Case = list[tuple[DocumentAnalysis, tuple[Link, ...]]]


def document(number: int, kind: str, day: str, body: str) -> tuple[DocumentAnalysis, tuple[Link, ...]]:
    gold = build(parse(HEAD.format(id=f"sol/{number}", kind=kind, date=day) + body))
    return with_gold(gold), gold.links


def first(case: Case, *, today: date | None = None) -> Finding:
    return findings([one for one, _ in case], [link for _, links in case for link in links], today=today)[0]


def answered(action: str = "Ö| Med vänlig hälsning") -> Case:
    return [
        document(1, "protokoll", "2024-04-10", REVIEW),
        document(2, "bemötande", "2024-05-02", ANSWER.format(action=action)),
    ]


def followed(*told: tuple[int, str, str]) -> Case:
    """Add reviews that follow up the first kritik: year, label and outcome of each."""
    reviews = [
        document(at, "rapport", f"{year}-10-01", f"{label} >följer_upp:sol/1#s1={outcome}| Listorna lästes i höst.")
        for at, (year, label, outcome) in enumerate(told, start=3)
    ]
    return [*answered(), *reviews]


def test_what_the_unit_says_is_kept_apart_from_what_it_does() -> None:
    finding = first(answered(PROMISE.format(deadline="2024-09-01")))
    assert finding.stances == (Stance.CONTESTS, Stance.CONCEDES)
    assert (finding.state, finding.outcome) == ("åtgärd utlovad", None)


@pytest.mark.parametrize(
    ("today", "state"),
    [(date(2024, 9, 1), "åtgärd utlovad"), (date(2024, 9, 2), "åtgärd försenad"), (None, "åtgärd utlovad")],
)
def test_a_promise_is_late_the_day_after_its_deadline(today: date | None, state: str) -> None:
    assert first(answered(PROMISE.format(deadline="2024-09-01")), today=today).state == state


def test_the_latest_deadline_counts() -> None:
    assert first(answered(PROMISE.format(deadline="2024-12-01")), today=date(2024, 7, 1)).state == "åtgärd utlovad"


def test_what_the_unit_says_is_done_is_not_yet_remedied() -> None:
    assert first(answered("Å genomförd >åtgärdar:sol/1#s1| Nya listor infördes i maj.")).state == "åtgärd genomförd"
    assert first(followed((2024, "Ö", "åtgärdad"))).state == "åtgärdad"


@pytest.mark.parametrize(
    ("reviews", "state"),
    [
        ([(2024, "K läkemedel", "kvarstår")], "kvarstår"),
        ([(2024, "K läkemedel", "delvis")], "delvis åtgärdad"),
        ([(2025, "K läkemedel", "kvarstår")], "återkommande"),
        ([(2024, "Ö", "åtgärdad"), (2025, "K läkemedel", "delvis")], "återkommande"),
        ([(2024, "K läkemedel", "kvarstår"), (2025, "Ö", "åtgärdad")], "åtgärdad"),
    ],
)
def test_the_latest_review_decides(reviews: list[tuple[int, str, str]], state: str) -> None:
    finding = first(followed(*reviews))
    assert finding.state == state
    assert len(finding.follow_ups) == len(reviews)


def test_kritik_that_no_later_review_mentions_has_vanished() -> None:
    case = followed((2024, "Ö", "åtgärdad"))
    states = [one.state for one in findings([one for one, _ in case], [link for _, links in case for link in links])]
    assert states == ["åtgärdad", "försvunnen"]


def test_kritik_is_not_vanished_while_nobody_has_followed_up() -> None:
    case = answered()
    states = [one.state for one in findings([one for one, _ in case], [link for _, links in case for link in links])]
    assert states == ["besvarad", "obesvarad"]


def test_kritik_said_again_is_told_with_the_first() -> None:
    case = followed((2025, "K läkemedel", "kvarstår"))
    found = findings([one for one, _ in case], [link for _, links in case for link in links])
    assert len(found) == 2


def test_outcome_is_the_latest_told() -> None:
    assert first(followed((2024, "K läkemedel", "kvarstår"), (2025, "Ö", "delvis"))).outcome is Outcome.PARTLY


def test_links_to_what_is_not_at_hand_are_left_out() -> None:
    case = answered()
    links = [link for _, part in case for link in part]
    stray = replace(links[0], target="elsewhere#1")
    assert findings([one for one, _ in case], [*links, stray]) == findings([one for one, _ in case], links)


TABLE = """\
T
R| Ö| Krav
 | Ö| Iakttagelse
 | Ö| Bedömning
R| Ö| Nycklar
 | K rutiner-ledningssystem #k1| Nycklarna förvaras i en olåst låda.
 | K rutiner-ledningssystem{link}| Allvarlig brist
R| Ö| Larm
 | Ö| Larmet provas varje månad av vaktmästaren.
 | K brand-säkerhet| Avvikelse
"""


def test_a_grade_beside_the_kritik_of_its_row_is_no_finding_of_its_own() -> None:
    case = [document(1, "protokoll", "2024-04-10", TABLE.replace("{link}", ""))]
    told = findings([one for one, _ in case], [])
    texts = {one.id: one.text for one in case[0][0].statements}
    assert [texts[one.criticism] for one in told] == ["Nycklarna förvaras i en olåst låda.", "Avvikelse"]


def test_a_grade_that_an_answer_points_at_is_one() -> None:
    answer = "B medger >besvarar:sol/1#k2| Lådan ska låsas."
    case = [document(1, "protokoll", "2024-04-10", TABLE.replace("{link}", " #k2"))]
    grade = next(one.id for one in case[0][0].statements if one.text == "Allvarlig brist")
    case.append(document(2, "bemötande", "2024-05-02", answer.replace("sol/1#k2", grade)))
    told = findings([one for one, _ in case], [link for _, links in case for link in links])
    assert grade in [one.criticism for one in told]
