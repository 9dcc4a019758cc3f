"""A text layer whose letters have no room to stand in is not what the page shows, so the picture is asked."""

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.readers.pdfium import opened, sheet
from extract.readers.pdfscans import asks, worth


def squeezed(percent: float) -> bytes:
    """Return a PDF whose letters have so many percent of the width they should have."""
    file = BytesIO()
    canvas = Canvas(file)
    for number in range(20):
        line = canvas.beginText(60, 800 - 20 * number)
        line.setFont("Helvetica", 11)
        line.setHorizScale(percent)
        line.textLine(f"Punkt {number}: Hyllorna i förrådet saknar märkning och golvet är halt.")
        canvas.drawText(line)
    canvas.save()
    return file.getvalue()


@pytest.mark.parametrize(("percent", "asked"), [(100, False), (70, False), (140, False), (12, True), (600, True)])
def test_letters_without_room_or_with_far_too_much_send_the_page_to_its_picture(percent: float, asked: bool) -> None:
    with opened("a.pdf", squeezed(percent)) as pdf:
        page = sheet(pdf, 1)
    assert asks(page) is asked
    assert (worth(page) == 1) is not asked
