"""What was answered to a change that may be asked for again: kept for a day, so that nothing is done twice.

An answer may hold words of documents. When any document is deleted all kept answers lose theirs; that the change was made
is still known.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from service.store import rolls
from service.store.engine import Store

TABLE = rolls.answers
KEPT = timedelta(days=1)
LEASE = timedelta(minutes=10)
"""After this long one that is still being answered was left by a process that died."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of an earlier request with the key: without a status it is under way, without a body it was forgotten."""

    print: str | None
    status: int | None
    headers: dict[str, str] | None
    body: bytes | None


def begin(store: Store, key: str) -> Answer | None:
    """Say that the request with the key is taken on; None: nobody else has, else what is known of theirs."""
    now = datetime.now(UTC)
    with store.write() as connection:
        connection.execute(sa.delete(TABLE).where(TABLE.c.begun < now - KEPT))
        left = sa.and_(TABLE.c.status.is_(None), TABLE.c.begun < now - LEASE)
        connection.execute(sa.delete(TABLE).where(TABLE.c.key == key, left))
        insert: Any = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert
        taken = insert(TABLE).values(key=key, begun=now).on_conflict_do_nothing().returning(TABLE.c.key)
        if connection.scalar(taken) is not None:
            return None
        row = connection.execute(sa.select(TABLE).where(TABLE.c.key == key)).one()
    return Answer(row.print, row.status, row.headers, row.body)


def finish(store: Store, key: str, answer: Answer) -> None:
    """Keep the answer."""
    values = {"print": answer.print, "status": answer.status, "headers": answer.headers, "body": answer.body}
    with store.write() as connection:
        connection.execute(sa.update(TABLE).where(TABLE.c.key == key).values(**values))


def drop(store: Store, key: str) -> None:
    """Let the request be made again: nothing came of it."""
    with store.write() as connection:
        connection.execute(sa.delete(TABLE).where(TABLE.c.key == key))


def forget_words(connection: sa.Connection) -> None:
    """Forget what the answers said."""
    connection.execute(sa.update(TABLE).where(TABLE.c.body.is_not(None)).values(body=None))
