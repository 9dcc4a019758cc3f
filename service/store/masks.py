"""That a document was masked goes on the audit trail: how much of each kind, never what."""

from collections.abc import Mapping

from service.store.audit import note
from service.store.engine import Store


def note_masking(store: Store, document: str, counts: Mapping[str, int]) -> None:
    """Append it."""
    with store.write() as connection:
        note(connection, "maskade dokument", document, after={"kind": dict(counts)})
