"""The two sides of a review are chosen together: nobody is both, and a sure one is not lost to the other side."""

from extract.profile.candidate import Candidate
from extract.profile.candidates import candidates
from extract.profile.letterhead import Letterhead
from extract.profile.parties import choose

NAMES = (
    Candidate("omsorgsnämnden", "board"),
    Candidate("revisorerna", "auditors"),
    Candidate("Hemtjänsten", "service"),
)


def test_sure_provider_is_kept_where_it_also_looks_like_a_reviewer() -> None:
    chances = {"provider": [0.86, 0.0, 0.13, 0.01], "reviewer": [0.84, 0.06, 0.0, 0.1]}
    assert choose(NAMES, chances)[0] == "Omsorgsnämnden"


def test_reviewer_is_judged_among_those_who_are_not_reviewed() -> None:
    chances = {"provider": [0.9, 0.0, 0.05, 0.05], "reviewer": [0.6, 0.3, 0.0, 0.1]}
    assert choose(NAMES, chances) == ("Omsorgsnämnden", "Revisorerna")


def test_nobody_is_told_where_nobody_is_likely() -> None:
    chances = {"provider": [0.1, 0.0, 0.1, 0.8], "reviewer": [0.1, 0.1, 0.0, 0.8]}
    assert choose(NAMES, chances) == (None, None)


def test_name_that_only_its_place_tells_is_a_candidate() -> None:
    text = "Vikarien som kom till Granhaga i maj fick inga nycklar, skriver Tuva Lindhagen."
    found = {one.name: one.sort for one in candidates(text, Letterhead((), "", ""), "")}
    assert found == {"Granhaga": "loose", "Tuva Lindhagen": "person"}


def test_fields_of_a_letterhead_are_not_one_name() -> None:
    text = "Region Ek   Brinkens vårdcentral   2015-03-12"
    frame = Letterhead(("Region Ek", "Brinkens vårdcentral", "2015-03-12"), "Region Ek\nBrinkens vårdcentral", "")
    assert "Brinkens vårdcentral" in [one.name for one in candidates(text, frame, "")]
