"""The svarsmatris as a Word file: a table on A4 across, each entry with its source and whose word it is."""

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from service.cases.matrix import Entry, Line, Matrix
from service.export.text import facts, printable, said, short_source, standing
from service.pages.words import counted, day, first_upper

COLUMNS = (("Nr", 1.1), ("Kritik", 6.6), ("Bemötande", 6.2), ("Åtgärd", 6.2), ("Uppföljning", 4.2), ("Läge", 2.4))
"""Headings and widths in centimetres; together what A4 across leaves between its margins."""
UNANSWERED = "INGET SVAR"
GREY = RGBColor(0x55, 0x55, 0x55)


def as_docx(title: str, matrix: Matrix, *, today: date, note: str) -> bytes:
    """Write the matrix; ``note`` says what of it is masked."""
    made = docx.Document()
    _set_up(made, title)
    numbers = {one.id: number for number, one in enumerate(matrix.documents, start=1)}
    made.add_heading(printable(title), 1)
    made.add_paragraph(
        f"Svarsmatris {day(today.isoformat())}. {counted(len(matrix.lines), 'kritikpunkt', 'kritikpunkter')}, "
        f"{len(matrix.unanswered)} utan svar, {len(matrix.late)} med en tidsgräns som har passerat. "
        "Det som står som förslag har ingen människa bekräftat. Siffran inom hakparentes är dokumentet i listan sist."
    )
    made.add_paragraph(note)
    if matrix.lines:
        _table(made, matrix.lines, numbers)
    unanswered = [line.criticism for line in matrix.unanswered]
    _list(made, "Kritik utan svar", unanswered, numbers, "All kritik har fått något svar.")
    _list(
        made,
        "Svar som inte hör till någon kritik",
        matrix.loose,
        numbers,
        "Allt som svaren säger hör till någon kritik.",
    )
    made.add_heading("Dokument", 2)
    for one in matrix.documents:
        known = (one.title or one.name, one.kind, day(one.metadata.date), one.metadata.case_number, one.name)
        made.add_paragraph(printable(f"[{numbers[one.id]}] {', '.join(filter(None, dict.fromkeys(known)))}"))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _set_up(made: Any, title: str) -> None:
    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(1.8)
    made.core_properties.title = printable(title)[:255]
    made.core_properties.author = "Rödtråd"
    made.core_properties.language = "sv-SE"
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(9.5)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "sv-SE")
    normal.element.get_or_add_rPr().append(language)


def _table(made: Any, lines: Sequence[Line], numbers: Mapping[str, int]) -> None:
    table = made.add_table(1, len(COLUMNS), "Table Grid")
    table.autofit = False
    for cell, (name, _) in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    _mark(table.rows[0], "w:tblHeader")
    for line in lines:
        row = table.add_row()
        _mark(row, "w:cantSplit")
        number, criticism, responses, actions, follow_ups, state = row.cells
        number.text = str(line.number)
        _fill(criticism, (line.criticism,), numbers, "")
        _fill(responses, line.responses, numbers, "–" if line.answered else UNANSWERED)
        _fill(actions, line.actions, numbers, "–")
        _fill(follow_ups, line.follow_ups, numbers, "–")
        state.paragraphs[0].add_run(first_upper(printable(line.state))).bold = not line.answered
        if not line.answered:
            _shade(responses)
    for column, (_, width) in zip(table.columns, COLUMNS, strict=True):
        column.width = Cm(width)  # the grid, which LibreOffice goes by
        for cell in column.cells:  # and each cell, which Word goes by
            cell.width = Cm(width)


def _shade(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "FBECEB")):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _mark(row: Any, name: str) -> None:
    """Give a row a property that python-docx has no word for."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _fill(cell: Any, entries: Sequence[Entry], numbers: Mapping[str, int], empty: str) -> None:
    paragraph = cell.paragraphs[0]
    if not entries:
        paragraph.add_run(empty).bold = empty == UNANSWERED
    for index, one in enumerate(entries):
        _write(paragraph if index == 0 else cell.add_paragraph(), one, numbers)


def _write(paragraph: Any, entry: Entry, numbers: Mapping[str, int]) -> None:
    paragraph.paragraph_format.space_after = Pt(4)
    paragraph.add_run(said(entry))
    if known := facts(entry):
        paragraph.add_run("\n" + " · ".join(known)).italic = True
    small = paragraph.add_run(f"\n{short_source(entry, numbers[entry.document.id])}. {standing(entry)}.")
    small.font.size, small.font.color.rgb = Pt(8), GREY


def _list(made: Any, title: str, entries: Sequence[Entry], numbers: Mapping[str, int], empty: str) -> None:
    made.add_heading(title, 2)
    if not entries:
        made.add_paragraph(empty)
    for one in entries:
        _write(made.add_paragraph(style="List Bullet"), one, numbers)
