"""The same search finds the same statements on both backends."""

from collections.abc import Mapping

import pytest

from service import store as kept
from service.search import search
from service.store import Store
from service.views import Query
from tests.service.made_up import PROTOCOL, added

RESPONSE = """Vi delar inte bilden av läkemedlen. Vi har infört en ny genomförandeplan.

Ett HVB-hem är inget boende. Får är inte far."""


@pytest.fixture
def filled(store: Store) -> Store:
    """Two documents of different years and providers."""
    added(store, PROTOCOL, date="2019-04-26", provider="Björklunda", municipality="Sjöby kommun")
    added(store, RESPONSE, "svar.txt", date="2021-02-03", provider="Ekbacken", municipality="Sjöby kommun")
    return store


def texts(store: Store, words: str = "", **filters: object) -> set[str]:
    """The first two words of each hit."""
    hits = search(store, Query(words, limit=100, **filters)).hits  # type: ignore[arg-type]
    return {" ".join(hit.row.statement.text.split()[:2]) for hit in hits}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("brist", {"Brister i", "Inga brister"}),
        ("läkemedel", {"Brister i", "Vi delar"}),
        ("hantering", {"Brister i"}),
        ("genomförandeplaner", {"Genomförandeplanerna saknar", "Vi har"}),
        ("plan", {"Genomförandeplanerna saknar", "Vi har"}),
        ("genomför*", {"Genomförandeplanerna saknar", "Vi har"}),
        ('"inga brister"', {"Inga brister"}),
        ('"brister inga"', set()),
        ('brister -"inga brister"', {"Brister i"}),
        ("-brister -vi -ett -får -granskning", {"Genomförandeplanerna saknar", "Enligt 14"}),
        ("14 kap. 3 § SoL", {"Enligt 14"}),
        ("SFS 2001:453 14 kap. 3 §", {"Enligt 14"}),
        ("14 kap. 3 §", {"Enligt 14"}),
        ("14 kap. 4 § SoL", set()),
        ("SoL", {"Enligt 14"}),
        ("personalen -SoL", set()),
        ("hvb-hemmet", {"Ett HVB-hem"}),
        ("far", {"Får är"}),
        ("får", {"Får är"}),
        ("får -far", set()),
        ("fâr", set()),
        ("finnsinte", set()),
        ("'; drop table -- \" $q$ : & | ! * ( )", set()),
    ],
)
def test_words_find(filled: Store, words: str, found: set[str]) -> None:
    assert texts(filled, words) == found


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"years": (2019, 2019), "labels": ("kritik",)}, {"Brister i", "Genomförandeplanerna saknar"}),
        ({"providers": ("Ekbacken",), "labels": ("åtgärd", "bemötande")}, {"Vi har", "Vi delar"}),
        ({"municipalities": ("Åby kommun",)}, set()),
        ({"kinds": ("rapport",)}, set()),
    ],
)
def test_filters_narrow(filled: Store, filters: Mapping[str, object], found: set[str]) -> None:
    assert texts(filled, **filters) == found


def test_facets_count_with_all_filters_but_their_own(filled: Store) -> None:
    page = search(filled, Query("läkemedel", labels=("kritik",)))
    assert page.total == 1
    assert page.facets["label"] == (("bemötande", 1), ("kritik", 1))
    assert page.facets["utförare"] == (("Björklunda", 1),)
    assert page.facets["year"] == (("2019", 1),)
    assert page.facets["kommun"] == (("Sjöby kommun", 1),)


def test_decided_label_and_theme_are_what_is_found(filled: Store) -> None:
    hit = search(filled, Query("bemanning")).hits[0]
    kept.decide(filled, hit.row.statement.id, who="Ada", label="kritik", themes=("bemanning",))
    page = search(filled, Query(labels=("kritik",), themes=("bemanning",)))
    assert [found.row.annotation.themes for found in page.hits] == [("bemanning",)]
    assert page.facets["theme"] == (("bemanning", 1),)
    kept.undo(filled, who="Ada", subject=hit.row.statement.id)
    assert search(filled, Query(themes=("bemanning",))).total == 0


def test_the_word_as_it_stands_comes_before_its_other_forms_and_compounds(store: Store) -> None:
    added(store, " ".join(f"Rum {n} är städat i dag." for n in range(20)), "annat.txt")
    added(store, "Läkemedelsgenomgång av god art. Läkemedlen av god art. Läkemedel av god art.")
    hits = search(store, Query("läkemedel")).hits
    assert [hit.row.statement.text.split()[0] for hit in hits] == ["Läkemedel", "Läkemedlen", "Läkemedelsgenomgång"]


def test_without_words_the_newest_comes_first_and_pages_do_not_overlap(filled: Store) -> None:
    first = search(filled, Query(limit=4))
    second = search(filled, Query(limit=4, offset=4))
    assert first.hits[0].document.name == "svar.txt"
    ids = [hit.row.statement.id for page in (first, second) for hit in page.hits]
    assert len(ids) == len(set(ids)) == 8
    assert first.total == second.total == 9


