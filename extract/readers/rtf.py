r"""RTF: paragraphs, headings by style and by look, lists with their labels, tables, notes and comments.

>>> document = read("a.rtf", rb"{\rtf1\ansi{\b Beslut\par}{\listtext 1.\tab}Utse ansvarig.\par Klart \'e5r 2024.\par}")
>>> [(block.kind.value, block.span.of(document.text)) for block in document.blocks]
[('heading', 'Beslut'), ('list item', '1. Utse ansvarig.'), ('paragraph', 'Klart år 2024.')]
"""

from collections.abc import Iterable, Iterator

from extract.layout import Draft, assemble
from extract.layout.draft import plain
from extract.layout.marks import begins_item
from extract.layout.written import Entry, stands_out, table
from extract.readers.identity import digest
from extract.readers.rtfparts import Part, parts
from extract.types import BlockKind, Document

SUFFIXES = (".rtf", ".doc")
"""Word has long saved RTF under the name .doc for those who asked it to."""
FORMAT = "RTF"


def takes(data: bytes) -> bool:
    """Tell whether the bytes begin as RTF does."""
    return data.lstrip()[:5] == b"{\\rtf"


def read(name: str, data: bytes) -> Document:
    """Return the Document of an RTF file: one page without size."""
    found = [part for part in parts(data.decode("latin-1")) if part.text.strip() or part.end != "par"]
    return assemble(digest(data), name, _drafts(found), [(0, 0)])


def _drafts(found: list[Part]) -> Iterator[Draft]:
    yield from _running(part for part in found if part.place == "head")
    yield from _body([part for part in found if part.place == "body"])
    yield from (plain(BlockKind.PARAGRAPH, part.text) for part in found if part.place == "note")
    yield from (plain(BlockKind.PARAGRAPH, f"Kommentar: {part.text}") for part in found if part.place == "comment")
    yield from _running(part for part in found if part.place == "foot")


def _running(found: Iterable[Part]) -> Iterator[Draft]:
    for text in dict.fromkeys(part.text for part in found):
        if any(map(str.isalnum, text)):
            yield plain(BlockKind.FURNITURE, text)


def _body(found: list[Part]) -> Iterator[Draft]:
    deepest = max((part.level or 0 for part in found), default=0)
    tables = 0
    rows: list[list[Entry]] = []
    row: list[Entry] = []
    cell: list[Part] = []
    column = 1
    for part in [*found, Part("body", "", False, 0, None, "", False, "par")]:
        if part.end == "row":
            rows, row, column = [*rows, row], [], 1
        elif part.end == "cell":
            said = [said for said in (*cell, part) if said.text.strip()]
            text = " ".join(f"{said.label} {said.text}".strip() for said in said)
            row += [Entry(column, text, all(said.bold for said in said))] if text else []
            cell, column = [], column + 1
        elif part.inside and part.text.strip():
            cell.append(part)
        else:
            if rows:
                tables += 1
                yield from table(tables, rows)
                rows = []
            yield from (_paragraph(said, deepest) for said in cell)
            cell = []
            if part.text.strip():
                yield _paragraph(part, deepest)


def _paragraph(part: Part, deepest: int) -> Draft:
    text = f"{part.label} {part.text}".strip()
    level = part.level or (
        deepest + 1 if not part.label and stands_out(part.text.strip(), part.bold, part.size) else None
    )
    if level:
        return plain(BlockKind.HEADING, text, min(level, 6))
    return plain(BlockKind.LIST_ITEM if part.label or begins_item(text) else BlockKind.PARAGRAPH, text)
