"""An utförare over the years: under all its names, by the links that hold, and nothing merged that only looks alike."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from classify.types import Annotation, DocumentAnalysis, Label, Link, LinkType, Outcome, Status
from extract.types import Metadata
from service import store as kept
from service.cases.history import across, by_theme, by_year, compare, history, recurring
from service.store import Store
from tests.service.live import Site, serving
from tests.service.made_up import analysis

TODAY = date(2024, 6, 1)
Said = tuple[str, Label, dict[str, object]]
PLANS: dict[str, object] = {"themes": ("genomförandeplan",)}
HYGIENE: dict[str, object] = {"themes": ("hygien",)}
K, A, O = Label.CRITICISM, Label.ACTION, Label.OTHER


def put(store: Store, case: str, day: str, provider: str | None, *said: Said) -> DocumentAnalysis:
    """Keep a document whose sentences are labelled as told."""
    text = " ".join(sentence for sentence, _, _ in said)
    made = analysis(text.encode(), f"{day}.txt", metadata=Metadata(provider=provider, date=day))
    words = [
        Annotation(statement.id, label, **more)  # type: ignore[arg-type]
        for statement, (_, label, more) in zip(made.statements, said, strict=True)
    ]
    made = replace(made, annotations=tuple(words))
    kept.add_document(store, made.document.name, text.encode(), case=case)
    kept.save_analysis(store, made)
    return made


def furnish(store: Store) -> None:
    """Keep three years of an invented unit that was bought in 2022."""
    one = kept.create_case(store, "2021").id
    first = put(
        store,
        one,
        "2021-04-01",
        "Linden",
        ("Planerna saknar mål.", K, PLANS),
        ("Golven var smutsiga.", K, HYGIENE),
        ("Larmet är trasigt.", K, {"themes": ("brand-säkerhet",)}),
        ("Linden ska laga larmet.", A, {"status": Status.DEMANDED, "deadline": "2021-05"}),
        ("Golven ska bonas.", A, {"status": Status.PLANNED, "deadline": "2021-06"}),
    )
    second = put(
        store,
        one,
        "2022-04-01",
        "Lindens Omsorg AB",
        ("Golven är nu rena.", O, {}),
        ("Mål saknas fortfarande.", K, PLANS),
        ("Ett nytt schema ska ritas.", A, {"status": Status.PLANNED, "deadline": "2024-12"}),
    )
    said, again = first.statements, second.statements
    links = (
        Link(LinkType.FOLLOWS_UP, again[0].id, said[1].id, 0.9, outcome=Outcome.REMEDIED),
        Link(LinkType.FOLLOWS_UP, again[1].id, said[0].id, 0.9, outcome=Outcome.REMAINS),
        Link(LinkType.REMEDIES, said[4].id, said[1].id, 0.9),
    )
    kept.save_links(store, one, links, links, ())
    two = kept.create_case(store, "2023").id
    put(
        store,
        two,
        "2023-04-01",
        "Lindens Omsorg AB",
        ("Larmet är fortfarande trasigt.", K, {"themes": ("brand-säkerhet",)}),
    )
    put(store, two, "2023-05-01", None, ("Brevet är från nämnden.", O, {}))


@pytest.fixture
def linden(store: Store) -> Store:
    furnish(store)
    kept.merge_provider(store, "Linden", "Lindens Omsorg AB", who="ada", why="Köpt av annan")
    return store


def names(store: Store) -> tuple[str, ...]:
    row = kept.provider(store, "Linden")
    assert row is not None
    return row.names


def test_names_that_a_person_put_together_are_one_provider(linden: Store) -> None:
    (row,) = kept.providers(linden)
    assert (row.name, row.names) == ("Lindens Omsorg AB", ("Lindens Omsorg AB", "Linden"))
    assert (row.documents, row.years) == (3, (2021, 2023))


def test_names_are_parted_again(linden: Store) -> None:
    assert kept.part_provider(linden, "Linden")
    assert not kept.part_provider(linden, "Linden")
    assert [row.name for row in kept.providers(linden)] == ["Linden", "Lindens Omsorg AB"]


def test_names_follow_when_their_provider_is_bought_in_turn(linden: Store) -> None:
    put(linden, kept.create_case(linden).id, "2024-01-01", "Skogen AB", ("Inget att säga.", O, {}))
    kept.merge_provider(linden, "Lindens Omsorg AB", "Skogen AB", who="ada")
    assert [row.names for row in kept.providers(linden)] == [("Skogen AB", "Linden", "Lindens Omsorg AB")]
    assert kept.merge_provider(linden, "Skogen AB", "Linden", who="ada") == "Skogen AB"


def test_kritik_is_counted_per_theme_and_year(linden: Store) -> None:
    told = history(linden, names(linden), today=TODAY)
    assert told.years == (2021, 2022, 2023)
    counts = {one.name: (one.counts, one.recurs) for one in by_theme(told.lines, told.years)}
    assert counts["genomförandeplan"] == ((1, 1, 0), True)
    assert counts["hygien"] == ((1, 0, 0), False)
    assert by_year(told.lines, told.years) == (3, 1, 1)


def test_what_a_later_review_found_again_recurs(linden: Store) -> None:
    told = history(linden, names(linden), today=TODAY)
    assert [line.criticism.row.statement.text for line in recurring(told.lines)] == ["Planerna saknar mål."]


def test_open_promises_stand_by_deadline_and_what_is_remedied_is_gone(linden: Store) -> None:
    told = history(linden, names(linden), today=TODAY)
    assert [(one.row.statement.text, one.late) for one in told.promises] == [
        ("Linden ska laga larmet.", True),
        ("Ett nytt schema ska ritas.", False),
    ]


def test_two_years_beside_each_other(linden: Store) -> None:
    lines = history(linden, names(linden), today=TODAY).lines
    told = compare(lines, (2021, 2021), (2022, 2022))
    groups = (told.new, told.remaining, told.remedied, told.unmentioned)
    assert [[one.entry.row.statement.text for one in group] for group in groups] == [
        [],
        ["Planerna saknar mål."],
        ["Golven var smutsiga."],
        ["Larmet är trasigt."],
    ]


def test_what_looks_alike_is_suggested_and_not_counted_as_remaining(linden: Store) -> None:
    told = compare(history(linden, names(linden), today=TODAY).lines, (2021, 2021), (2023, 2023))
    (new,) = told.new
    assert new.maybe is not None
    assert new.maybe.row.statement.text == "Larmet är trasigt."
    assert "Larmet är trasigt." in [one.entry.row.statement.text for one in told.unmentioned]


def test_document_without_provider_belongs_with_its_case(linden: Store) -> None:
    assert [one.name for one in kept.provider_documents(linden, names(linden))][-1] == "2023-05-01.txt"


def test_document_without_provider_belongs_with_nobody_where_the_case_is_about_two(store: Store) -> None:
    case = kept.create_case(store, "Allt på en gång").id
    for day, provider in (("2021-04-01", "Linden"), ("2021-05-01", "Almen"), ("2021-06-01", None)):
        put(store, case, day, provider, (f"Larmet var trasigt {day}.", K, {}))
    assert [one.name for one in kept.provider_documents(store, ["Linden"])] == ["2021-04-01.txt"]
    both = [one.name for one in kept.provider_documents(store, ["Linden", "Almen"])]
    assert both == ["2021-04-01.txt", "2021-05-01.txt", "2021-06-01.txt"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(tmp_path_factory.mktemp("data")) as site:
        assert "Inga utförare än" in site.client.get("/utforare").text
        furnish(site.store)
        yield site


def test_person_puts_names_together_and_parts_them_on_the_page(site: Site) -> None:
    form = {"alias": "Linden", "provider": "Lindens Omsorg AB", "why": "Köpt av annan"}
    answer = site.client.post("/utforare/sla-ihop", data=form)
    assert answer.headers["location"] == "/utforare/Lindens%20Omsorg%20AB"
    text = site.client.get("/utforare/Linden?fran=2021&till=2022").text
    assert "Tidigare namn: <strong>Linden</strong> (köpt av annan)" in text
    assert "Kvarstår från 2021 (1)" in text
    assert site.client.post("/utforare/skilj", data={"alias": "Linden"}).status_code == 303
    assert "Tidigare namn: <strong>" not in site.client.get("/utforare/Linden").text


def test_unknown_provider_is_said_in_swedish(site: Site) -> None:
    answer = site.client.get("/utforare/Finns/inte")
    assert answer.status_code == 404
    assert "Utföraren finns inte" in answer.text


def test_api_tells_the_same(site: Site) -> None:
    told = site.client.get("/api/v1/providers/history", params={"name": "Lindens Omsorg AB"}).json()
    assert told["years"] == [2022, 2023]
    assert told["comparison"]["earlier"] == 2022
    alias = {"alias": "Linden", "provider": "Lindens Omsorg AB"}
    assert site.client.post("/api/v1/providers/aliases", json=alias).json()["years"] == [2021, 2023]
    assert site.client.delete("/api/v1/providers/aliases", params={"alias": "Linden"}).status_code == 204


def test_kritik_like_that_of_the_ärende_before_is_suggested_across_ärenden(store: Store) -> None:
    for day, sentence in (("2020-02-01", "Planerna saknar mål."), ("2022-02-01", "Ännu saknas mål i planerna.")):
        put(
            store, kept.create_case(store, day).id, day, "Björken", (sentence, K, PLANS), ("Köket var smutsigt.", O, {})
        )
    told = history(store, ["Björken"], today=TODAY)
    assert recurring(told.lines) == ()
    assert [tuple(one.row.statement.text for one in pair) for pair in across(told.lines)] == [
        ("Planerna saknar mål.", "Ännu saknas mål i planerna.")
    ]


def test_the_same_year_is_not_a_return(store: Store) -> None:
    for day in ("2020-02-01", "2020-08-01"):
        put(store, kept.create_case(store, day).id, day, "Björken", (f"Planerna saknar mål {day}.", K, PLANS))
    assert across(history(store, ["Björken"], today=TODAY).lines) == ()


def test_new_law_between_two_years_is_marked_at_the_later_one(site: Site) -> None:
    case = kept.create_case(site.store, "Gläntan").id
    put(site.store, case, "2024-05-02", "Gläntan", ("Planerna saknar mål.", K, PLANS))
    put(site.store, case, "2026-05-02", "Gläntan", ("Planerna saknar ännu mål.", K, PLANS))
    page = site.client.get("/utforare/Gl%C3%A4ntan").text
    assert '2026&nbsp;<span class="change">†' in page
    assert "2025" in page[page.index("Tecken vid ett år") :][:600]
    assert "Tecken vid ett år" not in site.client.get("/utforare/Linden").text
