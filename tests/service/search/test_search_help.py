"""What helps a search on: slips of spelling, laws through time, and what is like a statement, on both backends."""

from dataclasses import replace

import pytest

from classify.types import Label
from extract import find_entities
from extract.types import Metadata, as_date
from service import store as kept
from service.search import search
from service.search.following import followed
from service.search.meant import meant
from service.search.similar import similar
from service.store import Store, add_document, save_analysis
from service.store.collections import add_collection, collect
from service.store.scope import Scope
from service.views import Query
from tests.service.made_up import analysis

PAPERS = {
    "a.txt": ("2019-03-01", "Rutinen för 14 kap. 3 § SoL saknas. Genomförandeplanerna saknar mål och delmål."),
    "b.txt": ("2025-09-01", "Rutinen enligt 27 kap. 2 § SoL är ny. Brister i läkemedelshanteringen på natten."),
    "c.txt": ("1999-05-01", "Enligt 71 a § SoL ska personalen rapportera. Genomförandeplanerna saknar delmål."),
    "d.txt": ("2025-10-01", "Ersättning enligt 27 kap. 2 § SFB prövas inte här. Golven är hala."),
}


@pytest.fixture
def filled(store: Store) -> Store:
    """Documents that cite the same rule under three acts, read as documents are."""
    for name, (date, text) in PAPERS.items():
        made = analysis(text.encode(), name, metadata=Metadata(date=date))
        add_document(store, name, text.encode())
        save_analysis(store, replace(made, entities=tuple(find_entities(text, date=as_date(date)))))
    return store


def names(store: Store, words: str) -> set[str]:
    """Name the documents that a search finds."""
    return {hit.document.name[0] for hit in search(store, Query(words)).hits}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("14:3 SoL", "a"),
        ("14:3 SoL lagföljd:ja", "abc"),
        ('lagföljd:"14 kap. 3 § SoL"', "abc"),
        ('lagföljd:"27 kap. 2 § SFS 2025:400"', "abc"),
        ("lagfoljd:ja 71 a § SoL 1980:620", "abc"),
        ("rutinen lagföljd:ja 14:3 SoL", "ab"),
        ('golven ELLER rutinen -lagföljd:"14:3 SoL"', "d"),
    ],
)
def test_law_is_followed_through_time_when_asked(filled: Store, words: str, found: str) -> None:
    """What is written and what is followed is sought within its act: 27 kap. 2 § of another act is not the successor."""
    assert names(filled, words) == set(found)


def test_what_was_followed_is_told() -> None:
    assert "27 kap. 2 § (2025:400)" in followed("14:3 SoL lagföljd:ja")[0]
    assert followed("14:3 SoL") == ()
    assert "ingen motsvarighet" in followed('lagföljd:"5 kap. 6 § SoL"')[0]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("genomförandepalnerna", "genomförandeplanerna"),
        ("lakemedelshanteringen", "läkemedelshanteringen"),
        ("brister läkemedelhanteringen", "brister läkemedelshanteringen"),
        ("rutinnen saknas", "rutinen saknas"),
        ('"rutinen enlgt"', '"rutinen enligt"'),
        ("rutinen", None),
        ("delmal", "delmål"),
        ("xyzzyqwv", None),
        ("-rutinnen golven", None),
        ("rutinn* golven", None),
        ("natten brisster", "natten brister"),
    ],
)
def test_slip_is_offered_and_nothing_else(filled: Store, typed: str, offered: str | None) -> None:
    query = Query(typed)
    better = meant(filled, query, search(filled, query).total)
    assert (better.words if better else None) == offered
    if better:
        assert better.total == search(filled, Query(better.words)).total > 0


def test_slip_keeps_the_rest_of_the_search(filled: Store) -> None:
    better = meant(filled, Query("rutinnen år:2019 -golven"), 0)
    assert better is not None
    assert better.words == "rutinen år:2019 -golven"
    assert better.changed == (("rutinnen", "rutinen"),)


def test_word_of_another_collection_is_not_offered(filled: Store) -> None:
    add_collection(filled, "skola", "Skola")
    for paper in kept.documents(filled):
        if paper.name == "b.txt":
            collect(filled, paper.case, "skola")
    typed = Query("läkemedelshantreingen")
    assert meant(filled, typed, 0) is not None
    assert meant(filled.within(Scope(("gemensam",))), typed, 0) is None
    assert meant(filled.within(Scope(("skola",))), typed, 0) is not None


def test_word_of_a_deleted_document_is_not_offered(filled: Store) -> None:
    assert meant(filled, Query("golvenn"), 0) is not None
    for paper in kept.documents(filled):
        if paper.name == "d.txt":
            kept.delete_document(filled, paper.id)
    assert meant(filled, Query("golvenn"), 0) is None


def test_what_says_the_same_is_likest(filled: Store) -> None:
    (hit,) = search(filled, Query('"mål och delmål"')).hits
    found = similar(filled, hit.row)
    assert [one.hit.document.name for one in found][:1] == ["c.txt"]
    assert hit.row.statement.id not in {one.hit.row.statement.id for one in found}
    assert sorted(found, key=lambda one: -one.score) == list(found)
    assert similar(filled, hit.row, Query(labels=(Label.RESPONSE,))) == ()
