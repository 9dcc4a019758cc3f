"""All hits of a search as a file: Excel, CSV, Word or JSON lines; each says what was asked, when, and by which model."""

import csv
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from io import BytesIO, StringIO

import docx
from openpyxl import Workbook

from service.export.sheet import Value, fill
from service.pages.words import counted, first_upper
from service.printable import printable
from service.views import Hit

BOM = "\ufeff"
FORMULA = tuple("=+-@\t\r")
COLUMNS = (
    ("Etikett", 12), ("Text", 70), ("Dokument", 36), ("Sida", 7), ("Datum", 12), ("Utförare", 24), ("Kommun", 18),
    ("Slag", 14), ("Tema", 24), ("Hållning", 12), ("Status", 12), ("Tidsgräns", 16), ("Ansvarig", 20), ("Granskad av", 16),
    ("Modellens säkerhet", 12), ("Plats", 40),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """Hits and what a reader must know of them; ``asked`` is the search, ``total`` counts also hits beyond the limit."""

    asked: str
    when: datetime
    total: int
    hits: tuple[Hit, ...]
    note: str
    """What of it is masked."""
    base: str = ""
    """The address of the service, for links."""

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What stands above the hits."""
        models = sorted({hit.document.model for hit in self.hits if hit.document.model})
        reviewed = sum(hit.row.decided is not None for hit in self.hits)
        held = f"{len(self.hits)} av {self.total}" if self.total > len(self.hits) else str(self.total)
        return (
            ("Sökning", printable(self.asked)),
            ("Hämtad", self.when.astimezone().strftime("%Y-%m-%d %H:%M")),
            ("Träffar", held),
            ("Granskade av människa", f"{reviewed} av {len(self.hits)}; resten är modellens förslag"),
            ("Modell", ", ".join(models) or "okänd"),
            ("Maskning", self.note),
        )


def cells(hit: Hit, base: str) -> tuple[Value, ...]:
    """Give the row of a hit."""
    from service.pages.addresses import place

    word, document = hit.row.annotation, hit.document
    page = hit.row.statement.page if hit.row.statement.places[:1] and hit.row.statement.places[0].boxes else None
    return (
        word.label.value,
        printable(hit.row.statement.text),
        printable(document.title or document.name),
        page,
        document.metadata.date,
        document.metadata.provider,
        document.metadata.municipality,
        document.kind,
        ", ".join(word.themes) or None,
        word.stance,
        word.status,
        word.deadline,
        word.responsible,
        hit.row.decided_by,
        round(hit.row.predicted.confidence, 2),
        base + place(hit.row.statement.id),
    )


def as_csv(report: Report) -> bytes:
    """Write what Excel opens in Swedish: semicolons, a byte order mark; text that looks like a formula stays text."""
    out = StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    table.writerows(map(harmless, report.facts))
    table.writerow(())
    table.writerow(name for name, _ in COLUMNS)
    table.writerows(harmless(cells(hit, report.base)) for hit in report.hits)
    return (BOM + out.getvalue()).encode()


def harmless(row: Sequence[Value]) -> list[Value]:
    """Put an apostrophe before what a spreadsheet would reckon out.

    >>> harmless(["=1+1", "brist", 3, None])
    ["'=1+1", 'brist', 3, None]
    """
    return [f"'{cell}" if isinstance(cell, str) and cell.lstrip(" \n").startswith(FORMULA) else cell for cell in row]


def as_xlsx(report: Report) -> bytes:
    """Write two sheets: the hits, and what they are."""
    book = Workbook()
    book.properties.creator = "Rödtråd"
    first = book.active
    first.title = "Träffar"
    fill(first, COLUMNS, (cells(hit, report.base) for hit in report.hits))
    fill(book.create_sheet("Om sökningen"), (("Uppgift", 26), ("Värde", 80)), report.facts)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def as_jsonl(report: Report) -> bytes:
    """Write a line about the search, then a line per hit."""
    lines: list[object] = [dict(report.facts)]
    for hit in report.hits:
        names = (name for name, _ in COLUMNS)
        lines.append(dict(zip(names, cells(hit, report.base), strict=True)) | {"id": hit.row.statement.id})
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()


def as_docx(report: Report) -> bytes:
    """Write the hits one under the other, each with its source and whose word the label is."""
    made = docx.Document()
    made.core_properties.title, made.core_properties.author = "Fynd", "Rödtråd"
    made.add_heading("Fynd", 1)
    for name, value in report.facts:
        made.add_paragraph(f"{name}: {value}")
    for number, hit in enumerate(report.hits, start=1):
        made.add_heading(f"{number}. {first_upper(hit.row.annotation.label.value)}", 3)
        made.add_paragraph(printable(hit.row.statement.text))
        made.add_paragraph(source(hit)).runs[0].italic = True
    made.add_paragraph(counted(len(report.hits), "träff", "träffar") + ".")
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def source(hit: Hit) -> str:
    """Tell where it stands and whose word it is."""
    where = asdict(hit.document.metadata)
    known = (hit.document.title or hit.document.name, where["provider"], where["date"])
    whose = f"Granskad av {hit.row.decided_by}" if hit.row.decided else "Modellens förslag"
    return printable(f"{', '.join(filter(None, known))}. {whose}.")


WRITERS = {"xlsx": as_xlsx, "csv": as_csv, "jsonl": as_jsonl, "docx": as_docx}
