"""One database and one folder of originals, opened and brought up to date.

>>> Store.__dataclass_fields__.keys()
dict_keys(['engine', 'originals', 'data', 'scope', 'executor'])
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import psycopg
import sqlalchemy as sa

from service.migrations import upgrade
from service.settings import Settings
from service.store.originals import Originals, opened
from service.store.scope import Scope, before_execute

NOTED = "noted for the audit trail"
NO_ANSWER = "08"
AWAY = (NO_ANSWER, "57P", "53300")
"""SQLSTATEs of PostgreSQL: no connection, going down or coming up, all connections taken."""
PATIENT = {"connect_timeout": "10", "keepalives_idle": "15", "keepalives_interval": "5", "tcp_user_timeout": "20000"}
"""libpq's words (seconds, the last milliseconds): a host that has gone silent is given up, or each request would hold a thread for minutes."""
WAITS = 10
"""Seconds that a request waits for a connection when all are in use."""


@dataclass(frozen=True)
class Store:
    """Where everything is kept: rows in the database, originals in a folder or a bucket.

    ``data`` is this machine's folder for what can be made anew; ``scope`` narrows what is seen; who writes as an
    ``executor`` must be alive in the eyes of the others.
    """

    engine: sa.Engine
    originals: Originals
    data: Path
    scope: Scope | None = None
    executor: str | None = None

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """Give a connection that sees one state of the database throughout."""
        with self.engine.connect().execution_options(scope=self.scope) as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """Give a connection on which all that is written is kept, or nothing; what was noted goes on the audit trail."""
        from service.store.audit import flush  # they need this module
        from service.store.executors import check

        options = {"write": True, "scope": self.scope}
        with self.engine.connect().execution_options(**options) as connection, connection.begin():
            connection.info.pop(NOTED, None)
            if self.executor is not None:
                check(connection, self.executor)
            yield connection
            flush(connection)

    def within(self, scope: Scope | None) -> "Store":
        """Give the store as someone sees it who belongs to some collections."""
        return replace(self, scope=scope)

    def by(self, executor: str) -> "Store":
        """Give the store as a process at work writes in it: no longer, once the others have taken it for dead."""
        return replace(self, executor=executor)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def open_store(settings: Settings) -> Store:
    """Open the store that the settings name; make it if it is not there."""
    settings.data.mkdir(parents=True, exist_ok=True)
    engine = connect(settings.url)
    upgrade(engine)
    return Store(engine, opened(settings.originals, settings.data), settings.data)


def connect(url: str) -> sa.Engine:
    """Return an engine; a SQLite one takes its write lock when a writing transaction begins, so that none fails late."""
    if not url.startswith("sqlite"):
        engine = sa.create_engine(
            patient(url), pool_pre_ping=True, pool_size=10, pool_timeout=WAITS, hide_parameters=True
        )
        sa.event.listen(engine, "before_execute", before_execute, retval=True)
        return engine
    engine = sa.create_engine(url, hide_parameters=True)  # errors end in logs, parameters are people's words
    sa.event.listen(engine, "connect", prepare)
    sa.event.listen(engine, "begin", begin)
    sa.event.listen(engine, "before_execute", before_execute, retval=True)
    return engine


def patient(url: str) -> sa.URL:
    """Say for how long the database is waited for, where the address does not say it itself.

    >>> patient("postgresql+psycopg://ada@db/rodtrad?connect_timeout=2").query["connect_timeout"]
    '2'
    """
    made = sa.make_url(url)
    return made.update_query_dict({name: value for name, value in PATIENT.items() if name not in made.query})


def prepare(connection: Any, record: object) -> None:
    """Let readers and one writer work at once, wait for the lock, keep foreign keys, wipe what is deleted."""
    connection.isolation_level = None  # SQLAlchemy's begin event opens transactions instead of the driver
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=30000", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def begin(connection: sa.Connection) -> None:
    """Open a transaction of the kind that the connection was asked for."""
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def is_away(error: BaseException) -> bool:
    """Tell whether the database could not be reached, or shut its doors, rather than refused what it was asked.

    >>> is_away(sa.exc.TimeoutError("all connections are in use")), is_away(ValueError())
    (True, False)
    """
    if not isinstance(error, sa.exc.DBAPIError):
        return isinstance(error, sa.exc.TimeoutError)
    if isinstance(error.orig, psycopg.OperationalError):
        return error.connection_invalidated or (error.orig.sqlstate or NO_ANSWER).startswith(AWAY)
    return error.connection_invalidated
