"""Difficult pages: their blocks, in order, are those that a person saw to be right in the pictures of tests.gallery.

``UPDATE_GOLDEN=1`` writes them anew, for whoever has looked at the pictures again.
"""

import os
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from extract import ocr
from extract.readers import read
from tests.difficult import PAGES, SCANS
from tests.gallery import drawn, sequence

GOLDEN = Path(__file__).parents[1] / "golden" / "layout"


NEEDS_OCR = pytest.mark.skipif(ocr.missing() is not None, reason="tesseract with Swedish is not installed")
ALIKE = 0.98
"""Versions of tesseract differ in a sign or two."""
CASES = [pytest.param(make, marks=NEEDS_OCR if make in SCANS else (), id=make.__name__) for make in PAGES]


@pytest.mark.parametrize("make", CASES)
def test_blocks_of_a_difficult_page(make: Callable[[], bytes]) -> None:
    golden = GOLDEN / f"{make.__name__}.txt"
    found = sequence(read("a.pdf", make()))
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(found, "utf-8")
    expected = golden.read_text("utf-8")
    if make in SCANS:
        assert [line.split(" | ")[:2] for line in found.splitlines()] == [
            line.split(" | ")[:2] for line in expected.splitlines()
        ]
        assert SequenceMatcher(None, found, expected, autojunk=False).ratio() > ALIKE
    else:
        assert found == expected


def test_a_picture_for_each_page() -> None:
    data = PAGES[0]()
    assert len(drawn(data, read("a.pdf", data))) == 1