def test_marks_show_what_matched(filled: Store) -> None:
    (hit,) = search(filled, Query("14 kap. 3 § SoL personal")).hits
    text = hit.row.statement.text
    assert [text[start:end] for start, end in hit.marks] == ["14 kap. 3 § SoL", "personalen"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("läkemedelshantering ELLER bemanning", {"Brister i", "Inga brister"}),
        ("läkemedel OR bemanning OR inget", {"Brister i", "Inga brister", "Vi delar", "Ett HVB-hem"}),
        ('"inga brister" ELLER målen', {"Inga brister", "Genomförandeplanerna saknar"}),
        ("brister NEAR bemanning", {"Inga brister"}),
        ("bemanning NÄRA/1 brister", {"Inga brister"}),
        ("inga NEAR/0 bemanningen", set()),
        ("inga NEAR/2 bemanningen", {"Inga brister"}),
        ('bemann* NEAR "inga brister"', {"Inga brister"}),
        ("typ:kritik", {"Brister i", "Genomförandeplanerna saknar"}),
        ("typ:kritik -mål", {"Brister i"}),
        ("läkemedel utförare:ekb", {"Vi delar"}),
        ("läkemedel -utförare:Ekbacken", {"Brister i"}),
        ("läkemedel år:2021", {"Vi delar"}),
        ("läkemedel år:2018..2020", {"Brister i"}),
        ("läkemedel ar:..2020", {"Brister i"}),
        ("läkemedel kommun:sjöby", {"Brister i", "Vi delar"}),
        ("dokument:svar läkemedel", {"Vi delar"}),
        ("lag:SoL", {"Enligt 14"}),
        ('lag:"14:3 SoL"', {"Enligt 14"}),
        ("14:3 SoL", {"Enligt 14"}),
        ("bemanning status:ogranskad", {"Inga brister"}),
        ("läkemedel år:2021 år:2019", {"Brister i", "Vi delar"}),
    ],
)
def test_query_language(filled: Store, words: str, found: set[str]) -> None:
    assert texts(filled, words) == found
    assert search(filled, Query(words)).mistakes == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("ELLER brist", "ELLER behöver ett ord på var sida."),
        ("brist NEAR", "NEAR behöver ett ord på var sida."),
        ("a ELLER ELLER b", "ELLER behöver ett ord på var sida."),
        ("brist ELLER -mål", "Minus går inte ihop med ELLER. Skriv -ord för sig."),
        ("kommmun:Sjöby", "Fältet kommmun: finns inte. Menade du kommun:?"),
        ("år:ifjol", "”ifjol” är inget år. Skriv år:2019 eller år:2015..2020."),
        ("typ:kritk", "typ:kritk finns inte i arkivet och används inte. Det finns bemötande, kritik, åtgärd, övrigt."),
        ('lag:"sagolagen"', '”sagolagen” är ingen lag som Rödtråd känner. Skriv lag:SoL eller lag:"14:3 SoL".'),
        ("dok*ment", "Stjärnan står sist i ordet, som i dokument*. ”dok*ment” söks utan stjärna."),
        ("brist AND mål", "OCH behövs inte: alla ord måste finnas."),
        ('"inga brister', "Citattecknet stängs inte. Sökningen tar allt efter det som en fras."),
    ],
)
def test_mistake_is_explained(filled: Store, words: str, told: str) -> None:
    assert search(filled, Query(words)).mistakes == (told,)


def test_what_people_have_looked_at_and_the_laws_are_counted(filled: Store) -> None:
    hit = search(filled, Query("bemanning")).hits[0]
    kept.decide(filled, hit.row.statement.id, who="Ada", label="åtgärd", status="planerad")
    page = search(filled, Query())
    assert page.facets["reviewed"] == (("ogranskad", 8), ("granskad", 1))
    assert page.facets["law"] == (("SFS 2001:453", 1),)
    assert page.facets["status"] == (("planerad", 1),)
    assert search(filled, Query("status:planerad", reviewed=("granskad",))).total == 1
    kept.undo(filled, who="Ada", subject=hit.row.statement.id)
    assert search(filled, Query(reviewed=("granskad",))).total == 0


def test_words_of_the_field_that_mean_the_same_are_found(store: Store) -> None:
    added(store, "Kunderna saknar planer för genomförande. Anordnaren svarade. Brukarna trivs.")
    assert texts(store, "brukare") == {"Kunderna saknar", "Brukarna trivs."}
    assert texts(store, '"brukarna"') == {"Brukarna trivs."}
    assert texts(store, "genomförandeplan") == {"Kunderna saknar"}
    assert texts(store, "utförare") == {"Anordnaren svarade."}
    assert texts(store, "trivs NEAR kund") == {"Brukarna trivs."}
