"""What is seen on one page: turned upright, made level, read by tesseract, ruling lines and thickness of strokes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy

from extract.errors import Unreadable
from extract.layout.print import Ruling, Strip
from extract.ocr import hocr, program
from extract.ocr.leftover import Corners, leftover
from extract.ocr.rulings import rulings
from extract.ocr.scan import Ink, Scan, ink
from extract.ocr.sideways import sideways
from extract.ocr.skew import slope
from extract.ocr.strokes import thickness

POOR = 0.65
"""Less sure than this, and the page may lie on its side."""
FAINT = 40
"""Shades of grey, of 255, between paper and print; a page with fewer is blank."""
ONE_BLOCK = 6
"""tesseract's number for a page without columns: it leaves nothing out."""
ROUGH = 100
"""Dots per inch that show how a page lies."""


class Glimpse(NamedTuple):
    """A word in points from the top left of the level page: size of its letters, thickness of its strokes over that."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    stroke: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Look:
    """A page as seen after ``turn`` quarters and ``skew`` degrees; size in points. ``problem``: why nothing was, in Swedish."""

    number: int
    width: float
    height: float
    turn: int = 0
    skew: float = 0.0
    glimpses: tuple[Glimpse, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    asides: tuple[Strip, ...] = ()
    """What runs up or down the page."""
    problem: str | None = None

    @property
    def confidence(self) -> float:
        """How sure its letters are, 0–1; 0 where there are none."""
        letters = sum(len(word.text) for word in self.glimpses)
        return sum(word.confidence * len(word.text) for word in self.glimpses) / letters if letters else 0.0


def look(scan: Scan, *, twice: bool = False) -> Look:
    """Return what is seen on a page; from any thread. ``twice``: a cleaned picture is looked at too, and the better kept."""
    try:
        return max((_best(one) for one in (scan, *([scan.cleaned()] if twice else ()))), key=_sureness)
    except Unreadable as error:
        return unseen(scan, str(error))


def unseen(scan: Scan, problem: str) -> Look:
    """Return a page of which nothing is known."""
    return Look(scan.number, scan.width, scan.height, problem=problem)


def _best(scan: Scan) -> Look:
    if numpy.ptp(numpy.asarray(scan.image)) < FAINT:
        return Look(scan.number, scan.width, scan.height)
    first, lies = _look(scan, 0)
    turn = program.quarters(scan) if lies or 0 < first.confidence < POOR else 0
    if turn == 0:
        return first
    other, _ = _look(scan.turned(turn), turn)
    return max(first, other, key=_sureness)


def _sureness(look: Look) -> float:
    """Return how much is read, weighed by how surely."""
    return look.confidence * sum(len(word.text) for word in look.glimpses)


def _look(scan: Scan, turn: int) -> tuple[Look, bool]:
    """Return what is seen, and whether most of it runs up or down the page."""
    skew = slope(ink(scan.image.reduce(max(1, round(scan.dpi / ROUGH)))))
    level = scan.straightened(skew) if skew else scan
    told = program.hocr(level)
    page, words, lies = ink(level.image), hocr.words(told), hocr.lies(told)
    lines = rulings(page, scan.dpi)
    asides: tuple[Strip, ...] = ()
    if not lies:
        steep = hocr.steep(told)
        words += _overlooked(level, page, [*(word[1:5] for word in words), *steep], lines)
        asides = sideways(level, steep)
    seen = tuple(_glimpse(word, page, scan.dpi) for word in words)
    return Look(scan.number, scan.width, scan.height, turn, skew, seen, lines, asides), lies


def _overlooked(scan: Scan, page: Ink, known: Sequence[Corners], lines: Sequence[Ruling]) -> list[hocr.Sighting]:
    rest = leftover(scan.image, page, known, lines, scan.dpi)
    if rest is None:
        return []
    return hocr.sure(hocr.words(program.hocr(Scan(scan.number, rest, scan.dpi), layout=ONE_BLOCK)))


def _glimpse(word: hocr.Sighting, page: Ink, dpi: float) -> Glimpse:
    scale = 72 / dpi
    stroke = thickness(page[word.top : word.bottom, word.x0 : word.x1]) / max(word.size, 1)
    x0, x1, baseline = (round(side * scale, 2) for side in (word.x0, word.x1, word.baseline))
    return Glimpse(word.text, x0, x1, baseline, round(word.size * scale, 2), stroke, word.confidence)
