"""Documents with their truth: Swedish-like prose in one or two columns with words broken at line ends, and ruled tables.

>>> made = prose(pages=2, columns=2)
>>> len(made.paragraphs) > 10, len(made.broken) > 5, made.furniture[0]
(True, True, 'Sjövik kommun · Granskning av verksamheter')
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

FONT, SIZE, LEADING = "Helvetica", 10, 13
LEFT, TOP, BOTTOM, GUTTER = 60, 770, 70, 24
HEAD, FOOT = "Sjövik kommun · Granskning av verksamheter", "Postadress: Box 12, Sjövik"
VOWELS = "aeiouyåäö"
WORDS = """genomförandeplanen dokumentationen verksamheten personalen uppföljningen rutinerna avvikelserna enhetschefen
deltagarna ledningssystemet egenkontrollen riskbedömningen nattbemanningen läkemedelshanteringen kvalitetsarbetet
granskningen nämnden boendet samordnaren vikarierna introduktionen brukarna kontaktpersonen journalen handläggaren
saknar visar beskriver följer behöver redovisar anger bedömer kräver har inte och eller för att med under från till när
sedan varje flera andra samma tydliga skriftliga aktuella enligt planen mötet samtalet våren hösten året dagen""".split()


@dataclass(slots=True)
class Made:
    """A PDF and what is in it: paragraphs in reading order, words broken at line ends, cells of tables, furniture."""

    pages: int
    data: bytes = b""
    paragraphs: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)


def prose(pages: int, columns: int, seed: int = 7) -> Made:
    """Return pages full of paragraphs, each ending on its page."""
    chance, made, out = random.Random(seed), Made(pages), BytesIO()
    canvas = Canvas(out, pagesize=A4)
    width = (A4[0] - 2 * LEFT - GUTTER * (columns - 1)) / columns
    for page in range(1, pages + 1):
        _furniture(canvas, made, page)
        for column in range(columns):
            y = float(TOP)
            while y > BOTTOM + 8 * LEADING:
                text = sentence(chance, 18, 34)
                lines = wrapped(text, width, made.broken)
                made.paragraphs.append(text)
                for line in lines:
                    canvas.drawString(LEFT + column * (width + GUTTER), y, line)
                    y -= LEADING
                y -= 0.7 * LEADING
        canvas.showPage()
    canvas.save()
    made.data = out.getvalue()
    return made


def tables(pages: int, seed: int = 7) -> Made:
    """Return pages with a paragraph and a ruled table of three columns whose cells wrap."""
    chance, made, out = random.Random(seed), Made(pages), BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for page in range(1, pages + 1):
        _furniture(canvas, made, page)
        text = sentence(chance, 18, 26)
        made.paragraphs.append(text)
        y = float(TOP)
        for line in wrapped(text, A4[0] - 2 * LEFT, made.broken):
            canvas.drawString(LEFT, y, line)
            y -= LEADING
        y -= LEADING
        while y > BOTTOM + 6 * LEADING:
            y = _row(canvas, made, [sentence(chance, 4, 12) for _ in range(3)], y)
        canvas.showPage()
    canvas.save()
    made.data = out.getvalue()
    return made


def _row(canvas: Canvas, made: Made, texts: Sequence[str], y: float) -> float:
    each = (A4[0] - 2 * LEFT) / len(texts)
    cells = [wrapped(text, each - 10, None) for text in texts]
    height = max(map(len, cells)) * LEADING + 6
    for column, lines in enumerate(cells):
        canvas.rect(LEFT + column * each, y - height, each, height)
        for number, line in enumerate(lines):
            canvas.drawString(LEFT + column * each + 5, y - 11 - number * LEADING, line)
    made.cells += texts
    return y - height


def _furniture(canvas: Canvas, made: Made, page: int) -> None:
    number = f"{page} ({made.pages})"
    canvas.setFont(FONT, 8)
    canvas.drawString(LEFT, 805, HEAD)
    canvas.drawRightString(A4[0] - LEFT, 805, number)
    canvas.drawString(LEFT, 40, FOOT)
    canvas.setFont(FONT, SIZE)
    made.furniture += [HEAD, number, FOOT]


def sentence(chance: random.Random, least: int, most: int) -> str:
    """Return so many words, the first with a capital, with a full stop."""
    words = [chance.choice(WORDS) for _ in range(chance.randint(least, most))]
    return f"{' '.join(words).capitalize()}."


def wrapped(text: str, width: float, broken: list[str] | None) -> list[str]:
    """Return the lines; long words are broken with a hyphen, and told of, where ``broken`` is given."""
    lines, line = [], ""
    for word in text.split():
        if _fits(f"{line} {word}".strip(), width):
            line = f"{line} {word}".strip()
            continue
        cut = next((at for at in _cuts(word) if broken is not None and _fits(f"{line} {word[:at]}-", width)), None)
        if cut is not None and broken is not None:
            broken.append(word.strip("."))
            lines, line = [*lines, f"{line} {word[:cut]}-"], word[cut:]
        else:
            lines, line = [*lines, line], word
    return [*lines, line]


def _fits(text: str, width: float) -> bool:
    return bool(stringWidth(text, FONT, SIZE) <= width)


def _cuts(word: str) -> Iterator[int]:
    """Yield where the word may be broken, from its end: before a consonant with a vowel after it."""
    for at in range(len(word) - 3, 2, -1):
        if len(word) > 7 and word[at] not in VOWELS and word[at + 1] in VOWELS:
            yield at
