"""Control points × utförare as a file: Excel with the table and its evidence, or CSV with a row per point and utförare."""

import csv
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO, StringIO

from openpyxl import Workbook

from service.export.hits import BOM, harmless
from service.export.sheet import Value, fill
from service.pages.addresses import place
from service.pages.words import first_upper
from service.printable import printable
from service.search.checking import Cell, Table, flat
from service.views import Query

EVIDENCE = (
    ("Kontrollpunkt", 44), ("Sökt med", 30), ("Utförare", 24), ("Bedömning", 14), ("Etikett", 12), ("Text", 70),
    ("Dokument", 36), ("Datum", 12), ("Sida", 7), ("Åtgärdad", 10), ("Granskad av", 16), ("Plats", 40),
)  # fmt: skip
MOST = 10
"""Statements that are told per point and utförare."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A table and what a reader must know of it."""

    name: str
    query: Query
    when: datetime
    table: Table
    base: str = ""

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What stands beside the table."""
        hits = {hit.row.statement.id: hit for _, _, cell in flat(self.table) for hit in cell.statements}
        models = sorted({hit.document.model for hit in hits.values() if hit.document.model})
        reviewed = sum(hit.row.decided is not None for hit in hits.values())
        years = "alla" if self.query.years is None else "–".join(map(str, self.query.years))
        return (
            ("Kontrollpunkter", printable(self.name)),
            ("År", years),
            ("Hämtad", self.when.astimezone().strftime("%Y-%m-%d %H:%M")),
            ("Granskade av människa", f"{reviewed} av {len(hits)} utsagor; resten är modellens förslag"),
            ("Modell", ", ".join(models) or "okänd"),
            (
                "Så läses den",
                "Kritiserad: någon kritik är inte åtgärdad. Åtgärdad: all kritik är det, enligt uppföljning eller utföraren",
            ),
        )


def evidence(report: Checked) -> list[tuple[Value, ...]]:
    """Give a row per statement, and one for each utförare at which nothing is said."""
    rows: list[tuple[Value, ...]] = []
    for row, provider, cell in flat(report.table):
        start: tuple[Value, ...] = (
            printable(row.point.text),
            printable(row.sought),
            printable(provider),
            first_upper(cell.verdict.value),
        )
        rows += [(*start, *told) for told in statements(cell, report.base)] or [(*start, *(None,) * 8)]
    return rows


def statements(cell: Cell, base: str) -> list[tuple[Value, ...]]:
    """Give what is told of each statement."""
    met = {hit.row.statement.id for hit in cell.met}
    return [
        (
            hit.row.annotation.label.value,
            printable(hit.row.statement.text),
            printable(hit.document.title or hit.document.name),
            hit.document.metadata.date,
            hit.row.statement.page if hit.row.statement.places[0].boxes else None,
            "ja" if hit.row.statement.id in met else None,
            hit.row.decided_by,
            base + place(hit.row.statement.id),
        )
        for hit in cell.evidence[:MOST]
    ]


def as_xlsx(report: Checked) -> bytes:
    """Write three sheets: the table, the statements behind it, and what it is."""
    book = Workbook()
    book.properties.creator = "Rödtråd"
    first = book.active
    first.title = "Tabell"
    head = (("Kontrollpunkt", 50), *((printable(one), 18) for one in report.table.providers))
    fill(first, head, ((printable(row.point.text), *map(shown, row.cells)) for row in report.table.rows))
    fill(book.create_sheet("Belägg"), EVIDENCE, evidence(report))
    fill(book.create_sheet("Om tabellen"), (("Uppgift", 26), ("Värde", 80)), report.facts)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def shown(cell: Cell) -> str:
    """Write a cell: what holds, and how many statements say so."""
    many = len(cell.statements)
    return f"{first_upper(cell.verdict.value)} ({many})" if many else first_upper(cell.verdict.value)


def as_csv(report: Checked) -> bytes:
    """Write what Excel opens in Swedish; text that looks like a formula stays text."""
    out = StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    table.writerows(map(harmless, report.facts))
    table.writerow(())
    table.writerow(name for name, _ in EVIDENCE)
    table.writerows(map(harmless, evidence(report)))
    return (BOM + out.getvalue()).encode()


WRITERS = {"xlsx": as_xlsx, "csv": as_csv}
