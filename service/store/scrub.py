"""Databases keep what was deleted until they need the room; here they are made to let go of it."""

import sqlalchemy as sa

from service.store.engine import Store

VACUUMED = (
    "cases", "documents", "readings", "statements", "entities", "links", "findings", "decisions", "placements", "themes", "laws", "statement_index", "answers", "changes",
)  # fmt: skip

WORDS = "ix_statement_index_words"
"""A GIN index never lets go of a word that it has had, though no row holds it any more."""


def scrub(store: Store, *, thorough: bool = False) -> None:
    """Overwrite deleted rows and index entries: in the file and in the log beside it.

    PostgreSQL frees the room of deleted rows but leaves the bytes there until others need it; ``thorough`` writes its tables anew,
    and nobody reaches them meanwhile.
    """
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if connection.dialect.name == "postgresql":
            how = "FULL, ANALYZE" if thorough else "ANALYZE"  # the statistics hold values of columns
            connection.execute(sa.text(f"VACUUM ({how}) {', '.join(VACUUMED)}"))
            if not thorough:
                connection.execute(sa.text(f"REINDEX INDEX CONCURRENTLY {WORDS}"))
    if store.engine.dialect.name == "sqlite":
        with store.within(None).write() as connection:
            # FTS5 notes a deletion beside the entry; only a merge takes the entry away
            connection.exec_driver_sql("INSERT INTO statement_index (statement_index) VALUES ('optimize')")
        empty_log(store)


def empty_log(store: Store) -> None:
    """Move the write-ahead log into the database and cut it; a reader that is at work makes it wait for the next time."""
    raw = store.engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        raw.close()
