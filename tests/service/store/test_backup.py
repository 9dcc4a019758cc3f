"""What was backed up comes back, on the same database or the other, and a damaged file is refused."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from service import backup
from service import store as kept
from service.search import search
from service.settings import Settings
from service.store import Store, audit, open_store
from service.store.dump import NotEmpty, rows
from service.views import Query
from tests.service import made_up
from tests.service.conftest import BACKENDS, database
from tests.service.live import furnish


def taken(store: Store, settings: Settings) -> BytesIO:
    out = BytesIO()
    backup.backup(store, settings, out)
    out.seek(0)
    return out


def dumped(store: Store) -> dict[str, list[str]]:
    return {name: list(lines) for name, lines in rows(store) if name not in ("documents", "laws")}


@pytest.mark.parametrize("target", BACKENDS)
def test_all_comes_back(
    store: Store, settings: Settings, target: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    furnish(store)
    made = made_up.added(store, made_up.PROTOCOL)
    kept.decide(store, made.statements[1].id, who="ada", label="övrigt")
    (settings.data / "models").mkdir()
    (settings.data / "models" / "live").write_text("v1")
    file = taken(store, settings)
    made_up.added(store, "Brister som kom efter kopian.")
    server: Any = request.getfixturevalue("postgres") if target == "postgresql" else None
    place = Settings(data=tmp_path / "new", database_url=database(server) if server else None)
    other = open_store(place)
    try:
        assert backup.restore(other, place, file) == 3
        now, before = dumped(other), dumped(store)
        assert now["decisions"] == before["decisions"]
        assert now["links"] == before["links"]
        for row in kept.documents(other):
            assert kept.original(other, row.id) == kept.original(store, row.id)
            assert kept.document(store, row.id) == row
        assert search(other, Query("läkemedelshanteringen")).total == 1
        assert audit.verify(other)[2] is None
        assert (place.data / "models" / "live").read_text() == "v1"
        made_up.added(other, "Brister i något nytt.")
        file.seek(0)
        with pytest.raises(NotEmpty):
            backup.restore(other, place, file)
    finally:
        other.close()


def test_a_cut_or_foreign_file_is_refused(store: Store, settings: Settings) -> None:
    whole = taken(store, settings).getvalue()
    for data in (whole[: len(whole) // 2], b"", b"nonsense"):
        with pytest.raises(backup.Unusable):
            backup.restore(store, settings, BytesIO(data))
