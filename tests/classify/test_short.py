"""The short text says what each sentence is, in sentences that are understood alone, and nothing twice."""

import pytest

from classify.evaluate import with_gold
from classify.gold import build, parse
from classify.short import WORDS, plain
from classify.summary import summarise
from classify.types import DocumentAnalysis, Summary

HEAD = (
    "id: lind/1\nauthor: test\nkind: {kind}\ndomain: hemtjänst\ntitle: t\nprovider: Lindhöjden AB\ndate: 2024-04-10\n\n"
)


def analysed(kind: str, body: str) -> DocumentAnalysis:
    return with_gold(build(parse(HEAD.format(kind=kind) + body)))


def told(analysis: DocumentAnalysis) -> dict[str, list[str]]:
    summary: Summary = summarise(analysis)
    said = {one.id: one.text for one in analysis.statements}
    return {part.heading: [said[key] for key in part.sentences] for part in summary.parts}


def test_an_answer_tells_what_it_concedes_contests_and_promises() -> None:
    lines = (
        "B bestrider| Larmen har fungerat hela året enligt leverantörens logg.",
        "B medger| Två av planerna var äldre än ett år.",
        "Å planerad 2024-06-01| Planerna skrivs om före den 1 juni.",
        "Å genomförd| Ett nytt kodskåp sattes upp i mars.",
        "Ö| Lindhöjden har drivit hemtjänst sedan 2011.",
    )
    body = "\n\n".join(lines)
    found = told(analysed("bemötande", body))
    assert list(found) == ["Medger", "Bestrider", "Har gjort", "Lovar"]
    assert found["Medger"] == ["Två av planerna var äldre än ett år."]


def test_a_sentence_that_leans_on_another_is_left_out() -> None:
    lines = (
        "K läkemedel| Signeringslistorna har luckor under elva dagar i mars.",
        "K läkemedel| Detta är allvarligt med hänsyn till patientsäkerheten.",
        "K hygien| Köksavdelningen saknar rutin för temperaturkontroll.",
        "Å krävd| Lindhöjden ska redovisa en plan senast den 1 juni.",
    )
    body = "\n\n".join(lines)
    sentences = [one for part in told(analysed("protokoll", body)).values() for one in part]
    assert len(sentences) == 3
    assert not any(one.startswith("Detta") for one in sentences)


def test_nothing_is_said_twice() -> None:
    again = "Signeringslistorna för insulin har luckor under elva dagar i mars."
    body = f"K läkemedel| {again}\n\nK läkemedel| {again[:-1]} och april.\n\nK hygien| Köket saknar rutin för temperaturkontroll."
    sentences = [one for part in told(analysed("rapport", body)).values() for one in part]
    assert sum(one.startswith("Signeringslistorna") for one in sentences) == 1


def test_a_long_document_has_a_short_text() -> None:
    words = "alfa beta gamma delta epsilon zeta eta theta jota kappa".split()
    body = "\n\n".join(f"K dokumentation| Avdelning {at} saknar {' '.join(words[at % 10 :])} {at}." for at in range(80))
    assert len(summarise(analysed("rapport", body)).text.split()) <= WORDS


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("- larm på alla dörrar", "larm på alla dörrar."),
        ("2.1. Rutinen saknas.", "Rutinen saknas."),
        ("På bygg- och fordonslinjen saknas larm.", "På bygg- och fordonslinjen saknas larm."),
        ("Följande brister fanns:", "Följande brister fanns."),
    ],
)
def test_numbers_and_bullets_are_left_behind(sentence: str, shown: str) -> None:
    assert plain(sentence) == shown
