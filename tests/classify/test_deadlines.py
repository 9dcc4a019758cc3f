"""Deadlines as people say them, each with the day that the document was written."""

from datetime import date
from pathlib import Path

import pytest

from classify.until import deadline_in
from extract import find_entities

CASES = (Path(__file__).parents[1] / "cases" / "frister.tsv").read_text().splitlines()


@pytest.mark.parametrize(("text", "day", "due", "why"), [line.split("\t") for line in CASES if line[0] != "#"])
def test_deadline(text: str, day: str, due: str, why: str) -> None:
    written = date.fromisoformat(day)
    assert (deadline_in(text, find_entities(text, date=written), day=written) or "-") == due, why
