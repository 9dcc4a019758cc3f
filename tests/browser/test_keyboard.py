"""What the keys do."""

import re

import pytest
from playwright.sync_api import Page, expect

from service import store as kept
from service.views import LinkRow
from tests.service import sample
from tests.service.live import Site

PROTOCOL = sample.PROTOCOL_ANALYSIS.document.id
RESPONSE = sample.RESPONSE_ANALYSIS.document.id
CHOSEN = re.compile("chosen")
CONCEDES, REMEDIES, CONTESTS = (sample.spoken(sample.RESPONSE_ANALYSIS, number) for number in (1, 2, 3))


def anchor(statement: str) -> str:
    return f"#u-{statement.partition('#')[2]}"


def test_triage_with_the_keyboard_alone(page: Page, site: Site) -> None:
    page.goto(f"/granska/{RESPONSE}")
    page.keyboard.press("j")
    expect(page.locator(anchor(CONCEDES))).to_be_focused()
    page.keyboard.press("a")
    expect(page.locator(anchor(REMEDIES))).to_be_focused()
    expect(page.locator("#kvar")).to_contain_text("2 av 3")
    page.keyboard.press("4")
    expect(page.locator(anchor(CONTESTS))).to_be_focused()
    page.keyboard.press("l")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.keyboard.press("a")
    expect(page.locator("#kvar")).to_contain_text("Alla punkter är beslutade")
    chosen = {one.link.target: one.accepted for one in links(site) if one.link.source == CONTESTS}
    assert chosen == {sample.CONTESTS.target: False, sample.MAYBE.target: True}
    assert kept.statement(site.store, REMEDIES).annotation.label == "övrigt"  # type: ignore[union-attr]


def links(site: Site) -> tuple[LinkRow, ...]:
    document = kept.document(site.store, RESPONSE)
    assert document is not None
    return kept.links(site.store, document.case)


def test_two_quick_presses_are_two_points(page: Page, site: Site) -> None:
    page.goto(f"/granska/{RESPONSE}")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.keyboard.press("a")
    expect(page.locator("#kvar")).to_contain_text("1 av 3")


def test_undo_and_flag_stay_on_the_point(page: Page) -> None:
    page.goto(f"/granska/{RESPONSE}")
    page.keyboard.press("j")
    page.keyboard.press("f")
    expect(page.locator(anchor(CONCEDES))).to_contain_text("Flaggad")
    page.keyboard.press("1")
    expect(page.locator(anchor(CONCEDES))).to_contain_text("modellen sade bemötande")
    page.keyboard.press("k")
    expect(page.locator(anchor(CONCEDES))).to_be_focused()
    page.keyboard.press("u")
    expect(page.locator(anchor(CONCEDES))).to_contain_text("Förslag")
    expect(page.locator(anchor(CONCEDES))).to_be_focused()


def test_undo_right_after_a_decision_takes_that_one_back(page: Page) -> None:
    page.goto(f"/granska/{RESPONSE}")
    page.keyboard.press("j")
    page.keyboard.press("1")
    expect(page.locator(anchor(CONCEDES))).to_contain_text("modellen sade bemötande")
    expect(page.locator(anchor(CONCEDES))).not_to_be_focused()
    page.keyboard.press("u")
    expect(page.locator(anchor(CONCEDES))).to_contain_text("Förslag")
    expect(page.locator(anchor(CONCEDES))).to_be_focused()


def test_edit_refuses_nonsense_and_keeps_the_rest(page: Page) -> None:
    page.goto(f"/granska/{RESPONSE}{anchor(REMEDIES)}")
    page.keyboard.press("e")
    page.locator(anchor(REMEDIES)).get_by_label("Senast").fill("snart")
    page.keyboard.press("Enter")
    expect(page.locator(anchor(REMEDIES)).get_by_role("alert")).to_contain_text("är inget datum")


def test_single_keys_can_be_turned_off_and_stay_off(page: Page, site: Site) -> None:
    page.goto(f"/granska/{RESPONSE}")
    page.keyboard.press("?")
    page.get_by_label("Använd kortkommandon med en tangent").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_timeout(300)
    assert kept.statement(site.store, CONCEDES).decided is None  # type: ignore[union-attr]


def test_slash_goes_to_the_search(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("planer")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_be_visible()
    assert "q=planer" in page.url


def test_facet_narrows_without_leaving_and_goes_to_the_address(page: Page) -> None:
    page.goto("/fynd?q=planer")
    page.get_by_label("Kritik").check()
    expect(page.locator("#antal")).to_contain_text("1 träff")
    assert "etikett=kritik" in page.url


@pytest.mark.parametrize("number", [4, 5])
def test_box_and_text_show_each_other(page: Page, number: int) -> None:
    part = sample.spoken(sample.PROTOCOL_ANALYSIS, number).partition("#")[2]
    page.goto(f"/dokument/{PROTOCOL}")
    page.locator(f"#b-{part}").click()
    expect(page.locator(f"#u-{part}")).to_have_class(CHOSEN)
    assert page.url.endswith(f"#u-{part}")
    page.goto(f"/dokument/{PROTOCOL}")
    page.locator(f"#u-{part} a[data-place]").first.click()
    expect(page.locator(f"#b-{part}")).to_have_class(CHOSEN)
