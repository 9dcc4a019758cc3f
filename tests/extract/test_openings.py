"""The profile of openings in many authorities' styles, written before anybody saw what was found: tests/cases/openings.txt."""

import re
from pathlib import Path

import pytest

from classify.evaluate_profile import verdict
from extract.profile import profile
from tests.extract.test_profile import document

PARTS = (Path(__file__).parents[1] / "cases" / "openings.txt").read_text().split("\n=== ")[1:]
FIELDS = ("provider", "reviewer", "municipality", "date", "case_number")
CASES = {part.split("\n", 1)[0]: part.split("\n", 1)[1] for part in PARTS}
KNOWN_FAILURES = frozenset(
    {
        "ivo-beslut-vardgivare provider",
        "kommun-mas-granskning reviewer",
        "imy-tillsyn municipality",
        "lakemedelsverket municipality",
        "region-patientnamnd municipality",
        "bolag-intern-revision reviewer",
        "landstingsrevisorer case_number",
        "artikel-restaurang reviewer",
    }
)
"""A case and a field that we fail; the day it is right the suite tells us."""


def wanted(told: str) -> dict[str, list[str | None]]:
    """Return what is right for each field; None where nothing is to be told."""
    lines = dict(re.findall(r"^(\w+): (.+)$", told, re.MULTILINE))
    return {field: [None if one == "-" else one for one in lines[field].split(" / ")] for field in FIELDS}


@pytest.mark.parametrize(
    ("name", "field"),
    [
        pytest.param(
            name,
            field,
            marks=pytest.mark.xfail(strict=True) if f"{name} {field}" in KNOWN_FAILURES else (),
            id=f"{name}-{field}",
        )
        for name in CASES
        for field in FIELDS
    ],
)
def test_opening_tells(name: str, field: str) -> None:
    told, text = CASES[name].split("\n---\n")
    read = document(text)
    made = getattr(profile(read).metadata, field)
    assert any(
        made == one or (one and made and verdict(field, one, made, read.text) == "right") for one in wanted(told)[field]
    ), made
