"""Where documents belong is suggested with reasons, and decided by people."""

from collections.abc import Iterator, Mapping

import pytest

from classify.types import DocumentAnalysis
from extract.types import DocumentKind, Entity, EntityType, Metadata, Span
from service import store as kept
from service.cases.belonging import suggestions
from service.store import Store
from tests.service.live import Site, serving
from tests.service.made_up import analysis

K = DocumentKind
SJOBY: Mapping[str, str] = {"municipality": "Sjöby kommun"}


def put(
    store: Store, text: str, *named: tuple[str, EntityType, str], kind: DocumentKind = K.PROTOCOL, **metadata: str
) -> DocumentAnalysis:
    """Keep a document in which some words are known."""
    made = analysis(text.encode(), f"{text[:12]}.txt", metadata=Metadata(**metadata), kind=kind)
    found = [
        Entity(Span(text.index(words), text.index(words) + len(words)), type, words, value)
        for words, type, value in named
    ]
    made = DocumentAnalysis(made.document, made.profile, made.statements, made.annotations, tuple(found), made.summary)
    kept.add_document(store, made.document.name, text.encode())
    kept.save_analysis(store, made)
    return made


def told(store: Store, made: DocumentAnalysis) -> list[str]:
    return [reason for one in suggestions(store, document=made.document.id) for reason in one.reasons]


def case_of(store: Store, made: DocumentAnalysis) -> str:
    row = kept.document(store, made.document.id)
    assert row is not None
    return row.case


def test_one_diarienummer_is_suggested_and_nothing_is_merged(store: Store) -> None:
    first = put(store, "Första.", case_number="2019/7", **SJOBY)
    second = put(store, "Andra.", case_number="2019/7", **SJOBY)
    assert case_of(store, first) != case_of(store, second)
    assert told(store, second) == ["Samma diarienummer: 2019/7"]
    assert [(one.document.id, one.case.id) for one in suggestions(store)] == [
        (second.document.id, case_of(store, first))
    ]


def test_one_diarienummer_in_two_municipalities_is_two_cases(store: Store) -> None:
    put(store, "Första.", case_number="2019/7", **SJOBY)
    put(store, "Andra.", case_number="2019/7", municipality="Åby kommun")
    assert suggestions(store) == ()


def test_ert_dnr_is_a_reason(store: Store) -> None:
    put(store, "Första.", case_number="2019/7", **SJOBY)
    answer = put(
        store,
        "Ert dnr 2019/7. Vi svarar.",
        ("2019/7", EntityType.CASE_NUMBER, "2019/7"),
        kind=K.RESPONSE,
        case_number="TA 12",
    )
    assert told(store, answer) == ["Det ena dokumentet anger det andras diarienummer: 2019/7"]


def test_cited_document_is_a_reason(store: Store) -> None:
    put(store, "Första.", date="2019-03-14", provider="Tallen")
    date = ("14 mars 2019", EntityType.DATE, "2019-03-14")
    answer = put(store, "Vi har läst protokollet från den 14 mars 2019.", date, kind=K.MAIL)
    other = put(store, "Vi möttes den 14 mars 2019.", date, kind=K.MAIL)
    assert told(store, answer) == ["Det ena dokumentet hänvisar till det andra: protokoll från 2019-03-14"]
    assert told(store, other) == []


def test_answer_within_a_year_of_a_review_is_a_reason_also_under_a_former_name(store: Store) -> None:
    put(store, "Första.", date="2019-03-14", provider="Tallen")
    answer = put(store, "Vi svarar.", kind=K.RESPONSE, date="2019-05-02", provider="Tallens omsorg")
    late = put(store, "Vi svarar sent.", kind=K.RESPONSE, date="2021-05-02", provider="Tallen")
    assert told(store, answer) == told(store, late) == []
    kept.merge_provider(store, "Tallens omsorg", "Tallen", who="ada")
    assert told(store, answer) == ["Svar inom ett år efter en granskning av samma utförare: Tallen"]


def test_no_is_remembered_in_both_directions(store: Store) -> None:
    first = put(store, "Första.", case_number="2019/7", **SJOBY)
    second = put(store, "Andra.", case_number="2019/7", **SJOBY)
    kept.refuse_case(store, second.document.id, case_of(store, first), who="ada")
    assert suggestions(store) == ()
    assert told(store, first) == told(store, second) == []


def test_moved_document_leaves_its_case_and_the_record_tells_who_and_why(store: Store) -> None:
    first = put(store, "Första.", case_number="2019/7", **SJOBY)
    second = put(store, "Andra.", case_number="2019/7", **SJOBY)
    target = kept.move_document(store, second.document.id, case_of(store, first), who="ada", why="Samma diarienummer")
    assert case_of(store, second) == case_of(store, first) == target
    assert len(kept.cases(store)) == 1
    (placed,) = kept.placements(store, document=second.document.id)
    assert (placed.who, placed.why, placed.what) == ("ada", "Samma diarienummer", "moved")


def test_document_can_be_moved_to_a_case_of_its_own(store: Store) -> None:
    first = put(store, "Första.")
    second = put(store, "Andra.")
    kept.move_document(store, second.document.id, case_of(store, first), who="ada")
    kept.move_document(store, second.document.id, None, who="ada")
    assert case_of(store, second) != case_of(store, first)


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(tmp_path_factory.mktemp("data")) as site:
        yield site


def test_pages_suggest_and_a_person_confirms_all_of_one_diarienummer_at_once(site: Site) -> None:
    made = [put(site.store, f"Nummer {n}.", case_number="2019/7", **SJOBY) for n in range(3)]
    text = site.client.get("/arende").text
    assert "Samma diarienummer: 2019/7" in text
    assert "Flytta alla 2" in text
    assert "Kan höra ihop" in site.client.get(f"/arende/{case_of(site.store, made[0])}").text
    assert site.client.post("/arende/samla").status_code == 303
    assert len({case_of(site.store, one) for one in made}) == 1


def test_person_says_no_or_moves_by_hand(site: Site) -> None:
    first, second = (put(site.store, f"Nummer {n}.", case_number="2019/7", **SJOBY) for n in range(2))
    address = f"/dokument/{second.document.id}"
    assert "Samma diarienummer" in site.client.get(f"{address}/arende").text
    target = case_of(site.store, first)
    assert site.client.post(f"{address}/hor-inte-hit", data={"case": target}).status_code == 303
    assert "Inget annat ärende" in site.client.get(f"{address}/arende").text
    answer = site.client.post(f"{address}/arende", data={"case": target})
    assert answer.headers["location"] == f"/arende/{target}"
    assert "ada flyttade det" in site.client.get(f"{address}/arende").text
    assert site.client.post(f"{address}/arende", data={"case": "finns-inte"}).status_code == 404


def test_overview_and_document_tell_what_may_belong_together(site: Site) -> None:
    first = put(site.store, "Första.", case_number="2031/7", **SJOBY)
    second = put(site.store, "Andra.", case_number="2031/7", **SJOBY)
    assert "Samma diarienummer: 2031/7" in site.client.get("/forslag").text
    fragment = site.client.get(f"/forslag?dokument={second.document.id}").text
    assert "Kan höra till ett annat ärende" in fragment
    assert case_of(site.store, first) in fragment


def test_the_reply_to_an_upload_tells_where_suggestions_will_stand(site: Site) -> None:
    files = {"files": ("brev.txt", "Vi svarar på protokollet.".encode(), "text/plain")}
    reply = site.client.post("/api/v1/documents", files=files).json()[0]
    assert site.client.get(reply["case_suggestions"]).json() == []
