"""Text that is made to be slow to look through, as a table of numbers is by chance, costs no more than other text."""

import time

import pytest

from extract.entities import find_entities

SECONDS = 10.0
"""Of the processor, for what takes well under one; a list of twenty-five numbers took minutes once."""


@pytest.mark.parametrize("part", ["1, ", "1 och ", "1, den ", "12, 13 samt ", "1 &", "den 1 ", "1-2, ", "Aa ", "1/2, "])
def test_repeated_parts_cost_no_more_than_other_text(part: str) -> None:
    text = part * (1500 // len(part))
    began = time.process_time()
    find_entities(text)
    assert time.process_time() - began < SECONDS


def test_list_of_days_is_found_still() -> None:
    found = find_entities("Besök den 2, 3, 5, 7, 11 och 13 maj 2024.")
    days = [entity.value for entity in found if entity.type.value == "datum"]
    assert days == [f"2024-05-{day:02d}" for day in (2, 3, 5, 7, 11, 13)]
