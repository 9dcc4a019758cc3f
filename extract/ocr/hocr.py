"""What tesseract writes (hOCR) to words with place, size and confidence.

>>> line = b"<span class='ocr_line' title='bbox 20 10 90 40; baseline 0 -6; x_size 29'>"
>>> word = b"<span class='ocrx_word' title='bbox 20 13 60 34; x_wconf 93'>Inga</span>"
>>> words(b"<html>" + line + word + b"</span></html>")
[Sighting(text='Inga', x0=20, top=13, x1=60, bottom=34, baseline=34.0, size=30.0, confidence=0.93)]
"""

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any, NamedTuple

from lxml import etree

from extract.ocr.repairs import repaired

LINES = "ocr_line", "ocr_header", "ocr_textfloat", "ocr_caption"
FAINT, FAINTER, SURE = 0.5, 0.3, 0.6
"""Signs surer than the first, and lines surer than the second, are print; words surer than the third beyond doubt."""
RULE = re.compile(r"[|¦_—–~=]+")
TALL = re.compile(r"[A-Zbdfhkl0-9]")
RINGED, CAPITAL_RINGED = re.compile(r"[ÅÄÖÉåäöé]"), re.compile(r"[ÅÄÖÉ]")
ASCENT, RING, LINE = 0.7, 0.78, 0.93
"""Height of capitals, of å and of a line from the top of d to the foot of p, over the font size."""


class Sighting(NamedTuple):
    """A word in the picture: its box, the line it stands on, font size (all in pixels), confidence 0–1."""

    text: str
    x0: int
    top: int
    x1: int
    bottom: int
    baseline: float
    size: float
    confidence: float

    @property
    def is_dot(self) -> bool:
        """Tell whether it is too small for any letter, as broad as high, and hangs over the line: a bullet."""
        height = self.bottom - self.top
        small = height < 0.45 * self.size and self.bottom < self.baseline - 0.1 * self.size
        return len(self.text) == 1 and small and 0.6 * height < self.x1 - self.x0 < 1.6 * height


def words(hocr: bytes) -> list[Sighting]:
    """Return the words that stand upright, line by line."""
    return [word for line in _lines(hocr) if not _is_steep(line) for word in _line(line)]


def steep(hocr: bytes) -> list[tuple[int, int, int, int]]:
    """Return the corners of the lines that run up or down the page."""
    found = [_numbers("bbox", line.get("title", "")) for line in _lines(hocr) if _is_steep(line)]
    return [(int(x0), int(top), int(x1), int(bottom)) for x0, top, x1, bottom in found]


def lies(hocr: bytes) -> bool:
    """Tell whether most of the print runs up or down the page."""
    steep = [(_is_steep(line), len("".join("".join(line.itertext()).split()))) for line in _lines(hocr)]
    return sum(letters for is_steep, letters in steep if is_steep) > sum(letters for _, letters in steep) / 2


def _lines(hocr: bytes) -> list[Any]:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(hocr, parser=parser)
    return [] if root is None else list(_spans(root, *LINES))


def _is_steep(line: Any) -> bool:
    """Tell whether a line is turned: tesseract says so, or gives it the baseline of a wall."""
    title = line.get("title", "")
    slope, _ = _numbers("baseline", title) or (0.0, 0.0)
    return abs(slope) > 0.5 or "textangle" in title


def sure(found: Sequence[Sighting]) -> list[Sighting]:
    """Return the words that can't be dirt."""
    return [word for word in found if word.confidence >= SURE and any(map(str.isalnum, word.text))]


def _line(line: Any) -> list[Sighting]:
    found = _kept(list(_seen(line)))
    if not found:
        return []
    texts = repaired(["•" if index == 0 and word.is_dot else word.text for index, word in enumerate(found)])
    size = _size(found)
    return [word._replace(text=text, size=size) for word, text in zip(found, texts, strict=True)]


def _size(line: Sequence[Sighting]) -> float:
    """Return the font size by the letters that reach up, which are measured best; else by the height of the line."""
    for letters, others, ascent in ((TALL, RINGED, ASCENT), (RINGED, CAPITAL_RINGED, RING)):
        tall = [word for word in line if letters.search(word.text) and not others.search(word.text)]
        if tall:
            return round(median(word.baseline - word.top for word in tall) / ascent, 1)
    return line[0].size


def _seen(line: Any) -> Iterator[Sighting]:
    title = line.get("title", "")
    x0, _, _, bottom = _numbers("bbox", title)
    slope, offset = _numbers("baseline", title) or (0.0, 0.0)
    (height,) = _numbers("x_size", title) or (0.0,)
    for span in _spans(line, "ocrx_word"):
        title = span.get("title", "")
        left, top, right, foot = map(int, _numbers("bbox", title))
        baseline = bottom + offset + slope * ((left + right) / 2 - x0)
        (confidence,) = _numbers("x_wconf", title) or (0.0,)
        text = "".join(span.itertext()).strip()
        yield Sighting(text, left, top, right, foot, baseline, round(height / LINE, 1), confidence / 100)


def _spans(node: Any, *kinds: str) -> Iterator[Any]:
    return (found for found in node.iter() if found.get("class") in kinds)


def _numbers(field: str, title: str) -> list[float]:
    found = re.search(rf"\b{field}((?: -?\d+(?:\.\d+)?)+)", title)
    return [float(number) for number in found[1].split()] if found else []


def _kept(line: Sequence[Sighting]) -> list[Sighting]:
    """Leave out ruling lines read as signs, and what is too faint to be print."""
    found = [word for word in line if word.text and not RULE.fullmatch(word.text) and _is_print(word)]
    letters = sum(len(word.text) for word in found)
    sureness = sum(word.confidence * len(word.text) for word in found)
    return found if sureness >= FAINTER * letters else []


def _is_print(word: Sighting) -> bool:
    return word.is_dot or word.confidence >= FAINT or any(map(str.isalnum, word.text))
