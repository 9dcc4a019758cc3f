"""A statement as a reader sees it: with its document, its neighbours and, in a table, its column's heading.

>>> from extract.types import BlockKind, Span
>>> first, second = (Statement(f"d#{n}", Span(n, n + 1), text, BlockKind.PARAGRAPH) for n, text in enumerate(["Vi", "Ni"]))
>>> contexts((first, second), DocumentKind.RESPONSE)[1].before
'Vi'
"""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.types import BlockKind, DocumentKind, Statement

EXCERPT = 8
"""A text with fewer statements than this has no beginning and end to speak of."""


@dataclass(frozen=True, slots=True)
class Context:
    """What may be looked at to judge a statement.

    ``position`` is 0 for the document's first statement, 1 for its last; None in an excerpt too short to have a beginning.
    """

    statement: Statement
    document: DocumentKind
    before: str = ""
    after: str = ""
    row: str = ""
    """The first cell of the same table row."""
    rest: str = ""
    """The cells after the first of a row, for the first."""
    column: str = ""
    """The header cell of the same table column."""
    lead: str = ""
    """The line with a colon at its end that the list of this item hangs on."""
    position: float | None = None
    first_in_block: bool = True

    @property
    def text(self) -> str:
        """The statement's text."""
        return self.statement.text

    @property
    def heading(self) -> str:
        """The nearest heading, or what stands for one in a table."""
        return self.column or (self.statement.section[-1] if self.statement.section else "")


def contexts(statements: Sequence[Statement], document: DocumentKind) -> tuple[Context, ...]:
    """Put each statement of a document, in order, into its context."""
    columns: dict[tuple[int, int], str] = {}
    rows: dict[tuple[int, int], str] = {}
    rests: dict[tuple[int, int], list[str]] = {}
    for one in statements:
        if cell := one.cell:
            if cell.header:
                columns.setdefault((cell.table, cell.column), one.text)
            if cell.column == 1:
                rows.setdefault((cell.table, cell.row), one.text)
            else:
                rests.setdefault((cell.table, cell.row), []).append(one.text)
    last = max(len(statements) - 1, 1)
    texts = ["", *(one.text for one in statements), ""]
    leads = _leads(statements)
    return tuple(
        Context(
            one,
            document,
            before=texts[index],
            after=texts[index + 2],
            row=rows.get((one.cell.table, one.cell.row), "") if one.cell and one.cell.column > 1 else "",
            rest=" | ".join(rests.get((one.cell.table, one.cell.row), ())) if one.cell and one.cell.column == 1 else "",
            column=columns.get((one.cell.table, one.cell.column), "") if one.cell and not one.cell.header else "",
            lead=leads[index],
            position=index / last if last >= EXCERPT else None,
            first_in_block=index == 0 or statements[index - 1].block != one.block,
        )
        for index, one in enumerate(statements)
    )


def _leads(statements: Sequence[Statement]) -> list[str]:
    """Return for each item of a list what its list hangs on: "Nämnden ska:"."""
    found = []
    lead = ""
    for one in statements:
        if one.kind is not BlockKind.LIST_ITEM:
            lead = ""
        found.append(lead)
        if one.kind is not BlockKind.HEADING and one.text.rstrip().endswith(":"):
            lead = one.text
    return found


def is_label(context: Context) -> bool:
    """Tell whether the statement is a heading or a header cell: a name for what follows, not an utterance."""
    statement = context.statement
    return statement.kind is BlockKind.HEADING or bool(statement.cell and statement.cell.header)
