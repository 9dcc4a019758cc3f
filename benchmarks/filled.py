"""A store filled with made-up findings as an analysis would leave them, but for the search index, which is what is measured."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice

import sqlalchemy as sa

from benchmarks.made_findings import MadeDocument, documents
from classify.types import Annotation, Label, Stance, Status
from extract.types import BlockKind, EntityType, Place, Span, Statement
from service.store import Store, tables
from service.store.codec import pack
from service.store.originals import digest
from service.views import Stage

AT_ONCE = 200
"""Documents of one transaction."""


def fill(store: Store, findings: int) -> Iterator[int]:
    """Write documents with so many findings in all; yield how many there are after each transaction."""
    made, done, number = documents(findings), 0, 0
    while batch := list(islice(made, AT_ONCE)):
        with store.write() as connection:
            for one in batch:
                write(connection, number, one)
                number += 1
                done += len(one.findings)
        yield done


def write(connection: sa.Connection, number: int, made: MadeDocument) -> None:
    """Write a document, its statements and the laws in them."""
    id, received = digest(str(number).encode()), datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=number)
    case = f"case-{number}"
    connection.execute(sa.insert(tables.cases).values(id=case, title=made.provider, updated=received, own=True))
    connection.execute(
        sa.insert(tables.documents).values(
            id=id, name=f"{number}.pdf", case=case, size=1, stage=Stage.DONE, received=received, kind=made.kind,
            title=f"Uppföljning av {made.provider}", language="sv", provider=made.provider, municipality=made.town,
            date=made.date, year=made.year, pages=[], notes=[],
        )
    )  # fmt: skip
    statements, entities, at = [], [], 0
    for position, one in enumerate(made.findings):
        span = Span(at, at + len(one.text))
        key = f"{id}#{span.start}-{span.end}"
        said = Statement(key, span, one.text, BlockKind.PARAGRAPH, (), (Place(1 + position // 10),), position)
        stance, status = one.stance and Stance(one.stance), one.status and Status(one.status)
        label = Label(one.label)
        word = Annotation(key, label, 0.9, {label: 0.9}, (), one.themes, stance or None, status or None)
        statements.append(
            {"id": key, "document": id, "position": position, "body": pack(said), "predicted": pack(word)}
            | {"label": one.label, "stance": one.stance, "status": one.status, "reviewed": False}
        )
        if one.law:
            start = at + one.text.index(one.law[0])
            entities.append(
                {"document": id, "statement": key, "type": EntityType.LAW, "text": one.law[0], "value": one.law[1]}
                | {"start": start, "end": start + len(one.law[0])}
            )
        at += len(one.text) + 1
    connection.execute(sa.insert(tables.statements), statements)
    if entities:
        connection.execute(sa.insert(tables.entities), entities)
