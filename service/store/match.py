"""A search's clauses in the languages of the two indexes.

>>> wanted = Clause((Atom("surface", ("hvb", "hem")), Atom("parts", ("plan",))))
>>> fts5([wanted])
'(({surface} : "hvb hem") OR ({parts} : "plan"))'
>>> tsquery([wanted, Clause((Atom("surface", ("dok",), prefix=True),), wanted=False)])
"(('hvb':A <-> 'hem':A) | ('plan':C)) & !(('dok':*A))"
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from service.query import Atom, Clause, Near
from service.store import tables
from service.store.index import TABLE

WEIGHTS = {"surface": "A", "lemma": "B", "parts": "C"}
RANKS = {"surface": 1.0, "lemma": 0.8, "parts": 0.4}  # as it stands beats another form beats inside a compound


def matches(dialect: str, clauses: Sequence[Clause]) -> sa.Subquery:
    """Ask for the number and score of the statements that match; without clauses, of all."""
    if not clauses:
        return sa.select(tables.statements.c.number, sa.literal(0.0).label("score")).subquery("matched")
    return (postgresql if dialect == "postgresql" else sqlite)(clauses).subquery("matched")


def sqlite(clauses: Sequence[Clause]) -> sa.Select[Any]:
    """Ask FTS5; it can't say "not" alone, so that is left to SQL."""
    wanted = [clause for clause in clauses if clause.wanted]
    unwanted = [Clause(clause.atoms) for clause in clauses if not clause.wanted]
    without = [TABLE.c.rowid.not_in(asked(clause)) for clause in unwanted]
    if not wanted:
        return sa.select(TABLE.c.rowid.label("number"), sa.literal(0.0).label("score")).where(*without)
    ranks = [sa.literal(rank) for rank in RANKS.values()]
    score = -sa.func.bm25(sa.literal_column("statement_index"), *ranks)
    matching = sa.literal_column("statement_index").op("MATCH")(fts5(wanted))
    return sa.select(TABLE.c.rowid.label("number"), score.label("score")).where(matching, *without)


def asked(clause: Clause) -> sa.Select[Any]:
    """Ask FTS5 for one clause."""
    return sa.select(TABLE.c.rowid).where(sa.literal_column("statement_index").op("MATCH")(fts5([clause])))


def fts5(clauses: Sequence[Clause]) -> str:
    """Write clauses for FTS5."""
    return " AND ".join(f"({' OR '.join(map(fts5_atom, clause.atoms))})" for clause in clauses)


def fts5_atom(atom: Atom | Near) -> str:
    """Write one atom for FTS5.

    >>> fts5_atom(Near(Atom("lemma", ("brist",)), Atom("lemma", ("plan",), prefix=True), 3))
    '({lemma} : NEAR("brist" "plan" *, 3))'
    """
    if isinstance(atom, Near):
        return f"({{{atom.first.stream}}} : NEAR({fts5_phrase(atom.first)} {fts5_phrase(atom.second)}, {atom.within}))"
    return f"({{{atom.stream}}} : {fts5_phrase(atom)})"


def fts5_phrase(atom: Atom) -> str:
    """Write the tokens of an atom; they are letters, digits and _, so need no escapes."""
    return f'"{" ".join(atom.tokens)}"{" *" if atom.prefix else ""}'


def postgresql(clauses: Sequence[Clause]) -> sa.Select[Any]:
    """Ask the vector."""
    query: sa.ColumnClause[Any] = sa.literal_column(f"$q${tsquery(clauses)}$q$::tsquery")
    weights: sa.ColumnClause[Any] = sa.literal_column(
        f"'{{0, {RANKS['parts']}, {RANKS['lemma']}, {RANKS['surface']}}}'::float4[]"
    )
    score = sa.func.ts_rank(weights, TABLE.c.words, query, 1)
    return sa.select(TABLE.c.number, score.label("score")).where(TABLE.c.words.op("@@")(query))


def tsquery(clauses: Sequence[Clause]) -> str:
    """Write clauses for PostgreSQL."""
    return " & ".join(
        f"{'' if clause.wanted else '!'}({' | '.join(map(tsquery_atom, clause.atoms))})" for clause in clauses
    )


def tsquery_atom(atom: Atom | Near) -> str:
    """Write one atom for PostgreSQL; it knows only distances, so that "near" is each of them, both ways.

    >>> tsquery_atom(Near(Atom("lemma", ("brist",)), Atom("lemma", ("plan",)), 1)).count("<2>")
    2
    """
    if isinstance(atom, Near):
        one, two = tsquery_atom(atom.first), tsquery_atom(atom.second)
        pairs = ((one, two, len(atom.second.tokens)), (two, one, len(atom.first.tokens)))
        return f"({' | '.join(f'{a} <{gap + size}> {b}' for a, b, size in pairs for gap in range(atom.within + 1))})"
    weight, last = WEIGHTS[atom.stream], len(atom.tokens) - 1
    lexemes = (f"'{token}':{'*' if atom.prefix and at == last else ''}{weight}" for at, token in enumerate(atom.tokens))
    return f"({' <-> '.join(lexemes)})"
