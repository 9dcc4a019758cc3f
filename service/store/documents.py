"""Documents as lists show them, and their originals."""

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from extract.types import Metadata, Page
from service.store import originals, tables
from service.store.answers import forget_words
from service.store.audit import note
from service.store.cases import drop_empty_case, insert_case, touch_case
from service.store.codec import unpack
from service.store.engine import Store
from service.views import DocumentRow, Stage, Wish

TABLE = tables.documents
CHUNK = 500


class Elsewhere(ValueError):
    """The same file is in a collection that the person does not see; the message is for them."""


def add_document(store: Store, name: str, data: bytes, *, case: str | None = None) -> tuple[DocumentRow, bool]:
    """Keep a file and tell whether it is new; the same bytes are the same document, whatever they are called."""
    id = originals.put(store.originals, data)
    if known := document(store, id):
        return known, False
    try:
        with store.write() as connection:
            insert(connection, id, name, len(data), case)
    except IntegrityError:
        if known := document(store, id):  # someone else was first with the same file
            return known, False
        if store.scope is not None and document(store.within(None), id):
            raise Elsewhere(f"{name} finns redan i en annan samling. Be en administratör om den.") from None
        raise
    added = document(store, id)
    assert added is not None
    return added, True


def insert(connection: sa.Connection, id: str, name: str, size: int, case: str | None) -> None:
    """Write the row of a file that waits to be read, in an ärende of its own if none is named."""
    case = case or insert_case(connection, name, own=True)
    received = datetime.now(UTC)
    row = {"id": id, "name": name, "case": case, "size": size, "stage": Stage.RECEIVED, "received": received}
    connection.execute(sa.insert(TABLE).values(**row, pages=[], notes=[]))
    touch_case(connection, case)
    note(connection, "lämnade in dokument", id, after={"case": case, "size": size})


def document(store: Store, id: str) -> DocumentRow | None:
    """Return one document."""
    with store.read() as connection:
        row = connection.execute(select().where(TABLE.c.id == id)).one_or_none()
    return as_row(row) if row else None


def documents(
    store: Store,
    *,
    case: str | None = None,
    stage: Stage | None = None,
    kind: str | None = None,
    limit: int = 100,
    offset: int = 0,
) -> tuple[DocumentRow, ...]:
    """Return documents, those received last first."""
    wanted = [column == value for column, value in pairs(case, stage, kind) if value is not None]
    query = select().where(*wanted).order_by(TABLE.c.received.desc(), TABLE.c.id).limit(limit).offset(offset)
    with store.read() as connection:
        return tuple(map(as_row, connection.execute(query)))


def known(store: Store, ids: Iterable[str]) -> frozenset[str]:
    """Return which of these ids are documents here."""
    found, asked = set[str](), iter(ids)
    while chunk := list(islice(asked, CHUNK)):
        with store.read() as connection:
            found |= set(connection.scalars(sa.select(TABLE.c.id).where(TABLE.c.id.in_(chunk))))
    return frozenset(found)


def pairs(case: str | None, stage: str | None, kind: str | None) -> tuple[tuple[sa.Column[str], str | None], ...]:
    """Pair each filter with its column."""
    return ((TABLE.c.case, case), (TABLE.c.stage, stage), (TABLE.c.kind, kind))


def original(store: Store, id: str) -> bytes:
    """Return the file as it came."""
    if store.scope is not None and document(store, id) is None:
        raise LookupError(f"there is no document {id}")
    return store.originals.get(id)


def set_stage(store: Store, id: str, stage: Stage, error: str | None = None) -> None:
    """Note how far the document has come; ``error`` is a Swedish sentence for the user."""
    with store.write() as connection:
        connection.execute(sa.update(TABLE).where(TABLE.c.id == id).values(stage=stage, error=error))


def delete_document(store: Store, id: str) -> None:
    """Delete the document, all that was derived from it, what people decided about it, and the original."""
    with store.write() as connection:
        case = connection.scalar(sa.delete(TABLE).where(TABLE.c.id == id).returning(TABLE.c.case))
        if case is not None:
            touch_case(connection, case)
            drop_empty_case(connection, case)
            forget_words(connection)
            note(connection, "tog bort dokument", id, before={"case": case})
    if case is None and store.scope is not None:
        return  # not theirs
    store.originals.remove(id)


def select() -> sa.Select[Any]:
    """Ask for what lists show; the rest of a document is heavy."""
    return sa.select(*(column for column in TABLE.c if column.name not in ("profile", "summary", "year", "indexed")))


def as_row(row: sa.Row[Any]) -> DocumentRow:
    """Return the row as the view that pages see."""
    fields = row._asdict()
    where = {name: fields.pop(name) for name in Metadata.__dataclass_fields__}
    fields["stage"] = Stage(fields["stage"])
    fields["pages"] = unpack(tuple[Page, ...], fields["pages"])
    fields["notes"] = tuple(fields["notes"])
    fields["wish"] = unpack(Wish, fields["wish"]) if fields["wish"] else Wish()
    return DocumentRow(**fields, metadata=Metadata(**where))
