"""A page as a picture: grey points, how many to the inch, and the size of the page in PDF points.

>>> from PIL import Image
>>> scan = Scan(3, Image.new("L", (1700, 2200), 255), dpi=200)
>>> scan.width, scan.height
(612.0, 792.0)
"""

from dataclasses import dataclass
from typing import Any

import numpy
from numpy.typing import NDArray
from PIL import Image, ImageFilter, ImageOps

Ink = NDArray[numpy.bool_]
"""Array of shape (height, width): where the print is."""

WHITE = 255


@dataclass(frozen=True, slots=True)
class Scan:
    """The picture of page ``number``, in grey."""

    number: int
    image: Image.Image
    dpi: float

    @property
    def width(self) -> float:
        """In points."""
        return self.image.width * 72 / self.dpi

    @property
    def height(self) -> float:
        """In points."""
        return self.image.height * 72 / self.dpi

    def turned(self, quarters: int) -> "Scan":
        """Return the page turned so many quarters counter-clockwise."""
        turn = (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270)[quarters - 1]
        return Scan(self.number, self.image.transpose(turn), self.dpi)

    def straightened(self, skew: float) -> "Scan":
        """Return the page with text that sinks ``skew`` degrees to the right made level."""
        level = self.image.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=WHITE)
        return Scan(self.number, level, self.dpi)

    def cleaned(self) -> "Scan":
        """Return the page without specks, from white to black whatever shades it has."""
        clean = ImageOps.autocontrast(self.image.filter(ImageFilter.MedianFilter(3)), cutoff=1)
        return Scan(self.number, clean, self.dpi)


def ink(image: Image.Image) -> Ink:
    """Return what is print: darker than the level that best parts the picture in two (Otsu)."""
    counts: NDArray[Any] = numpy.array(image.histogram(), dtype=float)
    dark = numpy.cumsum(counts)
    sums = numpy.cumsum(counts * numpy.arange(256))
    light = dark[-1] - dark
    with numpy.errstate(divide="ignore", invalid="ignore"):
        apart = dark * light * (sums / dark - (sums[-1] - sums) / light) ** 2
    return numpy.asarray(image) <= int(numpy.nanargmax(numpy.append(apart[:-1], 0)))
