"""Control points out of a list or a document: one a line, a row of a CSV file, or an item of an uppföljningsplan.

>>> from_text("- Rutin för delegering är känd\\n\\n2. Loggar kontrolleras")
(Point(text='Rutin för delegering är känd', words=None), Point(text='Loggar kontrolleras', words=None))
>>> from_csv("Kontrollpunkt;Sökning\\nGenomförandeplaner är aktuella;genomförandeplan\\nBrandskydd;")
(Point(text='Genomförandeplaner är aktuella', words='genomförandeplan'), Point(text='Brandskydd', words=None))
"""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO
from pathlib import PurePath

from extract import read, segment
from extract.types import BlockKind, Statement
from service.bullets import unbulleted

MOST = 200
"""Points of one list."""
LONGEST = 500
TEXT = ("kontrollpunkt", "punkt", "text", "fråga", "krav")
WORDS = ("sökning", "ord", "sökord")
NUMBERED = re.compile(r"^\s*(?:\d+(?:\.\d+)+[.)]?|\d+[.)]|[a-zåäö]\))\s+")
ENCODINGS = ("utf-8-sig", "cp1252")


@dataclass(frozen=True, slots=True)
class Point:
    """Something to look for in what is written of each utförare; ``words`` is a search of one's own for it."""

    text: str
    words: str | None = None


def points(name: str, data: bytes) -> tuple[Point, ...]:
    """Return the points of a file; raises ExtractError where it can't be read."""
    if PurePath(name).suffix.lower() in (".csv", ".tsv"):
        return from_csv(decoded(data))
    return from_statements(segment(read(name, data)))


def from_text(text: str) -> tuple[Point, ...]:
    """Take each line for a point."""
    return kept(Point(line) for line in text.splitlines())


def from_csv(text: str) -> tuple[Point, ...]:
    """Take each row for a point; without a head the first column holds it, and the second a search."""
    rows = list(csv.reader(StringIO(text), delimiter=separator(text)))
    if not rows:
        return ()
    head = [cell.strip().casefold() for cell in rows[0]]
    at = next((head.index(name) for name in TEXT if name in head), None)
    sought = next((head.index(name) for name in WORDS if name in head), None)
    body = rows if at is None else rows[1:]
    if at is None:
        at, sought = 0, 1
    return kept(Point(cell(row, at), cell(row, sought) or None) for row in body)


def from_statements(statements: Iterable[Statement]) -> tuple[Point, ...]:
    """Take the items of lists; where there are none the cells of the first column of tables, else all sentences."""
    all_of = tuple(statements)
    listed = [one for one in all_of if one.kind is BlockKind.LIST_ITEM]
    cells = [one for one in all_of if one.cell and one.cell.column == 1 and not one.cell.header]
    sentences = [one for one in all_of if one.kind is BlockKind.PARAGRAPH]
    chosen = next((some for some in (listed, cells) if len(some) > 1), sentences)
    return kept(Point(one.text) for one in chosen)


def kept(found: Iterable[Point]) -> tuple[Point, ...]:
    """Return the points without numbers and bullets, each once, and none that is empty."""
    plain = (Point(bare(one.text), one.words) for one in found)
    return tuple({one.text: one for one in plain if one.text}.values())[:MOST]


def bare(text: str) -> str:
    """Return a point without the number or bullet before it.

    >>> bare("3.1 Bemanning natt"), bare("• Larm"), bare("12 tim mellan tillsyn")
    ('Bemanning natt', 'Larm', '12 tim mellan tillsyn')
    """
    return " ".join(NUMBERED.sub("", unbulleted(text.strip())).split())[:LONGEST]


def cell(row: list[str], at: int | None) -> str:
    """Return a cell of a row that may be too short."""
    return row[at].strip() if at is not None and at < len(row) else ""


def separator(text: str) -> str:
    """Return what parts the cells: of those that are common the one that the first line holds most of.

    >>> separator("a;b,c;d"), separator("bara en kolumn")
    (';', ';')
    """
    first = text.partition("\n")[0]
    return max(";\t,", key=first.count)


def decoded(data: bytes) -> str:
    """Return the text of a CSV file: UTF-8, or what Excel writes in Swedish Windows."""
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")
