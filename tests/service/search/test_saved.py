"""What people keep by name, on both backends: whose it is, who sees it, what is new."""

from datetime import UTC, datetime, timedelta

from service import store as kept
from service.search.news import news
from service.store import Store, audit
from service.store.collections import add_collection
from service.store.saved import forget, keep, look, one_saved, saved, share
from service.store.scope import Scope
from service.views import Query, Stage
from tests.service.made_up import PROTOCOL, added

BODY = {"q": "brister", "tema": ["bemanning"]}


def mine(store: Store, who: str, *collections: str) -> list[str]:
    """Name the searches that someone of some collections sees."""
    return [one.name for one in saved(store.within(Scope(collections)), "sökning", who=who)]


def test_private_is_its_owners_and_shared_is_the_collections(store: Store) -> None:
    add_collection(store, "omsorg", "Omsorg")
    keep(store, "sökning", "Egen", BODY, who="ada")
    keep(store, "sökning", "Delad", BODY, who="ada", collection="omsorg")
    keep(store, "kontrollpunkter", "Lista", {"points": []}, who="ada")
    assert mine(store, "ada", "omsorg") == ["Delad", "Egen"]
    assert mine(store, "bo", "omsorg") == ["Delad"]
    assert mine(store, "bo", "skola") == []
    assert [one.body for one in saved(store, "sökning", who="ada")] == [BODY, BODY]


def test_only_the_owner_changes_it(store: Store) -> None:
    one = keep(store, "sökning", "Delad", BODY, who="ada", collection="gemensam")
    assert not forget(store, one.id, who="bo")
    assert not share(store, one.id, who="bo", collection=None)
    assert share(store, one.id, who="ada", collection=None)
    assert one_saved(store, one.id, who="bo") is None
    assert not forget(store, one.id, who="adam", shared_too=True)
    assert forget(store, one.id, who="ada")
    assert one_saved(store, one.id, who="ada") is None


def test_administrator_takes_away_what_others_share(store: Store) -> None:
    one = keep(store, "sökning", "Delad", BODY, who="ada", collection="gemensam")
    assert forget(store, one.id, who="adam", shared_too=True)


def test_new_is_what_came_since_one_looked(store: Store) -> None:
    added(store, PROTOCOL)
    for paper in kept.documents(store):
        kept.set_stage(store, paper.id, Stage.DONE)
    one = keep(store, "sökning", "Brister", {"q": "brister"}, who="ada")
    assert one.seen is not None
    assert news(store, Query("brister"), one.seen) == ()
    added(store, PROTOCOL + " Brister i larmen.", "nytt.txt")
    seen = one_saved(store, one.id, who="ada").seen  # type: ignore[union-attr]
    new = news(store, Query("brister"), seen)
    assert {hit.document.name for hit in new} == {"nytt.txt"}
    kept.set_stage(store, new[0].document.id, Stage.DONE)
    look(store, one.id, who="ada")
    assert news(store, Query("brister"), one_saved(store, one.id, who="ada").seen) == ()  # type: ignore[union-attr]


def test_each_has_looked_for_oneself(store: Store) -> None:
    one = keep(store, "sökning", "Delad", BODY, who="ada", collection="gemensam")
    assert one_saved(store, one.id, who="bo").seen is None  # type: ignore[union-attr]
    look(store, one.id, who="bo")
    assert one_saved(store, one.id, who="bo").seen  # type: ignore[union-attr]


def test_what_is_being_read_has_not_been_seen(store: Store) -> None:
    waiting, _ = kept.add_document(store, "väntar.txt", b"Brister i larmen.")
    one = keep(store, "sökning", "Brister", {"q": "brister"}, who="ada")
    assert one_saved(store, one.id, who="ada").seen < waiting.received  # type: ignore[union-attr, operator]
    assert datetime.now(UTC) - waiting.received < timedelta(hours=1)


def test_trail_tells_of_it_without_its_words(store: Store) -> None:
    keep(store, "sökning", "Mona Ek", {"q": "Mona Ek"}, who="ada", collection="gemensam")
    (entry,) = [one for one in audit.trail(store) if one.what == "sparade sökning"]
    assert "Mona" not in str(entry)
