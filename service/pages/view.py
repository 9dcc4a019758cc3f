"""Templates made into answers."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

from fastapi import Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from service.bullets import unbulleted
from service.pages import addresses, words

FILTERS = (
    words.day,
    words.moment,
    words.size,
    words.percent,
    words.first_upper,
    words.letter,
    words.tone,
    words.state_tone,
    words.entity_tone,
    addresses.place,
    addresses.provider_at,
    addresses.similar_at,
    addresses.anchor,
    addresses.part,
    addresses.document_of,
    unbulleted,
)


def _environment() -> Environment:
    loader = FileSystemLoader(Path(__file__).parent.parent / "templates")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update({function.__name__: function for function in FILTERS})
    environment.globals.update(counted=words.counted, UNSURE=words.UNSURE, with_query=addresses.with_query, once=uuid4)
    return environment


def entered(request: Request) -> dict[str, Any]:
    """Give every template the person that the door let in, None at the door."""
    settings = request.app.state.settings
    return {"person": getattr(request.state, "person", None), "signs_in": bool(settings.methods)}


TEMPLATES = Jinja2Templates(env=_environment(), context_processors=[entered])


def render(request: Request, template: str, values: Mapping[str, Any], *, status: int = 200) -> HTMLResponse:
    """Fill a template."""
    return TEMPLATES.TemplateResponse(request, template, dict(values), status_code=status)


def wants_fragment(request: Request) -> bool:
    """Tell whether htmx asks for a part of a page rather than a person for all of it."""
    return request.headers.get("HX-Request") == "true"
