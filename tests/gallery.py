"""Blocks that are found, drawn over difficult pages.

``python -m tests.gallery [FOLDER]`` writes a picture of every page to look at (dist/gallery, where no folder is given):
each block has the colour of its kind and its number in reading order.
"""

import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from pypdfium2 import PdfDocument

from extract.readers import read
from extract.types import Block, BlockKind, Document, Line
from tests.difficult import PAGES

COLOURS = {
    BlockKind.HEADING: "#c2185b",
    BlockKind.PARAGRAPH: "#1565c0",
    BlockKind.LIST_ITEM: "#2e7d32",
    BlockKind.TABLE_CELL: "#e65100",
    BlockKind.FURNITURE: "#757575",
}
SCALE = 1.6


def sequence(document: Document) -> str:
    """Return the blocks in reading order, a line each: kind, level or place in the table, pages, text."""
    return "".join(f"{_said(document, block)}\n" for block in document.blocks)


def _said(document: Document, block: Block) -> str:
    pages = dict.fromkeys(line.page for line in _lines(document, block))
    level, cell = block.level, block.cell
    place = f" {level}" if level else ""
    if cell:
        place = f" {cell.table}:{cell.row}:{cell.column}{' header' if cell.header else ''}"
    return f"{block.kind}{place} | {' '.join(map(str, pages))} | {block.span.of(document.text)}"


def _lines(document: Document, block: Block) -> list[Line]:
    return [line for line in document.lines if block.span.start <= line.span.start < block.span.end]


def drawn(data: bytes, document: Document) -> list[Image.Image]:
    """Return each page with its blocks: colour by kind, number in reading order, thin boxes round the lines."""
    images = [page.render(scale=SCALE).to_pil().convert("RGB") for page in PdfDocument(data)]
    font = ImageFont.load_default(13)
    for number, block in enumerate(document.blocks, start=1):
        colour = COLOURS[block.kind]
        lines = _lines(document, block)
        for page in dict.fromkeys(line.page for line in lines):
            draw = ImageDraw.Draw(images[page - 1])
            boxes = [line.box for line in lines if line.page == page]
            around = boxes[0]
            for box in boxes:
                draw.rectangle([SCALE * side for side in (box.x0, box.top, box.x1, box.bottom)], outline=colour)
                around = around.union(box)
            left, top, right, bottom = (SCALE * side for side in (around.x0, around.top, around.x1, around.bottom))
            draw.rectangle((left - 3, top - 2, right + 3, bottom + 2), outline=colour, width=2)
            draw.text(
                (left - 5, top), str(number), fill=colour, font=font, anchor="ra", stroke_width=2, stroke_fill="white"
            )
    return images


def main(folder: Path) -> None:
    """Write a picture of every page."""
    folder.mkdir(parents=True, exist_ok=True)
    for make in PAGES:
        data = make()
        for number, image in enumerate(drawn(data, read(f"{make.__name__}.pdf", data)), start=1):
            image.save(folder / f"{make.__name__}-{number}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else Path("dist/gallery"))
