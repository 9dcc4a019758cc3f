"""Where documents belong: moved to an ärende or kept out of one, by a person, on record."""

from datetime import UTC, datetime

import sqlalchemy as sa

from service.store import tables
from service.store.audit import note
from service.store.cases import drop_empty_case, insert_case, touch_case
from service.store.engine import Store
from service.views import Placement

DOCUMENT = tables.documents
PLACEMENT = tables.placements
STATEMENT = tables.statements


def move_document(store: Store, document: str, case: str | None, *, who: str, why: str | None = None) -> str:
    """Move a document to an ärende, a new one if none is named, and return it; both need linking again."""
    with store.write() as connection:
        row = connection.execute(sa.select(DOCUMENT).where(DOCUMENT.c.id == document).with_for_update()).one_or_none()
        if row is None:
            raise LookupError(f"there is no document {document}")
        target = case or insert_case(connection, row.title or row.name, own=False)
        if target == row.case:
            return target
        origin = connection.scalar(sa.select(tables.cases.c.title).where(tables.cases.c.id == row.case))
        connection.execute(sa.update(DOCUMENT).where(DOCUMENT.c.id == document).values(case=target))
        unlink(connection, document)
        record(connection, document, target, "moved", origin, why, who)
        for touched in (row.case, target):
            touch_case(connection, touched)
        drop_empty_case(connection, row.case)
    return target


def unlink(connection: sa.Connection, document: str) -> None:
    """Take away the model's links and findings of a document that left its ärende; what people decided stays on record."""
    inside = sa.select(STATEMENT.c.id).where(STATEMENT.c.document == document)
    links, findings = tables.links, tables.findings
    connection.execute(sa.delete(links).where(sa.or_(links.c.source.in_(inside), links.c.target.in_(inside))))
    connection.execute(sa.delete(findings).where(findings.c.criticism.in_(inside)))


def refuse_case(store: Store, document: str, case: str, *, who: str) -> None:
    """Note that the document does not belong to the ärende, so that nobody suggests it again."""
    with store.write() as connection:
        record(connection, document, case, "refused", None, None, who)


def record(
    connection: sa.Connection, document: str, case: str, what: str, origin: str | None, why: str | None, who: str
) -> None:
    """Append what was said."""
    values = {"document": document, "case": case, "what": what, "origin": origin, "why": why}
    connection.execute(sa.insert(PLACEMENT).values(**values, who=who, when=datetime.now(UTC)))
    note(connection, {"moved": "flyttade dokument", "refused": "avböjde ärende"}[what], document, after={"case": case})


def placements(store: Store, *, document: str | None = None, what: str | None = None) -> tuple[Placement, ...]:
    """Return what people said, oldest first."""
    wanted = [
        column == value for column, value in ((PLACEMENT.c.document, document), (PLACEMENT.c.what, what)) if value
    ]
    query = sa.select(PLACEMENT).where(*wanted).order_by(PLACEMENT.c.number)
    with store.read() as connection:
        return tuple(
            Placement(row.document, row.case, row.what, row.origin, row.why, row.who, row.when)
            for row in connection.execute(query)
        )
