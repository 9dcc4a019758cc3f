"""Make the search index anew from what the store holds, some documents at a time; one that is done is not done again."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from classify.types import Finding
from extract.types import EntityType
from service.store import decisions, index, tables
from service.store.codec import unpack
from service.store.engine import Store

DOCUMENT, STATEMENT, ENTITY = tables.documents, tables.statements, tables.entities
BATCH = 20
"""Documents of one transaction."""
COUNTED = ("label", "stance", "status", "state", "reviewed")


def forget(store: Store) -> None:
    """Let every document's part of the index be made anew."""
    with store.write() as connection:
        connection.execute(sa.update(DOCUMENT).values(indexed=None))


def outdated(store: Store) -> tuple[str, ...]:
    """Return the documents whose part of the index is of another version, or of none."""
    old = sa.or_(DOCUMENT.c.indexed.is_(None), DOCUMENT.c.indexed != index.VERSION)
    with store.read() as connection:
        return tuple(connection.scalars(sa.select(DOCUMENT.c.id).where(old, DOCUMENT.c.kind.is_not(None))))


def reindex(store: Store) -> Iterator[str]:
    """Yield each outdated document when its part is made; a few are a transaction, so that a crash loses none."""
    waiting = outdated(store)
    for at in range(0, len(waiting), BATCH):
        batch = waiting[at : at + BATCH]
        with store.write() as connection:
            remake(connection, batch)
        yield from batch


def remake(connection: sa.Connection, documents: Sequence[str]) -> None:
    """Write what the statements of documents are found, chosen and counted by; what is right already is left as it is."""
    said = connection.execute(sa.select(STATEMENT).where(STATEMENT.c.document.in_(documents))).all()
    held = decisions.current(connection, decisions.TABLE.c.document.in_(documents))
    words = {row.number: held[row.id].after if row.id in held else row.predicted for row in said}
    cited = citations(connection, documents)
    index.remove(connection, documents)
    index.add(connection, [index.Indexed(row.number, row.body["text"], cited.get(row.id, ())) for row in said])
    states = threads(connection, documents)
    recount(
        connection, said, {row.number: counted(words[row.number], row.id in held, states.get(row.id)) for row in said}
    )
    rename(connection, documents, {number: frozenset(word.get("themes") or ()) for number, word in words.items()})
    index.stamp(connection, documents)


def counted(word: Mapping[str, Any], reviewed: bool, state: str | None) -> dict[str, object]:
    """Return the columns that a statement is counted by."""
    facets = {name: word.get(name) for name in ("label", "stance", "status")}
    return {**facets, "state": state, "reviewed": reviewed}


def recount(connection: sa.Connection, said: Sequence[sa.Row[Any]], wanted: Mapping[int, dict[str, object]]) -> None:
    """Correct the columns that say something else."""
    wrong = [
        {"at": row.number, **wanted[row.number]}
        for row in said
        if any(getattr(row, name) != wanted[row.number][name] for name in COUNTED)
    ]
    if wrong:
        values: dict[str, Any] = {name: sa.bindparam(name) for name in COUNTED}
        connection.execute(sa.update(STATEMENT).where(STATEMENT.c.number == sa.bindparam("at")).values(values), wrong)


def rename(connection: sa.Connection, documents: Sequence[str], wanted: Mapping[int, frozenset[str]]) -> None:
    """Correct the themes that are others."""
    table = tables.themes
    inside = sa.select(table).join(STATEMENT, STATEMENT.c.number == table.c.statement)
    there: dict[int, set[str]] = {}
    for row in connection.execute(inside.where(STATEMENT.c.document.in_(documents))):
        there.setdefault(row.statement, set()).add(row.theme)
    wrong = [number for number, names in wanted.items() if names != there.get(number, set())]
    if gone := [number for number in wrong if number in there]:
        connection.execute(
            sa.delete(table).where(table.c.statement == sa.bindparam("at")), [{"at": one} for one in gone]
        )
    index.themes(connection, [(number, tuple(sorted(wanted[number]))) for number in wrong])


def citations(connection: sa.Connection, documents: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return, per statement, the normal forms of the legal references in it."""
    law = (ENTITY.c.document.in_(documents), ENTITY.c.type == EntityType.LAW, ENTITY.c.value.is_not(None))
    found: dict[str, tuple[str, ...]] = {}
    for row in connection.execute(sa.select(ENTITY.c.statement, ENTITY.c.value).where(*law).order_by(ENTITY.c.number)):
        found[row.statement] = (*found.get(row.statement, ()), row.value)
    return found


def threads(connection: sa.Connection, documents: Sequence[str]) -> dict[str, str]:
    """Return what the threads say of the documents' kritik."""
    inside = sa.select(STATEMENT.c.id).where(STATEMENT.c.document.in_(documents))
    bodies = connection.scalars(sa.select(tables.findings.c.body).where(tables.findings.c.criticism.in_(inside)))
    return {found.criticism: found.state for found in (unpack(Finding, body) for body in bodies)}
