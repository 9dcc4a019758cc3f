"""Each kind of entity against its table: text, date, expected values, where the case came from."""

import csv
from datetime import date
from pathlib import Path

import pytest

from extract.entities import find_entities
from extract.types import EntityType

CASES = Path(__file__).parent.parent / "cases"
KINDS = {
    "paragraf": {EntityType.LAW},
    "datum": {EntityType.DATE},
    "diarienummer": {EntityType.CASE_NUMBER},
    "personnummer": {EntityType.PERSONAL_NUMBER, EntityType.ORGANISATION_NUMBER},
    "kontakt": {EntityType.PHONE, EntityType.EMAIL, EntityType.ADDRESS},
    "belopp": {EntityType.AMOUNT, EntityType.COUNT},
    "parter": {EntityType.PROVIDER, EntityType.ORGANISATION, EntityType.PERSON},
}


def rows(name: str) -> list[dict[str, str]]:
    text = (CASES / f"{name}.tsv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def found(kind: str, row: dict[str, str]) -> list[str]:
    day = date.fromisoformat(row["date"]) if row["date"] else None
    kinds = KINDS[kind]
    entities = [entity for entity in find_entities(row["text"], date=day) if entity.type in kinds]
    return [f"{e.type}:{e.value}" if len(kinds) > 1 else str(e.value) for e in entities]


def expected(row: dict[str, str]) -> list[str]:
    return [] if row["expected"] == "-" else row["expected"].split(";")


@pytest.mark.parametrize(
    ("kind", "row"), [pytest.param(kind, row, id=f"{kind}: {row['text']}") for kind in KINDS for row in rows(kind)]
)
def test_case(kind: str, row: dict[str, str]) -> None:
    assert found(kind, row) == expected(row), row["where from"]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=row["text"], marks=pytest.mark.xfail(reason=row["why"], strict=True))
        for row in rows("entities_known_failures")
    ],
)
def test_known_failure(row: dict[str, str]) -> None:
    assert found(row["kind"], row) == expected(row)
