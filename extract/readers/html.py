"""HTML, as in mail and on web pages: the text a reader sees, without navigation and scripts.

>>> [(block.kind.value, block.span.of("Beslut\\n\\nKlart nu.")) for block in read("a", b"<h1>Beslut</h1><p>Klart<br>nu.").blocks]
[('heading', 'Beslut'), ('paragraph', 'Klart nu.')]
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from extract.layout import Draft, assemble
from extract.layout.draft import plain
from extract.layout.marks import begins_item
from extract.readers.breaks import parted
from extract.readers.htmlparts import BLOCKS, DEEPEST, QUOTES, UNSEEN, grid, is_data, is_unseen, label
from extract.readers.identity import digest
from extract.readers.text import decoded
from extract.types import BlockKind, Cell, Document

SUFFIXES = (".html", ".htm", ".xhtml")
FORMAT = "HTML"

START = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)
ENOUGH = 25
"""Words: what a page calls its main text is that if it has so many."""
ASIDE = ("footer", "aside")


def takes(data: bytes) -> bool:
    """Tell whether the bytes begin as HTML does."""
    return START.match(data[:4096].lstrip(b"\xef\xbb\xbf")) is not None


def read(name: str, data: bytes) -> Document:
    """Return the Document of a web page: one page without size."""
    charset = CHARSET.search(data[:4096])
    if charset and charset[1].lower() in (b"iso-8859-1", b"latin1", b"windows-1252"):
        text = data.decode("cp1252", errors="replace")
    else:
        text = decoded(name, data)
    return assemble(digest(data), name, drafts(text), [(0, 0)])


def drafts(text: str, cited: str | None = "") -> list[Draft]:
    """Return the blocks of HTML; ``cited`` stands for what a mail program marks as cited, None leaves that as it is."""
    text = re.sub(r"^\s*<\?xml[^>]*>", "", text.replace("\0", ""))
    try:
        root = lxml_html.document_fromstring(text, parser=lxml_html.HTMLParser(no_network=True, huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    return _Walk(cited).blocks(_main(root))


def _main(root: Any) -> Any:
    """Return the part that the page calls its main text, if it has one of some length; else all."""
    found = root.xpath("//main | //*[@role='main']")
    return found[0] if len(found) == 1 and len(found[0].text_content().split()) >= ENOUGH else root


class _Walk:
    """One walk through a tree; counts tables as it meets them."""

    def __init__(self, cited: str | None) -> None:
        self.tables = 0
        self.cited = cited

    def blocks(self, root: Any) -> list[Draft]:
        return [draft for draft in self._inside(root, BlockKind.PARAGRAPH, None, 0) if draft.text.strip()]

    def _inside(self, node: Any, kind: BlockKind, level: int | None, depth: int) -> Iterator[Draft]:
        waiting = [node.text or ""]
        for child in node:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag == "br":
                waiting.append("\n")
            elif tag and is_unseen(child):
                waiting.append(" " if tag in BLOCKS else "")
            elif tag in BLOCKS and depth < DEEPEST:
                yield from _texts(waiting, kind, level, node)
                waiting = []
                yield from self._block(child, tag, kind, depth + 1)
            elif tag:
                inline = list(self._inside(child, kind, level, depth + 1)) if _has_block(child) else []
                if inline:
                    yield from _texts(waiting, kind, level, node)
                    yield from inline
                    waiting = []
                else:
                    waiting.append(_inline(child))
            waiting.append(child.tail or "")
        yield from _texts(waiting, kind, level, node)

    def _block(self, node: Any, tag: str, kind: BlockKind, depth: int) -> Iterator[Draft]:
        if self.cited is not None and _is_quoted(node):
            yield plain(BlockKind.PARAGRAPH, self.cited)
        elif tag == "table":
            yield from self._table(node, depth)
        elif tag in ASIDE:
            yield from (plain(BlockKind.FURNITURE, draft.text) for draft in self._inside(node, kind, None, depth))
        elif re.fullmatch("h[1-6]", tag):
            yield from self._inside(node, BlockKind.HEADING, int(tag[1]), depth)
        else:
            yield from self._inside(node, BlockKind.LIST_ITEM if tag == "li" else kind, None, depth)

    def _table(self, node: Any, depth: int) -> Iterator[Draft]:
        placed = list(grid(node))
        if is_data(node, [cell for _, _, cell in placed]):
            self.tables += 1
            for row, column, cell in placed:
                place = Cell(self.tables, row, column, header=cell.tag == "th")
                yield plain(BlockKind.TABLE_CELL, _inline(cell), cell=place)
        else:
            for _, _, cell in placed:
                yield from self._inside(cell, BlockKind.PARAGRAPH, None, depth)


def _has_block(node: Any) -> bool:
    return any(child.tag in BLOCKS for child in node.iter() if isinstance(child.tag, str))


def _inline(node: Any) -> str:
    parts = [node.text or ""]
    for child in node.iterdescendants():
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag and not UNSEEN & {tag, getattr(child.getparent(), "tag", "")}:
            parts.append(("\n" if tag == "br" or tag in BLOCKS else "") + (child.text or ""))
        parts.append(child.tail or "")
    return "".join(parts)


def _is_quoted(node: Any) -> bool:
    """Tell whether a part is what somebody wrote before, or the line that says who, as mail programs mark it."""
    marks = f"{node.get('class', '')} {node.get('id', '')} {node.get('type', '')}".lower()
    if node.tag == "blockquote":
        return "cite" in marks or "quote" in marks
    return any(mark in marks for mark in QUOTES)


def _texts(parts: list[str], kind: BlockKind, level: int | None, node: Any) -> Iterator[Draft]:
    """Yield the text that has come together inside a node; lines that were broken may be paragraphs."""
    text = "".join(parts)
    if not text.strip():
        return
    if kind is BlockKind.PARAGRAPH:
        for one in parted(_unwrapped(parts, node)):
            yield plain(BlockKind.LIST_ITEM if begins_item(one) else kind, one)
    else:
        yield plain(kind, f"{label(node)}{text.strip()}", level)


def _unwrapped(parts: list[str], node: Any) -> str:
    """Return the text with only those lines broken that the page breaks."""
    if node.tag == "pre":
        return "".join(parts)
    return "".join(part if part == "\n" else re.sub(r"[ \t\r\n]+", " ", part) for part in parts)
