"""The text with what was masked written out of it: plain, and as a Word file for documents that have no pages."""

from collections.abc import Iterable
from io import BytesIO

import docx

from extract.types import Block, BlockKind, Document, Span
from service.masking.types import Mask, Order
from service.printable import printable

WHOLE = "[sidan är maskad]"


def as_text(document: Document, order: Order) -> str:
    """Return all text, each page under its number."""
    if len(document.pages) == 1 and not order.whole_pages:
        return without(document.text, Span(0, len(document.text)), order.masks)
    parts = []
    for page in document.pages:
        said = WHOLE if page.number in order.whole_pages else without(document.text, page.span, order.masks)
        parts.append(f"– Sida {page.number} –\n\n{said.strip()}\n")
    return "\n".join(parts)


def without(text: str, span: Span, masks: Iterable[Mask]) -> str:
    """Return a part of the text with words for what is gone.

    >>> without("Maj Ek ringde.", Span(0, 14), [Mask(Span(0, 6), "namn")])
    '[maskat: namn] ringde.'
    """
    out, at = [], span.start
    for mask in masks:
        if mask.span.overlaps(span):
            out += [text[at : max(at, mask.span.start)], f"[maskat: {mask.kind}]"]
            at = min(mask.span.end, span.end)
    return "".join([*out, text[at : span.end]])


def blanked(text: str, masks: Iterable[Mask]) -> str:
    """Return a text of the same length with dots for what is gone, so that places in it hold.

    >>> blanked("Maj Ek ringde.", [Mask(Span(0, 6), "namn")])
    '••• •• ringde.'
    """
    out, at = [], 0
    for mask in masks:
        gone = "".join(letter if letter.isspace() else "•" for letter in mask.span.of(text))
        out += [text[at : mask.span.start], gone]
        at = mask.span.end
    return "".join([*out, text[at:]])


def as_docx(document: Document, order: Order) -> bytes:
    """Write the blocks one after the other; headings are headings, list items items."""
    made = docx.Document()
    made.core_properties.author = "Rödtråd"
    made.core_properties.title = "Maskat dokument"
    for block in document.blocks:
        said = printable(without(document.text, block.span, order.masks))
        if block.kind is BlockKind.HEADING:
            made.add_heading(said, min(block.level or 1, 9))
        else:
            made.add_paragraph(said, style=style(block))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def style(block: Block) -> str | None:
    """Name Word's style for a block."""
    return "List Bullet" if block.kind is BlockKind.LIST_ITEM else None
