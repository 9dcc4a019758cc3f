"""What a paragraph of an .odt says, whether all of it is bold, its size, and what hangs on it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from extract.readers.odtstyles import Styles, qn

ASIDES = {qn("text:note"), qn("office:annotation")}
UNSAID = ASIDES | {
    qn(name)
    for name in ("text:tracked-changes", "draw:frame", "draw:custom-shape", "text:ruby-text", "text:hidden-text")
}
SIGNS = {qn("text:tab"): " ", qn("text:line-break"): "\n", qn("text:s"): " "}


class Said(NamedTuple):
    """A paragraph's text, whether all of it is bold, and its font size in points (0: unsaid)."""

    text: str
    bold: bool
    size: float


def said(paragraph: Any, styles: Styles) -> Said:
    """Return what the paragraph says."""
    name = paragraph.get(qn("text:style-name"))
    parts = list(_parts(paragraph, bool(styles.is_bold(name)), styles))
    seen = [bold for text, bold in parts if text.strip()]
    return Said("".join(text for text, _ in parts), bool(seen) and all(seen), styles.size(name))


def asides(paragraph: Any) -> list[Any]:
    """Return the notes and comments that are anchored in the paragraph."""
    return list(paragraph.iter(*ASIDES))


def boxes(paragraph: Any) -> Iterator[Any]:
    """Yield the text boxes that are anchored in the paragraph, not those inside them."""
    for child in paragraph:
        if child.tag == qn("draw:text-box"):
            yield child
        elif child.tag not in ASIDES:
            yield from boxes(child)


def _parts(node: Any, bold: bool, styles: Styles) -> Iterator[tuple[str, bool]]:
    yield node.text or "", bold
    for child in node:
        if child.tag in SIGNS:
            yield SIGNS[child.tag], bold
        elif child.tag not in UNSAID and isinstance(child.tag, str):
            own = styles.is_bold(child.get(qn("text:style-name")))
            yield from _parts(child, bold if own is None else own, styles)
        yield child.tail or "", bold
