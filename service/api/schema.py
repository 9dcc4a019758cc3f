"""The API's description as programs read it: what each address asks for, and every way in which it says no.

>>> sorted(refusals({"requestBody": {}}, open=False))
['400', '401', '403', '408', '413', '422', '429', '507']
>>> sorted(refusals({}, open=True))
['422', '429']
"""

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from service.auth.needs import Need, need
from service.web.once import LONGEST
from service.web.problems import TITLES

PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
KEY = {"type": "http", "scheme": "bearer", "description": "En nyckel från Mitt konto: rt_…"}
ONCE = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST},
    "description": "En nyckel av eget val. Samma begäran med samma nyckel utförs en gång, också om den skickas igen inom ett dygn.",
}
VERBS = ("get", "put", "post", "delete", "patch")


def describe(app: FastAPI) -> None:
    """Let the application describe itself this way."""

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = completed(get_openapi(title=app.title, version=app.version, routes=app.routes))
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]  # as FastAPI's documentation says to


def completed(schema: dict[str, Any]) -> dict[str, Any]:
    """Add to each operation what the door and the rim may answer; failures are problem details, as service/web/problems.py gives them."""
    parts = schema["components"]
    parts["securitySchemes"] = {"nyckel": KEY}
    for method, path, operation in operations(schema):
        open = need(method, path) is Need.NOBODY
        operation["security"] = [] if open else [{"nyckel": []}]
        if method != "GET":
            operation.setdefault("parameters", []).append(ONCE)
            operation["responses"].setdefault("409", {"description": TITLES[409]})
        answers = refusals(operation, open=open) | operation["responses"]
        for status, answer in answers.items():
            if status >= "400":
                answer["content"] = PROBLEM
        operation["responses"] = dict(sorted(answers.items()))
    for unused in ("HTTPValidationError", "ValidationError"):
        parts["schemas"].pop(unused, None)
    return schema


def operations(schema: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give each operation with its method and its path."""
    for path, item in schema["paths"].items():
        for verb in VERBS:
            if verb in item:
                yield verb.upper(), path, item[verb]


def refusals(operation: Mapping[str, Any], *, open: bool) -> dict[str, dict[str, Any]]:
    """Return the answers that any operation of the kind may give."""
    statuses = [422, 429]
    if not open:
        statuses += [401, 403]
    if "requestBody" in operation:
        statuses += [400, 408, 413, 507]
    return {str(status): {"description": TITLES[status]} for status in statuses}
