"""Difficult pages of our own, set by hand: columns, asides, margin numbers, tables over pages, sideways text, scans."""

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Frame, Paragraph, Spacer, Table, TableStyle

from tests import samples
from tests.samples import BODY, CELL, H1, H2, ITEM, JUSTIFIED, PROSE, ROWS

WIDTH, HEIGHT = A4
SMALL = ParagraphStyle("small", BODY, fontSize=8, leading=10, spaceAfter=2)
NOTE = ParagraphStyle("note", CELL, spaceAfter=5)
NARROW = ParagraphStyle("narrow", JUSTIFIED, fontSize=9.5, leading=12.5, spaceAfter=6)
Area = tuple[float, float, float, float]
"""Left, top, width and height in points, from the top left of the page."""


class Print:
    """Pages set by hand: text in areas, words and lines where they are put."""

    def __init__(self, size: tuple[float, float] = A4) -> None:
        self.out, self.size = BytesIO(), size
        self.canvas = Canvas(self.out, pagesize=size, invariant=1)

    def flow(self, story: Sequence[Flowable], *areas: Area) -> None:
        """Set the story in the areas, one after the other."""
        rest = list(story)
        for left, top, width, height in areas:
            Frame(left, self.size[1] - top - height, width, height, 0, 0, 0, 0).addFromList(rest, self.canvas)

    def put(self, text: str, x: float, y: float, font: str = "Helvetica", size: float = 10.5) -> None:
        """Set a line with its baseline at ``y`` from the top."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.size[1] - y, text)

    def running(self, page: int, count: int) -> None:
        """Set head, page number and foot."""
        self.put("Sjövik kommun · Socialnämnden", 60, 36, size=9)
        self.put(f"{page} ({count})", self.size[0] - 90, 36, size=9)
        self.put("Postadress: Box 12, Sjövik", 60, self.size[1] - 28, size=9)

    def box(self, left: float, top: float, width: float, height: float) -> None:
        """Draw a frame."""
        self.canvas.rect(left, self.size[1] - top - height, width, height)

    def done(self) -> bytes:
        """Return the PDF."""
        self.canvas.save()
        return self.out.getvalue()


def _prose(count: int, style: ParagraphStyle = BODY) -> list[Flowable]:
    return [Paragraph(PROSE[index % len(PROSE)], style) for index in range(count)]


def _table(rows: Sequence[Sequence[str]], widths: Sequence[float]) -> Table:
    ruled = Table(
        [[Paragraph(text, CELL) for text in row] for row in rows], colWidths=widths, repeatRows=1, splitInRow=1
    )
    ruled.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return ruled


def two_columns_with_table() -> bytes:
    """Two columns over and under a ruled table as wide as both, and a small table inside a column."""
    page = Print()
    page.running(1, 1)
    page.flow([Paragraph("Uppföljning av dagverksamheten", H1)], (60, 60, 475, 40))
    page.flow(_prose(5, NARROW), (60, 105, 226, 190), (309, 105, 226, 190))
    page.flow([_table(ROWS, [130, 175, 90, 80])], (60, 310, 475, 110))
    small = _table((("Månad", "Antal"), ("Januari", "14"), ("Februari", "9")), [113, 113])
    story = [Paragraph("Mat och måltider", H2), *_prose(4, NARROW), small, Spacer(1, 8), *_prose(2, NARROW)]
    page.flow(story, (60, 430, 226, 340), (309, 430, 226, 340))
    return page.done()


def margin_numbers() -> bytes:
    """A protocol whose paragraphs are numbered in the margin, with signatures at the end."""
    page = Print()
    page.running(3, 7)
    top = 70.0
    for number, heading in enumerate(("Val av justerare", "Uppföljning av Björkbacken", "Nästa möte"), start=41):
        page.put(f"§ {number}", 60, top + 12, "Helvetica-Bold", 12)
        page.flow([Paragraph(heading, H2), *_prose(2)], (120, top, 415, 170))
        top += 175
    page.put("Vid protokollet", 120, top + 10)
    page.put("Justeras", 340, top + 10)
    page.put("_" * 28, 120, top + 50)
    page.put("_" * 28, 340, top + 50)
    page.put("Ada Ek", 120, top + 66)
    page.put("Tova Lindhage", 340, top + 66)
    page.put("sekreterare", 120, top + 80)
    page.put("ordförande", 340, top + 80)
    return page.done()


def boxed_aside_with_footnotes() -> bytes:
    """Running text round a framed aside at the right, and two footnotes under a rule."""
    page = Print()
    page.running(1, 1)
    page.flow([Paragraph("Kvalitet i hemtjänsten", H1), *_prose(2)], (60, 60, 475, 130))
    page.flow([Paragraph("Så gjordes granskningen", H2), *_prose(5)], (60, 200, 290, 400))
    page.box(370, 205, 165, 200)
    aside = [Paragraph("Fakta om enheten", H2), *_prose(2, NOTE)]
    page.flow(aside, (380, 210, 145, 190))
    page.flow(_prose(2), (60, 610, 475, 90))
    page.canvas.line(60, HEIGHT - 735, 200, HEIGHT - 735)
    notes = ("<super>1</super> Uppgiften lämnades vid besöket i mars.", "<super>2</super> Se bilaga 2, tabell 3.")
    page.flow([Paragraph(text, SMALL) for text in notes], (60, 740, 475, 40))
    return page.done()


def key_values() -> bytes:
    """The head of a protocol: labels with their values in a second column, some of several lines."""
    page = Print()
    page.running(1, 4)
    page.flow([Paragraph("Protokoll från avtalsuppföljning", H1)], (60, 60, 475, 40))
    pairs = (
        ("Datum:", ("2023-05-03 kl. 13.00–15.30",)),
        ("Plats:", ("Björkbackens dagverksamhet, Ågatan 4, Sjövik",)),
        ("Närvarande:", ("Tova Lindhage, enhetschef", "Rut Alm, samordnare", "Ada Ek, avtalscontroller, sekreterare")),
        ("Diarienummer:", ("SN 2023/114",)),
    )
    y = 120.0
    for label, values in pairs:
        page.put(label, 60, y, "Helvetica-Bold")
        for value in values:
            page.put(value, 170, y)
            y += 15
        y += 3
    page.flow(
        [Paragraph("1. Inledning", H2), *_prose(2), Paragraph("2. Personal", H2), *_prose(2)], (60, y + 5, 475, 400)
    )
    return page.done()


def table_over_pages() -> bytes:
    """A table whose header is printed again and whose row is parted by the page break."""
    rows = [ROWS[0], *ROWS[1:] * 4, ("Introduktion", " ".join(PROSE[1:] * 2), "Tova Lindhage", "Maj"), ROWS[1]]
    story = [Paragraph("Handlingsplan", H1), *_prose(7), _table(rows, [120, 185, 95, 75]), Spacer(1, 12), *_prose(1)]
    return samples.pdf(story, pages=2)


def letter_spaced() -> bytes:
    """Headings set with wide spaces between the letters, typed and by the font."""
    page = Print()
    page.running(1, 1)
    page.put("S A M M A N F A T T N I N G", 60, 80, "Helvetica-Bold", 14)
    page.flow(_prose(2), (60, 95, 475, 110))
    text = page.canvas.beginText(60, HEIGHT - 230)
    text.setFont("Helvetica-Bold", 12)
    text.setCharSpace(6)
    text.textLine("BESLUT I KORTHET")
    text.setCharSpace(0)
    page.canvas.drawText(text)
    page.flow(
        [*_prose(1), *(Paragraph(item, ITEM, bulletText="•") for item in ("Rutin skrivs", "Kost ses över"))],
        (60, 245, 475, 200),
    )
    return page.done()


def _sideways(page: Print) -> bytes:
    page.flow([Paragraph("Bilaga 2. Nyckeltal", H1), *_prose(3), _table(ROWS, [150, 250, 120, 90])], (90, 60, 700, 400))
    page.canvas.rotate(90)
    page.canvas.setFont("Helvetica", 8)
    page.canvas.drawString(120, -40, "Handling 14 i ärende SN 2023/114")
    return page.done()


def wide_page() -> bytes:
    """A landscape page with a table and a line that runs up its left edge."""
    return _sideways(Print(landscape(A4)))


def rotated_page() -> bytes:
    """An upright page whose text and table lie on their side, and that is not marked as turned."""
    page = Print()
    page.canvas.translate(WIDTH, 0)
    page.canvas.rotate(90)
    page.size = landscape(A4)
    return _sideways(page)


def scan_askew() -> bytes:
    """A page with a title of two lines, prose, list and table, 1.5 degrees askew in the scanner."""
    page = Print()
    page.running(1, 1)
    title = "Protokoll från uppföljning av Björkbackens dagverksamhet våren 2023"
    items = (Paragraph(text, ITEM, bulletText="•") for text in ("Rutin för nattbemanning", "Lista över nycklar"))
    story = [Paragraph(title, H1), *_prose(2), Paragraph("1. Personal", H2), *_prose(1), *items, Spacer(1, 8)]
    page.flow([*story, _table(ROWS, [130, 160, 90, 80])], (60, 60, 475, 600))
    return samples.scanned(page.done(), skew=1.5)


def scan_in_columns() -> bytes:
    """A scan of two columns with a table under them."""
    return samples.scanned(_in_columns().done())


def scan_with_a_line_up_its_edge() -> bytes:
    """The same scan with a line that runs up the left edge."""
    page = _in_columns()
    page.canvas.rotate(90)
    page.canvas.setFont("Helvetica", 10)
    page.canvas.drawString(300, -36, "Handling 14 i ärende SN 2023/114")
    return samples.scanned(page.done())


def _in_columns() -> Print:
    page = Print()
    page.flow([Paragraph("Uppföljning av dagverksamheten", H1)], (60, 60, 475, 40))
    page.flow([*_prose(7, NARROW)], (60, 105, 226, 260), (309, 105, 226, 260))
    page.flow([_table(ROWS, [130, 175, 90, 80])], (60, 400, 475, 110))
    return page


PAGES: tuple[Callable[[], bytes], ...] = (
    two_columns_with_table,
    margin_numbers,
    boxed_aside_with_footnotes,
    key_values,
    table_over_pages,
    letter_spaced,
    wide_page,
    rotated_page,
    scan_askew,
    scan_in_columns,
    scan_with_a_line_up_its_edge,
)
SCANS = (scan_askew, scan_in_columns, scan_with_a_line_up_its_edge)
