"""``rodtrad entities``: lines of text, or JSONL with text and date, to one JSON list of entities a line."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from service.cli.console import fail


def entities(
    file: Annotated[Path | None, typer.Argument(help="Textfil eller JSONL; utan fil läses standard in.")] = None,
) -> None:
    """Hittar lagrum, datum, parter och nummer: en rad text in, en rad JSON ut."""
    lines = file.open(encoding="utf-8") if file else sys.stdin
    for number, line in enumerate(lines, 1):
        text, date = _request(line.rstrip("\n"), number)
        print(json.dumps(list(_found(text, date)), ensure_ascii=False), flush=True)


def _request(line: str, number: int) -> tuple[str, str | None]:
    if not line.lstrip().startswith("{"):
        return line, None
    try:
        request = json.loads(line)
    except json.JSONDecodeError:
        return line, None
    if not isinstance(request, dict) or not isinstance(request.get("text"), str):
        fail(f'Rad {number}: väntade {{"text": "…", "date": "2019-04-26"}}.')
    return request["text"], request.get("date")


def _found(text: str, date: str | None) -> Iterable[dict[str, Any]]:
    from extract import find_entities
    from extract.types import as_date
    from service.contract import told

    day = as_date(date)
    for one in find_entities(text, date=day):
        yield {
            "type": one.type.value,
            "text": one.text,
            "value": one.value,
            **told(text, one, day),
            "start": one.span.start,
            "end": one.span.end,
        }
