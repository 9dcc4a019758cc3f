"""The svarsmatris for programs."""

from datetime import date, datetime
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from classify.types import Outcome
from service.api import shapes
from service.api.models import Problem, StatementOut
from service.cases.matrix import Entry, Line, matrix
from service.pages.cases import found
from service.web.access import Opened

MISSING: dict[int | str, dict[str, Any]] = {404: {"model": Problem}}
router = APIRouter(tags=["ärenden"])


class EntryOut(BaseModel):
    """A statement in the matrix with its source; ``confirmed``: a person has decided that it belongs there."""

    statement: StatementOut
    document: str
    title: str
    date: str | None
    page: int | None
    outcome: Outcome | None
    late: bool
    confirmed: bool
    confirmed_by: str | None
    confirmed_at: datetime | None
    belief: float


class LineOut(BaseModel):
    """A kritik with all that is tied to it."""

    number: int
    state: str
    answered: bool
    criticism: EntryOut
    responses: tuple[EntryOut, ...]
    actions: tuple[EntryOut, ...]
    follow_ups: tuple[EntryOut, ...]


class MatrixOut(BaseModel):
    """A line per kritik, and what answers no kritik; ``today`` decides what is late."""

    case: str
    title: str
    today: date
    lines: tuple[LineOut, ...]
    loose: tuple[EntryOut, ...]


@router.get("/cases/{id}/matrix", responses=MISSING)
def svarsmatris(id: str, store: Opened) -> MatrixOut:
    """Give the svarsmatris of a case, with human decisions applied."""
    row, today = found(store, id), date.today()
    laid = matrix(store, id, today=today)
    return MatrixOut(
        case=id,
        title=row.title,
        today=today,
        lines=tuple(map(_line, laid.lines)),
        loose=tuple(map(entry, laid.loose)),
    )


def _line(line: Line) -> LineOut:
    return LineOut(
        number=line.number,
        state=line.state,
        answered=line.answered,
        criticism=entry(line.criticism),
        responses=tuple(map(entry, line.responses)),
        actions=tuple(map(entry, line.actions)),
        follow_ups=tuple(map(entry, line.follow_ups)),
    )


def entry(one: Entry) -> EntryOut:
    """Shape an entry."""
    return EntryOut(
        statement=shapes.statement(one.row),
        document=one.document.id,
        title=one.document.title or one.document.name,
        date=one.document.metadata.date,
        page=one.page,
        outcome=one.outcome,
        late=one.late,
        confirmed=one.confirmed,
        confirmed_by=one.confirmed_by,
        confirmed_at=one.confirmed_at,
        belief=one.belief,
    )
