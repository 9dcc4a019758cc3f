"""A scan as a PDF that can be searched and kept: pictures of the pages with the text that was read in them, unseen, over them.

>>> searchable(b"", Document("0", "a.txt", "", (), ()))
Traceback (most recent call last):
extract.errors.Unreadable: a.txt har ingen text som är läst ur bilder. Originalet går att söka i som det är.

The file is written to PDF/A-2b: everything in it, a colour profile, no scripts, and its unseen text in a font that PDF/A
lets stand outside the file because nothing is drawn with it.
"""

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO

from PIL import Image, ImageChops, ImageCms

from extract.errors import Unreadable
from extract.layout.print import ASCENT, DESCENT
from extract.render import page as drawn
from extract.types import Document, Line, Page

DPI = 200
QUALITY = 75
GREY = 24
"""Shades, of 255, between red, green and blue: paper that is only yellowed has fewer."""
COURIER = 0.6
"""Width of each of its letters, over the font size."""
NARROW, WIDE = frozenset("iljtfrI.,:;'|!() "), frozenset("mwMW—%@")
WIDTHS = 0.3, 0.85, 0.53
"""Of narrow, wide and other letters: how a line's width is shared between its words."""
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def searchable(data: bytes, document: Document) -> bytes:
    """Return the PDF of a file of pages, as it was read."""
    if not any(page.source == "ocr" for page in document.pages):
        raise Unreadable(f"{document.name} har ingen text som är läst ur bilder. Originalet går att söka i som det är.")
    return pictured(document, lambda page: drawn(data, page.number, DPI))


def pictured(document: Document, draw: Callable[[Page], Image.Image]) -> bytes:
    """Return a PDF of the pictures that ``draw`` gives of the pages, with the document's text unseen over them."""
    lines: defaultdict[int, list[Line]] = defaultdict(list)
    for line in document.lines:
        lines[line.page].append(line)
    file = _File(document.id)
    for page in document.pages:
        if page.width:
            file.add(page, draw(page), "\n".join(_words(document.text, page, lines[page.number])))
    return file.whole()


class _File:
    """A PDF in the making: objects in order of their numbers, the first six of which are the same in every file."""

    def __init__(self, id: str) -> None:
        self.id = id[:32].rjust(32, "0")
        self.objects: list[bytes] = []
        self.pages: list[int] = []
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        self.fixed = (
            _dictionary("/Type /Catalog /Pages 2 0 R /Metadata 3 0 R /OutputIntents [4 0 R] /Lang (sv-SE)"),
            b"",
            _stream("/Type /Metadata /Subtype /XML", XMP.encode()),
            _dictionary(
                "/Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) /DestOutputProfile 5 0 R"
            ),
            _stream("/N 3 /Filter /FlateDecode", zlib.compress(profile)),
            _dictionary("/Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding"),
        )

    def add(self, page: Page, image: Image.Image, text: str) -> None:
        """Add a page: its picture, and over it the text that is not seen."""
        plain = "L" if _is_grey(image) else "RGB"
        jpeg = BytesIO()
        image.convert(plain).save(jpeg, "JPEG", quality=QUALITY)
        first = len(self.fixed) + len(self.objects) + 1
        size = f"{page.width:.2f} 0 0 {page.height:.2f} 0 0"
        drawing = f"q {size} cm /P Do Q\nBT 3 Tr\n{text}\nET".encode("cp1252", errors="replace")
        space = "/DeviceGray" if plain == "L" else "/DeviceRGB"
        self.objects += [
            _dictionary(
                f"/Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width:.2f} {page.height:.2f}] /Contents {first + 1} 0 R "
                f"/Resources << /XObject << /P {first + 2} 0 R >> /Font << /F 6 0 R >> >>"
            ),
            _stream("/Filter /FlateDecode", zlib.compress(drawing)),
            _stream(
                f"/Type /XObject /Subtype /Image /Width {image.width} /Height {image.height} /ColorSpace {space} "
                "/BitsPerComponent 8 /Filter /DCTDecode",
                jpeg.getvalue(),
            ),
        ]
        self.pages.append(first)

    def whole(self) -> bytes:
        """Return the file's bytes."""
        kids = " ".join(f"{number} 0 R" for number in self.pages)
        pages = _dictionary(f"/Type /Pages /Count {len(self.pages)} /Kids [{kids}]")
        objects = [self.fixed[0], pages, *self.fixed[2:], *self.objects]
        out = bytearray(b"%PDF-1.7\n%\xe5\xe4\xf6\xc5\n")
        places = []
        for number, body in enumerate(objects, start=1):
            places.append(len(out))
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
        table = "".join(f"{place:010} 00000 n \n" for place in places)
        start, count = len(out), len(objects) + 1
        out += f"xref\n0 {count}\n0000000000 65535 f \n{table}".encode()
        out += f"trailer\n<< /Size {count} /Root 1 0 R /ID [<{self.id}> <{self.id}>] >>\n".encode()
        return bytes(out + f"startxref\n{start}\n%%EOF\n".encode())


def _words(text: str, page: Page, lines: Sequence[Line]) -> Iterator[str]:
    """Yield what sets each word where the page shows it; a line that is higher than wide runs up or down the page."""
    uprights = [line for line in lines if not _is_steep(line, text)]
    steep = [line for line in lines if _is_steep(line, text)]
    down = len(steep) > 1 and steep[0].box.x0 > steep[-1].box.x0  # lines that follow each other to the left run down
    for line in (*uprights, *steep):
        box, turned = line.box, line in steep
        high, long = (box.x1 - box.x0, box.bottom - box.top) if turned else (box.bottom - box.top, box.x1 - box.x0)
        size = high / (ASCENT + DESCENT)
        words = line.span.of(text).split()
        shares = [_share(f"{word} ") for word in words]
        at = 0.0
        for word, share in zip(words, shares, strict=True):
            length = long * share / sum(shares)
            if not turned:
                place = (1, 0, 0, 1, box.x0 + at, page.height - box.top - ASCENT * size)
            elif down:
                place = (0, -1, 1, 0, box.x1 - ASCENT * size, page.height - box.top - at)
            else:
                place = (0, 1, -1, 0, box.x0 + ASCENT * size, page.height - box.bottom + at)
            scale = 100 * length / (COURIER * size * (len(word) + 1))
            matrix = " ".join(f"{number:.2f}" for number in place)
            yield f"/F {size:.2f} Tf {scale:.2f} Tz {matrix} Tm ({_escaped(word)} ) Tj"
            at += length


def _is_steep(line: Line, text: str) -> bool:
    return line.box.bottom - line.box.top > 1.5 * (line.box.x1 - line.box.x0) and len(line.span.of(text)) > 2


def _share(word: str) -> float:
    narrow, wide, other = WIDTHS
    return sum(narrow if letter in NARROW else wide if letter in WIDE else other for letter in word)


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _is_grey(image: Image.Image) -> bool:
    """Tell whether the picture has no colours worth keeping."""
    if image.mode in ("1", "L"):
        return True
    small = image.convert("RGB").reduce(max(1, image.width // 200))
    red, green, blue = small.split()
    apart = [ImageChops.difference(one, other).getextrema()[1] for one, other in ((red, green), (green, blue))]
    return max(float(most) for most in apart if isinstance(most, int | float)) < GREY


def _dictionary(inside: str) -> bytes:
    return f"<< {inside} >>".encode()


def _stream(inside: str, data: bytes) -> bytes:
    return f"<< {inside} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"
