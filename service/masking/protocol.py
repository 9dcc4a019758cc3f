"""The protocol of a masking: what kinds went from which pages, on what ground, by whom. It repeats none of it."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from io import BytesIO

import docx

from extract.types import Document
from service.masking.suggest import pages
from service.masking.types import Order
from service.printable import printable

LIMITS = (
    "Maskningen gäller den text som Rödtråd har läst. Handskrift, underskrifter, foton, stämplar och sådant som går att "
    "förstå av sammanhanget söks inte: den som lämnar ut handlingen behöver läsa igenom den."
)


def counts(order: Order) -> dict[str, int]:
    """Count the masked places by kind."""
    return dict(Counter(mask.kind for mask in order.masks))


def protocol(document: Document, order: Order, files: Mapping[str, bytes]) -> bytes:
    """Write the protocol; ``files`` are the masked ones, by name."""
    made = docx.Document()
    made.core_properties.title, made.core_properties.author = "Maskningsprotokoll", "Rödtråd"
    made.add_heading("Maskningsprotokoll", 1)
    facts = (
        ("Maskat av", order.who),
        ("När", order.when.astimezone().strftime("%Y-%m-%d %H:%M")),
        ("Grund", order.ground),
        ("Handling (SHA-256 för originalet)", document.id),
        *((f"{name} (SHA-256)", hashlib.sha256(data).hexdigest()) for name, data in files.items()),
    )
    table(made, facts)
    made.add_heading("Vad som är maskat", 2)
    table(made, (("Slag", "Ställen", "Sidor"), *rows(document, order)), headed=True)
    if order.whole_pages:
        made.add_paragraph(f"Hela sidor: {', '.join(map(str, order.whole_pages))}.")
    left = ", ".join(f"{kind} {count}" for kind, count in order.left.items())
    made.add_paragraph(f"Förslag som inte maskades: {left or 'inga'}.")
    made.add_paragraph(LIMITS)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def rows(document: Document, order: Order) -> list[tuple[str, str, str]]:
    """Give a row for each kind."""
    found = []
    for kind, count in counts(order).items():
        where = pages(document, [mask.span for mask in order.masks if mask.kind == kind])
        found.append((kind, str(count), ", ".join(map(str, where))))
    return found or [("Inget", "0", "")]


def table(made: "docx.document.Document", lines: "tuple[tuple[str, ...], ...]", *, headed: bool = False) -> None:
    """Add a table."""
    grid = made.add_table(0, len(lines[0]), "Table Grid")
    for number, line in enumerate(lines):
        for cell, value in zip(grid.add_row().cells, line, strict=True):
            cell.paragraphs[0].add_run(printable(value)).bold = headed and number == 0
