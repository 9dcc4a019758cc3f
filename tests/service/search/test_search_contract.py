"""One meaning: every query finds the same, in the same order and with the same counts, whatever database and whatever answers."""

import contextlib
import random
from collections.abc import Iterator
from typing import Any

import pytest

from benchmarks.filled import fill as write
from benchmarks.search import queries
from service.search import every, search
from service.settings import Settings
from service.store import Store, held, open_store, scope, segments
from service.store.reindex import reindex
from service.views import Query, SearchPage
from tests.service.conftest import database
from tests.service.made_up import PROTOCOL, added
from tests.service.search.test_search import RESPONSE

MORE = (
    '"inga brister"', "hvb-hemmet", "-brister -personalen", "brister NEAR bemanning", "bemann* NEAR inga", "inga NÄRA/0 brister", "14:3 SoL", "lag:SoL", "14:3 SoL lagföljd:ja", 'lagföljd:"71 a § SoL 1980:620"',
    "fâr", "får -far", "genomför* plan*", "brister NEAR brister", "utförare:ekb år:2010..2020", "typ:kritik status:ogranskad", "-typ:övrigt -år:2019",
    'dokument:uppf läkemedel', "tema:bemanning ELLER", "saknas brister inte", "b*", '"har inte"', "hygienrutiner basala", "kommun:sjöby -brister",
)  # fmt: skip


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory, postgres: Any) -> Iterator[dict[str, Store]]:
    """The same 3,000 findings and two documents in both databases, once as the databases say, once in memory, once on disk."""
    with contextlib.ExitStack() as stack:
        made = {}
        for name, url in (("sqlite", None), ("postgresql", database(postgres))):
            folder = tmp_path_factory.mktemp(name)
            store = stack.enter_context(contextlib.closing(open_store(Settings(data=folder, database_url=url))))
            list(write(store, 3000))
            list(reindex(store))
            added(store, PROTOCOL, date="2019-04-26", provider="Björklunda", municipality="Sjöby kommun")
            added(store, RESPONSE, "svar.txt", date="2021-02-03", provider="Ekbacken", municipality="Sjöby kommun")
            made[name] = store
        yield made


def told(page: SearchPage) -> object:
    """What a page says, without what differs by the day: when a document was received."""
    hits = [(hit.row.statement.text, hit.document.name, hit.score, hit.marks) for hit in page.hits]
    return page.total, hits, page.facets, page.mistakes


ASKED = (
    *queries(120, seed=11),
    *(Query(words) for words in MORE),
    *(Query(words, labels=("kritik",), offset=5) for words in MORE),
)


@pytest.fixture(scope="module")
def answers(stores: dict[str, Store]) -> list[object]:
    """What SQLite's own index says."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(held, "AT_ONCE", 0)
        held.held(stores["sqlite"]).forget()
        found = [told(search(stores["sqlite"], query)) for query in ASKED]
        held.held(stores["sqlite"]).forget()
    return found


def test_there_is_something_to_compare(answers: list[Any]) -> None:
    assert sum(total > 0 for total, *_ in answers) > 80
    assert max(total for total, *_ in answers) > 2000


@pytest.mark.parametrize("name", ["sqlite", "postgresql"])
def test_in_memory_says_what_the_database_says(stores: dict[str, Store], answers: list[object], name: str) -> None:
    for query, answer in zip(ASKED, answers, strict=True):
        assert told(search(stores[name], query)) == answer, query


def test_the_other_database_says_the_same(
    stores: dict[str, Store], answers: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "AT_ONCE", 0)
    held.held(stores["postgresql"]).forget()
    for query, answer in zip(ASKED, answers, strict=True):
        assert told(search(stores["postgresql"], query)) == answer, query
    held.held(stores["postgresql"]).forget()


@pytest.mark.parametrize("name", ["sqlite", "postgresql"])
def test_on_disk_says_the_same(
    stores: dict[str, Store], answers: list[object], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "KEEP", 1)
    monkeypatch.setattr(held, "BLOCK", 1000)
    store = stores[name]
    held.held(store).forget()
    assert sum(segments.fill(store)) >= 3000
    assert segments.waiting(store) == 0
    held.held(store).forget()
    for query, answer in zip(ASKED, answers, strict=True):
        assert told(search(store, query)) == answer, query
    segments.clear(store)


def test_all_hits_are_the_pages_one_after_the_other(stores: dict[str, Store]) -> None:
    query = Query("brister", limit=40)
    listed = [hit.row.statement.id for hit in every(stores["sqlite"], query, most=120)]
    pages = [search(stores["sqlite"], Query("brister", limit=40, offset=at)).hits for at in (0, 40, 80)]
    assert listed == [hit.row.statement.id for page in pages for hit in page]
    assert len(set(listed)) == 120


def test_who_sees_little_finds_and_counts_little(stores: dict[str, Store]) -> None:
    from service.store import collections, tables

    store, dice = stores["sqlite"], random.Random(1)
    collections.add_collection(store, "omsorg", "Omsorg")
    with store.read() as connection:
        cases = list(connection.scalars(tables.cases.select().with_only_columns(tables.cases.c.id)))
    mine = set(dice.sample(cases, 20))
    for case in mine:
        collections.collect(store, case, "omsorg")
    narrow = store.within(scope.Scope(("omsorg",)))
    for query in ASKED[:40]:
        theirs = [hit for hit in every(store, query, most=10_000) if hit.document.case in mine]
        page = search(narrow, query)
        assert page.total == len(theirs)
        assert {hit.row.statement.id for hit in every(narrow, query, most=10_000)} == {
            hit.row.statement.id for hit in theirs
        }
        if not query.labels:
            assert sum(count for _, count in page.facets["label"]) == len(theirs)
