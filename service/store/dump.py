"""All rows of one moment out of a database, and into an empty one, which may be of another kind."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from typing import Any

import sqlalchemy as sa

from service.migrations import steps
from service.store import rolls, tables
from service.store.engine import Store
from service.store.reindex import forget, reindex
from service.store.rowlines import decoded, encoded

LEFT = frozenset({"sessions", "counters", "executors", "answers", "changes"})
"""Who is signed in, at work or answered just now is nobody's to take up again; triggers note anew what comes in."""
CHUNK = 500
KEPT = tuple(one for one in tables.metadata.sorted_tables if one.name not in LEFT)


class NotEmpty(ValueError):
    """There is something where a backup was to be put back."""


def revision() -> str:
    """Return which form of the tables this program knows."""
    return str(steps().get_current_head())


def rows(store: Store) -> Iterator[tuple[str, Iterator[str]]]:
    """Give each table's name and its rows as lines, all of the moment at which the first was asked for."""
    options: dict[str, Any] = {"stream_results": True}
    if store.engine.dialect.name == "postgresql":
        options["isolation_level"] = "REPEATABLE READ"
    with store.engine.connect().execution_options(**options) as connection, connection.begin():
        for table in KEPT:
            with connection.execute(sa.select(table).order_by(*table.primary_key.columns)) as found:
                yield table.name, (encoded(table, dict(row)) for row in found.mappings())


def fill(store: Store, told: Iterable[tuple[str, Iterable[str]]]) -> None:
    """Put rows into an empty store, all or none, and index them."""
    by_name = {table.name: table for table in KEPT}
    with store.write() as connection:
        if connection.scalar(sa.select(sa.func.count()).select_from(tables.documents)) or connection.scalar(
            sa.select(sa.func.count()).select_from(rolls.audit)
        ):
            raise NotEmpty("Databasen är inte tom. Återställ till en ny databas och en ny datamapp.")
        connection.execute(sa.delete(rolls.collections))
        for name, lines in told:
            insert(connection, by_name[name], lines)
        count_on(connection)
    forget(store)
    for _ in reindex(store):
        pass


def insert(connection: sa.Connection, table: sa.Table, lines: Iterable[str]) -> None:
    """Insert rows; those with the same columns go together, for a column that is left out is NULL in a JSON column too."""
    made = (decoded(table, line) for line in lines)
    for _, alike in groupby(made, key=columns):
        while chunk := list(islice(alike, CHUNK)):
            connection.execute(sa.insert(table), chunk)


def columns(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Return which columns a row has."""
    return tuple(row)


def count_on(connection: sa.Connection) -> None:
    """Let PostgreSQL's counters go on behind the highest number; SQLite's do by themselves."""
    if connection.dialect.name != "postgresql":
        return
    for table in KEPT:
        if "number" in table.c and table.name != "audit":
            top = connection.scalar(sa.select(sa.func.max(table.c.number)))
            if top:
                sequence = sa.func.pg_get_serial_sequence(table.name, "number")
                connection.execute(sa.select(sa.func.setval(sequence, top)))
