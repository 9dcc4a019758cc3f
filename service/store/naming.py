"""What many documents name, of some kinds, in a few questions."""

from collections.abc import Collection, Iterable, Iterator

import sqlalchemy as sa

from extract.types import EntityType
from service.store import tables
from service.store.engine import Store

TABLE = tables.entities
AT_ONCE = 500


def named(
    store: Store, documents: Iterable[str], types: Collection[EntityType]
) -> Iterator[tuple[str, EntityType, str]]:
    """Give document, type and the words as they are written there."""
    asked = sorted(set(documents))
    columns = sa.select(TABLE.c.document, TABLE.c.type, TABLE.c.text).distinct()
    for at in range(0, len(asked), AT_ONCE):
        some = TABLE.c.document.in_(asked[at : at + AT_ONCE]), TABLE.c.type.in_([one.value for one in types])
        with store.read() as connection:
            rows = connection.execute(columns.where(*some)).all()
        yield from ((row.document, EntityType(row.type), row.text) for row in rows)
