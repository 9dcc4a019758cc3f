"""What holds of every entity of every finder, on our tables and on text that nobody would write."""

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.entities import FINDERS, Finder, find_entities
from extract.entities.acts import called, names
from extract.types import Entity, EntityType
from tests.extract.test_entities_cases import KINDS, rows

DAY = r"\d{4}-\d\d-\d\d"
WELL_FORMED = {
    EntityType.LAW: r"(?:SFS|CELEX:|SÖ|prop\.|bet\.|SOU|Ds|JO|HFD|RÅ|NJA|MÖD|MIG|AD|[A-ZÅÄÖa-z0-9-]+FS) ?\S.*",
    EntityType.DATE: rf"\d{{4}}|\d{{4}}-\d\d|{DAY}(?:T\d\d:\d\d)?(?:/{DAY}(?:T\d\d:\d\d)?)?|XXXX-\d\d(?:-\d\d)?|P(?:\d+(?:\.\d+)?[DWMY]|T\d+(?:\.\d+)?[HMS])",
    EntityType.CASE_NUMBER: r"\S.*\d.*",
    EntityType.PERSONAL_NUMBER: r"(?:18|19|20)\d{6}-\d{4}",
    EntityType.ORGANISATION_NUMBER: r"\d{6}-\d{4}",
    EntityType.PHONE: r"\+\d{7,15}",
    EntityType.EMAIL: r"\S+@\S+\.\S+",
    EntityType.ADDRESS: r"\S.*\d.*",
    EntityType.AMOUNT: r"\d+(?:\.\d+)? SEK",
    EntityType.COUNT: r"\d+(?:\.\d+)?(?:[/–]\d+(?:\.\d+)?)? \S+|\d+/\d+",
    EntityType.PROVIDER: r"\S.*",
    EntityType.ORGANISATION: r"\S.*",
    EntityType.PERSON: r"\S.*",
}
TEXT = "\n\n".join(row["text"] for kind in KINDS for row in rows(kind))
PIECES = st.sampled_from(
    [
        *TEXT.split(" "),
        "§",
        "kap.",
        "9 §",
        "1–3",
        "och",
        ",",
        "(",
        ")",
        "\n",
        "\n\n",
        "–",
        "2019",
        "26 april",
        "kl.",
        "SoL",
        "lagen",
    ]
)


def check(text: str, entities: tuple[Entity, ...]) -> None:
    for entity in entities:
        assert 0 <= entity.span.start < entity.span.end <= len(text)
        assert entity.text == entity.span.of(text)
        assert entity.text == entity.text.strip()
        assert entity.value is None or re.fullmatch(WELL_FORMED[entity.type], entity.value), entity
    for kind in EntityType:
        spans = sorted({entity.span for entity in entities if entity.type == kind})
        assert all(a.end <= b.start for a, b in pairwise(spans)), kind


@pytest.mark.parametrize("finder", FINDERS)
def test_each_finder_keeps_the_contract_on_the_tables(finder: Finder) -> None:
    check(TEXT, finder(TEXT, date(2019, 4, 26)))
    check(TEXT, finder(TEXT, None))


@pytest.mark.parametrize("finder", FINDERS)
def test_nothing_is_found_in_nothing(finder: Finder) -> None:
    assert finder("", None) == ()


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=14).map(" ".join), st.dates(date(1995, 1, 1), date(2026, 12, 31)))
def test_any_mixture_keeps_the_contract(text: str, day: date) -> None:
    check(text, find_entities(text, date=day))


def test_entities_come_in_the_order_of_the_text() -> None:
    entities = find_entities(TEXT, date=date(2019, 4, 26))
    assert list(entities) == sorted(entities, key=lambda entity: entity.span)


def test_entities_do_not_run_over_a_blank_line() -> None:
    assert all("\n\n" not in entity.text for entity in find_entities(TEXT))


def test_the_lexicon_holds_four_hundred_acts_and_no_day_has_two_acts_of_one_dated_name() -> None:
    assert len({act.id for acts in names().values() for act in acts}) > 400
    for name, acts in names().items():
        for day in (date(year, month, 1) for year in range(1995, 2027) for month in (1, 7)):
            if all(act.start for act in acts):
                assert len({act.id for act in called(name, day)}) <= 1, (name, day)
