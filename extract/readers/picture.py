"""Pictures of pages: PNG, JPEG, and TIFF with as many pages as were scanned into it.

>>> from io import BytesIO
>>> out = BytesIO(); Image.new("1", (1654, 2339)).save(out, "TIFF")
>>> takes(out.getvalue()), size(out.getvalue()), round(_dpi(1654, 2339, None))
(True, (1654, 2339), 200)
"""

import struct
import warnings
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import numpy
from PIL import Image, ImageOps, UnidentifiedImageError

from extract import ocr
from extract.errors import Unreadable
from extract.layout.print import Sheet
from extract.readers import sheets
from extract.readers.sheets import NOTHING, Read
from extract.types import Document

SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
FORMAT = "en bild (PNG, JPEG eller TIFF)"

FORMATS = ("PNG", "JPEG", "TIFF")
MARKS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
KNOWN = (*FORMATS, "GIF", "BMP", "WEBP", "ICO")
"""What hangs on mails as logotypes."""
BROKEN = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    struct.error,
    TypeError,
    KeyError,
    IndexError,
    OverflowError,
    ZeroDivisionError,
)
"""What Pillow raises on damaged files."""

A4 = 11.69
"""Inches: the longer side of what a page is taken for where the file does not say, or says what can't be."""
COARSEST, FINEST = 100, 1300
"""Dots per inch: cameras and screens write 72 or 96 without meaning it."""
LONGEST = 47.0
"""Inches: the longer side of an A0."""
LARGEST = 150_000_000
"""Points in a picture: an A0 in 300 dpi."""
GREYS = ("1", "L", "LA")
MOST_PAGES = 2000
BEST = 300
ENOUGH = 25_000_000
"""Points that are read; a picture with more is made smaller."""


def takes(data: bytes) -> bool:
    """Tell whether the bytes begin as one of the formats does."""
    return data.startswith(MARKS)


def size(data: bytes) -> tuple[int, int] | None:
    """Return a picture's width and height in points as its head tells them; None if it is no picture that we know of."""
    try:
        with _opened(data, formats=KNOWN) as image:
            return (image.width, image.height)
    except BROKEN:
        return None


def read(name: str, data: bytes, again: AbstractSet[int] = frozenset()) -> Document:
    """Return the Document of a picture: what tesseract reads in it, with boxes; one of nothing is Unreadable."""
    damaged = f"{name} är en skadad bild. Skanna eller spara den på nytt och ladda upp den."
    missing = ocr.missing()
    if missing:
        raise Unreadable(f"{name} är en bild, och texten i den har inte lästs. {missing}")
    try:
        seen = ocr.recognise(scans(name, data), again)
    except Image.DecompressionBombError as error:
        raise Unreadable(_too_large(name)) from error
    except BROKEN as error:
        raise Unreadable(damaged) from error
    found = [
        Read(page.sheet, page.confidence, asked=page.sheet.number in again)
        if page.sheet.words
        else Read(Sheet(page.sheet.number, page.sheet.width, page.sheet.height, ()), problem=page.problem or NOTHING)
        for page in seen
    ]
    if not any(page.sheet.words for page in found):
        raise Unreadable(
            f"{name}: {found[0].problem if found else NOTHING} Är den för otydlig: skanna om den i 300 dpi."
        )
    return sheets.document(name, data, found)


def scans(name: str, data: bytes) -> Iterator[ocr.Scan]:
    """Yield the pages, in grey, upright as the camera says that they were held."""
    with _opened(data) as image:
        for number in range(1, MOST_PAGES + 1):
            yield _scan(name, image, number)
            if image.format != "TIFF":  # a JPEG may hold small copies of itself
                return
            try:
                image.seek(number)
            except EOFError:
                return
    raise Unreadable(f"{name} har fler än {MOST_PAGES} sidor. Dela upp den.")


def shown(data: bytes, number: int, dpi: float, most: int) -> Image.Image:
    """Return page ``number`` (from 1) as it is shown, in colour where it has any; at most so many points along a side."""
    with _opened(data) as image:
        try:
            image.seek(number - 1)
            if image.width * image.height > LARGEST:
                raise Unreadable(f"Sidan {number} är för stor för att visas.")
            found = _upright(image)
            longer = max(found.width, found.height)
            scale = min(dpi / _dpi(found.width, found.height, image.info.get("dpi")), most / longer)
            whole = found.convert("L" if found.mode in GREYS else "RGB") if "A" not in found.mode else _grey(found)
            return whole.resize((max(1, round(found.width * scale)), max(1, round(found.height * scale))))
        except EOFError as error:
            raise Unreadable(f"Sidan {number} finns inte i filen.") from error
        except BROKEN as error:
            raise Unreadable(f"Sidan {number} är skadad och kan inte visas.") from error


@contextmanager
def _opened(data: bytes, formats: tuple[str, ...] = FORMATS) -> Iterator[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of sizes, which are judged here, and of damaged tags
        with Image.open(BytesIO(data), formats=formats) as image:
            yield image


def _scan(name: str, image: Any, number: int) -> ocr.Scan:
    if image.width * image.height > LARGEST:
        raise Unreadable(_too_large(name))
    told = image.info.get("dpi")
    grey = _grey(_upright(image))
    dpi = _dpi(grey.width, grey.height, told)
    scale = min((ENOUGH / (grey.width * grey.height)) ** 0.5, BEST / dpi if not 200 <= dpi <= 400 else 1.0)
    if scale != 1.0:
        grey = grey.resize((round(grey.width * scale), round(grey.height * scale)), Image.Resampling.LANCZOS)
    return ocr.Scan(number, grey, dpi * scale)


def _upright(image: Image.Image) -> Image.Image:
    """Return the picture turned as the camera says that it was held."""
    return ImageOps.exif_transpose(image) or image


def _too_large(name: str) -> str:
    return f"{name} är en bild med fler än {LARGEST // 1_000_000} miljoner punkter. Skanna om den i 300 dpi."


def _grey(image: Image.Image) -> Image.Image:
    """Return the picture in shades of grey, on white where one sees through it."""
    if image.mode.startswith(("I", "F")):
        shades = numpy.asarray(image, dtype=float)
        shades = (shades - shades.min()) * (255 / max(float(numpy.ptp(shades)), 1.0))
        return Image.fromarray(shades.astype(numpy.uint8))
    if "A" in image.mode or "transparency" in image.info:
        seen = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("L")
    return image.convert("L")


def _dpi(width: int, height: int, told: Any) -> float:
    """Return dots per inch as the file tells, or as they are if the picture is an A4."""
    dpi = float(told[0]) if isinstance(told, tuple) and told else 0.0
    longer = max(width, height)
    believed = COARSEST <= dpi <= FINEST and longer / dpi <= LONGEST
    return dpi if believed else max(longer / A4, 1.0)
