"""Corpus documents as files: ``python -m tests.render FOLDER`` writes PDF, DOCX and EML, as a reader would meet them.

The example case of ``make run`` (service/example) is made by it: ``python -m tests.render service/example ojala-hemvard``.
"""

import re
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from io import BytesIO
from itertools import groupby
from pathlib import Path

import docx
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer, Table, TableStyle

from classify.gold import GoldDocument, load
from extract.types import Block, BlockKind, DocumentKind
from tests.samples import BODY, CELL, H1, H2, ITEM, scanned

HEADINGS = {1: H1, 2: H2, 3: H2}
FORMATS = {DocumentKind.MAIL: "eml", DocumentKind.RESPONSE: "docx", DocumentKind.STATEMENT: "docx"}
"""What people send as what; all else is PDF."""
SUFFIXES = {"scan": "pdf"}
_NUMBER = re.compile(r"\b(?:Sid(?:a|an)?\s*)?\d+\s*(?:\(\d+\)|av \d+)")


def render(document: GoldDocument, suffix: str | None = None) -> tuple[str, bytes]:
    """Return a file name and the bytes of the document in its usual format, or in the one asked for."""
    suffix = suffix or FORMATS.get(document.profile.kind, "pdf")
    name = f"{document.document.id.partition('/')[2]}.{SUFFIXES.get(suffix, suffix)}"
    return name, {"pdf": as_pdf, "docx": as_docx, "eml": as_mail, "scan": as_scan, "txt": as_text}[suffix](document)


def as_pdf(document: GoldDocument) -> bytes:
    """Set the document on A4 with its running heads, page numbers and tables."""
    out = BytesIO()
    template = BaseDocTemplate(
        out, pagesize=A4, leftMargin=70, rightMargin=70, topMargin=80, bottomMargin=70, invariant=1
    )
    heads = [text for block, text in _blocks(document) if block.kind is BlockKind.FURNITURE][:1]

    def furniture(canvas: Canvas, page: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(70, A4[1] - 45, _NUMBER.sub("", (heads or [""])[0]).strip())
        canvas.drawRightString(A4[0] - 70, 40, f"Sida {page.page}")

    frame = Frame(template.leftMargin, template.bottomMargin, template.width, template.height)
    template.addPageTemplates([PageTemplate(frames=[frame], onPage=furniture)])
    template.build(list(_flow(document)))
    return out.getvalue()


def as_scan(document: GoldDocument) -> bytes:
    """Print the document and lay it in a scanner, a little askew: pictures of pages, no text."""
    return scanned(as_pdf(document), skew=0.4)


def _flow(document: GoldDocument) -> Iterator[Flowable]:
    for table, group in groupby(_blocks(document), key=lambda pair: pair[0].cell and pair[0].cell.table):
        blocks = list(group)
        if table:
            yield _table(blocks)
            yield Spacer(1, 8)
            continue
        for block, text in blocks:
            if block.kind is not BlockKind.FURNITURE:
                style = ITEM if block.kind is BlockKind.LIST_ITEM else BODY
                yield Paragraph(_escaped(text), HEADINGS[block.level] if block.level else style)


def _table(blocks: list[tuple[Block, str]]) -> Table:
    cells = {(block.cell.row, block.cell.column): text for block, text in blocks if block.cell}
    rows, columns = (max(key[axis] for key in cells) for axis in (0, 1))
    content = [
        [Paragraph(_escaped(cells.get((row, column), "")), CELL) for column in range(1, columns + 1)]
        for row in range(1, rows + 1)
    ]
    table = Table(content, repeatRows=1)
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return table


def as_docx(document: GoldDocument) -> bytes:
    """Write the document with Word's heading styles and tables."""
    made = docx.Document()
    for table, group in groupby(_blocks(document), key=lambda pair: pair[0].cell and pair[0].cell.table):
        blocks = list(group)
        if table:
            places = [(block.cell.row, block.cell.column, text) for block, text in blocks if block.cell]
            grid = made.add_table(
                max(row for row, _, _ in places), max(column for _, column, _ in places), "Table Grid"
            )
            for row, column, text in places:
                grid.cell(row - 1, column - 1).text = text
            continue
        for block, text in blocks:
            if block.kind is BlockKind.HEADING:
                made.add_heading(text, block.level or 1)
            elif block.kind is not BlockKind.FURNITURE:
                made.add_paragraph(text)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def as_mail(document: GoldDocument) -> bytes:
    """Write the document as the plain text of a mail."""
    message = EmailMessage()
    message["Subject"] = document.profile.title or ""
    message["From"] = "avsandare@exempel.se"
    message["To"] = "mottagare@exempel.se"
    message.set_content(as_text(document).decode())
    return message.as_bytes()


def as_text(document: GoldDocument) -> bytes:
    """Write the document as text alone: blank lines part what was headings, paragraphs, items and cells."""
    return "\n\n".join(text for block, text in _blocks(document) if block.kind is not BlockKind.FURNITURE).encode()


def _blocks(document: GoldDocument) -> list[tuple[Block, str]]:
    return [(block, block.span.of(document.document.text)) for block in document.document.blocks]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def main(folder: Path, cases: set[str]) -> None:
    """Write the files of the chosen cases (all, where none is named)."""
    folder.mkdir(parents=True, exist_ok=True)
    for document in load():
        if not cases or document.case in cases:
            name, data = render(document)
            (folder / name).write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]), set(sys.argv[2:]))
