"""Rows of an earlier form of the tables become rows of this one: a database of that form is made, filled, and brought up to date.

It is a SQLite file for the while, whatever database the rows came from and go to: as lines they are the same.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa

from service.migrations import steps, upgrade
from service.store import dump
from service.store.engine import Store, connect
from service.store.originals import opened

Told = Iterable[tuple[str, Iterable[str]]]


def forms() -> tuple[str, ...]:
    """Return the forms that this program can bring up to date, the oldest first, and at the end its own.

    >>> forms()[0], forms()[-1] == dump.revision()
    ('0001', True)
    """
    return tuple(one.revision for one in steps().walk_revisions())[::-1]


@contextmanager
def brought_up(told: Told, form: str, data: Path) -> Iterator[Told]:
    """Give the rows as this program has them; ``data`` is a folder that nobody else reads."""
    if form == dump.revision():
        yield told
        return
    with TemporaryDirectory(dir=data, prefix=".earlier-") as folder:
        engine = connect(f"sqlite:///{folder}/rows.db")
        try:
            upgrade(engine, to=form)
            fill(engine, told)
            upgrade(engine)
            yield dump.rows(Store(engine, opened(None, Path(folder)), Path(folder)))
        finally:
            engine.dispose()


def fill(engine: sa.Engine, told: Told) -> None:
    """Insert the rows into the tables as they were."""
    then = sa.MetaData()
    then.reflect(engine)
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        if "collections" in then.tables:
            connection.execute(sa.delete(then.tables["collections"]))
        for name, lines in told:
            dump.insert(connection, then.tables[name], lines)
