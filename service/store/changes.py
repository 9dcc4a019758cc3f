"""Which documents have changed in what they are found by. Triggers note it, whoever writes; each document has one row.

SQLite has one writer, so numbers rise as transactions end. PostgreSQL has many: there the reader goes by transactions, and
looks again at those that had not ended when it last looked.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from service.store import tables

TABLE = tables.changes


@dataclass(frozen=True, slots=True)
class Seen:
    """How far the changes have been seen; ``since`` counts rows or transactions, ``also`` is what was seen of those not yet ended."""

    since: int = 0
    also: frozenset[int] = frozenset()


def latest(connection: sa.Connection) -> Seen:
    """Return where the changes are now."""
    if connection.dialect.name == "postgresql":
        return _by_transaction(connection, None)[1]
    return Seen(connection.scalar(sa.select(sa.func.max(TABLE.c.number))) or 0)


def after(connection: sa.Connection, seen: Seen) -> tuple[tuple[str, ...], Seen]:
    """Return the documents that have changed since then, and where the changes are now."""
    if connection.dialect.name == "postgresql":
        return _by_transaction(connection, seen)
    found = connection.execute(sa.select(TABLE.c.document, TABLE.c.number).where(TABLE.c.number > seen.since)).all()
    return tuple(row.document for row in found), Seen(max((seen.since, *(row.number for row in found))))


def _by_transaction(connection: sa.Connection, seen: Seen | None) -> tuple[tuple[str, ...], Seen]:
    ended = sa.cast(sa.cast(sa.func.pg_snapshot_xmin(sa.func.pg_current_snapshot()), sa.Text), sa.BigInteger)
    now = sa.select(ended.label("since")).subquery("now")
    asked = sa.select(now.c.since, TABLE.c.document, TABLE.c.number, TABLE.c.transaction)
    since = now.c.since if seen is None else seen.since
    found = connection.execute(asked.select_from(now.outerjoin(TABLE, TABLE.c.transaction >= since))).all()
    noted = [row for row in found if row.number is not None]
    open = frozenset(row.number for row in noted if row.transaction >= row.since)
    fresh = tuple(row.document for row in noted if seen and row.number not in seen.also)
    return fresh, Seen(found[0].since, open)
