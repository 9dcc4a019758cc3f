"""Signing in as a person does, and that the pages about people are for everyone."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import is_fault
from tests.browser.test_accessible import NARROW, RULES, WIDE
from tests.service.doors import PASSWORD, Guarded, guarded

PAGES = ("/mitt-konto", "/mina-spar", "/administration", "/administration/spar")


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guarded]:
    with guarded(tmp_path_factory.mktemp("data")) as door:
        yield door


@pytest.fixture
def outside(browser: Browser, door: Guarded) -> Iterator[Page]:
    with browser.new_context(base_url=door.site.address, locale="sv-SE") as context:
        page = context.new_page()
        faults: list[str] = []
        page.on("console", lambda message: faults.append(message.text) if is_fault(message) else None)
        yield page
    assert faults == []


def enter(page: Page, name: str) -> None:
    page.get_by_label("Användarnamn").fill(name)
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in").click()


def test_door_leads_on_to_where_one_was_going_and_out_again(outside: Page) -> None:
    outside.goto("/arende")
    enter(outside, "gun")
    expect(outside.get_by_role("heading", name="Ärenden")).to_be_visible()
    expect(outside.get_by_role("link", name="Tallbacken 2024")).to_be_visible()
    outside.get_by_role("button", name="Logga ut").click()
    expect(outside.get_by_role("heading", name="Logga in")).to_be_visible()


def test_a_reader_is_not_offered_what_is_refused(outside: Page) -> None:
    outside.goto("/")
    enter(outside, "lena")
    expect(outside.get_by_role("heading", name="Översikt")).to_be_visible()
    expect(outside.get_by_role("button", name="Lämna in")).to_be_hidden()
    expect(outside.get_by_role("button", name="Logga ut")).to_be_visible()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_on_pages_about_people(outside: Page, size: dict[str, int]) -> None:
    outside.set_viewport_size({"width": size["width"], "height": size["height"]})
    outside.goto("/logga-in")
    found = [("/logga-in", Axe().run(outside, options=RULES))]
    enter(outside, "adam")
    for address in PAGES:
        outside.goto(address)
        for details in outside.locator("details").all():
            details.evaluate("one => { one.open = true; }")
        found.append((address, Axe().run(outside, options=RULES)))
        assert outside.evaluate("document.documentElement.scrollWidth") <= size["width"], address
    for address, said in found:
        assert said.violations_count == 0, f"{address}\n{said.generate_report()}"
