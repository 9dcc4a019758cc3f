"""A database of any earlier form is brought up to this program's, with what was in it; and so is a backup of its rows."""

from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from service import store as kept
from service.migrations import steps
from service.settings import Settings
from service.store import open_store, tables
from tests.service.conftest import BACKENDS, database
from tests.service.store.older import ID, made

EARLIER = [one.revision for one in steps().walk_revisions()][::-1][:-1]
OURS = frozenset(tables.metadata.tables)


@pytest.fixture(params=BACKENDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    url = database(request.getfixturevalue("postgres")) if request.param == "postgresql" else None
    return Settings(data=tmp_path / "data", database_url=url, _env_file=None)


@pytest.mark.parametrize("revision", EARLIER)
def test_earlier_form_becomes_this_one_and_keeps_what_it_held(place: Settings, revision: str) -> None:
    made(place, revision)
    store = open_store(place)
    try:
        (document,) = kept.documents(store)
        assert (document.id, document.name, document.case) == (ID, "äldre.pdf", "c1")
        assert [one.title for one in kept.cases(store)] == ["Äldre ärende"]
        with store.engine.connect() as connection:
            assert MigrationContext.configure(connection).get_current_revision() == steps().get_current_head()
            left = compare_metadata(MigrationContext.configure(connection), tables.metadata)
        assert [one for one in left if concerns(one)] == []
    finally:
        store.close()


def concerns(difference: Any) -> bool:
    """Tell whether a difference is about a table that the program knows: a missing one or a column."""
    kind = difference[0][0] if isinstance(difference, list) else difference[0]
    if kind not in ("add_table", "add_column", "remove_column"):
        return False
    name = difference[1].name if kind == "add_table" else difference[2]
    return name in OURS
