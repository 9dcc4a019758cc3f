"""Control points × utförare on both backends, and what files and lists give as points."""

import pytest

from classify.types import Finding, State
from service import store as kept
from service.search.checking import Verdict, check
from service.search.points import Point, from_csv, from_text, points
from service.store import Store
from service.views import Query
from tests.service.made_up import added

TALLEN = "Brister i läkemedelshanteringen på natten. Genomförandeplanerna saknar mål."
GRANEN = "Läkemedelshanteringen sköts väl. Golven är rena."
RUTIN = "Brister i brandskyddet."


@pytest.fixture
def filled(store: Store) -> Store:
    """Two utförare, of whom one has had its fire protection remedied."""
    added(store, TALLEN, "t.txt", provider="Tallen", date="2019-01-01")
    added(store, GRANEN, "g.txt", provider="Granen", date="2021-01-01")
    case = kept.create_case(store, "Brand").id
    made = added(store, RUTIN, "b.txt", case=case, provider="Granen", date="2019-02-01")
    kept.save_links(store, case, (), (), (Finding(made.statements[0].id, state=State.REMEDIED.value),))
    return store


def verdicts(store: Store, point: str | Point, query: Query | None = None) -> dict[str, Verdict]:
    """Tell what holds for each utförare."""
    table = check(store, [point if isinstance(point, Point) else Point(point)], query)
    return dict(zip(table.providers, [cell.verdict for cell in table.rows[0].cells], strict=True))


def test_point_is_criticised_mentioned_remedied_or_not_mentioned(filled: Store) -> None:
    assert verdicts(filled, "Rutiner för läkemedelshantering") == {
        "Granen": Verdict.MENTIONED,
        "Tallen": Verdict.CRITICISED,
    }
    assert verdicts(filled, "Brandskyddet kontrolleras") == {"Granen": Verdict.REMEDIED, "Tallen": Verdict.UNMENTIONED}


def test_no_documents_is_not_the_same_as_not_mentioned(filled: Store) -> None:
    query = Query(years=(2021, 2021), providers=("Granen", "Tallen"))
    assert verdicts(filled, "Genomförandeplaner", query) == {
        "Granen": Verdict.UNMENTIONED,
        "Tallen": Verdict.UNKNOWN,
    }
    assert list(verdicts(filled, "Genomförandeplaner", Query(years=(2021, 2021)))) == ["Granen"]


def test_own_search_is_made_as_it_stands(filled: Store) -> None:
    assert verdicts(filled, Point("Städning", "golv*"))["Granen"] is Verdict.MENTIONED
    assert verdicts(filled, "Städning")["Granen"] is Verdict.UNMENTIONED


def test_former_name_counts_for_the_present_one(filled: Store) -> None:
    kept.merge_provider(filled, "Tallen", "Granen", who="ada")
    assert verdicts(filled, "Läkemedelshantering") == {"Granen": Verdict.CRITICISED}


def test_evidence_begins_with_the_criticism(filled: Store) -> None:
    kept.merge_provider(filled, "Tallen", "Granen", who="ada")
    (cell,) = check(filled, [Point("Läkemedelshantering")]).rows[0].cells
    assert [hit.row.annotation.label.value for hit in cell.evidence] == ["kritik", "övrigt"]


def test_point_without_telling_words_finds_nothing(filled: Store) -> None:
    table = check(filled, [Point("Uppföljning ska ske")])
    assert table.rows[0].sought == ""
    assert {cell.verdict for cell in table.rows[0].cells} == {Verdict.UNMENTIONED}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bemanning\nBrandskydd\nBemanning\n\n", ["Bemanning", "Brandskydd"]),
        ("1. Bemanning\n2) Larm\na) Nycklar\n– Mat", ["Bemanning", "Larm", "Nycklar", "Mat"]),
        ("", []),
    ],
)
def test_lines_are_points(text: str, expected: list[str]) -> None:
    assert [one.text for one in from_text(text)] == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("Nr;Kontrollpunkt;Sökord\n1;Larm;larm*\n2;Mat;", [("Larm", "larm*"), ("Mat", None)]),
        ("Larm,nyckel\nMat,", [("Larm", "nyckel"), ("Mat", None)]),
        ("punkt\tord\nÅtgärder\tåtgärd", [("Åtgärder", "åtgärd")]),
        ('"Larm; och nycklar"\n', [("Larm; och nycklar", None)]),
    ],
)
def test_rows_are_points(data: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(one.text, one.words) for one in from_csv(data)] == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_csv_from_excel_keeps_its_letters(encoding: str) -> None:
    assert points("plan.csv", "Åtgärder följs upp\n".encode(encoding))[0].text == "Åtgärder följs upp"


def test_items_of_a_document_are_points() -> None:
    text = "Uppföljningsplan\n\nVi granskar detta:\n\n- Bemanning natt\n- Delegering\n\nPlanen gäller ett år."
    assert [one.text for one in points("plan.txt", text.encode())] == ["Bemanning natt", "Delegering"]
