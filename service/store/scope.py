"""Who sees what: every statement that goes to the database in a person's name is narrowed to their collections.

Not the pages and not the functions of the store ask for it: each SELECT, UPDATE and DELETE is rewritten on its way to the
database, so one that is written tomorrow is narrowed as well. What can't be rewritten is refused.

>>> " ".join(str(narrow(sa.select(tables.cases.c.title), Scope(("omsorg",)))).split())
'SELECT cases.title FROM cases WHERE cases.collection IN (__[POSTCOMPILE_collection_1])'
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql import visitors

from service.store import tables

Columns = sa.sql.base.ReadOnlyColumnCollection[str, sa.ColumnElement[Any]]
Rule = Callable[[Columns, "Scope"], sa.ColumnElement[bool]]


class Unscoped(RuntimeError):
    """A statement whose reach can't be told."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The collections that someone may see; what they make new goes into the first."""

    collections: tuple[str, ...]

    @property
    def home(self) -> str:
        """Where new ärenden go."""
        if not self.collections:
            raise LookupError("the person belongs to no collection")
        return self.collections[0]


def _cases(scope: Scope) -> sa.Select[tuple[str]]:
    table = tables.cases.alias()
    return sa.select(table.c.id).where(table.c.collection.in_(scope.collections))


def _documents(scope: Scope) -> sa.Select[tuple[str]]:
    table = tables.documents.alias()
    return sa.select(table.c.id).where(table.c.case.in_(_cases(scope)))


def _providers(scope: Scope) -> sa.Select[tuple[str]]:
    table = tables.documents.alias()
    return sa.select(table.c.provider).where(table.c.case.in_(_cases(scope)), table.c.provider.is_not(None))


def by_case(columns: Columns, scope: Scope) -> sa.ColumnElement[bool]:
    """Let through what belongs to an ärende that may be seen."""
    return columns["case"].in_(_cases(scope))


def by_document(columns: Columns, scope: Scope) -> sa.ColumnElement[bool]:
    """Let through what belongs to a document that may be seen."""
    return columns["document"].in_(_documents(scope))


def by_both(columns: Columns, scope: Scope) -> sa.ColumnElement[bool]:
    """Let through what a person said of documents that may both be seen."""
    return by_document(columns, scope) & (columns["target"].is_(None) | columns["target"].in_(_documents(scope)))


def by_collection(columns: Columns, scope: Scope) -> sa.ColumnElement[bool]:
    """Let through the ärenden of the collections."""
    return columns["collection"].in_(scope.collections)


def by_provider(columns: Columns, scope: Scope) -> sa.ColumnElement[bool]:
    """Let through names of providers that a document that may be seen is about."""
    seen = _providers(scope)
    return columns["alias"].in_(seen) | columns["provider"].in_(seen)


def by_sharing(columns: Columns, scope: Scope) -> sa.ColumnElement[bool]:
    """Let through what is shared in the collections, and what is private: its owner's name is asked for as well."""
    return columns["collection"].is_(None) | columns["collection"].in_(scope.collections)


def everything(columns: Columns, scope: Scope) -> sa.ColumnElement[bool]:
    """Let all through."""
    return sa.true()


RULES: Mapping[str, Rule] = {
    "cases": by_collection,
    "documents": by_case,
    "readings": by_document,
    "statements": by_document,
    "entities": by_document,
    "links": by_case,
    "findings": by_case,
    "decisions": by_both,
    "placements": by_document,
    "provider_aliases": by_provider,
    "saved": by_sharing,
    "looks": everything,  # is only ever joined to what is saved
    "themes": everything,  # of statements by number; they say nothing without the statement
    "laws": everything,
    "statement_index": everything,  # is only ever joined to statements
    "answers": everything,  # known by a key that only who asked can make
    "changes": by_document,
    "audit": everything,  # appended to by all, read by the pages for administrators and by one's own name
}
"""What of each table may be seen. A table that is not named is out of reach."""


def narrow(statement: sa.sql.ClauseElement, scope: Scope) -> sa.sql.ClauseElement:
    """Return the statement with a condition on every table that it reads or changes, at every depth."""

    def within(found: Any) -> None:
        found._where_criteria += tuple(conditions(found.get_final_froms(), scope))

    def upon(found: Any) -> None:
        found._where_criteria += tuple(conditions([found.table], scope))

    options: dict[str, Any] = {"maintain_key": True, "detect_subquery_cols": True}
    return visitors.cloned_traverse(statement, options, {"select": within, "update": upon, "delete": upon})


def conditions(froms: Any, scope: Scope) -> Iterator[sa.ColumnElement[bool]]:
    """Give the condition for each table among what a statement reads from."""
    for one in leaves(froms):
        name = named(one)
        if name is None:
            continue
        if name not in RULES:
            raise Unscoped(f"nobody may reach the table {name} within a collection")
        if (rule := RULES[name]) is not everything:
            yield rule(one.c, scope)


def leaves(froms: Any) -> Iterator[Any]:
    """Give what joins are made of."""
    for one in froms:
        if isinstance(one, sa.sql.expression.Join):
            yield from leaves((one.left, one.right))
        else:
            yield one


def named(one: Any) -> str | None:
    """Return the table that something is read from; None for a subquery, which is narrowed itself."""
    inner = one.element if isinstance(one, sa.sql.expression.AliasedReturnsRows) else one
    return str(inner.name) if isinstance(inner, sa.sql.expression.TableClause) else None


def before_execute(
    connection: sa.Connection, statement: Any, multiparams: Any, params: Any, options: Mapping[str, Any]
) -> tuple[Any, Any, Any]:
    """Narrow what a connection was opened for a person to ask."""
    scope = connection.get_execution_options().get("scope")
    if scope is None or isinstance(statement, sa.sql.expression.Insert):
        return statement, multiparams, params
    if isinstance(statement, sa.sql.expression.TextClause) or not isinstance(statement, sa.sql.ClauseElement):
        raise Unscoped("a statement in plain SQL can't be narrowed to a collection")
    return narrow(statement, scope), multiparams, params
