"""What is another collection's or another person's is not there either where its id stands in a form, a body or a query."""

from collections.abc import Iterator
from typing import Any

import pytest

from extract.types import DocumentKind, Profile
from service import store as kept
from service.people import Role
from service.store import collections, keys, saved
from service.store.scope import Scope
from service.views import Stage
from tests.service import sample
from tests.service.doors import Guarded, guarded

THEIRS = sample.PROTOCOL_ANALYSIS.document.id
LINES = (sample.Line("Rutinen för nycklar saknas.", sample.K), sample.Line("Vi har skaffat ett nyckelskåp.", sample.B))
OWN = sample.analysed("eget.txt", sample.plain(LINES), LINES, Profile(DocumentKind.PROTOCOL, "Eget", "sv"))
MINE, SAID = OWN.document.id, sample.spoken(OWN, 1)
SECRET = sample.spoken(sample.PROTOCOL_ANALYSIS, 4)
POINTS = {"points": [{"text": "Planer saknas", "words": None}]}


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guarded]:
    """Give a service where frank, of another collection than all else, has a document of his own."""
    with guarded(tmp_path_factory.mktemp("data"), uploads_per_minute=1000) as door:
        mine = door.site.store.within(Scope(("skola",)))
        kept.add_document(mine, "eget.txt", sample.plain(LINES))
        kept.save_analysis(mine, OWN)
        kept.set_stage(mine, MINE, Stage.DONE)
        yield door


def link(**more: Any) -> dict[str, Any]:
    return {"source": SAID, "target": SECRET, "type": "besvarar", **more}


ATTEMPTS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "hand in to it": (
        "POST",
        "/dokument",
        {"data": {"case": "CASE"}, "files": [("files", ("a.txt", b"Brister i a."))]},
    ),
    "hand in to it, as a program": (
        "POST",
        "/api/v1/documents",
        {"data": {"case": "CASE"}, "files": [("files", ("b.txt", b"Brister i b."))]},
    ),
    "move one's own there": ("POST", f"/dokument/{MINE}/arende", {"data": {"case": "CASE"}}),
    "move one's own there, as a program": ("PUT", f"/api/v1/documents/{MINE}/case", {"json": {"case": "CASE"}}),
    "say that one's own is not of it": ("POST", f"/dokument/{MINE}/hor-inte-hit", {"data": {"case": "CASE"}}),
    "say so as a program": ("POST", f"/api/v1/documents/{MINE}/case-refusals", {"json": {"case": "CASE"}}),
    "link one's own to it": ("POST", "/api/v1/links/decision", {"json": link(accepted=True)}),
    "link it to one's own": (
        "POST",
        "/api/v1/links/decision",
        {"json": {"source": SECRET, "target": SAID, "type": "besvarar", "accepted": True}},
    ),
    "take back such a link": ("DELETE", "/api/v1/links/decision", {"params": link()}),
    "link on the page": (
        "POST",
        f"/granska/{MINE}/{SAID.partition('#')[2]}/lankar",
        {"data": {"target": SECRET}},
    ),
    "list its documents": ("GET", "/api/v1/documents", {"params": {"case": "CASE"}}),
    "suggest for it": ("GET", "/forslag", {"params": {"dokument": THEIRS}}),
    "search in it": (
        "GET",
        "/api/v1/search",
        {"params": {"q": "genomförandeplaner", "arende": "CASE", "case": "CASE"}},
    ),
    "search on the page": ("GET", "/fynd", {"params": {"q": "genomförandeplaner", "arende": "CASE"}}),
    "fetch what is found": ("GET", "/fynd/hamta.csv", {"params": {"q": "genomförandeplaner"}}),
    "over the years": ("GET", "/fynd/over-aren", {"params": {"q": "genomförandeplaner"}}),
    "compare": ("GET", "/jamfor", {"params": {"utforare": sample.WHERE.provider}}),
    "its history": ("GET", "/api/v1/providers/history", {"params": {"name": sample.WHERE.provider}}),
    "control points": (
        "POST",
        "/api/v1/checks",
        {"json": {"points": [{"text": "Genomförandeplaner saknas"}], "providers": [sample.WHERE.provider]}},
    ),
    "name its utförare": ("POST", "/utforare/sla-ihop", {"data": {"alias": sample.WHERE.provider, "provider": "Min"}}),
}
"""Ways of frank's to reach what is in the collection omsorg."""


