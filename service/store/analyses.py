"""What was found in a document, written in one transaction and read back with people's decisions applied."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

import sqlalchemy as sa

from classify.types import DocumentAnalysis, Summary
from extract.types import Entity, EntityType, Profile, Statement
from service.store import decisions, index, readings, tables
from service.store.annotations import restore
from service.store.cases import settle_case
from service.store.codec import pack, thaw, unpack
from service.store.engine import Store
from service.store.statements import as_entity, rows

DOCUMENT = tables.documents
STATEMENT = tables.statements
ENTITY = tables.entities


def save_analysis(store: Store, analysis: DocumentAnalysis, *, model: str | None = None) -> None:
    """Put the analysis in place of the one before; decisions stay, for statements keep their ids."""
    document = analysis.document.id
    with store.write() as connection:
        here = connection.execute(
            sa.update(DOCUMENT).where(DOCUMENT.c.id == document).values(**profile_row(analysis), model=model)
        )
        if not here.rowcount:
            return  # deleted while it was analysed
        readings.replace(connection, analysis.document)
        clear(connection, document)
        write_statements(connection, analysis)
        write_entities(connection, analysis)
        settle_case(connection, document)


def save_summaries(store: Store, analyses: Iterable[DocumentAnalysis], *, model: str | None = None) -> None:
    """Put summaries in place of those before: what is open in one document is told by the others of its ärende."""
    with store.write() as connection:
        for analysis in analyses:
            values = {"summary": pack(analysis.summary), "model": model}
            connection.execute(sa.update(DOCUMENT).where(DOCUMENT.c.id == analysis.document.id).values(**values))


def profile_row(analysis: DocumentAnalysis) -> dict[str, object]:
    """Return the columns that the profile and the summary fill."""
    profile, date = analysis.profile, analysis.profile.metadata.date
    return {
        "kind": profile.kind,
        "title": profile.title,
        "language": profile.language,
        **asdict(profile.metadata),
        "year": int(date[:4]) if date and date[:4].isdigit() else None,
        "profile": pack(profile),
        "summary": pack(analysis.summary),
    }


def clear(connection: sa.Connection, document: str) -> None:
    """Take away what an earlier analysis found; links, findings and index rows follow."""
    connection.execute(sa.delete(STATEMENT).where(STATEMENT.c.document == document))
    connection.execute(sa.delete(ENTITY).where(ENTITY.c.document == document))


def write_statements(connection: sa.Connection, analysis: DocumentAnalysis) -> None:
    """Write statements, the model's word on them, and what they are found by."""
    document = analysis.document.id
    said = tuple(zip(analysis.statements, analysis.annotations, strict=True))
    if not said:
        index.stamp(connection, [document])
        return
    held = decisions.current(connection, decisions.TABLE.c.document == document)
    words = [
        restore(word.statement, held[word.statement].after) if word.statement in held else word for _, word in said
    ]
    connection.execute(
        sa.insert(STATEMENT),
        [
            {"id": statement.id, "document": document, "position": position, "reviewed": statement.id in held}
            | index.facets(word)
            | {"body": pack(statement), "predicted": pack(predicted)}
            for position, ((statement, predicted), word) in enumerate(zip(said, words, strict=True))
        ],
    )
    numbers = numbered(connection, document)
    cited = citations(analysis)
    index.add(connection, [index.Indexed(numbers[s.id], s.text, tuple(cited.get(s.id, ()))) for s, _ in said])
    index.themes(connection, [(numbers[word.statement], word.themes) for word in words])
    index.stamp(connection, [document])


def numbered(connection: sa.Connection, document: str) -> dict[str, int]:
    """Return the row number of each of the document's statements."""
    query = sa.select(STATEMENT.c.id, STATEMENT.c.number).where(STATEMENT.c.document == document)
    return {row.id: row.number for row in connection.execute(query)}


def citations(analysis: DocumentAnalysis) -> dict[str, list[str]]:
    """Return, per statement, the normal forms of the legal references in it."""
    cited: dict[str, list[str]] = {}
    for statement, entity in placed(analysis):
        if statement and entity.type is EntityType.LAW and entity.value:
            cited.setdefault(statement.id, []).append(entity.value)
    return cited


def placed(analysis: DocumentAnalysis) -> Iterator[tuple[Statement | None, Entity]]:
    """Pair each entity with the first statement that it stands in; both in order of the text."""
    statements = sorted(analysis.statements, key=lambda statement: statement.span)
    at = 0
    for entity in sorted(analysis.entities, key=lambda entity: entity.span):
        while at < len(statements) and statements[at].span.end <= entity.span.start:
            at += 1
        inside = at < len(statements) and statements[at].span.overlaps(entity.span)
        yield statements[at] if inside else None, entity


def write_entities(connection: sa.Connection, analysis: DocumentAnalysis) -> None:
    """Write what the document names."""
    found: list[dict[str, object]] = [
        {"document": analysis.document.id, "statement": statement.id if statement else None, "type": entity.type}
        | {"text": entity.text, "value": entity.value, "start": entity.span.start, "end": entity.span.end}
        for statement, entity in placed(analysis)
    ]
    if found:
        connection.execute(sa.insert(ENTITY), found)


def analyses(store: Store, case: str) -> tuple[DocumentAnalysis, ...]:
    """Return the analysed documents of an ärende as they were received."""
    query: sa.Select[Any] = (
        sa.select(DOCUMENT.c.id, DOCUMENT.c.profile, DOCUMENT.c.summary, tables.readings.c.body)
        .join(tables.readings, tables.readings.c.document == DOCUMENT.c.id)
        .where(DOCUMENT.c.case == case, DOCUMENT.c.kind.is_not(None))
        .order_by(DOCUMENT.c.received, DOCUMENT.c.id)
    )
    with store.read() as connection:
        return tuple(as_analysis(connection, row) for row in connection.execute(query).all())


def as_analysis(connection: sa.Connection, row: sa.Row[Any]) -> DocumentAnalysis:
    """Return the analysis of one document as people left it."""
    said = rows(connection, STATEMENT.c.document == row.id)
    named = connection.execute(sa.select(ENTITY).where(ENTITY.c.document == row.id).order_by(ENTITY.c.number))
    return DocumentAnalysis(
        document=thaw(row.body),
        profile=unpack(Profile, row.profile),
        statements=tuple(one.statement for one in said),
        annotations=tuple(one.annotation for one in said),
        entities=tuple(map(as_entity, named)),
        summary=unpack(Summary, row.summary),
    )


def evidence(store: Store, document: str) -> tuple[str, ...]:
    """Return why the document is taken for what it is; nothing before it has been analysed."""
    with store.read() as connection:
        body = connection.scalar(sa.select(DOCUMENT.c.profile).where(DOCUMENT.c.id == document))
    return unpack(Profile, body).evidence if body else ()


def summary(store: Store, document: str) -> Summary:
    """Return the document's summary, an empty one if it has not been analysed."""
    with store.read() as connection:
        body = connection.scalar(sa.select(DOCUMENT.c.summary).where(DOCUMENT.c.id == document))
    return unpack(Summary, body) if body else Summary()
