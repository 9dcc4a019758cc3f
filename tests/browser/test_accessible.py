"""WCAG 2.1 AA as far as a machine can judge it: every page, light and dark, wide and at 320 pixels."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from service import store as kept
from service.store import saved
from tests.service import sample
from tests.service.live import Site
from tests.service.made_up import added

PROTOCOL = sample.PROTOCOL_ANALYSIS.document.id
RESPONSE = sample.RESPONSE_ANALYSIS.document.id
STATEMENT = sample.spoken(sample.PROTOCOL_ANALYSIS, 4)
PAGES = (
    "/",
    "/fynd?q=planer",
    "/fynd?q=flygplatsbuss",
    f"/dokument/{PROTOCOL}",
    f"/dokument/{RESPONSE}",
    "/granska",
    f"/granska/{RESPONSE}",
    "/arende",
    "/arende/{case}",
    "/arende/{case}?visa=obesvarade",
    f"/dokument/{PROTOCOL}/arende",
    "/utforare",
    "/utforare/Tallbacken",
    "/fynd?q=genomf%C3%B6randepalner&lagfoljd=ja",
    "/fynd/over-aren",
    f"/fynd/liknande/{STATEMENT.replace('#', '/')}",
    "/sparade",
    "/sparade/{search}",
    "/kontroll",
    "/kontroll/{list}",
    "/jamfor",
    "/jamfor?utforare=Tallbacken",
    "/jamfor?utforare=Tallbacken&mot=Granen",
    "/dokument/finns-inte",
)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 320, "height": 800}


def addresses(site: Site) -> list[str]:
    document = kept.document(site.store, PROTOCOL)
    assert document is not None
    added(
        site.store, "Genomförandeplaner saknas för tre deltagare.", "granen.txt", provider="Granen", date="2025-09-01"
    )
    points = {"points": [{"text": "Genomförandeplaner", "words": None}, {"text": "Nycklar", "words": None}]}
    there = {
        "{case}": document.case,
        "{search}": saved.keep(site.store, "sökning", "Planer", {"q": "planer"}, who="ada").id,
        "{list}": saved.keep(site.store, "kontrollpunkter", "Plan", points, who="ada").id,
    }
    return [address.replace(*next((one for one in there.items() if one[0] in address), ("", ""))) for address in PAGES]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing(page: Page, site: Site, scheme: Literal["light", "dark"], size: ViewportSize) -> None:
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for address in addresses(site):
        page.goto(address)
        for details in page.locator("details").all():
            details.evaluate("one => { one.open = true; }")
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, f"{address}\n{found.generate_report()}"


def test_nothing_is_wider_than_320_pixels(page: Page, site: Site) -> None:
    page.set_viewport_size(NARROW)
    for address in addresses(site):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], address


def test_text_stays_within_75_characters(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 1900, "height": 900})
    page.goto(f"/dokument/{RESPONSE}")
    assert page.evaluate(
        """() => [...document.querySelectorAll("main p:not(.row):not(.legend)")].every((one) => {
            const probe = document.createElement("span");
            probe.textContent = "0".repeat(75);
            probe.style.whiteSpace = "nowrap";
            one.append(probe);
            const most = probe.getBoundingClientRect().width;
            probe.remove();
            return one.getBoundingClientRect().width <= most + 1;
        })"""
    )
