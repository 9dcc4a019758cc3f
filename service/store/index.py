"""The search index: what is written there when a document is analysed or a person decides.

>>> tsvector((Word(0, 7, "brister", "brista", ()),), ("_14_kap",))
"'brister':1A 'brista':3B '_14_kap':6C"
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSVECTOR

from classify.types import Annotation, Finding
from service.store import tables
from service.words.text import Word, citation, words

TABLE = sa.table(
    "statement_index",
    *map(sa.column, ("rowid", "number", "surface", "lemma", "parts")),
    sa.column("words", TSVECTOR),
)
VERSION = "4"
"""What the index is made by; where a document has another, ``rodtrad reindex`` makes its part anew."""
ACT = re.compile(r"SFS \d{4}:\d+|(?:\w+-?FS|HSLF-FS|SOSFS) \d{4}:\d+|CELEX:\w+")
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

    def laws(self) -> tuple[str, ...]:
        """Return the acts that are named, in their normal form."""
        return tuple(dict.fromkeys(act[0] for value in self.cited if (act := ACT.match(value))))


def add(connection: sa.Connection, statements: Sequence[Indexed]) -> None:
    """Index statements."""
    row = postgresql if connection.dialect.name == "postgresql" else sqlite
    if statements:
        connection.execute(sa.insert(TABLE), [row(statement) for statement in statements])
        _several(connection, tables.laws, [(one.number, one.laws()) for one in statements])


def sqlite(statement: Indexed) -> dict[str, object]:
    """Write each stream as a text of tokens."""
    return streams(statement, words(statement.text))


def streams(statement: Indexed, found: Sequence[Word]) -> dict[str, object]:
    """Return each stream as a text of tokens."""
    parts = [part for word in found for part in word.parts]
    return {
        "rowid": statement.number,
        "surface": " ".join(word.surface for word in found),
        "lemma": " ".join(word.lemma for word in found),
        "parts": " ".join((*parts, *statement.citations())),
    }


def postgresql(statement: Indexed) -> dict[str, object]:
    """Write the streams as texts, and as one vector."""
    found = words(statement.text)
    plain = {"number" if name == "rowid" else name: value for name, value in streams(statement, found).items()}
    return {**plain, "words": tsvector(found, statement.citations())}


def tsvector(found: Sequence[Word], citations: Sequence[str]) -> str:
    """Write the three streams as PostgreSQL's weights A, B, C; tokens are letters, digits and _, so need no escapes.

    They stand one after the other, for a token at one place has one weight alone: a word that is its own lemma would have none.
    """
    room = len(found) + 1
    placed = [(word.surface, at, "A") for at, word in enumerate(found, start=1)]
    placed += [(word.lemma, at, "B") for at, word in enumerate(found, start=1 + room)]
    placed += [(part, at, "C") for at, word in enumerate(found, start=1 + 2 * room) for part in word.parts]
    placed += [(token, 3 * room, "C") for token in citations]
    return " ".join(f"'{token}':{min(at, LAST)}{weight}" for token, at, weight in placed)


def facets(word: Annotation) -> dict[str, object]:
    """Return the columns of a statement that its annotation fills."""
    return {"label": word.label, "stance": word.stance, "status": word.status}


def label(connection: sa.Connection, word: Annotation, *, reviewed: bool) -> None:
    """Let the statement be found under what holds for it now."""
    table = tables.statements
    relabelled = sa.update(table).where(table.c.id == word.statement).values(reviewed=reviewed, **facets(word))
    number = connection.scalar(relabelled.returning(table.c.number))
    if number is not None:
        connection.execute(sa.delete(tables.themes).where(tables.themes.c.statement == number))
        themes(connection, [(number, word.themes)])


def themes(connection: sa.Connection, found: Sequence[tuple[int, tuple[str, ...]]]) -> None:
    """Note the themes of statements."""
    _several(connection, tables.themes, found)


def _several(connection: sa.Connection, table: sa.Table, found: Sequence[tuple[int, tuple[str, ...]]]) -> None:
    value = table.columns.keys()[1]
    rows = [{"statement": number, value: name} for number, names in found for name in dict.fromkeys(names)]
    if rows:
        connection.execute(sa.insert(table), rows)


def states(connection: sa.Connection, case: str, found: Sequence[Finding]) -> None:
    """Note what the threads of an ärende say of each kritik; what said so before is forgotten."""
    table = tables.statements
    inside = table.c.document.in_(sa.select(tables.documents.c.id).where(tables.documents.c.case == case))
    connection.execute(sa.update(table).where(inside, table.c.state.is_not(None)).values(state=None))
    tell(connection, found)


def tell(connection: sa.Connection, found: Sequence[Finding]) -> None:
    """Note what threads say of their kritik."""
    table = tables.statements
    if found:
        told = sa.update(table).where(table.c.id == sa.bindparam("criticism")).values(state=sa.bindparam("told"))
        connection.execute(told, [{"criticism": one.criticism, "told": one.state} for one in found])


def remove(connection: sa.Connection, documents: Sequence[str]) -> None:
    """Take documents out of the index."""
    numbers = sa.select(tables.statements.c.number).where(tables.statements.c.document.in_(documents))
    key = TABLE.c.number if connection.dialect.name == "postgresql" else TABLE.c.rowid
    connection.execute(sa.delete(TABLE).where(key.in_(numbers)))
    connection.execute(sa.delete(tables.laws).where(tables.laws.c.statement.in_(numbers)))


def stamp(connection: sa.Connection, documents: Sequence[str]) -> None:
    """Note that the documents' part of the index is of this version."""
    table = tables.documents
    connection.execute(sa.update(table).where(table.c.id.in_(documents)).values(indexed=VERSION))
