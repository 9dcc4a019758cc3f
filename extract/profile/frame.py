"""The frame of a document: its opening, its labels and its close, where it says what it is.

>>> labelled("Datum: 2019-04-26\\n\\nDnr\\n\\nVON 2019/12", "Dnr|Diarienummer")
['VON 2019/12']
"""

import re

from extract.types import BlockKind, Document

HEAD = 1500
"""How many characters the opening is looked for in; a letterhead, a title, a list of those present."""


def blocks_of(document: Document) -> list[tuple[BlockKind, str]]:
    """Return kind and text of the blocks, or paragraphs where a document has none."""
    if document.blocks:
        return [(block.kind, block.span.of(document.text)) for block in document.blocks]
    return [(BlockKind.PARAGRAPH, part) for part in re.split(r"\n\s*\n", document.text) if part.strip()]


def labelled(text: str, labels: str) -> list[str]:
    """Return what stands behind any of the labels, on the line or in the next block."""
    pattern = re.compile(
        rf"(?:^|\n|\||\t|\s{{2,}})[ *]*(?:{labels})[ *]*(?:[:.]\s*|[ \t]{{2,}}|\t|[ ]?\n+|[ ](?=\d|[A-ZÅÄÖ]{{2,}}))[ *]*([^\n|]+)"
    )
    return [match[1].strip(" *") for match in pattern.finditer(text)]
