"""A document that was deleted on one machine leaves nothing on the others: neither page images nor words in the index."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from service import drawings, tidying
from service import store as kept
from service.erasing import erase
from service.lookup import files
from service.settings import Settings
from service.store import Store, held, open_store, segments
from tests.service import made_up


@pytest.fixture
def elsewhere(store: Store, settings: Settings, tmp_path: Path) -> Iterator[Store]:
    """The same database as another machine sees it, with a data folder of its own."""
    other = open_store(Settings(data=tmp_path / "elsewhere", database_url=settings.url))
    yield other
    other.close()


def drawn(store: Store, id: str) -> Path:
    path = drawings.folder(store.data, id) / "1.png"
    drawings.put(path, b"image")
    return path


def test_images_of_what_was_deleted_elsewhere_go_and_others_stay(
    store: Store, settings: Settings, elsewhere: Store
) -> None:
    gone, stays = (made_up.added(store, f"Brister i rutin {n} konstaterades.").document.id for n in (1, 2))
    there, here = drawn(elsewhere, gone), drawn(elsewhere, stays)
    erase(store, settings, gone)
    assert there.exists()
    assert tidying.tidy(elsewhere) == 1
    assert (there.parent.exists(), here.exists()) == (False, True)
    assert tidying.tidy(elsewhere) == 0


def test_segments_of_what_was_deleted_elsewhere_go(
    store: Store, settings: Settings, elsewhere: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "KEEP", 1)
    gone = made_up.added(store, "Brister i zqxvitormbunke konstaterades.").document.id
    made_up.added(store, "Brister i rutinen för nycklar konstaterades.")
    assert list(segments.fill(elsewhere))
    folder = held.held(elsewhere).folder
    assert said(folder, "zqxvitormbunke")
    erase(store, settings, gone)
    segments.erase(store, gone)
    assert said(folder, "zqxvitormbunke")
    tidying.tidy(elsewhere)
    assert not said(folder, "zqxvitormbunke")
    assert said(folder, "nycklar")
    assert list(files.read(folder))


def said(folder: Path, word: str) -> bool:
    """Tell whether a word stands in a file of the index."""
    return any(word.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_thread_comes_again(store: Store, settings: Settings, elsewhere: Store) -> None:
    tidier = tidying.Tidier(elsewhere, pause=0.05)
    try:
        path = drawn(elsewhere, "ab" * 32)
        end = time.monotonic() + 60
        while path.exists() and time.monotonic() < end:
            time.sleep(0.05)
        assert not path.exists()
    finally:
        tidier.close()
    assert made_up.added(store, "Brister.").document.id
    assert kept.documents(store)
