"""Text four times as long costs about four times as much to look through, whatever it repeats."""

import time
from collections.abc import Callable

import pytest

from extract.entities.case_numbers import find_case_numbers
from extract.entities.dates import find_dates
from extract.entities.law import find_law
from extract.entities.parties import find_parties
from extract.entities.taken import Taken

GROWTH = 9.0
"""Four times the text: four if the work is linear, sixteen if it is not; half way in between, for a busy machine."""
SMALL = 0.02
"""Seconds of the processor below which a difference says nothing."""
PARTS = ("Tuva Lindhagen och Maj Ek. ", "Dnr VON 2024/113 ", "SOCN 2016/243-750, ", "Vårdcentralen Stenkvarn och ", "Ek Omsorg AB, ", "a", "A", " ", "\n")  # fmt: skip


def cost(find: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    find(text)
    return time.process_time() - began


@pytest.mark.parametrize("find", [find_case_numbers, find_parties, find_dates, find_law])
@pytest.mark.parametrize("part", PARTS)
def test_work_grows_with_the_text(find: Callable[[str], object], part: str) -> None:
    text = part * (4000 // len(part))
    find(text)
    least = min(cost(find, text) for _ in range(3))
    assert min(cost(find, text * 4) for _ in range(2)) < GROWTH * max(least, SMALL)


def test_what_is_taken_is_told_without_looking_at_each() -> None:
    taken = Taken((at, at + 2) for at in range(0, 3000, 3))
    assert [taken.meets(at, at + 1) for at in (0, 1, 2, 2999, 3000)] == [True, True, False, False, False]


def test_ranges_that_meet_become_one() -> None:
    taken = Taken([(0, 2), (4, 6), (8, 9)])
    taken.add(1, 8)
    assert [taken.meets(at, at + 1) for at in (2, 7, 8, 9)] == [True, True, True, False]
