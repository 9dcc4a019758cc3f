"""Words that name or count what stands beside or below them, and say nothing themselves.

>>> from extract.types import BlockKind, Cell, DocumentKind, Span, Statement
>>> def said(text, cell=None, rest=""):
...     return Context(Statement("d#0", Span(0, 1), text, BlockKind.PARAGRAPH, cell=cell), DocumentKind.REPORT, rest=rest)
>>> bare_label(said("Brist")), counted(said("Instämmer inte", Cell(1, 4, 1), rest="12 | 30 %"))
(<Label.OTHER: 'övrigt'>, <Label.OTHER: 'övrigt'>)
>>> bare_label(said("Brist", Cell(1, 4, 2))), counted(said("Instämmer inte", Cell(1, 4, 1), rest="Nej"))
(None, None)
"""

import re

from classify.context import Context
from classify.types import Label

_BARE = re.compile(
    r"\W*(?:\d+[.)]?\s*)?(?:brist(?:er)?|krav|åtgärd(?:er)?|kritik|bemötande|svar|kommentar(?:er)?|bedömning|iakttagelse(?:r)?|motivering|skäl|avvikelse(?:r)?"
    r"|rekommendation(?:er)?|synpunkt(?:er)?|föreläggande|beslut|uppföljning)\W*",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"[\s|%.,/–—-]*\d[\d\s|%.,/–—-]*")


def bare_label(context: Context) -> Label | None:
    """Ordet är en rubrik för det som följer."""
    alone = context.statement.cell is None and context.first_in_block
    return Label.OTHER if alone and _BARE.fullmatch(context.text) else None


def counted(context: Context) -> Label | None:
    """Raden i tabellen räknar något."""
    cell = context.statement.cell
    names = cell is not None and cell.column == 1 and not cell.header
    return Label.OTHER if names and _FIGURES.fullmatch(context.rest) else None


CUES = (bare_label, counted)