def filled(given: Any, case: str) -> Any:
    """Write the ärende's id where it is to be."""
    if isinstance(given, dict):
        return {name: filled(value, case) for name, value in given.items()}
    return case if given == "CASE" else given


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_nothing_is_reached_by_an_id_in_the_body(door: Guarded, attempt: str) -> None:
    method, path, more = ATTEMPTS[attempt]
    before, held = whole(door), kept.documents(door.site.store.within(Scope(("omsorg",))))
    answer = door.ask("frank", method, path, **filled(more, door.case))
    assert answer.status_code < 500
    assert "Genomförandeplaner saknas för fem" not in answer.text
    assert "Tallbacken 2024" not in answer.text
    assert THEIRS not in answer.text.replace(SECRET, "")
    assert (whole(door), kept.documents(door.site.store.within(Scope(("omsorg",))))) == (before, held)
    if method != "GET" and path != "/api/v1/checks":
        ignored = path.endswith("/lankar")  # of what was ticked only what stood on the page is taken
        assert answer.status_code in (404, 422) or (ignored and answer.status_code == 303)


def whole(door: Guarded) -> Any:
    """Tell what is said of the other collection's ärende."""
    store = door.site.store
    decided = [kept.history(store, subject) for subject in (SECRET, f"{SAID} besvarar {SECRET}")]
    return kept.links(store, door.case), kept.placements(store), decided, kept.aliases(store)


@pytest.mark.parametrize("collection", [None, "skola"])
@pytest.mark.parametrize("kind", ["sökning", "kontrollpunkter"])
def test_what_another_keeps_is_not_there(door: Guarded, kind: Any, collection: str | None) -> None:
    body = {"q": "hemligheten"} if kind == "sökning" else POINTS
    one = saved.keep(door.site.store, kind, "Lenas egen", body, who="lena", collection=collection)
    there = {
        "sökning": (
            ("GET", f"/sparade/{one.id}"),
            ("POST", f"/sparade/{one.id}/dela"),
            ("POST", f"/sparade/{one.id}/ta-bort"),
            ("GET", f"/api/v1/saved-searches/{one.id}/new"),
            ("DELETE", f"/api/v1/saved-searches/{one.id}"),
        ),
        "kontrollpunkter": (
            ("GET", f"/kontroll/{one.id}"),
            ("GET", f"/kontroll/{one.id}/tabell.csv"),
            ("POST", f"/kontroll/{one.id}/ta-bort"),
        ),
    }
    for method, path in there[kind]:
        for who in ("gun", "ingela", "adam") if collection is None else ("gun", "ingela"):
            answer = door.ask(who, method, path)
            assert answer.status_code == 404, (who, method, path)
            assert "Lenas egen" not in answer.text
    assert saved.one_saved(door.site.store, one.id, who="lena") == one


def test_nobody_shares_with_a_collection_that_they_do_not_see(door: Guarded) -> None:
    door.ask("frank", "POST", "/sparade", data={"namn": "Till omsorg", "sokning": "q=mat", "dela": "omsorg"})
    (one,) = [one for one in saved.saved(door.site.store, "sökning", who="frank") if one.who == "frank"]
    assert one.collection is None
    told = {"name": "x", "query": "q=mat", "collection": "omsorg"}
    assert door.ask("frank", "POST", "/api/v1/saved-searches", json=told).status_code == 422


def test_measures_count_what_one_sees(door: Guarded) -> None:
    assert 'rodtrad_documents{stage="klar"} 1.0' in door.ask("frank", "GET", "/metrics").text
    assert 'rodtrad_documents{stage="klar"} 3.0' in door.ask("adam", "GET", "/metrics").text


def test_a_narrowed_administrators_key_does_not_reach_what_is_of_all(door: Guarded) -> None:
    store = door.site.store
    door.keys["smal"] = keys.make_token(store, "adam", "smal", Role.ADMINISTRATOR, collections=["skola"])
    for path in ("/administration", "/administration/spar", "/administration/spar.csv"):
        assert door.ask("smal", "GET", path).status_code == 403
        assert door.ask("adam", "GET", path).status_code == 200
    moved = door.ask("smal", "POST", "/administration/arenden", data={"arende": door.case, "samling": "skola"})
    assert moved.status_code == 403
    assert collections.collection_of(store, door.case) == "omsorg"
