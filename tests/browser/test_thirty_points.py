"""A bemötande of thirty points, read by the real pipeline: where the first suggestion is right a point costs one key."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from service import store as kept
from service.analyse import analyse_document, link_case
from service.views import LinkRow, Stage
from tests.service.live import Site

ROWS = Path(__file__).parents[1] / "cases" / "thirty_points.tsv"
PAIRS = [line.split("\t") for line in ROWS.read_text().splitlines() if not line.startswith("#")]
HEAD = "Ängsbackens vårdboende, Sjöby kommun\n\nDiarienummer VON 2023/118\n\n"


@pytest.fixture
def response(site: Site) -> str:
    """Keep the protokoll and the bemötande, analysed and linked, and return the id of the bemötande."""
    review = "\n\n".join(f"{at}. {said}" for at, (said, _) in enumerate(PAIRS, 1))
    answer = "\n\n".join(f"{at}. {said}" for at, (_, said) in enumerate(PAIRS, 1))
    texts = (
        ("protokoll.txt", f"Protokoll från uppföljning den 12 april 2023\n\n{HEAD}Brister\n\n{review}"),
        ("bemotande.txt", f"Bemötande av protokollet från den 12 april 2023\n\n{HEAD}Vårt svar\n\n{answer}"),
    )
    case = kept.create_case(site.store, "Ängsbacken").id
    tied = link_case([analyse_document(name, text.encode()) for name, text in texts])
    for (name, text), analysis in zip(texts, tied.documents, strict=True):
        document, _ = kept.add_document(site.store, name, text.encode(), case=case)
        kept.save_analysis(site.store, analysis)
        kept.set_stage(site.store, document.id, Stage.DONE)
    kept.save_links(site.store, case, tied.links, tied.candidates, tied.findings)
    return tied.documents[1].document.id


def test_a_point_whose_first_suggestion_is_right_takes_one_key(page: Page, site: Site, response: str) -> None:
    right = [one for one in suggested(site, response) if one[1]]
    assert len(right) >= 20, "the first suggestions have become worse"
    keys = 0
    for statement, _ in right:
        page.goto(f"/granska/{response}#u-{statement.partition('#')[2]}")
        page.keyboard.press("a")
        keys += 1
        expect(page.locator(f"#u-{statement.partition('#')[2]}")).to_have_attribute("data-decided", "ja")
    assert keys == len(right)
    decided = {row.link.source for row in links(site, response) if row.accepted}
    assert {statement for statement, _ in right} <= decided


def test_the_next_point_has_focus_so_that_thirty_keys_are_all(page: Page, site: Site, response: str) -> None:
    points = [row for row in kept.statements(site.store, response) if row.statement.text[0].isdigit()]
    page.goto(f"/granska/{response}")
    todo = page.locator("[data-point]").count()
    for _ in range(todo):
        page.keyboard.press("a")
    expect(page.locator("#kvar")).to_contain_text("Alla punkter är beslutade")
    assert len(points) == len(PAIRS)
    assert todo <= len(PAIRS)


def links(site: Site, response: str) -> tuple[LinkRow, ...]:
    document = kept.document(site.store, response)
    assert document is not None
    return kept.links(site.store, document.case)


def suggested(site: Site, response: str) -> list[tuple[str, bool]]:
    """Return each point with whether the kritik that is suggested first is the one that it answers."""
    document = kept.document(site.store, response)
    assert document is not None
    asked = {said: at for at, (said, _) in enumerate(PAIRS)}
    answered = {said: at for at, (_, said) in enumerate(PAIRS)}
    number: dict[str, int] = {}
    for one in kept.documents(site.store, case=document.case):
        for row in kept.statements(site.store, one.id):
            said = row.statement.text.partition(". ")[2]
            number[row.statement.id] = asked.get(said, answered.get(said, -1))
    found: dict[str, bool] = {}
    for row in sorted(links(site, response), key=lambda row: -row.link.score):
        if row.link.source.startswith(response) and row.holds:
            found.setdefault(row.link.source, number[row.link.source] == number[row.link.target] >= 0)
    return list(found.items())
