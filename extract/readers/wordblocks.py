"""A Word document's paragraphs and tables to drafts, in the order of the text."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from extract.layout import Draft
from extract.layout.draft import plain
from extract.layout.headings import LONGEST
from extract.layout.marks import begins_item
from extract.layout.written import Entry, stands_out, table
from extract.readers.breaks import parted
from extract.readers.wordnumbers import Numbering
from extract.readers.wordstyles import Look, Styles
from extract.readers.wordtext import Said, boxes, merges, said
from extract.types import BlockKind

NOTES = "/footnotes", "/endnotes"
DEEPEST = 40


class Blocks:
    """Walks through one document; counts its lists and tables."""

    def __init__(self, document: Any) -> None:
        """Take python-docx's document."""
        self.document = document
        self.styles = Styles(document.styles.element)
        self.numbering = Numbering(_related(document.part, "/numbering"))
        self.tables = 0
        self.deepest = 0

    def running(self, what: str) -> Iterator[Draft]:
        """Yield heads or feet of all sections, each text once."""
        seen: set[str] = set()
        for section in self.document.sections:
            for part in (getattr(section, f"first_page_{what}"), getattr(section, what)):
                if part.is_linked_to_previous:
                    continue
                for draft in self.inside(part._element):
                    if any(map(str.isalnum, draft.text)) and draft.text not in seen:
                        seen.add(draft.text)
                        yield plain(BlockKind.FURNITURE, draft.text)

    def notes(self) -> Iterator[Draft]:
        """Yield footnotes and endnotes."""
        for kind in NOTES:
            root = _related(self.document.part, kind)
            for note in [] if root is None else root:
                if note.get(qn("w:type")) in (None, "normal"):
                    yield from self.inside(note)

    def comments(self) -> Iterator[Draft]:
        """Yield what people have written in the margin, with their names."""
        root = _related(self.document.part, "/comments")
        for comment in [] if root is None else root:
            text = _joined(self.inside(comment))
            who = f" ({comment.get(qn('w:author'))})" if comment.get(qn("w:author")) else ""
            if text:
                yield plain(BlockKind.PARAGRAPH, f"Kommentar{who}: {text}")

    def inside(self, node: Any, depth: int = 0) -> Iterator[Draft]:
        """Yield the blocks of a body, a cell, a text box or a note."""
        before = Said("", True, None)
        for child in _flat(node):
            if child.tag == qn("w:tbl") and depth < DEEPEST:
                yield from self._table(child, depth + 1)
            if child.tag != qn("w:p"):
                continue
            before = before + said(child, self.styles)
            if merges(child):
                continue
            yield from self._paragraphs(child, before)
            before = Said("", True, None)
            for box in boxes(child) if depth < DEEPEST else ():
                yield from self.inside(box, depth + 1)

    def _paragraphs(self, node: Any, said: Said) -> Iterator[Draft]:
        """Yield what is one paragraph to Word; lines that its author broke may be more to a reader."""
        look = self.styles.look(node)
        whole = look.number is not None or look.level is not None
        texts = [said.text] if whole else parted(said.text)
        yield from (self._paragraph(look, replace(said, text=text)) for text in texts if text.strip())

    def _paragraph(self, look: Look, said: Said) -> Draft:
        label = self.numbering.label(look.number, look.depth) if look.number else ""
        text = f"{label} {said.text}".strip()
        if look.contents:
            return plain(BlockKind.FURNITURE, text)
        level = look.level or self._level_by_look(text, said, look)
        if level and len(text) <= 2 * LONGEST:
            self.deepest = max(self.deepest, look.level or 0)
            return plain(BlockKind.HEADING, text, level)
        is_item = look.number is not None or begins_item(text)
        return plain(BlockKind.LIST_ITEM if is_item else BlockKind.PARAGRAPH, text)

    def _level_by_look(self, text: str, said: Said, look: Look) -> int | None:
        """Return a level one under the headings with a style, for a paragraph that looks like a heading."""
        half_points = said.size or look.size or 0
        return min(self.deepest + 1, 6) if stands_out(text, said.bold, half_points / 2) else None

    def _table(self, node: Any, depth: int) -> Iterator[Draft]:
        rows = [list(self._cells(row, depth)) for row in _flat(node) if row.tag == qn("w:tr")]
        if sum(len(row) for row in rows) < 2:
            yield from (draft for row in rows for _, drafts, _ in row for draft in drafts)
            return
        self.tables += 1
        marked = {
            number for number, row in enumerate(_rows(node), start=1) if row.find(f".//{qn('w:tblHeader')}") is not None
        }
        entries = [[Entry(column, _joined(drafts), bold) for column, drafts, bold in row] for row in rows]
        yield from table(self.tables, entries, marked)

    def _cells(self, row: Any, depth: int) -> Iterator[tuple[int, list[Draft], bool]]:
        """Yield column, blocks and whether all is bold, for each cell that is not the rest of the one above."""
        column = 1
        for cell in _flat(row):
            if cell.tag != qn("w:tc"):
                continue
            merge, span = cell.find(f".//{qn('w:vMerge')}"), cell.find(f".//{qn('w:gridSpan')}")
            if merge is None or merge.get(qn("w:val")) == "restart":
                bold = all(said(p, self.styles).bold for p in cell.iter(qn("w:p")) if said(p, self.styles).text.strip())
                yield column, list(self.inside(cell, depth)), bold
            width = "1" if span is None else span.get(qn("w:val"), "1")
            column += int(width) if width.isdigit() else 1


def _joined(drafts: Iterable[Draft]) -> str:
    return " ".join(draft.text for draft in drafts).strip()


def _rows(node: Any) -> list[Any]:
    return [row for row in _flat(node) if row.tag == qn("w:tr")]


def _flat(node: Any) -> Iterator[Any]:
    """Yield the children, those of content controls and accepted insertions among them."""
    for child in node:
        if child.tag in (qn("w:sdt"), qn("w:customXml"), qn("w:ins"), qn("w:moveTo"), qn("w:smartTag")):
            inner = child.find(qn("w:sdtContent")) if child.tag == qn("w:sdt") else child
            yield from () if inner is None else _flat(inner)
        else:
            yield child


def _related(part: Any, kind: str) -> Any | None:
    """Return the root of a part that the document points to, None where there is none."""
    found = next(
        (rel.target_part for rel in part.rels.values() if not rel.is_external and rel.reltype.endswith(kind)), None
    )
    return None if found is None else parse_xml(found.blob)
