"""Two that link the same case agree the more, the nearer their targets stand; what is said of links must be about statements that there are."""

import pytest

from classify.gold import GoldDocument, build, cases, load, parse
from classify.link_agreement import compare_links, load_links, outcomes
from classify.nearby import Near, equivalents, places
from classify.types import Link, LinkType, Outcome
from classify.validate import problems_of_second

HEAD = "id: {id}\nauthor: test\nkind: {kind}\ndomain: hemtjänst\ntitle: {id}\nprovider: Solvinden\ndate: {date}\n\n"
FIRST = """\
H1| Nycklar

K rutiner-ledningssystem #k1| Nycklarna ligger i en olåst låda.
K rutiner-ledningssystem #k2| Två saknades vid besöket.

K rutiner-ledningssystem #k3| Ingen för bok över dem.

H1| Mat

K hygien #k4| Kylen höll tolv grader.
"""
SECOND = """\
K rutiner-ledningssystem >följer_upp:sol/1#{target}={outcome}| Nycklarna låg kvar i lådan.
"""


def gold(identity: str, kind: str, date: str, body: str) -> GoldDocument:
    return build(parse(HEAD.format(id=identity, kind=kind, date=date) + body))


CASE = (
    gold("sol/1", "protokoll", "2020-03-01", FIRST),
    gold("sol/2", "protokoll", "2021-03-01", SECOND.format(target="s2", outcome="kvarstår")),
)


def said(target: str, outcome: Outcome = Outcome.REMAINS) -> dict[str, tuple[Link, ...]]:
    return {"sol": (Link(LinkType.FOLLOWS_UP, "sol/2#s1", f"sol/1#{target}", 1.0, outcome=outcome),)}


@pytest.mark.parametrize(
    ("target", "exact", "passage", "section"), [("s2", 1, 1, 1), ("s3", 0, 1, 1), ("s4", 0, 0, 1), ("s6", 0, 0, 0)]
)
def test_a_target_counts_by_how_near_it_is(target: str, exact: float, passage: float, section: float) -> None:
    *_, every = compare_links(CASE, said(target))
    assert (every.exact, every.passage, every.section, every.sources) == (exact, passage, section, 1)


def test_kritik_that_follows_up_kritik_is_equivalent_to_it() -> None:
    where = equivalents(CASE)
    assert where["sol/2#s1"] == where["sol/1#s2"] == where["sol/1#s3"] != where["sol/1#s4"]
    assert places(CASE, Near.PASSAGE)["sol/2#s1"] != where["sol/1#s2"]


def test_outcomes_are_compared_where_both_have_the_link() -> None:
    assert outcomes(CASE, said("s2")) == (1, 1)
    assert outcomes(CASE, said("s2", Outcome.REMEDIED)) == (0, 1)
    assert outcomes(CASE, said("s4")) == (0, 0)


def test_what_the_second_annotator_links_is_there() -> None:
    assert not list(problems_of_second(load(), load_links()))
    assert "points at sol/1#s9" in next(problems_of_second(CASE, said("s9")))
    assert "no such case" in next(problems_of_second(CASE, {"elsewhere": ()}))


def test_a_third_of_the_cases_of_dev_and_test_are_linked_twice() -> None:
    documents = load()
    authors = {group[0].author for case, group in cases(documents).items() if case in load_links()}
    assert authors == {"foraldern", "granskaren", "stickprovaren", "besokaren"}
