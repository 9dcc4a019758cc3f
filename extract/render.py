"""A PDF's page as a picture.

>>> page_image(b"inget", 1)
Traceback (most recent call last):
extract.errors.Unreadable: Sidan kan inte visas: filen är inte en PDF.
"""

from io import BytesIO

from pypdfium2 import PdfiumError

from extract.errors import Unreadable
from extract.readers.pdf import takes
from extract.readers.pdfium import opened

MOST_PIXELS = 4000
"""Along the longer side: a page as large as a wall must not fill the memory."""


def page_image(data: bytes, number: int, dpi: int = 100) -> bytes:
    """Return page ``number`` (from 1) as PNG."""
    if not takes(data):
        raise Unreadable("Sidan kan inte visas: filen är inte en PDF.")
    with opened("Filen", data) as pdf:
        if not 1 <= number <= len(pdf):
            raise Unreadable(f"Sidan {number} finns inte: filen har {len(pdf)} sidor.")
        try:
            page = pdf[number - 1]
            bitmap = page.render(scale=min(dpi / 72, MOST_PIXELS / max(page.get_size())))
        except PdfiumError as error:
            raise Unreadable(f"Sidan {number} är skadad och kan inte visas.") from error
        picture = BytesIO()
        bitmap.to_pil().save(picture, "PNG")
        return picture.getvalue()
