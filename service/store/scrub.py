"""Databases keep what was deleted until they need the room; here they are made to let go of it."""

import sqlalchemy as sa

from service.store.engine import Store

VACUUMED = (
    "documents", "readings", "statements", "entities", "links", "findings", "decisions", "placements", "themes", "laws", "statement_index", "answers", "changes",
)  # fmt: skip


def scrub(store: Store) -> None:
    """Overwrite deleted rows and index entries: in the file and in the log beside it."""
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(sa.text(f"VACUUM {', '.join(VACUUMED)}"))
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
