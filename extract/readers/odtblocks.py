"""An .odt's paragraphs, lists and tables to drafts, in the order of the text."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from extract.layout import Draft
from extract.layout.draft import plain
from extract.layout.marks import begins_item
from extract.layout.written import Entry, stands_out, table
from extract.readers.breaks import parted
from extract.readers.odtstyles import Styles, qn
from extract.readers.odttext import Said, asides, boxes, said
from extract.readers.wordnumbers import formatted
from extract.types import BlockKind

DEEPEST = 40
WIDEST = 200
"""Columns that an empty cell may stand for."""
GROUPS = {qn(name) for name in ("text:section", "text:index-body", "text:table-of-content", "text:list-header")}
FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


class Blocks:
    """Walks through one document; counts its lists and tables, and keeps notes and comments for the end."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.tables = 0
        self.deepest = 0
        self.counts: dict[tuple[str | None, int], int] = {}
        self.kept: dict[Any, None] = {}

    def body(self, content: Any) -> Iterator[Draft]:
        """Yield the blocks of the text."""
        for text in content.iter(qn("office:text")):
            yield from self._inside(text, 0)

    def running(self, styles: Any, what: str) -> Iterator[Draft]:
        """Yield heads or feet, each text once."""
        found = (self._inside(node, 0) for node in styles.iter(qn(f"style:{what}"), qn(f"style:{what}-left")))
        texts = dict.fromkeys(draft.text for draft in chain.from_iterable(found))
        yield from (plain(BlockKind.FURNITURE, text) for text in texts if any(map(str.isalnum, text)))

    def asides(self) -> Iterator[Draft]:
        """Yield footnotes, endnotes and comments."""
        for node in list(self.kept):
            if node.tag == qn("office:annotation"):
                who = node.findtext(qn("dc:creator"))
                text = " ".join(draft.text for draft in self._inside(node, 0))
                yield plain(BlockKind.PARAGRAPH, f"Kommentar ({who}): {text}" if who else f"Kommentar: {text}")
            else:
                yield from (draft for body in node.iter(qn("text:note-body")) for draft in self._inside(body, 0))

    def _inside(self, node: Any, depth: int) -> Iterator[Draft]:
        for child in node if depth < DEEPEST else ():
            if child.tag == qn("text:h"):
                yield from self._paragraph(child, depth, level=_number(child, "text:outline-level"))
            elif child.tag == qn("text:p"):
                yield from self._paragraph(child, depth)
            elif child.tag == qn("text:list"):
                yield from self._list(child, child.get(qn("text:style-name")), 1, depth + 1)
            elif child.tag == qn("table:table"):
                yield from self._table(child, depth + 1)
            elif child.tag in GROUPS:
                yield from self._inside(child, depth + 1)

    def _paragraph(self, node: Any, depth: int, level: int | None = None, label: str = "") -> Iterator[Draft]:
        found = said(node, self.styles)
        self.kept |= dict.fromkeys(asides(node))
        texts = [f"{label} {found.text}".strip()] if level or label else parted(found.text)
        yield from (self._draft(text, found, level, bool(label)) for text in texts if found.text.strip())
        for box in boxes(node):
            yield from self._inside(box, depth + 1)

    def _draft(self, text: str, found: Said, level: int | None, listed: bool) -> Draft:
        if level:
            self.deepest = max(self.deepest, level)
            return plain(BlockKind.HEADING, text, min(level, 6))
        if not listed and stands_out(text, found.bold, found.size):
            return plain(BlockKind.HEADING, text, min(self.deepest + 1, 6))
        return plain(BlockKind.LIST_ITEM if listed or begins_item(text) else BlockKind.PARAGRAPH, text)

    def _list(self, node: Any, style: str | None, level: int, depth: int) -> Iterator[Draft]:
        if node.get(qn("text:continue-numbering")) != "true":
            self.counts[style, level] = 0
        for item in node if depth < DEEPEST else ():
            first = item.tag == qn("text:list-item")
            for child in item:
                if child.tag == qn("text:list"):
                    yield from self._list(child, child.get(qn("text:style-name")) or style, level + 1, depth + 1)
                elif child.tag in (qn("text:p"), qn("text:h")):
                    own = style or self.styles.list_of(child.get(qn("text:style-name")))
                    label = self._label(own, level) if first else ""
                    outline = _number(child, "text:outline-level") if child.tag == qn("text:h") else None
                    yield from self._paragraph(child, depth, outline, label)
                    first = False
                else:
                    yield from self._inside([child], depth + 1)

    def _label(self, style: str | None, level: int) -> str:
        """Return what stands before the next item."""
        form = self.styles.level(style, level)
        if form is None or form.tag == qn("text:list-level-style-bullet"):
            return "•"
        start = _number(form, "text:start-value") or 1
        self.counts[style, level] = self.counts.get((style, level), 0) + 1
        count, kind = start - 1 + self.counts[style, level], form.get(qn("style:num-format"), "1")
        shown = formatted(count, FORMS.get(kind, "decimal")) if kind else ""
        return f"{form.get(qn('style:num-prefix'), '')}{shown}{form.get(qn('style:num-suffix'), '')}"

    def _table(self, node: Any, depth: int) -> Iterator[Draft]:
        rows = [row for row in node.iter(qn("table:table-row")) if _owner(row) is node]
        entries = [list(self._entries(row, depth)) for row in rows]
        if sum(map(len, entries)) < 2:
            yield from (draft for row in rows for cell in row for draft in self._inside(cell, depth))
            return
        self.tables += 1
        marked = {n for n, row in enumerate(rows, start=1) if row.getparent().tag == qn("table:table-header-rows")}
        yield from table(self.tables, entries, marked)

    def _entries(self, row: Any, depth: int) -> Iterator[Entry]:
        column = 1
        for cell in row:
            if cell.tag == qn("table:table-cell"):
                text = " ".join(draft.text for draft in self._inside(cell, depth))
                found = [said(paragraph, self.styles) for paragraph in cell.iter(qn("text:p"), qn("text:h"))]
                if text:
                    yield Entry(column, text, all(part.bold for part in found if part.text.strip()))
            if cell.tag in (qn("table:table-cell"), qn("table:covered-table-cell")):
                column += min(_number(cell, "table:number-columns-repeated") or 1, WIDEST)


def _owner(row: Any) -> Any:
    node = row.getparent()
    while node.tag != qn("table:table"):
        node = node.getparent()
    return node


def _number(node: Any, name: str) -> int | None:
    value = node.get(qn(name), "")
    return int(value) if value.isdigit() and len(value) < 6 else None
