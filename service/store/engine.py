"""One database and one folder of originals, opened and brought up to date.

>>> Store.__dataclass_fields__.keys()
dict_keys(['engine', 'originals', 'scope'])
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from service.migrations import upgrade
from service.settings import Settings
from service.store.scope import Scope, before_execute

NOTED = "noted for the audit trail"


@dataclass(frozen=True)
class Store:
    """Where everything is kept: rows in the database, originals in the folder; ``scope`` narrows what is seen of it."""

    engine: sa.Engine
    originals: Path
    scope: Scope | None = None

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """Give a connection that sees one state of the database throughout."""
        with self.engine.connect().execution_options(scope=self.scope) as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """Give a connection on which all that is written is kept, or nothing; what was noted goes on the audit trail."""
        from service.store.audit import flush  # it needs this module

        options = {"write": True, "scope": self.scope}
        with self.engine.connect().execution_options(**options) as connection, connection.begin():
            connection.info.pop(NOTED, None)
            yield connection
            flush(connection)

    def within(self, scope: Scope | None) -> "Store":
        """Give the store as someone sees it who belongs to some collections."""
        return replace(self, scope=scope)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def open_store(settings: Settings) -> Store:
    """Open the store that the settings name; make it if it is not there."""
    originals = settings.data / "originals"
    originals.mkdir(parents=True, exist_ok=True)
    engine = connect(settings.url)
    upgrade(engine)
    return Store(engine, originals)


def connect(url: str) -> sa.Engine:
    """Return an engine; a SQLite one takes its write lock when a writing transaction begins, so that none fails late."""
    if not url.startswith("sqlite"):
        engine = sa.create_engine(url, pool_pre_ping=True, pool_size=10, hide_parameters=True)
        sa.event.listen(engine, "before_execute", before_execute, retval=True)
        return engine
    engine = sa.create_engine(url, hide_parameters=True)  # errors end in logs, parameters are people's words
    sa.event.listen(engine, "connect", prepare)
    sa.event.listen(engine, "begin", begin)
    sa.event.listen(engine, "before_execute", before_execute, retval=True)
    return engine


def prepare(connection: Any, record: object) -> None:
    """Let readers and one writer work at once, wait for the lock, keep foreign keys, wipe what is deleted."""
    connection.isolation_level = None  # SQLAlchemy's begin event opens transactions instead of the driver
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=30000", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def begin(connection: sa.Connection) -> None:
    """Open a transaction of the kind that the connection was asked for."""
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
