"""A page of a PDF or of a picture file as a picture to show.

>>> page_image(b"inget", 1)
Traceback (most recent call last):
extract.errors.Unreadable: Sidan kan inte visas: filen är varken en PDF eller en bild.
"""

from io import BytesIO

from PIL import Image
from pypdfium2 import PdfiumError

from extract.errors import Unreadable
from extract.readers import pdf, picture
from extract.readers.pdfium import opened

MOST_PIXELS = 4000
"""Along the longer side: a page as large as a wall must not fill the memory."""


def page_image(data: bytes, number: int, dpi: int = 100) -> bytes:
    """Return page ``number`` (from 1) as PNG."""
    out = BytesIO()
    page(data, number, dpi).save(out, "PNG")
    return out.getvalue()


def page(data: bytes, number: int, dpi: int) -> Image.Image:
    """Return page ``number`` (from 1) as it is shown, in colour where it has any."""
    if pdf.takes(data):
        return _of_pdf(data, number, dpi)
    if picture.takes(data):
        return picture.shown(data, number, dpi, most=MOST_PIXELS)
    raise Unreadable("Sidan kan inte visas: filen är varken en PDF eller en bild.")


def _of_pdf(data: bytes, number: int, dpi: int) -> Image.Image:
    with opened("Filen", data) as file:
        if not 1 <= number <= len(file):
            raise Unreadable(f"Sidan {number} finns inte: filen har {len(file)} sidor.")
        try:
            found = file[number - 1]
            image: Image.Image = found.render(scale=min(dpi / 72, MOST_PIXELS / max(found.get_size()))).to_pil()
        except PdfiumError as error:
            raise Unreadable(f"Sidan {number} är skadad och kan inte visas.") from error
        return image
