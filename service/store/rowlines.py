"""Rows as lines of JSON and back, the same for every database.

>>> from service.store.tables import cases
>>> decoded(cases, encoded(cases, {"id": "a", "title": "Å", "updated": datetime(2024, 5, 2, tzinfo=UTC), "own": True}))["updated"]
datetime.datetime(2024, 5, 2, 0, 0, tzinfo=datetime.timezone.utc)
"""

import base64
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from service.store.tables import Moment


def encoded(table: sa.Table, row: Mapping[str, Any]) -> str:
    """Return a row as a line; what is NULL is left out."""
    said = {name: plain(table.c[name].type, value) for name, value in row.items() if value is not None}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def plain(kind: sa.types.TypeEngine[Any], value: Any) -> Any:
    """Return a value as JSON can hold it."""
    if isinstance(kind, Moment | sa.DateTime):
        return value.replace(tzinfo=value.tzinfo or UTC).astimezone(UTC).isoformat()
    return base64.b64encode(value).decode() if isinstance(kind, sa.LargeBinary) else value


def decoded(table: sa.Table, line: str) -> dict[str, Any]:
    """Return the row that a line holds."""
    return {name: living(table.c[name].type, value) for name, value in json.loads(line).items()}


def living(kind: sa.types.TypeEngine[Any], value: Any) -> Any:
    """Return a value as the table takes it."""
    if isinstance(kind, Moment | sa.DateTime):
        return datetime.fromisoformat(value)
    return base64.b64decode(value) if isinstance(kind, sa.LargeBinary) else value
