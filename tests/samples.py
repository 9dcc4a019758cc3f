"""Sample files of our own, built on the spot: PDF by reportlab, DOCX by python-docx, mail by the standard library.

All units and people are invented.
"""

from collections.abc import Sequence
from email.message import EmailMessage
from io import BytesIO

import docx
from PIL import Image, ImageDraw, ImageFont
from pypdfium2 import PdfDocument
from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer, Table, TableStyle

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10.5, leading=14, spaceAfter=7)
JUSTIFIED = ParagraphStyle("justified", BODY, alignment=TA_JUSTIFY)
H1 = ParagraphStyle("h1", fontName="Helvetica-Bold", fontSize=17, leading=21, spaceAfter=10)
H2 = ParagraphStyle("h2", fontName="Helvetica-Bold", fontSize=12, leading=15, spaceBefore=8, spaceAfter=4)
ITEM = ParagraphStyle("item", BODY, leftIndent=18, bulletIndent=4, spaceAfter=2)
CELL = ParagraphStyle("cell", BODY, fontSize=9, leading=11, spaceAfter=0)

PROSE = (
    (
        "Granskarna besökte Björkbackens dagverksamhet i mars och talade med fyra i personalen. Samtalen rörde hur planerna "
        "skrivs, vem som läser dem och hur ofta de ses över tillsammans med den enskilde."
    ),
    (
        "Journalen för tre av de fem deltagarna saknar anteckningar om vad som hänt under hösten. Enheten behöver säkerställa "
        "att varje händelse av vikt skrivs ned samma dag och att texten går att följa för den som läser den efteråt."
    ),
    (
        "Enhetschefen Tova Lindhage uppger att introduktionen av vikarier har ändrats sedan januari. Var och en går bredvid en "
        "van kollega under två pass innan arbetet görs på egen hand, och lämnar ett kvitto på genomgången."
    ),
    (
        "Maten lagas på plats och serveras klockan tolv. Deltagarna är med och väljer rätter för veckan, men de som äter anpassad "
        "kost får sällan besked om vilka alternativ som finns i förväg."
    ),
)


def _numbered(head: str, foot: str, count: int):  # type: ignore[no-untyped-def]
    def draw(canvas: Canvas, document: BaseDocTemplate) -> None:
        width, height = canvas._pagesize
        canvas.setFont("Helvetica", 9)
        canvas.drawString(60, height - 36, head)
        canvas.drawRightString(width - 60, height - 36, f"{document.page} ({count})")
        canvas.drawString(60, 30, foot)

    return draw


def pdf(story: Sequence[Flowable], columns: int = 1, pages: int = 3, size: tuple[float, float] = A4) -> bytes:
    """Return a PDF of the story in so many columns, with a running head, page numbers and a running foot."""
    width, height = size
    gutter = 22
    each = (width - 120 - gutter * (columns - 1)) / columns
    frames = [Frame(60 + n * (each + gutter), 60, each, height - 120, 0, 0, 0, 0) for n in range(columns)]
    out = BytesIO()
    head, foot = "Sjövik kommun · Uppföljning 2023", "Postadress: Box 12, Sjövik"
    template = PageTemplate(frames=frames, onPage=_numbered(head, foot, pages))
    BaseDocTemplate(out, pagesize=size, pageTemplates=[template]).build(list(story))
    return out.getvalue()


def report(columns: int = 1, rounds: int = 3) -> bytes:
    """Return a report with headings, prose, a bullet list and numbered points that runs over pages."""
    story: list[Flowable] = [Paragraph("Uppföljning av Björkbackens dagverksamhet", H1)]
    for number in range(rounds):
        story += [Paragraph(f"{number + 1}. Område {'ABCDEFGHIJ'[number % 10]}", H2)]
        story += [Paragraph(text, BODY if columns == 1 else JUSTIFIED) for text in PROSE * 2]
        story += [Paragraph(text, ITEM, bulletText="•") for text in ("Rutin för nattbemanning", "Lista över nycklar")]
        story += [Paragraph(text, ITEM, bulletText=f"{n}.") for n, text in enumerate(("Utse ansvarig", "Följ upp"), 1)]
    return pdf(story, columns)


