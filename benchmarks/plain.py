"""What one would set up without a project: the text as it stands in FTS5, or in PostgreSQL with its own Swedish, and SQL for the rest."""

import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import local
from typing import Any

import psycopg

from benchmarks.made_findings import documents
from benchmarks.search_quality import fts5 as in_fts5
from service.views import Query

COLUMNS = ("provider", "town", "year", "kind", "label", "stance", "status")
CHOSEN = {"providers": "provider", "municipalities": "town", "kinds": "kind", "labels": "label"}
Search = Callable[[Query], object]


def rows(size: int) -> Iterator[tuple[Any, ...]]:
    """Yield findings as rows of one table."""
    number = 0
    for one in documents(size):
        for said in one.findings:
            number += 1
            about = (one.provider, one.town, one.year, one.kind, said.label, said.stance, said.status)
            yield number, said.text, one.date, *about


def where(query: Query, mark: str) -> tuple[str, list[object]]:
    """Write the filters as SQL."""
    parts, values = [], list[object]()
    for name, column in CHOSEN.items():
        if chosen := getattr(query, name):
            parts.append(f"{column} IN ({', '.join(mark for _ in chosen)})")
            values += chosen
    if query.years:
        parts.append(f"year BETWEEN {mark} AND {mark}")
        values += query.years
    return "".join(f" AND {part}" for part in parts), values


def bare(query: Query) -> str:
    """Leave out what the plain set-ups don't know: fields and NEAR."""
    return re.sub(r"\w+:\S+|NEAR", "", query.words).strip()


def ask(
    execute: Callable[[str, Sequence[object]], Any], table: str, match: str, rank: str, query: Query, mark: str
) -> None:
    """Ask for the best twenty, the total and the facets."""
    narrowed, values = where(query, mark)
    words = [in_fts5(bare(query)) if mark == "?" else bare(query).replace("ELLER", "or")] if bare(query) else []
    found = f"FROM {table} WHERE {match if words else '1 = 1'}{narrowed}"
    order, again = (rank, words if mark == "%s" else []) if words else ("date DESC", [])
    execute(f"SELECT number, date {found} ORDER BY {order} LIMIT 20", [*words, *values, *again])
    execute(f"SELECT count(*) {found}", [*words, *values])
    for column in COLUMNS:
        execute(
            f"SELECT {column}, count(*) AS hits {found} GROUP BY {column} ORDER BY hits DESC LIMIT 100",
            [*words, *values],
        )


@contextmanager
def fts5(size: int) -> Iterator[Search]:
    """Fill FTS5 with the text and give a search."""
    with tempfile.TemporaryDirectory(prefix="rodtrad-plain-") as folder:
        file = Path(folder) / "plain.db"
        writing = sqlite3.connect(file)
        writing.execute("PRAGMA journal_mode = WAL")
        writing.execute(f"CREATE TABLE findings (number INTEGER PRIMARY KEY, text, date, {', '.join(COLUMNS)})")
        writing.execute(
            "CREATE VIRTUAL TABLE words USING fts5(text, content=findings, content_rowid=number, tokenize='unicode61 remove_diacritics 0')"
        )
        writing.executemany(f"INSERT INTO findings VALUES (?, ?, ?{', ?' * len(COLUMNS)})", rows(size))
        writing.execute("INSERT INTO words (words) VALUES ('rebuild')")
        for column in COLUMNS:
            writing.execute(f"CREATE INDEX {column}_index ON findings ({column})")
        writing.commit()
        mine = local()

        def execute(asked: str, values: Sequence[object]) -> Any:
            if not hasattr(mine, "connection"):
                mine.connection = sqlite3.connect(file)
            return mine.connection.execute(asked, values).fetchall()

        both = "words JOIN findings ON number = words.rowid"
        yield lambda query: ask(
            execute, both if bare(query) else "findings", "words MATCH ?", "bm25(words)", query, "?"
        )
        writing.close()


@contextmanager
def postgresql(address: str, size: int) -> Iterator[Search]:
    """Fill PostgreSQL with the text and give a search."""
    with psycopg.connect(address, autocommit=True) as writing:
        columns = ", ".join(f"{column} {'int' if column == 'year' else 'text'}" for column in COLUMNS)
        writing.execute(f"CREATE TABLE findings (number int PRIMARY KEY, text text, date text, {columns})")
        with (
            writing.cursor() as cursor,
            cursor.copy(f"COPY findings (number, text, date, {', '.join(COLUMNS)}) FROM STDIN") as copy,
        ):
            for row in rows(size):
                copy.write_row(row)
        writing.execute(
            "ALTER TABLE findings ADD words tsvector GENERATED ALWAYS AS (to_tsvector('swedish', text)) STORED"
        )
        writing.execute("CREATE INDEX ON findings USING gin (words)")
        for column in COLUMNS:
            writing.execute(f"CREATE INDEX ON findings ({column})")
        writing.execute("VACUUM ANALYZE findings")
    mine = local()

    def execute(asked: str, values: Sequence[object]) -> Any:
        if not hasattr(mine, "connection"):
            mine.connection = psycopg.connect(address, autocommit=True)
        return mine.connection.execute(asked, values).fetchall()

    match = "words @@ websearch_to_tsquery('swedish', %s)"
    rank = "ts_rank(words, websearch_to_tsquery('swedish', %s)) DESC"
    yield lambda query: ask(execute, "findings", match, rank, query, "%s")
