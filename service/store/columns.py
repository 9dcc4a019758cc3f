"""What the search index in memory is filled with: documents, statements and their tokens, as rows."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from service.lookup.columns import Paper, Shape
from service.store import tables
from service.store.index import TABLE

DOCUMENT, STATEMENT = tables.documents, tables.statements
CHUNK = 500
MANY = 20_000


class Row(NamedTuple):
    """A statement: its number, its document, how many code points long it is, what was indexed of it, its shape."""

    number: int
    document: str
    length: int
    made: str
    shape: Shape


def papers(connection: sa.Connection, ids: Sequence[str] | None) -> Iterator[tuple[str, Paper, str]]:
    """Yield documents, all or some, each with the version of its part of the index."""
    columns = (
        DOCUMENT.c[name] for name in ("id", "year", "provider", "municipality", "kind", "date", "received", "indexed")
    )
    asked = sa.select(*columns, tables.cases.c.collection).join(tables.cases, tables.cases.c.id == DOCUMENT.c.case)
    for row in chunked(connection, asked.where(DOCUMENT.c.kind.is_not(None)), DOCUMENT.c.id, ids):
        values = (None if row.year is None else str(row.year), row.provider, row.municipality, row.kind)
        received = int(row.received.timestamp() * 1_000_000)
        yield row.id, Paper(values, row.collection, day(row.date), received), row.indexed or ""


def day(date: str | None) -> int:
    """Return a date as a number that is in the order of its text, none before all.

    >>> day("2019-04-26"), day("2019-04"), day("2019"), day(None)
    (20190426, 20190400, 20190000, -1)
    """
    digits = "".join(filter(str.isdigit, date or ""))[:8]
    return int(digits.ljust(8, "0")) if digits else -1


def rows(connection: sa.Connection, indexed: dict[str, str], ids: Sequence[str] | None) -> Iterator[Row]:
    """Yield statements of the documents, given the version of each one's part of the index."""
    themes, laws = (several(connection, table, ids) for table in (tables.themes, tables.laws))
    columns = ("number", "id", "document", "label", "stance", "status", "state", "reviewed")
    asked = sa.select(*(STATEMENT.c[name] for name in columns))
    for number, id, document, *said in chunked(connection, asked, STATEMENT.c.document, ids):
        if document in indexed:
            label, stance, status, state, reviewed = said
            shape = Shape(label, stance, status, state, reviewed, themes.get(number, ()), laws.get(number, ()))
            yield Row(number, document, length(id), f"{id} {indexed[document]}", shape)


def length(id: str) -> int:
    """Return how long a statement is; its id ends with where it stands.

    >>> length("e3b0#120-165"), length("e3b0")
    (45, 0)
    """
    first, _, last = id.rpartition("#")[2].partition("-")
    return int(last) - int(first) if first.isdigit() and last.isdigit() else 0


def several(connection: sa.Connection, table: sa.Table, ids: Sequence[str] | None) -> dict[int, tuple[str, ...]]:
    """Return the values per statement of what a statement may have several of."""
    number, value = table.c
    asked = sa.select(number, value)
    if ids is not None:
        asked = asked.join(STATEMENT, STATEMENT.c.number == number)
    found: dict[int, tuple[str, ...]] = {}
    for one, name in chunked(connection, asked, STATEMENT.c.document, ids):
        found[one] = (name,) if one not in found else tuple(sorted((*found[one], name)))
    return found


def tokens(connection: sa.Connection, numbers: Sequence[int]) -> dict[int, Sequence[str]]:
    """Return the streams of statements, given in rising order; what is not indexed is left out."""
    key = TABLE.c.number if connection.dialect.name == "postgresql" else TABLE.c.rowid
    asked = sa.select(key, TABLE.c.surface, TABLE.c.lemma, TABLE.c.parts)
    dense = len(numbers) > CHUNK and numbers[-1] - numbers[0] < 4 * len(numbers)
    if dense:
        wanted = set(numbers)
        found = connection.execute(asked.where(key.between(numbers[0], numbers[-1])))
        return {row[0]: row[1:] for row in found if row[0] in wanted and row[1] is not None}
    return {row[0]: row[1:] for row in chunked(connection, asked, key, numbers) if row[1] is not None}


def chunked(
    connection: sa.Connection, asked: sa.Select[Any], column: sa.ColumnElement[Any], values: Iterable[Any] | None
) -> Iterator[Any]:
    """Yield rows, all or those with some values in a column."""
    if values is None:
        yield from connection.execute(asked.execution_options(yield_per=MANY))
        return
    left = list(values)
    for at in range(0, len(left), CHUNK):
        yield from connection.execute(asked.where(column.in_(left[at : at + CHUNK])))