ROWS = (
    ("Brist", "Åtgärd", "Ansvarig", "Klart"),
    (
        "Planer saknar mål som går att följa upp",
        "Genomgång av samtliga planer med stöd av metodhandledare",
        "Tova Lindhage",
        "2024-03-01",
    ),
    ("Kost", "Meny anslås på måndagar", "Kökschef", "2024-02-01"),
)


def table(repeat: int = 1) -> bytes:
    """Return a heading, a ruled table with cells that wrap (over pages if repeated), and a closing line."""
    return ruled((ROWS[0], *ROWS[1:] * repeat))


def ruled(rows: Sequence[Sequence[str]]) -> bytes:
    """Return a heading, a ruled table of four columns, and a closing line."""
    grid = Table([[Paragraph(text, CELL) for text in row] for row in rows], colWidths=[130, 160, 90, 70], repeatRows=1)
    grid.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return pdf(
        [Paragraph("Handlingsplan", H1), grid, Spacer(1, 20), Paragraph("Planen följs upp i maj.", BODY)], pages=1
    )


def parted_row() -> bytes:
    """Return a ruled table whose last row on the first page goes on over the page break."""
    long = " ".join(PROSE[2:] * 3)
    rows = [
        [Paragraph(text, CELL) for text in row] for row in (ROWS[0], ("Introduktion", long, "Tova Lindhage", "Maj"))
    ]
    ruled = Table(rows, colWidths=[130, 160, 90, 70], splitInRow=1)
    ruled.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return pdf([Paragraph("Handlingsplan", H1), Spacer(1, 500), ruled], pages=2)


