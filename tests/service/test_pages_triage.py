"""Granska without scripts: plain forms, each a decision that is kept."""

from collections.abc import Iterator

import pytest

from classify.types import Label
from service import store as kept
from service.views import LinkRow, StatementRow
from tests.service import sample
from tests.service.live import Site, furnish, serving

RESPONSE = sample.RESPONSE_ANALYSIS.document.id
CONCEDES, REMEDIES, CONTESTS = (sample.spoken(sample.RESPONSE_ANALYSIS, number) for number in (1, 2, 3))


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(tmp_path_factory.mktemp("data")) as site:
        furnish(site.store)
        yield site


def press(site: Site, statement: str, action: str, **fields: object) -> str:
    address = f"/granska/{RESPONSE}/{statement.partition('#')[2]}/{action}"
    answer = site.client.post(address, data=fields)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def row(site: Site, statement: str) -> StatementRow:
    found = kept.statement(site.store, statement)
    assert found is not None
    return found


def links(site: Site, source: str) -> dict[str, LinkRow]:
    document = kept.document(site.store, RESPONSE)
    assert document is not None
    return {one.link.target: one for one in kept.links(site.store, document.case) if one.link.source == source}


def test_points_stand_beside_their_kritik_and_the_unanswered_last(site: Site) -> None:
    text = site.client.get(f"/granska/{RESPONSE}").text
    assert text.index("Vi instämmer") < text.index("Kritik utan svar") < text.rindex("Rutinen för rapportering")
    assert "<strong>3</strong> av 3 punkter kvar" in text


def test_accepting_takes_label_and_link(site: Site) -> None:
    assert press(site, CONCEDES, "godta").endswith(f"#u-{CONCEDES.partition('#')[2]}")
    assert row(site, CONCEDES).decided_by == "ada"
    assert links(site, CONCEDES)[sample.CONCEDES.target].accepted is True


def test_undo_takes_back_all_that_one_press_decided(site: Site) -> None:
    press(site, CONCEDES, "godta")
    press(site, CONCEDES, "angra")
    assert row(site, CONCEDES).decided is None
    assert links(site, CONCEDES)[sample.CONCEDES.target].accepted is None


def test_label_is_corrected_and_the_models_word_kept(site: Site) -> None:
    press(site, CONTESTS, "etikett", label="övrigt")
    assert row(site, CONTESTS).annotation.label is Label.OTHER
    assert row(site, CONTESTS).predicted.label is Label.RESPONSE
    assert "modellen sade bemötande" in site.client.get(f"/granska/{RESPONSE}").text


def test_other_kritik_is_chosen_in_place_of_the_suggested(site: Site) -> None:
    press(site, CONTESTS, "lankar", target=[sample.MAYBE.target])
    found = links(site, CONTESTS)
    assert found[sample.MAYBE.target].accepted is True
    assert found[sample.CONTESTS.target].accepted is False


def test_matrix_follows_what_was_decided(site: Site) -> None:
    press(site, CONTESTS, "lankar", target=[sample.MAYBE.target])
    document = kept.document(site.store, RESPONSE)
    assert document is not None
    findings = site.client.get(f"/api/v1/cases/{document.case}/analysis").json()["findings"]
    responses = {finding["criticism"]: finding["responses"] for finding in findings}
    assert responses[sample.MAYBE.target] == [CONTESTS]
    assert responses[sample.CONTESTS.target] == []


def test_details_are_corrected(site: Site) -> None:
    press(site, REMEDIES, "andra", stance="", status="pågående", responsible="enhetschefen", deadline="2024-06")
    found = row(site, REMEDIES).annotation
    assert (found.status, found.responsible, found.deadline) == ("pågående", "enhetschefen", "2024-06")


def test_nonsense_date_is_refused_with_a_sentence(site: Site) -> None:
    address = f"/granska/{RESPONSE}/{REMEDIES.partition('#')[2]}/andra"
    answer = site.client.post(address, data={"deadline": "snart"})
    assert answer.status_code == 422
    assert "är inget datum" in answer.text
    assert 'value="snart" aria-invalid="true"' in answer.text
    assert row(site, REMEDIES).decided is None


def test_flag_is_raised_and_taken_down_and_decides_nothing(site: Site) -> None:
    press(site, CONCEDES, "flagga")
    assert kept.flagged(site.store, RESPONSE) == {CONCEDES}
    assert row(site, CONCEDES).decided is None
    press(site, CONCEDES, "flagga")
    assert kept.flagged(site.store, RESPONSE) == frozenset()


def test_finished_response_no_longer_waits(site: Site) -> None:
    for statement in (CONCEDES, REMEDIES, CONTESTS):
        press(site, statement, "godta")
    assert "Färdiggranskade" in site.client.get("/granska").text
    assert "Inget väntar" in site.client.get("/granska").text


def test_statement_that_is_gone_is_said(site: Site) -> None:
    answer = site.client.post(f"/granska/{RESPONSE}/0-1/godta")
    assert answer.status_code == 404
    assert "Utsagan finns inte" in answer.text


def test_deleted_document_leaves_nothing_behind(site: Site) -> None:
    protocol = sample.PROTOCOL_ANALYSIS.document.id
    site.client.get(f"/dokument/{protocol}/sida/1.png")
    assert site.client.post(f"/dokument/{protocol}/ta-bort").status_code == 303
    assert site.client.get(f"/dokument/{protocol}").status_code == 404
    assert [path for path in site.folder.rglob("*") if protocol in path.parts] == []
    assert "Ärendet har ingen kritik att svara på" in site.client.get(f"/granska/{RESPONSE}").text
