"""How often something was tried of late, counted in the database so that every process counts together.

>>> [delay(failures) for failures in (1, 4, 5, 6, 7, 20)]
[0, 0, 30, 60, 120, 3600]
"""

from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from service.store import rolls
from service.store.engine import Store

TABLE = rolls.counters
FREE, FIRST, LONGEST = 4, 30, 3600
"""Failures without a delay; the first delay and the longest, in seconds."""
REMEMBERED = timedelta(days=1)


def count(store: Store, key: str, *, seconds: float) -> int:
    """Count one more within a window that began with the first, and return how many there are now."""
    now = datetime.now(UTC)
    with store.write() as connection:
        insert: Any = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert
        fresh = insert(TABLE).values(key=key, tries=1, until=now + timedelta(seconds=seconds))
        over = TABLE.c.until <= now
        again = fresh.on_conflict_do_update(
            index_elements=[TABLE.c.key],
            set_={
                "tries": sa.case((over, 1), else_=TABLE.c.tries + 1),
                "until": sa.case((over, fresh.excluded.until), else_=TABLE.c.until),
            },
        )
        reached: int = connection.execute(again.returning(TABLE.c.tries)).scalar_one()
        if reached == 1:
            connection.execute(sa.delete(TABLE).where(TABLE.c.until < now - REMEMBERED))
    return reached


def delay(failures: int) -> int:
    """Return for how many seconds nobody may try again after so many failures in a row."""
    return 0 if failures <= FREE else min(FIRST * 2 ** min(failures - FREE - 1, 10), LONGEST)


def failed(store: Store, key: str) -> int:
    """Count a failure and return for how long nobody may try again, in seconds."""
    now = datetime.now(UTC)
    with store.write() as connection:
        row = connection.execute(sa.select(TABLE).where(TABLE.c.key == key).with_for_update()).one_or_none()
        stale = row is None or row.until < now - REMEMBERED
        failures = 1 if row is None or stale else row.tries + 1
        values = {"key": key, "tries": failures, "until": now + timedelta(seconds=delay(failures))}
        connection.execute(sa.delete(TABLE).where(TABLE.c.key == key))
        connection.execute(sa.insert(TABLE).values(**values))
    return delay(failures)


def wait(store: Store, key: str) -> int:
    """Return for how many more seconds nobody may try."""
    with store.read() as connection:
        until: datetime | None = connection.scalar(sa.select(TABLE.c.until).where(TABLE.c.key == key))
    return max(0, round((until - datetime.now(UTC)).total_seconds())) if until else 0


def forget(store: Store, key: str) -> None:
    """Begin to count anew."""
    with store.write() as connection:
        connection.execute(sa.delete(TABLE).where(TABLE.c.key == key))
