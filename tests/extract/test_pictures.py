"""Picture files are pages that were scanned or photographed."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image

from extract import ocr
from extract.errors import Unreadable
from extract.readers import read
from extract.render import page_image
from tests import samples

needs_tesseract = pytest.mark.skipif(ocr.missing() is not None, reason=str(ocr.missing()))
PAGE = samples.table()


@needs_tesseract
@pytest.mark.parametrize(
    ("form", "mode"), [("PNG", "L"), ("PNG", "RGBA"), ("PNG", "P"), ("JPEG", "CMYK"), ("TIFF", "1")]
)
def test_a_picture_reads_as_the_page_does(form: str, mode: str) -> None:
    document = read("a.bild", samples.photographed(PAGE, form, mode=mode))
    printed = read("a.pdf", PAGE)
    cells = [block.span.of(document.text) for block in document.blocks if block.cell]
    assert cells == [block.span.of(printed.text) for block in printed.blocks if block.cell]
    (page,) = document.pages
    assert page.source == "ocr"
    assert (page.width, page.height) == pytest.approx((595, 842), abs=1)


@needs_tesseract
def test_all_pages_of_a_tiff_are_read() -> None:
    document = read("a.tif", samples.photographed(samples.lines(samples.PROSE[:1], pages=3), "TIFF"))
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert document.text.count("Björkbackens") == 3


@needs_tesseract
def test_a_picture_whose_file_does_not_say_how_large_it_is_is_taken_for_an_a4() -> None:
    image = Image.open(BytesIO(samples.photographed(PAGE, "PNG", dpi=150)))
    out = BytesIO()
    image.save(out, "PNG", dpi=(72, 72))
    (page,) = read("a.png", out.getvalue()).pages
    assert page.height == pytest.approx(842, abs=1)


@needs_tesseract
def test_a_picture_that_was_taken_sideways_is_turned_as_the_camera_says() -> None:
    image = Image.open(BytesIO(samples.photographed(PAGE, "JPEG"))).rotate(90, expand=True)
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned a quarter clockwise when shown
    out = BytesIO()
    image.save(out, "JPEG", dpi=(200, 200), exif=exif)
    (page,) = read("a.jpg", out.getvalue()).pages
    assert page.height > page.width
    shown = Image.open(BytesIO(page_image(out.getvalue(), 1)))
    assert shown.height > shown.width


@needs_tesseract
def test_a_picture_of_nothing_says_what_to_do() -> None:
    out = BytesIO()
    Image.new("L", (1240, 1754), 240).save(out, "PNG")
    with pytest.raises(Unreadable, match=r"Ingen text hittades i bilden\. .*300 dpi"):
        read("tom.png", out.getvalue())


def bomb(form: str, width: int, height: int) -> bytes:
    """Return a small file that says it is a huge picture."""
    out = BytesIO()
    Image.new("1", (width, height)).save(out, form, **({"compression": "group4"} if form == "TIFF" else {}))
    return out.getvalue()


@needs_tesseract
@pytest.mark.parametrize(("form", "width", "height"), [("PNG", 13_000, 13_000), ("TIFF", 60_000, 30_000)])
def test_a_picture_that_unfolds_to_much_is_refused_before_it_does(form: str, width: int, height: int) -> None:
    data = bomb(form, width, height)
    assert len(data) < 3_000_000
    with pytest.raises(Unreadable, match="fler än 150 miljoner punkter"):
        read("stor.bild", data)


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PATH", "")
    ocr.missing.cache_clear()
    yield
    ocr.missing.cache_clear()


@pytest.mark.usefixtures("without_tesseract")
def test_without_tesseract_the_install_line_is_given() -> None:
    with pytest.raises(Unreadable, match=r"a\.png är en bild.*apt install tesseract-ocr-swe"):
        read("a.png", samples.photographed(PAGE, "PNG"))


def test_a_page_of_a_picture_can_be_shown() -> None:
    data = samples.photographed(samples.lines(samples.PROSE, pages=2), "TIFF")
    assert page_image(data, 2, dpi=40).startswith(b"\x89PNG")
    with pytest.raises(Unreadable, match=r"Sidan 3 finns inte i filen"):
        page_image(data, 3)
