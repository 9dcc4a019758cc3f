"""A PDF of pictures in which what was masked is black, with the rest of the text unseen over them to search in.

The masked words are in neither: not under the black, not in the text, not in the properties, for nothing is taken over
from the original but how its pages look.
"""

from collections import defaultdict
from dataclasses import replace

from PIL import Image, ImageDraw

from extract.errors import Unreadable
from extract.layout.print import Sheet
from extract.readers import pdf
from extract.readers.pdfium import opened, sheet
from extract.render import page as drawn
from extract.searchable import DPI, pictured
from extract.types import Box, Document, Line, Page, Span
from service.masking.places import boxes
from service.masking.suggest import plain
from service.masking.texts import blanked
from service.masking.types import Order

PAD = 1.5
"""Points around each word that go black too."""


class Leak(Unreadable):
    """Something that was to be masked could still be read in the file, so there is none."""


def burn(data: bytes, document: Document, order: Order) -> bytes:
    """Return the masked PDF, after having looked for what was masked in it."""
    lines: defaultdict[int, list[Line]] = defaultdict(list)
    for line in document.lines:
        lines[line.page].append(line)
    shown = [page for page in document.pages if page.width]
    sheets = printed(data, shown)

    def picture(page: Page) -> Image.Image:
        return blackened(data, document, order, page, lines[page.number], sheets.get(page.number))

    kept = tuple(line for line in document.lines if line.page not in order.whole_pages)
    made = pictured(replace(document, id="0" * 32, text=blanked(document.text, order.masks), lines=kept), picture)
    check(made, document, order)
    return made


def printed(data: bytes, pages: list[Page]) -> dict[int, Sheet]:
    """Return the words of the pages whose text is the PDF's own."""
    if not pdf.takes(data):
        return {}
    with opened("Filen", data) as file:
        return {page.number: sheet(file, page.number) for page in pages if page.source == "text"}


def blackened(
    data: bytes, document: Document, order: Order, page: Page, lines: list[Line], sheet: Sheet | None
) -> Image.Image:
    """Draw a page and blacken what is to go; all of it where a person asked, or where it can't be told where that is."""
    image = drawn(data, page.number, DPI).convert("RGB")
    spans = [mask.span for mask in order.masks if mask.span.overlaps(page.span)]
    pen = ImageDraw.Draw(image)
    if page.number in order.whole_pages or any(not is_placed(document, span, page, lines) for span in spans):
        pen.rectangle((0, 0, image.width, image.height), fill="black")
        return image
    clean = image.copy()
    for line in lines:
        for box in boxes(document.text, line, page, spans, sheet, clean):
            pen.rectangle(scaled(box, page, image), fill="black")
    return image


def is_placed(document: Document, span: Span, page: Page, lines: list[Line]) -> bool:
    """Tell whether all of a mask that is on the page stands on lines whose places are known."""
    start, end = max(span.start, page.span.start), min(span.end, page.span.end)
    held = {at for line in lines for at in range(max(start, line.span.start), min(end, line.span.end))}
    return all(document.text[at].isspace() or at in held for at in range(start, end))


def scaled(box: Box, page: Page, image: Image.Image) -> tuple[float, float, float, float]:
    """Return the box in the picture's pixels, with its margin."""
    across, down = image.width / page.width, image.height / page.height
    return (box.x0 - PAD) * across, (box.top - PAD) * down, (box.x1 + PAD) * across, (box.bottom + PAD) * down


def check(made: bytes, document: Document, order: Order) -> None:
    """Read the file again and refuse it if what was masked is in it."""
    with opened("Den maskade filen", made) as file:
        text = plain(" ".join(page.get_textpage().get_text_bounded() for page in file))
    left = plain(blanked(document.text, order.masks))
    for mask in order.masks:
        gone = plain(mask.span.of(document.text))
        if gone in text and gone not in left:  # what is part of another word is no leak
            raise Leak("Den maskade filen innehåller fortfarande uppgifter som skulle bort, och lämnas inte ut.")
