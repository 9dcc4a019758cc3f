"""Documents come in whole, once, and go without a trace."""

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from extract.types import Metadata
from service import store as kept
from service.settings import Settings
from service.store import Store
from service.store.tables import metadata
from service.views import Stage
from tests.service.made_up import PROTOCOL, added, read


def test_migrations_make_the_tables_that_the_code_knows(store: Store) -> None:
    with store.read() as connection:
        context = MigrationContext.configure(connection)
        difference = [change for change in compare_metadata(context, metadata) if "statement_index" not in str(change)]
    assert difference == []


def test_store_opens_again(store: Store, settings: Settings) -> None:
    kept.add_document(store, "a.txt", b"Text.")
    again = kept.open_store(settings)
    assert [row.name for row in kept.documents(again)] == ["a.txt"]
    again.close()


def test_same_bytes_are_the_same_document(store: Store) -> None:
    first, new = kept.add_document(store, "a.txt", b"Text.")
    second, new_again = kept.add_document(store, "b.txt", b"Text.")
    assert (new, new_again) == (True, False)
    assert first == second
    assert len(kept.documents(store)) == 1
    assert kept.original(store, first.id) == b"Text."


def test_documents_are_filtered_and_paged(store: Store) -> None:
    case = kept.create_case(store, "Björklunda")
    for n in range(5):
        kept.add_document(store, f"{n}.txt", f"Text {n}.".encode(), case=case.id)
    other, _ = kept.add_document(store, "x.txt", b"Annat.")
    kept.set_stage(store, other.id, Stage.FAILED, "x.txt är tom.")
    assert [row.name for row in kept.documents(store, case=case.id, limit=2, offset=1)] == ["3.txt", "2.txt"]
    assert [row.error for row in kept.documents(store, stage=Stage.FAILED)] == ["x.txt är tom."]
    found = kept.case(store, case.id)
    assert found is not None
    assert found.documents == 5


def test_reading_comes_back_as_it_was(store: Store) -> None:
    row, _ = kept.add_document(store, "p.txt", PROTOCOL.encode())
    document = read("p.txt", PROTOCOL.encode())
    assert kept.reading(store, row.id) is None
    kept.save_reading(store, document)
    assert kept.reading(store, row.id) == document


def test_analysis_comes_back_as_it_was(store: Store) -> None:
    made = added(store, PROTOCOL, date="2019-04-26", provider="Björklunda")
    row = kept.document(store, made.document.id)
    assert row is not None
    assert kept.analyses(store, row.case) == (made,)
    assert kept.summary(store, row.id) == made.summary
    assert kept.entities(store, row.id) == made.entities
    assert row.metadata == Metadata(provider="Björklunda", date="2019-04-26")


def test_analyses_stand_as_they_were_received(store: Store) -> None:
    case = kept.create_case(store).id
    for name, date in (("b", "2020-01-01"), ("undated", None), ("a", "2019-05-02")):
        added(store, f"Text {name}.", name, case=case, **({"date": date} if date else {}))
    assert [made.document.name for made in kept.analyses(store, case)] == ["b", "undated", "a"]


def test_document_that_came_alone_names_its_case(store: Store) -> None:
    added(store, "Ett.", "protokoll.txt", case_number="2019/7")
    assert [case.title for case in kept.cases(store)] == ["2019/7 protokoll.txt"]


def test_case_that_nobody_named_is_named_after_its_earliest_document(store: Store) -> None:
    case = kept.create_case(store, "a.pdf med flera", own=True).id
    for name, date in (("svar.txt", "2020-03-01"), ("protokoll.txt", "2020-01-01"), ("odaterat.txt", None)):
        added(store, f"Text i {name}.", name, case=case, case_number="2020/7", **({"date": date} if date else {}))
    assert [one.title for one in kept.cases(store)] == ["2020/7 protokoll.txt"]
    kept.rename_case(store, case, "Vårens tillsyn")
    added(store, "Ett tidigare brev.", "brev.txt", case=case, date="2019-12-01")
    assert [one.title for one in kept.cases(store)] == ["Vårens tillsyn"]


def test_deleted_document_leaves_nothing(store: Store) -> None:
    made = added(store, PROTOCOL)
    id = made.document.id
    kept.decide(store, made.statements[0].id, who="Ada", label="kritik", themes=("mål",))
    kept.delete_document(store, id)
    assert not store.originals.has(id)
    with store.read() as connection:
        for table in (*metadata.sorted_tables, sa.table("statement_index")):
            if table.name in (
                "collections",
                "audit",
                "changes",
            ):  # that it was here and who took it away, no word of what it said
                continue
            assert connection.scalar(sa.select(sa.func.count()).select_from(table)) == 0, table.name


def test_analysis_of_a_deleted_document_is_let_go(store: Store) -> None:
    made = added(store, PROTOCOL)
    kept.delete_document(store, made.document.id)
    kept.save_analysis(store, made)
    kept.save_reading(store, made.document)
    assert kept.documents(store) == ()
    assert kept.statements(store, made.document.id) == ()
