"""The search index: what is written there when a document is analysed or a person decides.

>>> tsvector((Word(0, 7, "brister", "brista", ()),), ("_14_kap",))
"'brister':1A 'brista':1B '_14_kap':2C"
"""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSVECTOR

from classify.types import Annotation
from service.store import tables
from service.text import Word, citation, words

TABLE = sa.table(
    "statement_index",
    *map(sa.column, ("rowid", "number", "surface", "lemma", "parts")),
    sa.column("words", TSVECTOR),
)
LAST = 16383  # the highest position that a tsvector can hold


@dataclass(frozen=True, slots=True)
class Indexed:
    """A statement to be found: its row, its text and the normal forms of the legal references in it."""

    number: int
    text: str
    cited: tuple[str, ...] = ()

    def citations(self) -> tuple[str, ...]:
        """Return the tokens of the legal references."""
        return tuple(dict.fromkeys(token for value in self.cited for token in citation(value)))


def add(connection: sa.Connection, statements: Sequence[Indexed]) -> None:
    """Index statements."""
    row = postgresql if connection.dialect.name == "postgresql" else sqlite
    if statements:
        connection.execute(sa.insert(TABLE), [row(statement) for statement in statements])


def sqlite(statement: Indexed) -> dict[str, object]:
    """Write each stream as a text of tokens."""
    found = words(statement.text)
    parts = [part for word in found for part in word.parts]
    return {
        "rowid": statement.number,
        "surface": " ".join(word.surface for word in found),
        "lemma": " ".join(word.lemma for word in found),
        "parts": " ".join((*parts, *statement.citations())),
    }


def postgresql(statement: Indexed) -> dict[str, object]:
    """Write the streams as one vector."""
    return {"number": statement.number, "words": tsvector(words(statement.text), statement.citations())}


def tsvector(found: Sequence[Word], citations: Sequence[str]) -> str:
    """Write the three streams as PostgreSQL's weights A, B, C; tokens are letters, digits and _, so need no escapes."""
    placed = [(word.surface, at, "A") for at, word in enumerate(found, start=1)]
    placed += [(word.lemma, at, "B") for at, word in enumerate(found, start=1)]
    placed += [(part, at, "C") for at, word in enumerate(found, start=1) for part in word.parts]
    placed += [(token, len(found) + 1, "C") for token in citations]
    return " ".join(f"'{token}':{min(at, LAST)}{weight}" for token, at, weight in placed)


def label(connection: sa.Connection, word: Annotation) -> None:
    """Let the statement be found under the label and themes that hold for it now."""
    table = tables.statements
    relabelled = sa.update(table).where(table.c.id == word.statement).values(label=word.label)
    number = connection.scalar(relabelled.returning(table.c.number))
    if number is not None:
        connection.execute(sa.delete(tables.themes).where(tables.themes.c.statement == number))
        themes(connection, [(number, word.themes)])


def themes(connection: sa.Connection, found: Sequence[tuple[int, tuple[str, ...]]]) -> None:
    """Note the themes of statements."""
    rows = [{"statement": number, "theme": theme} for number, names in found for theme in dict.fromkeys(names)]
    if rows:
        connection.execute(sa.insert(tables.themes), rows)
