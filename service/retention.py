"""Gallring: which documents have been kept as long as their kind is to be kept.

>>> limit(Settings(retention={"mejl": 730, "*": 3650}, _env_file=None), "mejl")
730
>>> limit(Settings(retention={"mejl": 730}, _env_file=None), "protokoll") is None
True
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from service import store as kept
from service.settings import Settings
from service.store import Store
from service.views import DocumentRow

OTHER = "*"
"""The kind in the settings that stands for all that are not named."""
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Due:
    """A document whose time is up, and how many days its kind is kept."""

    document: DocumentRow
    days: int


def limit(settings: Settings, kind: str | None) -> int | None:
    """Return for how many days a kind is kept, None: for ever."""
    return settings.retention.get(kind or "", settings.retention.get(OTHER))


def due(store: Store, settings: Settings, now: datetime) -> tuple[Due, ...]:
    """Return the documents whose time is up, counted from when they were received, the oldest first."""
    if not settings.retention:
        return ()
    found = []
    for row in everything(store):
        days = limit(settings, row.kind)
        if days is not None and row.received + timedelta(days=days) <= now:
            found.append(Due(row, days))
    return tuple(sorted(found, key=lambda one: one.document.received))


def everything(store: Store) -> Iterator[DocumentRow]:
    """Give all documents, a chunk at a time."""
    at = 0
    while rows := kept.documents(store, limit=CHUNK, offset=at):
        yield from rows
        at += len(rows)


def protocol(gone: Sequence[Due], who: str, now: datetime) -> Iterator[tuple[str, ...]]:
    """Give the protocol's lines: what went, by which rule, when and by whom. Names and titles may name people: they are left out."""
    yield (
        "kontrollsumma",
        "slag",
        "dokumentets datum",
        "diarienummer",
        "inkom",
        "gallringsfrist (dagar)",
        "gallrad",
        "av",
    )
    for one in gone:
        row = one.document
        stamp = (row.received.date().isoformat(), str(one.days), now.astimezone(UTC).isoformat(timespec="seconds"), who)
        yield (row.id, row.kind or "", row.metadata.date or "", row.metadata.case_number or "", *stamp)
