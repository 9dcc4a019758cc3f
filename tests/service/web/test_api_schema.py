"""The API does what its own description says, whatever is sent to it (schemathesis; the same cases every time).

What is tried is bounded here; for more: ``SCHEMA_EXAMPLES=200 pytest tests/service/web/test_api_schema.py``.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from service.app import create_app
from service.settings import Settings
from tests.service.conftest import database
from tests.service.doors import Guarded, guarded

ADDRESS = "/api/v1/openapi.json"
SLOW = "/api/v1/documents/{id}/searchable.pdf"  # draws pages; what it may answer is tested in test_again.py

pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisDeprecationWarning")  # schemathesis's own


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory, postgres: Any) -> Iterator[Guarded]:
    data, url = tmp_path_factory.mktemp("data"), database(postgres)  # it minds more than SQLite what text holds
    with pytest.MonkeyPatch.context() as patch, guarded(data, uploads_per_minute=100_000, database_url=url) as door:
        patch.setattr("service.auth.guard.WRONG_KEYS", 1_000_000)  # schemathesis tries a wrong key at every address
        yield door


api = schemathesis.openapi.from_dict(create_app(Settings(_env_file=None)).openapi()).exclude(path=SLOW)


@api.parametrize()
@settings(
    max_examples=int(os.environ.get("SCHEMA_EXAMPLES", "5")),
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
def test_answers_are_as_described(case: schemathesis.Case, door: Guarded) -> None:
    headers = {"Authorization": f"Bearer {door.keys['adam']}"}
    load_all_checks()  # no check, no failure: nothing else sees to it that they are there
    assert len(CHECKS.get_all()) > 10
    rules = [positive_data_acceptance]  # a date that is none is refused, and no schema can say so
    if case.media_type == "multipart/form-data":
        rules.append(negative_data_rejection)  # any bytes are a file
    case.call_and_validate(base_url=door.site.address, headers=headers, timeout=60, excluded_checks=rules)


def test_every_refusal_is_problem_details(door: Guarded) -> None:
    paths = door.ask("adam", "GET", ADDRESS).json()["paths"]
    answers = [
        (status, one) for path in paths.values() for verb in path.values() for status, one in verb["responses"].items()
    ]
    assert len(answers) > 100
    assert all("application/problem+json" in one["content"] for status, one in answers if status >= "400")
    assert all(path.startswith("/api/v1/") for path in paths)