def lines(texts: Sequence[str], pages: int = 1, size: float = 11, rotate: int = 0, crop: int = 0) -> bytes:
    """Return a PDF with each text on a line of its own, from the top left; rotated and cropped if asked."""
    out = BytesIO()
    # reportlab swaps the sides of a page that is turned
    canvas = Canvas(out, pagesize=landscape(A4) if rotate % 180 else A4)
    for _ in range(pages):
        canvas.setFont("Helvetica", size)
        for index, text in enumerate(texts):
            canvas.drawString(72, A4[1] - 72 - index * 1.3 * size, text)
        if rotate:
            canvas.setPageRotation(rotate)
        if crop:
            canvas.setCropBox((crop, crop, A4[0] - crop, A4[1] - crop))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def margin(text: str, degrees: int) -> bytes:
    """Return a page of prose with a text up (90) or down (-90) its margin."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFont("Helvetica", 11)
    for index, prose in enumerate(PROSE):
        for line, start in enumerate(range(0, len(prose), 80)):
            canvas.drawString(90, 760 - 75 * index - 15 * line, prose[start : start + 80])
    canvas.translate(40 if degrees > 0 else 560, 300)
    canvas.rotate(degrees)
    canvas.drawString(0, 0, text)
    canvas.save()
    return out.getvalue()


def wide() -> bytes:
    """Return a landscape page."""
    return pdf(
        [Paragraph("Bilaga på bredden", H1), *(Paragraph(text, BODY) for text in PROSE)], size=landscape(A4), pages=1
    )


def picture_pages(pictures: Sequence[int], pages: int) -> bytes:
    """Return a PDF where some pages are pictures without a text layer."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for number in range(1, pages + 1):
        if number in pictures:
            canvas.drawImage(ImageReader(Image.new("L", (50, 70), 200)), 0, 0, *A4)
        else:
            canvas.drawString(72, 700, "Här finns text som går att läsa.")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def scanned(data: bytes, skew: float = 0.0, quarters: int = 0, dpi: int = 200) -> bytes:
    """Return a PDF as it comes out of a scanner: pictures only, askew by degrees, turned by quarters clockwise."""
    pictures = [page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L") for page in PdfDocument(data)]
    sheets = [
        picture.rotate(-skew, fillcolor=255, resample=Image.Resampling.BICUBIC).rotate(-90 * quarters, expand=True)
        for picture in pictures
    ]
    out = BytesIO()
    sheets[0].save(out, "PDF", resolution=dpi, save_all=True, append_images=sheets[1:])
    return out.getvalue()


def photographed(data: bytes, form: str, dpi: int = 200, mode: str = "L") -> bytes:
    """Return the pages as a picture file: all of them in a TIFF, the first in any other format."""
    pictures = [page.render(scale=dpi / 72).to_pil().convert(mode) for page in PdfDocument(data)]
    more = {"save_all": True, "append_images": pictures[1:]} if form == "TIFF" else {}
    out = BytesIO()
    pictures[0].save(out, form, dpi=(dpi, dpi), **more)
    return out.getvalue()


def drawn_line(text: str, form: str) -> bytes:
    """Return a picture no larger than one line of text."""
    picture = Image.new("L", (420, 80), 255)
    ImageDraw.Draw(picture).text((20, 20), text, fill=0, font=ImageFont.load_default(32))
    out = BytesIO()
    picture.save(out, form, dpi=(200, 200))
    return out.getvalue()


def stamped(data: bytes, stamp: str) -> bytes:
    """Return a scan of the first page with a stamp set in type over it."""
    picture = PdfDocument(data)[0].render(scale=200 / 72, grayscale=True).to_pil()
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.drawImage(ImageReader(picture), 0, 0, *A4)
    canvas.drawString(400, 800, stamp)
    canvas.save()
    return out.getvalue()


def ciphered(data: bytes) -> bytes:
    """Return the first page as a picture over which a hidden layer says each letter as another, as a bad font does."""
    picture = PdfDocument(data)[0].render(scale=200 / 72, grayscale=True).to_pil()
    shifted = {code: code + 3 for code in range(ord("a"), ord("w"))}
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    text = canvas.beginText(60, 780)
    text.setTextRenderMode(3)
    for prose in PROSE * 2:
        for start in range(0, len(prose), 80):
            text.textLine(prose[start : start + 80].translate(shifted))
    canvas.drawText(text)
    canvas.drawImage(ImageReader(picture), 0, 0, *A4)
    canvas.save()
    return out.getvalue()


def encrypted() -> bytes:
    """Return a PDF that asks for a password."""
    out = BytesIO()
    canvas = Canvas(out, encrypt="hemligt")
    canvas.drawString(72, 700, "Dolt")
    canvas.save()
    return out.getvalue()


def word() -> bytes:
    """Return a DOCX with headings by style and by look, lists, a table, head and foot."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Sjövik kommun"
    document.sections[0].footer.paragraphs[0].text = "Socialförvaltningen"
    document.add_heading("Svar på uppföljning", 0)
    document.add_heading("Bakgrund", 1)
    document.add_paragraph(PROSE[0])
    document.add_paragraph().add_run("Våra synpunkter").bold = True
    document.add_paragraph("Rutinen är ny.", style="List Bullet")
    document.add_paragraph("Vi delar inte bilden.", style="List Number")
    document.add_paragraph("Vi har redan börjat.", style="List Number")
    grid = document.add_table(rows=len(ROWS), cols=len(ROWS[0]))
    for row, texts in zip(grid.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("Planen följs upp i maj.")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def mail(html: bool = False) -> bytes:
    """Return a mail that answers another, with an attachment."""
    message = EmailMessage()
    message["From"], message["To"] = "Tova Lindhage <tova@bjorkbacken.example>", "granskning@sjovik.example"
    message["Date"], message["Subject"] = "Mon, 04 Mar 2024 09:30:00 +0100", "Svar på era frågor"
    if html:
        quoted = "<blockquote type='cite'><p>Hur gör ni?</p></blockquote>"
        message.set_content(
            f"<html><body><p>Hej!</p><ul><li>Rutinen är klar.</li></ul>{quoted}</body></html>", subtype="html"
        )
    else:
        message.set_content(
            "Hej!\n\nRutinen är klar och gäller från april.\n\nDen 1 mars 2024 skrev Granskning:\n> Hur gör ni?\n"
        )
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="rutin.pdf")
    return message.as_bytes()
