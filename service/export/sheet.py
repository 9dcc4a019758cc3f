"""The svarsmatris as an Excel file: a row per kritik, and a row per statement with its source, to sort and filter."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from service.cases.matrix import Entry, Line, Matrix
from service.export.text import CONFIRMED, SUGGESTED, facts, paper, printable, said, source, standing
from service.pages.words import first_upper, moment

MOST = 32_767
"""Characters that a cell of Excel can hold."""
MATRIX = (("Nr", 6), ("Kritik", 50), ("Bemötande", 50), ("Åtgärd", 50), ("Uppföljning", 40), ("Läge", 20))
SOURCES = (
    ("Nr", 6), ("Del", 14), ("Text", 70), ("Dokument", 36), ("Sida", 7), ("Datum", 12), ("Hållning", 12), ("Status", 12),
    ("Tidsgräns", 22), ("Försenad", 10), ("Ansvarig", 24), ("Utfall", 12), ("Beslut", 12), ("Beslutat av", 16), ("Beslutat när", 18),
    ("Modellens säkerhet", 12),
)  # fmt: skip
Value = str | int | float | None


def as_xlsx(title: str, matrix: Matrix, *, note: str) -> bytes:
    """Write the matrix; ``note`` says what of it is masked."""
    book = Workbook()
    book.properties.title, book.properties.creator = printable(title)[:255], "Rödtråd"
    first = book.active
    first.title = "Svarsmatris"
    fill(first, MATRIX, map(_row, matrix.lines), alarms=[not line.answered for line in matrix.lines])
    told: list[tuple[int | None, str, Entry]]
    told = [(line.number, part, one) for line in matrix.lines for part, one in line.entries]
    told += [(None, "Svarar inte på något", one) for one in matrix.loose]
    fill(book.create_sheet("Källor"), SOURCES, (_source(*one) for one in told))
    about = (("Svarsmatris", title), ("Maskning", note))
    fill(book.create_sheet("Om filen"), (("Uppgift", 26), ("Värde", 80)), about)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _row(line: Line) -> tuple[Value, ...]:
    return (
        line.number,
        _told((line.criticism,)),
        _told(line.responses) or ("" if line.answered else "INGET SVAR"),
        _told(line.actions),
        _told(line.follow_ups),
        first_upper(line.state),
    )


def _told(entries: Iterable[Entry]) -> str:
    return "\n\n".join("\n".join((said(one), *facts(one), f"[{source(one)}. {standing(one)}]")) for one in entries)


def _source(number: int | None, part: str, entry: Entry) -> tuple[Value, ...]:
    word = entry.row.annotation
    return (
        number,
        part,
        said(entry),
        paper(entry),
        entry.page,
        entry.document.metadata.date,
        word.stance,
        word.status,
        word.deadline,
        "ja" if entry.late else None,
        word.responsible,
        entry.outcome,
        CONFIRMED if entry.confirmed else SUGGESTED,
        entry.confirmed_by,
        moment(entry.confirmed_at) or None,
        round(entry.belief, 2),
    )


def fill(
    sheet: Any, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Value]], *, alarms: Sequence[bool] = ()
) -> None:
    """Fill a sheet; ``alarms`` tells which rows are to stand out."""
    bold, red = Font(bold=True), PatternFill("solid", fgColor="FBECEB")
    for at, (name, width) in enumerate(columns, start=1):
        _put(sheet.cell(1, at), name)
        sheet.cell(1, at).font = bold
        sheet.column_dimensions[get_column_letter(at)].width = width
    for number, row in enumerate(rows, start=2):
        for at, value in enumerate(row, start=1):
            _put(sheet.cell(number, at), value)
            if alarms and alarms[number - 2]:
                sheet.cell(number, at).fill = red
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _put(cell: Any, value: Value) -> None:
    """Write a value; text is text, whatever it begins with: "=HYPERLINK(…)" in a protokoll must not become a formula."""
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if not isinstance(value, str):
        cell.value = value
        return
    cell.value = printable(str(value))[:MOST]
    cell.data_type = "s"
    cell.quotePrefix = True
