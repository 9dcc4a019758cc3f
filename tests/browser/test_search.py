"""Searching with the keyboard alone: what was meant, laws through time, saving, control points with their evidence."""

from playwright.sync_api import Page, expect

from tests.service.live import Site


def test_what_was_meant_is_reached_and_taken_with_the_keyboard(page: Page) -> None:
    page.goto("/fynd")
    page.keyboard.press("/")
    page.keyboard.type("genomförandepalner")
    page.keyboard.press("Enter")
    offered = page.get_by_role("link", name="genomförandeplaner", exact=True)
    expect(offered).to_be_visible()
    expect(page.locator("#q")).to_have_value("genomförandepalner")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(offered).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#antal")).to_have_text("1 träff")


def test_law_through_time_is_ticked_and_what_is_saved_follows(page: Page) -> None:
    page.goto("/fynd?q=14%3A3+SoL")
    box = page.get_by_label("Sök också det som ersatt lagen")
    box.focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("söks också som")).to_be_visible()
    expect(page.locator("#sokning")).to_have_value("q=14%3A3+SoL&lagfoljd=ja")
    page.get_by_text("Spara sökningen", exact=True).last.focus()
    page.keyboard.press("Enter")
    page.get_by_label("Namn").fill("Lex Sarah")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Sparade sökningar")).to_be_visible()
    page.get_by_role("link", name="Lex Sarah").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Inget nytt")).to_be_visible()


def test_points_are_written_and_their_evidence_opened(page: Page, site: Site) -> None:
    page.goto("/kontroll")
    page.get_by_label("Punkter, en per rad").fill("Genomförandeplaner\nRapportering av missförhållanden")
    page.get_by_role("button", name="Gör tabellen").focus()
    page.keyboard.press("Enter")
    cell = page.locator("summary", has_text="Tallbacken").first
    cell.focus()
    page.keyboard.press("Enter")
    evidence = page.get_by_role("link", name="Genomförandeplaner saknas")
    expect(evidence).to_be_visible()
    evidence.focus()
    page.keyboard.press("Enter")
    expect(page.locator("article:target")).to_contain_text("Genomförandeplaner saknas")
    page.go_back()
    with page.expect_download() as download:
        page.get_by_role("link", name="XLSX").click()
    assert download.value.suggested_filename.endswith(".xlsx")
