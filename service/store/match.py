"""One atom of a search in the languages of the databases' own indexes, for statements whose postings are not in memory yet.

>>> fts5(Atom("surface", ("hvb", "hem"))), fts5(Atom("parts", ("plan",), prefix=True))
('{surface} : "hvb hem"', '{parts} : "plan" *')
>>> tsquery(Atom("surface", ("hvb", "hem"))), tsquery(Atom("parts", ("plan",), prefix=True))
("('hvb':A <-> 'hem':A)", "('plan':*C)")
"""

from typing import Any

import numpy as np
import numpy.typing as npt
import sqlalchemy as sa

from service.lookup.seek import rows
from service.lookup.segment import inverted
from service.store.index import TABLE
from service.words.atoms import Atom, Near

WEIGHTS = {"surface": "A", "lemma": "B", "parts": "C"}


def numbers(connection: sa.Connection, atom: Atom | Near) -> npt.NDArray[np.int64]:
    """Return the numbers of the statements in which the atom stands."""
    if connection.dialect.name == "sqlite" and isinstance(atom, Near):
        return apart(connection, atom)
    asked = postgresql(atom) if connection.dialect.name == "postgresql" else sqlite(atom)
    return np.array(connection.execute(asked).scalars().all(), np.int64)


def sqlite(atom: Atom | Near) -> sa.Select[Any]:
    """Ask FTS5."""
    return sa.select(TABLE.c.rowid).where(sa.literal_column("statement_index").op("MATCH")(fts5(atom)))


def apart(connection: sa.Connection, atom: Near) -> npt.NDArray[np.int64]:
    """Look again at what FTS5 found near each other: to it, a word is near itself."""
    stream = atom.first.stream
    found = connection.execute(sqlite(atom).add_columns(TABLE.c[stream])).all()
    near = rows({stream: inverted((row[1] for row in found), placed=True)}, atom)
    return np.array([row[0] for row in found], np.int64)[near]


def fts5(atom: Atom | Near) -> str:
    """Write one atom for FTS5.

    >>> fts5(Near(Atom("lemma", ("brist",)), Atom("lemma", ("plan",), prefix=True), 3))
    '{lemma} : NEAR("brist" "plan" *, 3)'
    """
    if isinstance(atom, Near):
        return f"{{{atom.first.stream}}} : NEAR({fts5_phrase(atom.first)} {fts5_phrase(atom.second)}, {atom.within})"
    return f"{{{atom.stream}}} : {fts5_phrase(atom)}"


def fts5_phrase(atom: Atom) -> str:
    """Write the tokens of an atom; they are letters, digits and _, so need no escapes."""
    return f'"{" ".join(atom.tokens)}"{" *" if atom.prefix else ""}'


def postgresql(atom: Atom | Near) -> sa.Select[Any]:
    """Ask the vector."""
    query: sa.ColumnClause[Any] = sa.literal_column(f"$q${tsquery(atom)}$q$::tsquery")
    return sa.select(TABLE.c.number).where(TABLE.c.words.op("@@")(query))


def tsquery(atom: Atom | Near) -> str:
    """Write one atom for PostgreSQL; it knows only distances, so that "near" is each of them, both ways.

    >>> tsquery(Near(Atom("lemma", ("brist",)), Atom("lemma", ("plan",)), 1)).count("<2>")
    2
    """
    if isinstance(atom, Near):
        one, two = tsquery(atom.first), tsquery(atom.second)
        pairs = ((one, two, len(atom.second.tokens)), (two, one, len(atom.first.tokens)))
        return f"({' | '.join(f'{a} <{gap + size}> {b}' for a, b, size in pairs for gap in range(atom.within + 1))})"
    weight, last = WEIGHTS[atom.stream], len(atom.tokens) - 1
    lexemes = (f"'{token}':{'*' if atom.prefix and at == last else ''}{weight}" for at, token in enumerate(atom.tokens))
    return f"({' <-> '.join(lexemes)})"
