"""The pipeline on files of our own: the contract holds, the golden analyses stand, the command line tells it in Swedish."""

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import jsonschema
import pytest
from typer.testing import CliRunner

from service.analyse import analyse
from service.cli import app
from service.contract import SCHEMA, to_json

EXAMPLE = Path(__file__).parents[2] / "service/example"
GOLDEN = Path(__file__).parents[1] / "golden"
FILES = tuple(sorted(EXAMPLE.iterdir()))


@pytest.fixture(scope="module")
def case() -> dict[str, Any]:
    return to_json(analyse((path.name, path.read_bytes()) for path in FILES))


def test_the_output_follows_the_schema(case: dict[str, Any]) -> None:
    jsonschema.validate(case, SCHEMA)


def test_the_same_bytes_give_the_same_analysis(case: dict[str, Any]) -> None:
    assert to_json(analyse((path.name, path.read_bytes()) for path in FILES)) == case


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_golden_analysis(path: Path, case: dict[str, Any]) -> None:
    """What a reader would check first; figures of the model are left out, so that training may move them."""
    document = next(one for one in case["documents"] if one["name"] == path.name)
    found = {
        "kind": document["kind"],
        "title": document["title"],
        "metadata": document["metadata"],
        "pages": len(document["pages"]),
        "statements": [
            [one["kind"], one["page"], " / ".join(one["section"]), one["text"]] for one in document["statements"]
        ],
        "entities": [[one["type"], one["text"], one["value"]] for one in document["entities"]],
    }
    golden = GOLDEN / f"{path.name}.json"
    assert found == json.loads(golden.read_text())


def test_places_and_entities_can_be_checked_in_the_output(case: dict[str, Any]) -> None:
    for document in case["documents"]:
        texts = {one["id"]: one["text"] for one in document["statements"]}
        sizes = {page["number"]: (page["width"], page["height"]) for page in document["pages"]}
        for one in document["entities"]:
            if one["statement"]:
                assert texts[one["statement"]][one["start"] : one["end"]] == one["text"]
        for one in document["statements"]:
            width, height = sizes[one["page"]]
            assert all(0 <= x0 < x1 <= width and 0 <= top < bottom <= height for x0, top, x1, bottom in one["boxes"])


def test_links_cross_from_the_answer_to_the_protokoll(case: dict[str, Any]) -> None:
    protokoll, svar = (one["id"] for one in case["documents"][:2])
    crossing = [
        link for link in case["links"] if link["source"].startswith(svar) and link["target"].startswith(protokoll)
    ]
    assert {link["type"] for link in crossing} >= {"besvarar"}


def test_summary_says_nothing_that_the_document_does_not(case: dict[str, Any]) -> None:
    for document in case["documents"]:
        said = " ".join(" ".join(one["text"].split()) for one in document["statements"])
        texts = {one["id"]: " ".join(one["text"].split()) for one in document["statements"]}
        assert len(document["summary"]["text"].split()) <= 150
        assert len(document["summary"]["statements"]) <= 8
        assert all(texts[one] in said for one in document["summary"]["statements"])


def test_command_line_tells_who_when_and_what() -> None:
    result = CliRunner().invoke(app, ["analyse", str(FILES[0])])
    assert result.exit_code == 0
    assert "Ojalas Hemvård AB" in result.stdout
    assert "2013-10-17" in result.stdout
    assert "Kritik\n------\n  s. " in result.stdout


def test_command_line_prints_the_contract() -> None:
    result = CliRunner().invoke(app, ["analyse", "--format", "json", str(FILES[1])])
    jsonschema.validate(json.loads(result.stdout), SCHEMA)


def test_a_bad_file_is_told_of_and_the_rest_goes_on(tmp_path: Path) -> None:
    empty = tmp_path / "tom.pdf"
    empty.write_bytes(b"")
    result = CliRunner().invoke(app, ["analyse", str(empty), str(tmp_path / "borta.pdf"), str(FILES[1])])
    assert result.exit_code == 1
    assert "tom.pdf är tom" in result.stderr
    assert "borta.pdf finns inte" in result.stderr
    assert "2-bemotande.docx" in result.stdout


def test_entities_reads_lines_and_jsonl() -> None:
    given = 'Beslut enligt 9 § 10 LSS\n{"text": "Mötet hålls den 8 november", "date": "2019-04-26"}\n'
    result = CliRunner().invoke(app, ["entities"], input=given)
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert [(one["type"], one["value"]) for one in first] == [("paragraf", "SFS 1993:387 9 § 10 p")]
    assert [(one["type"], one["value"]) for one in second] == [("datum", "2019-11-08")]


def test_a_text_in_another_language_is_told_of() -> None:
    text = "The municipality inspected the care home in March and found that the medication routines were not followed."
    (document,) = analyse([("report.txt", text.encode())]).documents
    assert document.profile.language == "en"
    assert any("engelska" in note for note in document.document.notes)


def test_a_zip_is_its_files(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "arende.zip", "w") as packed:
        for path in FILES[:2]:
            packed.write(path, path.name)
        packed.writestr("logga.png", b"\x89PNG\r\n\x1a\n1234")
    result = CliRunner().invoke(app, ["analyse", "--format", "json", str(tmp_path / "arende.zip")])
    assert [one["name"] for one in json.loads(result.stdout)["documents"]] == [path.name for path in FILES[:2]]
    assert "logga.png" in result.stderr
