"""Pages as they were read, to a Document that tells where each one's text came from and what went wrong.

>>> pages([3]), pages([1, 2, 3, 7])
('sida 3', 'sidorna 1–3 och 7')
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.errors import Unreadable
from extract.layout import arrange, assemble
from extract.layout.print import Sheet
from extract.layout.turns import size as turned_size
from extract.quality import roominess
from extract.readers.identity import digest
from extract.types import Document, Page

WORST = 0.6
"""Text of lower quality than this is no text."""
NOTHING = "Ingen text hittades i bilden."


@dataclass(frozen=True, slots=True)
class Read:
    """A page as read: its sheet, how sure (0–1) tesseract was of it (None: the text layer), what went wrong, in Swedish.

    ``asked``: somebody asked for it to be read from its picture.
    """

    sheet: Sheet
    confidence: float | None = None
    problem: str | None = None
    asked: bool = False


def document(name: str, data: bytes, found: Sequence[Read]) -> Document:
    """Return the Document of a file's pages; one without any text is Unreadable."""
    if not any(page.sheet.words for page in found):
        raise Unreadable(_no_text(name, found))
    sheets = [page.sheet for page in found]
    sizes = [turned_size(sheet.turn, sheet.width, sheet.height) for sheet in sheets]
    made = assemble(digest(data), name, arrange(sheets), sizes)
    judged = tuple(_judged(page, how) for page, how in zip(made.pages, found, strict=True))
    return replace(made, pages=judged, notes=tuple(_notes(made.text, judged, found)))


def pages(numbers: Sequence[int]) -> str:
    """Return the pages in words."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    texts = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    listed = " och ".join(filter(None, (", ".join(texts[:-1]), texts[-1])))
    return f"{'sida' if len(numbers) == 1 else 'sidorna'} {listed}"


def room(sheet: Sheet) -> float:
    """Return the share of letters that have the room on the page that letters need, 0–1."""
    return roominess((word.text, word.x1 - word.x0, word.size) for word in sheet.some())


def _judged(page: Page, how: Read) -> Page:
    if how.confidence is not None:
        return replace(page, source="ocr", quality=how.confidence)
    return replace(page, quality=round(page.quality * room(how.sheet), 2))


def _notes(text: str, judged: Sequence[Page], found: Sequence[Read]) -> Iterator[str]:
    damaged = [page.sheet.number for page in found if not page.sheet.width]
    poor = [page for page in judged if page.span.of(text).strip() and page.quality < WORST]
    typed = [page.number for page in poor if page.source == "text"]
    scanned = [page.number for page in poor if page.source == "ocr"]
    again = [page.sheet.number for page in found if page.asked and page.confidence is not None]
    for problem, numbers in _problems(found):
        yield f"{pages(numbers).capitalize()} är en bild som inte har lästs. {problem}"
    if damaged:
        yield f"Det går inte att läsa {pages(damaged)}: filen är skadad där."
    if typed:
        yield f"Textlagret på {pages(typed)} är svårläst och kan ge fel: jämför med originalet."
    if scanned:
        yield f"Bilden på {pages(scanned)} är svårläst och kan ha tolkats fel: jämför med originalet."
    if again:
        yield f"På begäran är texten på {pages(again)} läst ur bilden."
    for page in found:
        if page.asked and page.confidence is None and page.sheet.words:
            yield f"{pages([page.sheet.number]).capitalize()} kunde inte läsas ur bilden. {page.problem or NOTHING}"


def _problems(found: Sequence[Read]) -> Iterator[tuple[str, list[int]]]:
    """Yield each reason why pictures were not read, with the pages."""
    for problem in dict.fromkeys(page.problem for page in found if page.problem and not page.sheet.words):
        if problem:
            yield problem, [page.sheet.number for page in found if page.problem == problem and not page.sheet.words]


def _no_text(name: str, found: Sequence[Read]) -> str:
    if any(not page.sheet.width for page in found):
        return f"{name} är skadad. Öppna den i en PDF-läsare, spara en ny kopia och ladda upp den."
    for problem, numbers in _problems(found):
        return f"{name} är inskannad: {pages(numbers)} saknar textlager. {problem}"
    return f"{name} är tom: ingen sida har någon text. Kontrollera att rätt fil valdes."
