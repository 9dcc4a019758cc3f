"""Flags: a granskare's mark that a statement needs a colleague. They are no word about the statement itself.

>>> subject("ab#0-9")
'ab#0-9 flagga'
"""

from service.store import decisions
from service.store.engine import Store
from service.store.links import document_of


def subject(statement: str) -> str:
    """Name a statement's flag in the record of decisions."""
    return f"{statement} flagga"


def flag(store: Store, statement: str, *, on: bool, who: str) -> None:
    """Raise the flag or take it down."""
    word = {"statement": statement, "on": on}
    with store.write() as connection:
        document = document_of(connection, statement)
        decisions.record(connection, subject(statement), "flag", after=word, documents=(document, None), who=who)


def flagged(store: Store, document: str) -> frozenset[str]:
    """Return the ids of a document's flagged statements."""
    table = decisions.TABLE
    with store.read() as connection:
        held = decisions.current(connection, table.c.document == document, table.c.what == "flag")
    return frozenset(str(entry.after["statement"]) for entry in held.values() if entry.after["on"])
