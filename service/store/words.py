"""The texts of all statements, some at a time, for those who want to know which words there are."""

from typing import Literal

import sqlalchemy as sa

from service.store import tables
from service.store.engine import Store

TABLE = tables.statements


def texts(
    store: Store, number: int | None, side: Literal["above", "below"], *, limit: int
) -> tuple[tuple[int, str], ...]:
    """Return the numbers and texts of the statements nearest above or below a number; None: from the newest."""
    asked = sa.select(TABLE.c.number, TABLE.c.body["text"].as_string())
    if number is not None:
        asked = asked.where(TABLE.c.number > number if side == "above" else TABLE.c.number < number)
    order = TABLE.c.number if side == "above" else TABLE.c.number.desc()
    with store.read() as connection:
        return tuple((row[0], row[1]) for row in connection.execute(asked.order_by(order).limit(limit)))
