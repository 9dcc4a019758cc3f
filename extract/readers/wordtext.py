"""What a Word paragraph says when all changes are accepted: its text, and whether all of it is bold."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from extract.readers.wordstyles import Styles, size_of, toggle

SKIPPED = {qn(tag) for tag in ("w:del", "w:moveFrom", "w:txbxContent", "w:pPr", "w:rPr", "w:instrText", "w:delText")}
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SIGNS = {
    qn("w:tab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:softHyphen"): "",
}
SYMBOLS = (
    dict.fromkeys(("F0FE", "F0FD", "F054", "F053"), "☒") | dict.fromkeys(("F0A8", "F06F", "F0A3"), "☐") | {"F0FC": "✓"}
)
"""Ticked and empty boxes of the fonts Wingdings; other signs are bullets."""
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph's text, whether all of it is bold, and its largest font size in half points."""

    text: str
    bold: bool
    size: int | None

    def __add__(self, other: "Said") -> "Said":
        """Return the two paragraphs as one."""
        sizes = [size for size in (self.size, other.size) if size]
        return Said(self.text + other.text, self.bold and other.bold, max(sizes, default=None))


def said(paragraph: Any, styles: Styles) -> Said:
    """Return what the paragraph says."""
    usual = styles.look(paragraph).bold
    parts = [run for run in _runs(paragraph) if not _is_hidden(run.find(qn("w:rPr")), styles)]
    texts = [(_text(run), run.find(qn("w:rPr"))) for run in parts]
    seen = [(text, properties) for text, properties in texts if text.strip()]
    bold = bool(seen) and all(_is_bold(properties, usual, styles) for _, properties in seen)
    sizes = [size for size in (size_of(properties) for _, properties in seen) if size]
    return Said("".join(text for text, _ in texts), bold or not seen, max(sizes, default=None))


def merges(paragraph: Any) -> bool:
    """Tell whether the mark at the paragraph's end is deleted, so that the next one goes on in it."""
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None


def boxes(paragraph: Any) -> Iterator[Any]:
    """Yield the text boxes that are anchored in the paragraph, not their copies for older programs."""
    for child in paragraph:
        if child.tag == qn("w:txbxContent"):
            yield child
        elif child.tag not in (FALLBACK, qn("w:p"), qn("w:del")):
            yield from boxes(child)


def _runs(node: Any) -> Iterator[Any]:
    for child in node:
        if child.tag in (qn("w:r"), f"{MATH}r"):
            yield child
        elif child.tag not in SKIPPED and child.tag != FALLBACK:
            yield from _runs(child)


def _text(run: Any) -> str:
    parts: list[str] = []
    for child in run:
        if child.tag in (qn("w:t"), f"{MATH}t"):
            parts.append(child.text or "")
        elif child.tag == qn("w:sym"):
            parts.append(SYMBOLS.get(child.get(qn("w:char"), "").upper(), "•"))
        elif child.tag in SIGNS:
            parts.append(SIGNS[child.tag])
    return "".join(parts)


def _is_bold(properties: Any | None, usual: bool, styles: Styles) -> bool:
    on = _toggled(properties, "w:b", styles)
    return usual if on is None else on


def _is_hidden(properties: Any | None, styles: Styles) -> bool:
    return bool(_toggled(properties, "w:vanish", styles))


def _toggled(properties: Any | None, tag: str, styles: Styles) -> bool | None:
    """Return whether a run has something on or off, by itself or by its style; None where nothing is said."""
    own = toggle(properties, tag)
    if own is not None or properties is None:
        return own
    style = properties.find(qn("w:rStyle"))
    chain = styles.chain(style.get(qn("w:val"))) if style is not None else []
    return next((on for on in (toggle(node.find(qn("w:rPr")), tag) for node in chain) if on is not None), None)
