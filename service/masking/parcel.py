"""All that a masking makes: the masked document, its text, and the protocol."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from extract.types import Document
from service.masking.burn import burn
from service.masking.protocol import protocol
from service.masking.texts import as_docx, as_text
from service.masking.types import Order


def files(data: bytes, document: Document, order: Order) -> dict[str, bytes]:
    """Return the files by name; the names tell nothing, for the original's may hold a person's."""
    paged = any(page.width for page in document.pages)
    name, body = ("maskad.pdf", burn(data, document, order)) if paged else ("maskad.docx", as_docx(document, order))
    made = {name: body, "maskad.txt": as_text(document, order).encode()}
    return {**made, "maskningsprotokoll.docx": protocol(document, order, made)}


def packed(data: bytes, document: Document, order: Order) -> bytes:
    """Return the files in one."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, body in files(data, document, order).items():
            archive.writestr(name, body)
    return out.getvalue()
