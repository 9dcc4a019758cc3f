r"""RTF's control words to paragraphs, cells and rows as they end, each with its looks and where it belongs.

>>> [(part.text, part.bold, part.end) for part in parts(r"{\rtf1\ansi {\b Beslut\par}Inga brister\'e5r.\par}")]
[('Beslut', True, 'par'), ('Inga bristerår.', False, 'par')]
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

TOKEN = re.compile(
    r"\\([A-Za-z]{1,32})(-?\d{1,9})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)|\\", re.DOTALL
)
HEADING = re.compile(r"\{\\s(\d{1,5})(?!\d)[^{}]{0,500}?\b(?:heading|rubrik) (\d);\}", re.IGNORECASE)
SIGNS = {
    "tab": " ", "line": " ", "emspace": " ", "enspace": " ", "emdash": "—", "endash": "–", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
}  # fmt: skip
MARKS = {"~": " ", "_": "-", "\\": "\\", "{": "{", "}": "}"}
UNSEEN = set(
    "fonttbl colortbl stylesheet info pict object fldinst xe tc themedata nonshppict listtable listoverridetable "
    "revtbl rsidtbl generator datastore latentstyles filetbl operator bkmkstart bkmkend atnid atnauthor atntime".split()
)
PLACES: dict[str, "Place"] = {
    "header": "head", "headerl": "head", "headerr": "head", "headerf": "head", "footer": "foot", "footerl": "foot",
    "footerr": "foot", "footerf": "foot", "footnote": "note", "shptxt": "note", "annotation": "comment", "listtext": "label",
    "pntext": "label",
}  # fmt: skip
DEEPEST = 2000

Place = Literal["body", "head", "foot", "note", "comment", "label", "unseen"]
End = Literal["par", "cell", "row"]


class Part(NamedTuple):
    """A paragraph, or what stands in a cell: all of it bold or not, size in points, level of a heading, list label."""

    place: Place
    text: str
    bold: bool
    size: float
    level: int | None
    label: str
    inside: bool
    end: End


@dataclass(frozen=True, slots=True)
class _Look:
    """What a group says about the text in it."""

    place: Place = "body"
    bold: bool = False
    size: float = 12.0
    hidden: bool = False
    skip: int = 1
    """Characters that stand after a Unicode character for programs that don't know it."""


@dataclass(slots=True)
class _Paragraph:
    """A paragraph in the making."""

    texts: list[tuple[str, bool, float]] = field(default_factory=list)
    level: int | None = None
    inside: bool = False

    def ended(self, place: Place, label: str, end: End) -> Part:
        seen = [(bold, size) for text, bold, size in self.texts if text.strip()]
        text = "".join(text for text, *_ in self.texts)
        bold, size = bool(seen) and all(bold for bold, _ in seen), max((size for _, size in seen), default=0.0)
        self.texts = []
        return Part(place, text, bold, size, self.level, label, self.inside, end)


class Walk:
    """One walk through a file."""

    def __init__(self, rtf: str) -> None:
        self.rtf = rtf
        self.headings = {number: int(level) for number, level in HEADING.findall(rtf)}
        self.encoding = "cp1252"
        self.look = _Look()
        self.around: list[_Look] = []
        self.paragraphs: dict[Place, _Paragraph] = {}
        self.left = 0

    def parts(self) -> Iterator[Part]:
        """Yield the parts in the order in which they end."""
        at = 0
        while match := TOKEN.match(self.rtf, at):
            word, number, code, mark, brace, text = match.groups()
            at = match.end() + (max(int(number or 0), 0) if word == "bin" else 0)
            if word:
                yield from self._word(word, int(number) if number else None)
            elif brace:
                yield from self._brace(brace)
            elif mark == "*":
                self.look = replace(self.look, place="unseen")
            elif code:
                self._say(bytes.fromhex(code).decode(self.encoding, errors="replace"))
            else:
                self._say(MARKS.get(mark, "") if mark else text or "")
        if "body" in self.paragraphs and self.paragraphs["body"].texts:
            yield from self._ends("body", "par")

    def _brace(self, brace: str) -> Iterator[Part]:
        self.left = 0
        if brace == "{":
            if len(self.around) < DEEPEST:
                self.around.append(self.look)
            return
        place = self.look.place
        self.look = self.around.pop() if self.around else self.look
        if place not in ("body", "label", "unseen", self.look.place):
            yield from self._ends(place, "par")

    def _word(self, word: str, number: int | None) -> Iterator[Part]:
        if word in UNSEEN:
            self.look = replace(self.look, place="unseen")
        elif word in PLACES and self.look.place in ("body", "unseen"):
            self.look = replace(self.look, place=PLACES[word])
        elif word == "u" and number is not None:
            self._say(chr(number % 0x10000) if not 0xD800 <= number % 0x10000 < 0xE000 else "\ufffd")
            self.left = self.look.skip
        elif word in SIGNS:
            self._say(SIGNS[word])
        elif word in ("par", "sect", "page"):
            yield from self._ends(self.look.place, "par")
        elif word in ("cell", "nestcell"):
            yield from self._ends(self.look.place, "cell")
        elif word in ("row", "nestrow"):
            yield from self._ends(self.look.place, "row")
        else:
            self._set(word, number)

    def _set(self, word: str, number: int | None) -> None:
        paragraph = self._paragraph()
        if word == "plain":
            self.look = replace(self.look, bold=False, size=12.0, hidden=False)
        elif word == "b":
            self.look = replace(self.look, bold=number != 0)
        elif word in ("v", "deleted"):
            self.look = replace(self.look, hidden=number != 0)
        elif word == "fs" and number:
            self.look = replace(self.look, size=number / 2)
        elif word == "uc" and number is not None:
            self.look = replace(self.look, skip=min(max(number, 0), 9))
        elif word == "pard":
            paragraph.level, paragraph.inside = None, False
        elif word == "intbl":
            paragraph.inside = True
        elif word == "outlinelevel" and number is not None and 0 <= number < 9:
            paragraph.level = number + 1
        elif word == "s" and str(number) in self.headings:
            paragraph.level = self.headings[str(number)]
        elif word == "ansicpg" and number:
            self._decode_as(f"cp{number}")

    def _decode_as(self, encoding: str) -> None:
        try:
            codecs.lookup(encoding)
        except LookupError:
            return
        self.encoding = encoding

    def _say(self, text: str) -> None:
        skipped, self.left = text[: self.left], max(0, self.left - len(text))
        text = text[len(skipped) :]
        if text and self.look.place != "unseen" and not self.look.hidden:
            self._paragraph().texts.append((text, self.look.bold, self.look.size))

    def _paragraph(self) -> _Paragraph:
        return self.paragraphs.setdefault(self.look.place, _Paragraph())

    def _ends(self, place: Place, end: End) -> Iterator[Part]:
        if place in ("unseen", "label"):
            return
        label = self.paragraphs.pop("label", None) if place == "body" else None
        shown = "".join(text for text, *_ in label.texts).strip() if label else ""
        shown = "•" if len(shown) == 1 and not shown.isalnum() else shown  # a sign of the Symbol font
        yield self.paragraphs.setdefault(place, _Paragraph()).ended(place, shown, end)


def parts(rtf: str) -> Iterator[Part]:
    """Yield the parts of a file."""
    return Walk(rtf).parts()
