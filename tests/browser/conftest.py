"""A real browser before the real service."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.service.live import Site, furnish, serving

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the Chromium of the machine."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Run the service with the sample ärende in it."""
    with serving(tmp_path_factory.mktemp("data")) as site:
        furnish(site.store)
        yield site


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """Open a window on the service; an error in a script or a breach of the content policy fails the test."""
    with browser.new_context(base_url=site.address, locale="sv-SE") as context:
        page = context.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text) if is_fault(message) else None)
        yield page
    assert faults == []


def is_fault(message: ConsoleMessage) -> bool:
    """Tell whether the console speaks of a fault in a page; the status of an answer is for the test to judge."""
    return message.type == "error" and not message.text.startswith("Failed to load resource")
