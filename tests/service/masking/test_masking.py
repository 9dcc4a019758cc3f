"""What was masked is gone: from the text, from the picture, from the file."""

from io import BytesIO

import docx
import pytest
from PIL import Image, ImageDraw, ImageFont
from pypdfium2 import PdfDocument
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from classify.types import DocumentAnalysis
from extract.ocr.program import missing
from extract.readers import read
from service.analyse import analyse_document
from service.masking.choose import order
from service.masking.parcel import files
from service.masking.suggest import suggest
from service.masking.types import Order

LINES = (
    "Granskning av Solgläntans hemtjänst",
    "Enhetschefen Bertil Grankvist deltog vid besöket den 12 mars 2024.",
    "Tuva Lindhagen, personnummer 121212-1212, har inte fått sin insats.",
    "Hon nås på tel 070-123 45 67 eller tuva.l@exempel.se och bor på Lillgatan 2 B, 241 80 Eslöv.",
    "Tuva Lindhagens genomförandeplan saknas, och Tuva",
    "Lindhagen har klagat två gånger.",
)
SECRET = ("Tuva", "Lindhagen", "121212", "123 45 67", "exempel", "Lillgatan")
OPEN = ("Bertil Grankvist", "genomförandeplan", "klagat")


def pdf(*, turned: int = 0, up: bool = False) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True)
    canvas.setTitle("Om Tuva Lindhagen")
    canvas.setPageRotation(turned)
    if up:
        canvas.translate(A4[0], -200)
        canvas.rotate(90)
    for number, line in enumerate(LINES):
        canvas.setFont("Helvetica", 10.5)
        canvas.drawString(260 if up else 60, (500 if up else 780) - 16 * number, line)
    canvas.save()
    return out.getvalue()


def scan() -> bytes:
    image = Image.new("L", (1654, 1000), "white")
    pen, font = ImageDraw.Draw(image), ImageFont.truetype("DejaVuSans.ttf", 27)
    for number, line in enumerate(LINES):
        pen.text((90, 120 + 60 * number), line, font=font, fill="black")
    out = BytesIO()
    image.save(out, "PNG", dpi=(200, 200))
    return out.getvalue()


def decided(analysis: DocumentAnalysis, *words: str, whole: tuple[int, ...] = ()) -> Order:
    offered = suggest(analysis.document, analysis.entities)
    confirmed = [one.key for one in offered if not one.official]
    return order(
        analysis.document,
        analysis.entities,
        offered,
        confirmed=confirmed,
        words=words,
        whole_pages=whole,
        ground="26 kap. 1 § OSL",
        who="Ada Ek",
    )


def texts(data: bytes) -> str:
    file = PdfDocument(data)
    found = " ".join(page.get_textpage().get_text_bounded() for page in file)
    file.close()
    return found


def pictured(data: bytes) -> bytes:
    file = PdfDocument(data)
    out = BytesIO()
    file[0].render(scale=200 / 72).to_pil().save(out, "PNG", dpi=(200, 200))
    file.close()
    return out.getvalue()


def test_each_is_suggested_once_and_officials_are_not_ticked() -> None:
    analysis = analyse_document("a.pdf", pdf())
    offered = suggest(analysis.document, analysis.entities)
    assert [one.kind for one in offered if not one.official and one.kind != "namn"] == [
        "personnummer",
        "telefonnummer",
        "e-postadress",
        "adress",
    ]
    assert [one.shown for one in offered if one.official] == ["Bertil Grankvist"]
    assert len({one.key for one in offered}) == len(offered)


@pytest.mark.parametrize(("turned", "up"), [(0, False), (180, False), (0, True)])
def test_gone_from_text_picture_and_file(turned: int, up: bool) -> None:
    data = pdf(turned=turned, up=up)
    analysis = analyse_document("Tuva Lindhagen.pdf", data)
    made = files(data, analysis.document, decided(analysis))
    extracted, told = texts(made["maskad.pdf"]), made["maskad.txt"].decode()
    for secret in SECRET:
        assert secret not in extracted
        assert secret not in told
        assert secret.encode() not in made["maskad.pdf"]
    for word in OPEN:
        assert word in told
        assert turned or up or word in extracted


@pytest.mark.skipif(missing() is not None, reason="tesseract is not installed")
@pytest.mark.parametrize("make", [pdf, scan])
def test_what_is_black_cannot_be_read_from_the_picture(make: object) -> None:
    data = pdf() if make is pdf else scan()
    name = "a.pdf" if make is pdf else "a.png"
    analysis = analyse_document(name, data)
    made = files(data, analysis.document, decided(analysis))
    again = read("b.png", pictured(made["maskad.pdf"])).text
    for secret in SECRET:
        assert secret not in again
    assert "Grankvist" in again
    assert "klagat" in again


def test_kind_of_what_holds_another_is_its_own() -> None:
    analysis = analyse_document("a.pdf", pdf())
    told = files(pdf(), analysis.document, decided(analysis))["maskad.txt"].decode()
    assert "eller [maskat: e-postadress] och" in told


def test_own_words_and_whole_pages() -> None:
    analysis = analyse_document("a.pdf", pdf())
    told = files(pdf(), analysis.document, decided(analysis, "Solgläntans hemtjänst"))["maskad.txt"].decode()
    assert "Solgläntan" not in told
    assert "[maskat: egna ord]" in told
    black = files(pdf(), analysis.document, decided(analysis, whole=(1,)))
    assert texts(black["maskad.pdf"]).strip() == ""
    assert "Granskning" not in black["maskad.txt"].decode()


def test_protocol_tells_kinds_and_ground_and_repeats_nothing() -> None:
    analysis = analyse_document("Tuva Lindhagen.pdf", pdf())
    made = files(pdf(), analysis.document, decided(analysis, "Solgläntan"))
    document = docx.Document(BytesIO(made["maskningsprotokoll.docx"]))
    told = " ".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    told += " ".join(paragraph.text for paragraph in document.paragraphs)
    for word in ("26 kap. 1 § OSL", "Ada Ek", "personnummer", "namn", "adress", analysis.document.id):
        assert word in told
    for secret in (*SECRET, "Bertil", "Solgläntan"):
        assert secret not in told


def test_without_pages_it_is_a_word_file() -> None:
    data = "\n\n".join(LINES).encode()
    analysis = analyse_document("a.txt", data)
    made = files(data, analysis.document, decided(analysis))
    said = " ".join(one.text for one in docx.Document(BytesIO(made["maskad.docx"])).paragraphs)
    assert "[maskat: personnummer]" in said
    assert not any(secret in said for secret in SECRET)
