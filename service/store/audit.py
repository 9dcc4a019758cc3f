"""The audit trail: who saw and changed what. Each entry's hash covers the entry before, so that tampering shows.

Entries wait until their transaction is about to end and are then appended one transaction at a time, so that there is one
chain. People's own words (a name, a reason, a title) stay where they were written and go with the document; the trail
says only that they changed.

>>> shown({"label": "kritik", "responsible": "Mona Ek", "deadline": None})
{'label': 'kritik', 'responsible': '(text)', 'deadline': None}
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from service.people import Trace
from service.store import acting, rolls
from service.store.engine import NOTED, Store

TABLE = rolls.audit
LOCK = 0x72747370  # "rtsp": one PostgreSQL transaction at a time appends
OPEN = frozenset({"label", "stance", "status", "deadline", "themes", "accepted", "outcome", "type", "on"} | {
    "case", "stage", "pages", "foreign", "role", "collections", "collection", "active", "size", "kind", "ends"
})  # fmt: skip
"""Fields with a fixed set of values or none of anyone's words."""
START = "0" * 64
CHUNK = 1000


def note(
    connection: sa.Connection,
    what: str,
    subject: str | None,
    *,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    model: str | None = None,
) -> None:
    """Have an entry appended when the transaction ends, in the name of who acts now."""
    entry = {"what": what, "subject": subject, "before": shown(before), "after": shown(after), "model": model}
    stamp = {"who": acting.who(), "token": acting.token(), "request": acting.request(), "when": datetime.now(UTC)}
    connection.info.setdefault(NOTED, []).append(entry | stamp)


def shown(values: Mapping[str, object] | None) -> dict[str, object] | None:
    """Return the values with people's words left out."""
    if values is None:
        return None
    return {name: value if name in OPEN or value is None else "(text)" for name, value in values.items()}


def flush(connection: sa.Connection) -> None:
    """Append what the transaction noted."""
    noted = connection.info.pop(NOTED, ())
    if not noted:
        return
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))
    number, before = last(connection)
    rows = []
    for entry in noted:
        number += 1
        before = chained(before, {"number": number, **entry})
        rows.append({"number": number, **entry, "hash": before})
    connection.execute(sa.insert(TABLE), rows)


def last(connection: sa.Connection) -> tuple[int, str]:
    """Return the number and the hash that the next entry follows."""
    row = connection.execute(sa.select(TABLE.c.number, TABLE.c.hash).order_by(TABLE.c.number.desc()).limit(1)).first()
    return (row.number, row.hash) if row else (0, START)


def head(store: Store) -> tuple[int, str]:
    """Return how many entries there are, and the hash of the last: written down elsewhere it shows whether the end was cut off."""
    with store.read() as connection:
        return last(connection)


def chained(before: str, entry: Mapping[str, Any]) -> str:
    """Return the hash of an entry that follows another; entries from before keys were noted have the hash that they had."""
    body = {name: entry[name] for name in TABLE.c.keys() if name not in ("hash", "when")}  # noqa: SIM118
    if body["token"] is None:
        del body["token"]
    body["when"] = entry["when"].astimezone(UTC).isoformat(timespec="microseconds")
    written = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{before}{written}".encode()).hexdigest()


def saw(store: Store, what: str, subject: str | None) -> None:
    """Append that someone looked at something."""
    with store.write() as connection:
        note(connection, what, subject)


def took(store: Store, what: str, subject: str, size: int) -> None:
    """Append that someone took a file away that holds so much; each time, for it leaves the house."""
    with store.write() as connection:
        note(connection, f"såg och hämtade {what}", subject, after={"size": size})


def trail(
    store: Store, *, who: str | None = None, subject: str | None = None, limit: int | None = 100, offset: int = 0
) -> tuple[Trace, ...]:
    """Return entries, the latest first: all, those of one person, those about one thing."""
    asked = [column == value for column, value in ((TABLE.c.who, who), (TABLE.c.subject, subject)) if value]
    query = sa.select(TABLE).where(*asked).order_by(TABLE.c.number.desc()).limit(limit).offset(offset)
    with store.read() as connection:
        return tuple(Trace(**row._asdict()) for row in connection.execute(query))


def verify(store: Store, expected: str | None = None) -> tuple[int, str, int | None, bool]:
    """Follow the chain; return how many entries hold, the hash of the last, the first that does not fit or is gone,
    and whether the hash that was expected is there: without it nobody can tell that the end was cut off.
    """
    at, before, there = 0, START, expected in (None, START)
    for row in entries(store):
        if row.number != at + 1 or chained(before, row._asdict()) != row.hash:
            return at, before, at + 1, there
        at, before = row.number, row.hash
        there = there or before == expected
    return at, before, None, there


def entries(store: Store) -> Iterator[sa.Row[Any]]:
    """Give all entries in order, a chunk at a time."""
    at = 0
    while True:
        with store.read() as connection:
            chunk = connection.execute(
                sa.select(TABLE).where(TABLE.c.number > at).order_by(TABLE.c.number).limit(CHUNK)
            ).all()
        if not chunk:
            return
        yield from chunk
        at = chunk[-1].number


def as_lines(traces: Iterable[Trace]) -> Iterator[tuple[str, ...]]:
    """Give the entries as the cells of a table, harmless to a spreadsheet.

    >>> harmless("=HYPERLINK(1)"), harmless("ada")
    ("'=HYPERLINK(1)", 'ada')
    """
    yield ("nummer", "tid", "vem", "vad", "om", "före", "efter", "modell", "begäran", "nyckel", "kontrollsumma")
    for one in traces:
        values = (
            str(one.number),
            one.when.isoformat(timespec="seconds"),
            one.who,
            one.what,
            one.subject,
            written(one.before),
            written(one.after),
            one.model,
            one.request,
            one.token,
            one.hash,
        )
        yield tuple(harmless(value or "") for value in values)


def written(values: Mapping[str, object] | None) -> str:
    """Write what an entry holds."""
    return "" if values is None else json.dumps(values, ensure_ascii=False)


def harmless(cell: str) -> str:
    """Keep a spreadsheet from taking a cell for a formula."""
    return f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell
