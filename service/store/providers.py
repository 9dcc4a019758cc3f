"""Utförare under all the names that they have had; which names are one provider is a person's word, never a guess."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime

import sqlalchemy as sa

from service.store import tables
from service.store.audit import note
from service.store.documents import as_row as as_document
from service.store.documents import select as select_documents
from service.store.engine import Store
from service.views import AliasRow, DocumentRow, ProviderRow

ALIAS = tables.provider_aliases
DOCUMENT = tables.documents


def aliases(store: Store) -> tuple[AliasRow, ...]:
    """Return the names that people have put together, the latest first."""
    with store.read() as connection:
        return tuple(
            AliasRow(**row._asdict()) for row in connection.execute(sa.select(ALIAS).order_by(ALIAS.c.when.desc()))
        )


def providers(store: Store) -> tuple[ProviderRow, ...]:
    """Return all providers by name."""
    counted = sa.select(
        DOCUMENT.c.provider, sa.func.count(), sa.func.min(DOCUMENT.c.year), sa.func.max(DOCUMENT.c.year)
    )
    named = counted.where(DOCUMENT.c.provider.is_not(None)).group_by(DOCUMENT.c.provider)
    with store.read() as connection:
        present = {row.alias: row.provider for row in connection.execute(sa.select(ALIAS))}
        found = connection.execute(named).all()
    groups = defaultdict(list)
    for name, documents, first, last in found:
        groups[present.get(name, name)].append((name, documents, first, last))
    return tuple(_provider(name, groups[name], _former(present, name)) for name in sorted(groups, key=str.casefold))


def named_in(store: Store, years: tuple[int, int] | None = None) -> tuple[str, ...]:
    """Return the names that documents are about, of some years or of all, in order."""
    wanted = sa.true() if years is None else DOCUMENT.c.year.between(*years)
    query = sa.select(DOCUMENT.c.provider).where(DOCUMENT.c.provider.is_not(None), wanted).distinct()
    with store.read() as connection:
        return tuple(sorted(connection.scalars(query), key=str.casefold))


def _provider(name: str, parts: list[tuple[str, int, int | None, int | None]], former: Iterable[str]) -> ProviderRow:
    years = [year for _, _, first, last in parts for year in (first, last) if year is not None]
    span = (min(years), max(years)) if years else None
    return ProviderRow(name, (name, *former), sum(documents for _, documents, _, _ in parts), span)


def _former(present: dict[str, str], name: str) -> list[str]:
    return sorted(alias for alias, provider in present.items() if provider == name)


def provider(store: Store, name: str) -> ProviderRow | None:
    """Return the provider that has or has had the name."""
    return next((one for one in providers(store) if name in one.names), None)


def provider_documents(store: Store, names: Iterable[str]) -> tuple[DocumentRow, ...]:
    """Return the documents about a provider under any of its names, and those that name no one in ärenden about it alone."""
    mine = DOCUMENT.c.provider.in_(tuple(names))
    # An ärende may be about many; then whom its nameless documents are about is anyone's guess.
    others = sa.select(DOCUMENT.c.case).where(DOCUMENT.c.provider.is_not(None), ~mine)
    inside = sa.and_(DOCUMENT.c.case.in_(sa.select(DOCUMENT.c.case).where(mine)), DOCUMENT.c.case.not_in(others))
    query = select_documents().where(sa.or_(mine, sa.and_(inside, DOCUMENT.c.provider.is_(None))))
    with store.read() as connection:
        return tuple(map(as_document, connection.execute(query.order_by(DOCUMENT.c.date, DOCUMENT.c.received))))


def merge_provider(store: Store, alias: str, into: str, *, who: str, why: str | None = None) -> str:
    """Let a name, and those that belong to it, belong to another provider; return that provider's present name."""
    with store.write() as connection:
        held = connection.scalar(sa.select(ALIAS.c.provider).where(ALIAS.c.alias == into))
        target = held or into
        own = connection.scalar(sa.select(ALIAS.c.provider).where(ALIAS.c.alias == alias)) or alias
        if own == target:
            return target
        connection.execute(sa.update(ALIAS).where(ALIAS.c.provider == own).values(provider=target))
        row = {"alias": own, "provider": target, "why": why, "who": who, "when": datetime.now(UTC)}
        connection.execute(sa.insert(ALIAS).values(**row))
        note(connection, "slog ihop utförare", own, after={"provider": target})
    return target


def part_provider(store: Store, alias: str) -> bool:
    """Let a name stand for itself again; False: it did already."""
    with store.write() as connection:
        parted = bool(connection.execute(sa.delete(ALIAS).where(ALIAS.c.alias == alias)).rowcount)
        if parted:
            note(connection, "skilde utförare", alias)
    return parted
