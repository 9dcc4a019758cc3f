"""From a PDF to a judged response, as a user does it: nothing in between is made up."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.service import sample
from tests.service.live import serving

READ = 120_000
"""Milliseconds: the first file waits for a process to start and to load the model."""


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Open a window on an empty service."""
    with serving(tmp_path / "data") as site, browser.new_context(base_url=site.address, locale="sv-SE") as context:
        yield context.new_page()


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Write the sample's protokoll and the response to it, both as PDF."""
    names = {"protokoll.pdf": sample.PROTOCOL, "bemotande.pdf": sample.RESPONSE}
    for name, lines in names.items():
        (tmp_path / name).write_bytes(sample.pdf(lines))
    return [tmp_path / name for name in names]


def test_upload_search_and_judge(page: Page, files: list[Path]) -> None:
    page.goto("/")
    page.get_by_role("button", name="Filer").set_input_files(files)
    page.get_by_role("button", name="Lämna in").click()
    expect(page.get_by_text("Allt är läst.")).to_be_visible(timeout=READ)

    page.goto("/fynd?q=genomförandeplaner&etikett=kritik&etikett=åtgärd&etikett=bemötande&etikett=övrigt")
    page.locator(".hit a").first.click()
    expect(page.get_by_role("heading", name="Sammanfattning")).to_be_visible()
    chosen = page.locator(".utterance.chosen")
    expect(chosen).to_contain_text("Genomförandeplaner saknas")
    expect(page.locator(".box.chosen")).to_have_count(1)

    page.goto("/granska")
    page.get_by_role("link", name="Granska").last.click()
    page.wait_for_url("**/granska/*")
    page.wait_for_load_state("networkidle")
    points = page.locator("[data-point]").count()
    assert points
    page.keyboard.press("j")
    for _ in range(points):
        page.keyboard.press("a")
    expect(page.locator("#kvar")).to_contain_text("Alla punkter är beslutade", timeout=READ)


def test_file_that_cannot_be_read_says_why_and_costs_only_itself(page: Page, files: list[Path], tmp_path: Path) -> None:
    broken = tmp_path / "trasig.pdf"
    broken.write_bytes(b"%PDF-1.7\n" + b"\x00" * 100)
    page.goto("/")
    page.get_by_role("button", name="Filer").set_input_files([broken, files[0]])
    page.get_by_role("button", name="Lämna in").click()
    expect(page.locator("#ko")).to_contain_text("1 fil kunde inte läsas", timeout=READ)
    expect(page.locator("#ko")).to_contain_text("trasig.pdf")
    expect(page.locator("#ko")).to_contain_text("Allt är läst", timeout=READ)
    page.goto("/")
    expect(page.locator("main")).to_contain_text("Tallbackens dagverksamhet")


def test_page_tells_the_stage_while_it_reads(page: Page, files: list[Path]) -> None:
    page.goto("/")
    page.get_by_role("button", name="Filer").set_input_files(files[:1])
    page.get_by_role("button", name="Lämna in").click()
    expect(page.locator("#ko")).to_contain_text("1 fil kvar")
    expect(page.get_by_text("Allt är läst.")).to_be_visible(timeout=READ)
