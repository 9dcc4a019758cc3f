"""The audit trail, and the narrowing of every statement to collections, on both databases."""

import time

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError
from structlog.testing import capture_logs

from service import store as kept
from service.search import search
from service.store import Store, audit, collections, tables
from service.store.acting import acting
from service.store.scope import RULES, Scope, Unscoped
from service.tidying import Tidier
from service.views import Query
from tests.service import sample
from tests.service.live import furnish

STATEMENT = sample.spoken(sample.PROTOCOL_ANALYSIS, 4)


def test_a_decision_is_kept_with_who_before_and_after(store: Store) -> None:
    furnish(store)
    with acting("ada", "r1"):
        kept.decide(store, STATEMENT, who="ada", label="åtgärd", responsible="Mona Ek")
        kept.undo(store, who="ada", subject=STATEMENT)
    undone, decided = audit.trail(store, who="ada")
    assert (decided.what, decided.subject, decided.request) == ("beslutade (utsaga)", STATEMENT, "r1")
    assert decided.before is None
    assert decided.after is not None
    assert (decided.after["label"], decided.after["responsible"]) == ("åtgärd", "(text)")
    assert undone.what == "ångrade (utsaga)"
    assert "Mona" not in str(audit.trail(store, limit=None))


def test_chain_holds_until_someone_tampers(store: Store) -> None:
    furnish(store)
    count, head, wrong, there = audit.verify(store)
    assert count == len(audit.trail(store, limit=None)) > 0
    assert wrong is None
    assert there
    assert head == audit.trail(store)[0].hash
    assert audit.verify(store, head)[3]
    assert not audit.verify(store, "ab" * 32)[3]


def tamper(store: Store, *changes: str) -> None:
    """Change the trail as someone who owns the database can."""
    with store.write() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("ALTER TABLE audit DISABLE TRIGGER audit_keep")
        else:
            connection.exec_driver_sql("DROP TRIGGER audit_no_update")
            connection.exec_driver_sql("DROP TRIGGER audit_no_delete")
        for change in changes:
            connection.exec_driver_sql(change)


SWAPPED = [f"UPDATE audit SET number = {new} WHERE number = {old}" for old, new in ((1, -1), (2, 1), (-1, 2))]
OTHER_HASH = f"UPDATE audit SET hash = '{'ab' * 32}' WHERE number = "


@pytest.mark.parametrize(
    ("changes", "broken"),
    [
        (["UPDATE audit SET who = 'eva' WHERE number = 1"], 1),
        (["DELETE FROM audit WHERE number = 1"], 1),
        (["DELETE FROM audit WHERE number = 2"], 2),
        ([OTHER_HASH + "2"], 2),
        ([OTHER_HASH + "(SELECT max(number) FROM audit)"], None),
        (SWAPPED, 1),
    ],
)
def test_the_database_refuses_to_change_it_and_the_chain_shows_who_did(
    store: Store, changes: list[str], broken: int | None
) -> None:
    furnish(store)
    kept.decide(store, STATEMENT, who="ada", label="åtgärd")
    count = audit.verify(store)[0]
    assert count > 2
    with pytest.raises(DatabaseError), store.write() as connection:
        connection.exec_driver_sql(changes[0])
    assert audit.verify(store)[2] is None
    tamper(store, *changes)
    assert audit.verify(store)[2] == (broken or count)


@pytest.mark.parametrize("cut", ["(SELECT max(number) FROM audit)", "1"])
def test_an_end_that_is_cut_off_or_made_anew_shows_against_what_the_log_holds(store: Store, cut: str) -> None:
    furnish(store)
    with capture_logs() as logged:
        tidier, end = Tidier(store), time.monotonic() + 60
        while not any(one["event"] == "audit trail" for one in logged) and time.monotonic() < end:
            time.sleep(0.02)
        tidier.close()
    (line,) = [one for one in logged if one["event"] == "audit trail"]
    assert (line["entries"], line["hash"]) == audit.head(store) == audit.verify(store)[:2]
    assert audit.verify(store, line["hash"])[3]
    tamper(store, f"DELETE FROM audit WHERE number >= {cut}")
    assert audit.verify(store)[2] is None
    assert not audit.verify(store, line["hash"])[3]
    with acting("eva", "r9"):
        for label in ("kritik", "åtgärd", "övrigt"):
            kept.decide(store, STATEMENT, who="eva", label=label)
    assert audit.verify(store)[2] is None
    assert not audit.verify(store, line["hash"])[3]


def test_what_was_not_done_is_not_noted(store: Store) -> None:
    with pytest.raises(LookupError):
        kept.decide(store, "a#0-9", who="ada", label="kritik")
    assert audit.trail(store) == ()


def test_every_table_has_a_rule_or_is_out_of_reach() -> None:
    people = {"people", "memberships", "sessions", "tokens", "counters", "collections", "executors"}
    assert set(tables.metadata.tables) - set(RULES) == people, "say in service/store/scope.py who may see it"


def test_a_person_sees_their_collections_alone(store: Store) -> None:
    case = furnish(store)
    collections.add_collection(store, "omsorg", "Omsorg")
    collections.collect(store, case, "omsorg")
    inside, outside = store.within(Scope(("omsorg",))), store.within(Scope(("skola", "gemensam")))
    wanted = Query(words="genomförandeplaner -rutinen")
    assert search(inside, wanted).total == search(store, wanted).total > 0
    assert search(outside, wanted).total == 0
    assert not any(search(outside, Query()).facets.values())
    assert (len(kept.cases(inside)), kept.cases(outside)) == (1, ())
    assert kept.statement(outside, STATEMENT) is None
    assert kept.providers(outside) == ()
    with pytest.raises(LookupError):
        kept.decide(outside, STATEMENT, who="eva", label="övrigt")
    with pytest.raises(LookupError):
        kept.original(outside, sample.PROTOCOL_ANALYSIS.document.id)
    kept.delete_document(outside, sample.PROTOCOL_ANALYSIS.document.id)
    kept.rename_case(outside, case, "Mitt")
    assert kept.original(inside, sample.PROTOCOL_ANALYSIS.document.id) == sample.PROTOCOL_FILE
    assert [one.title for one in kept.cases(store)] == ["Tallbacken 2024"]


def test_the_same_file_in_another_collection_is_refused_and_stays(store: Store) -> None:
    furnish(store)
    other = store.within(Scope(("skola",)))
    with pytest.raises(kept.Elsewhere, match="annan samling"):
        kept.add_document(other, "min.pdf", sample.PROTOCOL_FILE)
    assert kept.original(store, sample.PROTOCOL_ANALYSIS.document.id) == sample.PROTOCOL_FILE
    assert kept.cases(other) == ()


def test_what_someone_makes_is_in_their_collection(store: Store) -> None:
    mine = store.within(Scope(("skola",)))
    document, _ = kept.add_document(mine, "a.txt", b"Ett.")
    assert collections.collection_of(store, document.case) == "skola"


@pytest.mark.parametrize("statement", [sa.text("SELECT 1"), sa.select(tables.metadata.tables["people"])])
def test_what_cannot_be_narrowed_is_refused(store: Store, statement: sa.Executable) -> None:
    with store.within(Scope(())).read() as connection, pytest.raises(Unscoped):
        connection.execute(statement)
