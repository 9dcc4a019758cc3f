"""Files that mean harm, made on the spot: small to send, endless or huge to read.

Each is named by what it tries; none holds anything but what it needs for that.
"""

import os
import zlib
from collections.abc import Callable, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from PIL import Image

from tests import office, samples

Maker = Callable[[], bytes]
MANY = int(os.environ.get("HOSTILE", "50000"))
"""How many; `make fuzz` asks for a million."""
LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 11)) + "]>"
)
OUTSIDE = "<!DOCTYPE x [<!ENTITY a10 SYSTEM 'file:///etc/passwd'>]>"


def pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF of numbered objects, the first of which is the catalog."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj %b endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start, count = len(out), len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n%b" % (count, table)
    return bytes(out + b"trailer << /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF" % (count, trailer, start))


def stream(data: bytes, head: bytes = b"") -> bytes:
    return b"<< %b /Length %d >> stream\n%b\nendstream" % (head, len(data), data)


def page(content: bytes, resources: bytes = b"", size: int = 600, more: Sequence[bytes] = ()) -> bytes:
    """Return a PDF of one page; further objects are numbered from 6, the font is F."""
    return pdf(
        (
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> %b >> >>"
            % (size, size, resources),
            content,
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *more,
        )
    )


def packed(data: bytes) -> bytes:
    return stream(zlib.compress(data, 9), b"/Filter /FlateDecode")


def part(xml: str, *, odt: bool = False) -> bytes:
    """Return a Word or OpenDocument file with another main part."""
    name, old = ("content.xml", office.odt()) if odt else ("word/document.xml", samples.word())
    out = BytesIO()
    with ZipFile(BytesIO(old)) as given, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for entry in given.infolist():
            kind = entry.compress_type  # an OpenDocument file's kind stands in it as it is
            made.writestr(entry.filename, xml if entry.filename == name else given.read(entry), kind)
    return out.getvalue()


WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
TEXT = f"<office:document-content {office.SPACES}><office:body><office:text>{{}}</office:text></office:body></office:document-content>"
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def tables(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + PARAGRAPH.format("Ja") + "</w:tc></w:tr></w:tbl>" * depth


def bounded(depth: int) -> bytes:
    """Return a mail whose parts are mails with parts."""
    lines = [f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth)]
    return ("From: a@b.example\nSubject: Larm\n" + "".join(lines) + "Content-Type: text/plain\n\nJa\n").encode()


def tiff_loop() -> bytes:
    """Return a TIFF whose page is followed by itself."""
    out = BytesIO()
    Image.new("L", (1240, 1754), 255).save(out, "TIFF")
    data = bytearray(out.getvalue())
    first = int.from_bytes(data[4:8], "little")
    after = first + 2 + 12 * int.from_bytes(data[first : first + 2], "little")
    data[after : after + 4] = data[4:8]
    return bytes(data)


FILES: dict[str, Maker] = {
    "word, entities in entities": lambda: part(LAUGHS + WORD.format(PARAGRAPH.format("&a10;"))),
    "word, a file of the server": lambda: part(OUTSIDE + WORD.format(PARAGRAPH.format("&a10;"))),
    "odt, entities in entities": lambda: part(LAUGHS + TEXT.format("<text:p>&a10;</text:p>"), odt=True),
    "odt, a file of the server": lambda: part(OUTSIDE + TEXT.format("<text:p>&a10;</text:p>"), odt=True),
    "word, tables in tables": lambda: part(WORD.format(tables(2000))),
    "word, very many paragraphs": lambda: part(WORD.format(PARAGRAPH.format("Ja") * MANY)),
    "word, one very long paragraph": lambda: part(WORD.format(PARAGRAPH.format("Ja " * (8 * MANY)))),
    "odt, lists in lists": lambda: part(
        TEXT.format("<text:list><text:list-item>" * 3000 + "</text:list-item></text:list>" * 3000), odt=True
    ),
    "odt, a space of a billion": lambda: part(TEXT.format('<text:p>Ja<text:s text:c="999999999"/></text:p>'), odt=True),
    "html, very deep": lambda: b"<html><body>" + b"<div>" * MANY + b"Ja",
    "html, very many cells": lambda: b"<html><body><table>" + b"<tr><td>a<td>b" * MANY,
    "html, entities in entities": lambda: (LAUGHS.replace("x [", "html [") + "<html><body>&a10;").encode(),
    "rtf, very deep": lambda: b"{\\rtf1 " + b"{" * MANY + b"Ja",
    "rtf, a binary part longer than the file": lambda: b"{\\rtf1 Ja\\par\\bin999999999 }",
    "rtf, very many words": lambda: b"{\\rtf1 " + b"\\b Ja\\par " * MANY,
    "mail, parts in parts": lambda: bounded(3000),
    "mail, a million fields": lambda: b"From: a@b.example\nSubject: Larm\n" + b"X: y\n" * MANY + b"\nJa\n",
    "mail, very many cited lines": lambda: b"From: a@b.example\nSubject: Larm\n\n" + b"Den 1 maj skrev\n" * MANY,
    "text, one very long word": lambda: b"a" * (20 * MANY),
    "text, very many lines": lambda: b"Ja\n" * (2 * MANY),
    "zip, in a zip in a zip": lambda: office.packed([("a.zip", office.packed([("b.txt", b"0" * 150_000_000)]))]),
    "pdf, a million objects": lambda: page(stream(b"BT /F 9 Tf (Ja) Tj ET"), more=[b"null"] * MANY),
    "pdf, a page that is its own parent": lambda: pdf(
        (b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [2 0 R] /Parent 2 0 R >>")
    ),
    "pdf, a million pages that are one": lambda: pdf(
        (
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count %d /Kids [%b] >>" % (MANY, b"3 0 R " * MANY),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
        )
    ),
    "pdf, a table of contents that is followed by itself": lambda: pdf(
        (b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 0 /Kids [] >>"), b"/Prev 140"
    ),
    "pdf, a page that unfolds to a gigabyte": lambda: page(packed(b" " * 1000 * MANY)),
    "pdf, a page of very many words": lambda: page(packed(b"BT /F 9 Tf 9 9 Td (Ja ) Tj ET\n" * MANY)),
    "pdf, very many lines that cross": lambda: page(
        packed(b"".join(b"0 %d m 600 %d l %d 0 m %d 600 l S\n" % (n, n, n, n) for n in range(600)) * 50)
    ),
    "pdf, forms in forms": lambda: page(
        stream(b"/X0 Do"),
        b"/XObject << /X0 6 0 R >>",
        more=[
            stream(
                b"/X Do " * 10,
                b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>"
                % (number + 7),
            )
            for number in range(12)
        ],
    ),
    "pdf, a form in itself": lambda: page(
        stream(b"/X Do"),
        b"/XObject << /X 6 0 R >>",
        more=[
            stream(b"/X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>")
        ],
    ),
    "pdf, a picture that unfolds to a gigabyte": lambda: page(
        stream(b"600 0 0 600 0 0 cm /X Do"),
        b"/XObject << /X 6 0 R >>",
        more=[
            stream(
                zlib.compress(bytes(900 * MANY), 9),
                b"/Type /XObject /Subtype /Image /Width %d /Height 30000 /ColorSpace /DeviceGray /BitsPerComponent 8"
                b" /Filter /FlateDecode" % (900 * MANY // 30000),
            )
        ],
    ),
    "pdf, a page as large as a country": lambda: page(stream(b"BT /F 9 Tf 9 9 Td (Ja) Tj ET"), size=2_000_000_000),
    "tiff, a page that is followed by itself": tiff_loop,
}
