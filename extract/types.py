"""The values that everything else passes round: spans, boxes, documents, statements, entities.

>>> text = "Inga brister. Rutinen saknas."
>>> Span(14, 29).of(text)
'Rutinen saknas.'
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in ``Document.text``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the part of the text that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in PDF points (1/72 inch) from the top left of the page as it is shown (after rotation and cropping)."""

    x0: float
    top: float
    x1: float
    bottom: float

    def union(self, other: "Box") -> "Box":
        """Return the smallest box around both."""
        return Box(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )


class BlockKind(StrEnum):
    """What a block is to a reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_CELL = "table cell"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number (from 1), its part of the text, its size in points, and where its text came from.

    ``quality`` is 0–1: how much the page's text looks like text. A format without pages is one page of size 0 × 0.
    """

    number: int
    span: Span
    width: float
    height: float
    source: Literal["text", "ocr"] = "text"
    quality: float = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or part of a line, as it is printed: the part of the text that it carries and its place."""

    span: Span
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a table: which table of the document (from 1), row and column (from 1), and whether it heads a column."""

    table: int
    row: int
    column: int
    header: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table cell or piece of furniture.

    ``page`` is where it begins; ``box`` is its part on that page, None in formats without places. ``level`` (from 1) is
    for headings, ``cell`` for table cells.
    """

    span: Span
    kind: BlockKind
    page: int = 1
    box: Box | None = None
    level: int | None = None
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of a file. The text never changes after reading.

    Blocks stand in reading order, do not overlap and are parted by a blank line ("\\n\\n") in the text; inside a block
    the lines of the print are joined by a space. A paragraph that runs over a page break is one block, with lines on
    both pages. ``id`` is the SHA-256 of the file's bytes in hex.
    """

    id: str
    name: str
    text: str
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    lines: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()
    """What the user should know about the reading, in Swedish: "Sida 3 är en bild …"."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands on one page; boxes are empty in formats without places."""

    page: int
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, heading, list item or table cell: the unit that is labelled and linked.

    ``id`` is "<document id>#<start>-<end>": the same over re-runs. ``section`` is the heading path from the outermost.
    """

    id: str
    span: Span
    text: str
    kind: BlockKind
    section: tuple[str, ...] = ()
    places: tuple[Place, ...] = (Place(1),)
    block: int = 0
    cell: Cell | None = None

    @property
    def page(self) -> int:
        """The number of the page where it begins."""
        return self.places[0].page


class EntityType(StrEnum):
    """The kinds of things named in a text."""

    PROVIDER = "utförare"
    ORGANISATION = "organisation"
    PERSON = "person"
    DATE = "datum"
    LAW = "paragraf"
    CASE_NUMBER = "diarienummer"
    PERSONAL_NUMBER = "personnummer"
    ORGANISATION_NUMBER = "organisationsnummer"
    PHONE = "telefon"
    EMAIL = "epost"
    ADDRESS = "adress"
    AMOUNT = "belopp"
    COUNT = "antal"


@dataclass(frozen=True, slots=True)
class Entity:
    """Something named in a text: where, what kind, the words as they stand, and the normal form (None: can't be placed)."""

    span: Span
    type: EntityType
    text: str
    value: str | None

    def shifted(self, by: int) -> "Entity":
        """Return the same entity, ``by`` code points further on."""
        return replace(self, span=Span(self.span.start + by, self.span.end + by))


class DocumentKind(StrEnum):
    """The genres that the contract knows."""

    PROTOCOL = "protokoll"
    REPORT = "rapport"
    DECISION = "beslut"
    RESPONSE = "bemötande"
    STATEMENT = "yttrande"
    ACTION_PLAN = "åtgärdsplan"
    OFFICIAL_LETTER = "tjänsteutlåtande"
    FOLLOW_UP_PLAN = "uppföljningsplan"
    ARTICLE = "artikel"
    MAIL = "mejl"
    OTHER = "övrigt"


@dataclass(frozen=True, slots=True)
class Metadata:
    """Who was reviewed, by whom, where, when (ISO 8601), under which case number. None: the document does not say."""

    provider: str | None = None
    reviewer: str | None = None
    municipality: str | None = None
    date: str | None = None
    case_number: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """What kind of document it is, what it calls itself, its language (ISO 639-1) and its metadata."""

    kind: DocumentKind
    title: str | None
    language: str
    metadata: Metadata = Metadata()
    evidence: tuple[str, ...] = ()


def as_date(value: str | None) -> date | None:
    """Return the day that an ISO 8601 date names, None if it names no day.

    >>> as_date("2019-04-26T14:00"), as_date("2019-04"), as_date(None)
    (datetime.date(2019, 4, 26), None, None)
    """
    if value is None or len(value) < 10:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
