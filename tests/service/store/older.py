"""A database as it was at an earlier form of the tables, with an ärende and a document in it, and an entry of the audit trail."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from service.migrations import upgrade
from service.settings import Settings
from service.store.audit import START, chained
from service.store.dump import KEPT
from service.store.engine import connect
from service.store.originals import digest
from service.store.rowlines import encoded

ID = digest(b"abc")
NOW = datetime(2024, 5, 2, tzinfo=UTC)
ENTRY = {"number": 1, "when": NOW, "who": "ada", "what": "lämnade in", "subject": ID, "request": "r1"}
NOTHING = dict.fromkeys(("before", "after", "model", "token"))


def made(settings: Settings, revision: str) -> dict[str, list[str]]:
    """Make it, and return the rows of its tables as a backup holds them."""
    (settings.data / "originals").mkdir(parents=True)
    engine = connect(settings.url)
    upgrade(engine, to=revision)
    then = sa.MetaData()
    then.reflect(engine)
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        insert(connection, then, "cases", {"id": "c1", "title": "Äldre ärende", "updated": NOW, "own": True})
        row = {"id": ID, "name": "äldre.pdf", "case": "c1", "size": 3, "stage": "klar", "received": NOW}
        insert(connection, then, "documents", row | {"pages": [], "notes": []})
        insert(connection, then, "audit", ENTRY | {"hash": chained(START, ENTRY | NOTHING)})
        told = {
            table.name: [
                encoded(then.tables[table.name], dict(row))
                for row in connection.execute(sa.select(then.tables[table.name])).mappings()
            ]
            for table in KEPT
            if table.name in then.tables
        }
    engine.dispose()
    return told


def insert(connection: sa.Connection, then: sa.MetaData, name: str, row: dict[str, Any]) -> None:
    """Insert what there was a table and columns for then."""
    if name in then.tables:
        table = then.tables[name]
        connection.execute(sa.insert(table).values({name: value for name, value in row.items() if name in table.c}))
