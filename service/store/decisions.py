"""What people decided: an append-only record, of which the current word is read.

>>> from types import SimpleNamespace as Row
>>> standing([Row(number=1, undoes=None), Row(number=2, undoes=None), Row(number=3, undoes=2)])
(namespace(number=1, undoes=None),)
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Literal

import sqlalchemy as sa

from service.store import tables
from service.store.audit import note
from service.store.engine import Store
from service.views import Decision

TABLE = tables.decisions
NAMES = {"annotation": "utsaga", "link": "länk", "flag": "flagga"}


Entry = sa.Row[Any]


def standing(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries of one subject that nobody has taken back; the last is the current word."""
    stack: list[Entry] = []
    for entry in entries:
        if entry.undoes is None:
            stack.append(entry)
        else:
            stack = [kept for kept in stack if kept.number != entry.undoes]
    return tuple(stack)


def current(connection: sa.Connection, *where: sa.ColumnElement[bool]) -> dict[str, Entry]:
    """Return, per subject, the entry that holds now."""
    subjects: dict[str, list[Entry]] = {}
    for entry in connection.execute(sa.select(TABLE).where(*where).order_by(TABLE.c.number)):
        subjects.setdefault(entry.subject, []).append(entry)
    held = {subject: standing(entries) for subject, entries in subjects.items()}
    return {subject: entries[-1] for subject, entries in held.items() if entries}


def record(
    connection: sa.Connection,
    subject: str,
    what: Literal["annotation", "link", "flag"],
    *,
    after: Mapping[str, object],
    documents: tuple[str, str | None],
    who: str,
) -> None:
    """Append a decision; ``documents`` are those that it speaks of, and it goes when one of them goes."""
    held = current(connection, TABLE.c.subject == subject).get(subject)
    document, target = documents
    before = held.after if held else None
    row = {"subject": subject, "what": what, "before": before, "after": dict(after)}
    stamp = {"document": document, "target": target, "who": who, "when": datetime.now(UTC)}
    connection.execute(sa.insert(TABLE).values(**row, **stamp))
    note(
        connection,
        f"beslutade ({NAMES[what]})",
        subject,
        before=before,
        after=after,
        model=model(connection, document),
    )


def take_back(connection: sa.Connection, subject: str, *, who: str) -> bool:
    """Append that the decision that holds is taken back; False: there is none."""
    held = current(connection, TABLE.c.subject == subject).get(subject)
    if held is None:
        return False
    row = {"subject": subject, "what": held.what, "before": held.after, "after": held.before, "undoes": held.number}
    stamp = {"document": held.document, "target": held.target, "who": who, "when": datetime.now(UTC)}
    connection.execute(sa.insert(TABLE).values(**row, **stamp))
    note(connection, f"ångrade ({NAMES[held.what]})", subject, before=held.after, after=held.before)
    return True


def model(connection: sa.Connection, document: str) -> str | None:
    """Return the model whose word a person had before them."""
    named: str | None = connection.scalar(sa.select(tables.documents.c.model).where(tables.documents.c.id == document))
    return named


def history(store: Store, subject: str) -> tuple[Decision, ...]:
    """Return all that was decided about a statement or a link, oldest first."""
    query = sa.select(TABLE).where(TABLE.c.subject == subject).order_by(TABLE.c.number)
    with store.read() as connection:
        return tuple(
            Decision(row.number, row.subject, row.what, row.before, row.after, row.who, row.when)
            for row in connection.execute(query)
        )
