"""What tells that a statement says what became of something, and what tells that it only retells what was said."""

import re
from collections.abc import Callable, Mapping
from functools import partial

import numpy as np

from classify.link.outcome import telling
from classify.link.scene import Scene
from classify.link.thread import Turn
from classify.scoring import Floats
from classify.types import Label

_FOLLOWED = re.compile(
    r"uppfölj|återbesök|efterkontroll|resultat|utfall|efterlev|status|vad (?:som )?(?:har )?(?:hänt|gjorts|skett)",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:nu|numera|fortfarande|ännu|alltjämt|kvar\w*|sedan dess|inte längre|har (?:nu )?\w+(?:ts|t)|åtgärda\w*|samma|åter)\b",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"bakgrund|ärendet|inledning|förutsättning|om (?:granskning|uppfölj|tillsyn)|metod|yrkande|underlag", re.IGNORECASE
)
_RETOLD = re.compile(
    r"\b(?:framkom|framgick|beskr[ie]v\w*|påtala\w*|påpeka\w*|kritisera\w*|anmärkt\w*|skriv(?:er|it) att|ans(?:er|åg) att|menade|konstaterade|vid (?:förra|föregående|besöket i|granskningen)"
    r"|i (?:beslutet|rapporten|protokollet|yttrandet|svaret)|enligt (?:beslutet|rapporten|protokollet))\b",
    re.IGNORECASE,
)
_ANEW = re.compile(
    r"återbesök|uppföljande|nytt besök|ny mätning|efterkontroll|uppfölj\w+ av|(?:vad som|hur) (?:har )?(?:skett|hänt|blivit|åtgärdats)|föregående|sedan (?:förra|sist)",
    re.IGNORECASE,
)
_RESULTS = re.compile(
    r"resultat|status|bedömning|iaktta|utfall|läge|nu\b|kommentar|uppfölj|kontroll|gjort|vid besök|\b20\d\d\b",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"brist|avvikelse|kritik|påpekande|rekommendation|punkt|område|moment|fråga|krav|vad (?:ni|vi|som)", re.IGNORECASE
)
_OPENING = 15
"""So many statements tell why a document was written."""
_NEARLY = 0.4
"""Kritik more alike than this to an earlier one repeats it."""


def anew(scene: Scene, pairs: Mapping[str, Floats]) -> dict[str, Floats]:
    """Return numbers of shape (n_sources,); ``pairs`` are the clues of the pairs."""
    kritik = np.array([turn.label is Label.CRITICISM for turn in scene.sources])
    answered = any(turn.answers for turn in scene.thread if turn.order < scene.order)
    return {
        **{name: np.array([float(bool(told(scene, turn))) for turn in scene.sources]) for name, told in _TOLD.items()},
        "looks anew": np.full(len(kritik), float(_looks_anew(scene))),
        "an answer has come": np.full(len(kritik), float(answered)),
        "repeats nearly": kritik * (pairs["alike"].max(axis=1) > _NEARLY),
    }


def _looks_anew(scene: Scene) -> bool:
    """Tell whether the document says at its beginning that it looks at something again."""
    opening = (scene.around.get((scene.order, at)) for at in range(_OPENING))
    texts = [turn.statement.text for turn in opening if turn]
    return any(map(_ANEW.search, (scene.sources[0].document.profile.title or "", *texts)))


def _column(scene: Scene, turn: Turn) -> str:
    """Return the header of the statement's column."""
    cell = turn.statement.cell
    if not cell or cell.header:
        return ""
    first = scene.rows.get((turn.order, cell.table, 1), ())
    return " ".join(
        one.statement.text for one in first if one.statement.cell and one.statement.cell.column == cell.column
    )


def _is_first_cell(scene: Scene, turn: Turn) -> bool:
    return turn.statement.cell is not None and turn.statement.cell.column == 1


def _retells(label: Label | None, scene: Scene, turn: Turn) -> bool:
    return label in (None, turn.label) and bool(_RETOLD.search(turn.statement.text))


_TOLD: Mapping[str, Callable[[Scene, Turn], object]] = {
    "in a column of results": lambda scene, turn: _RESULTS.search(_column(scene, turn)),
    "in a column that names": lambda scene, turn: _NAMES.search(_column(scene, turn)),
    "first in its row": _is_first_cell,
    "tells what became of it": lambda scene, turn: telling(turn.statement.text),
    "tells what became of it, övrigt": lambda scene, turn: turn.label is Label.OTHER and telling(turn.statement.text),
    "speaks of now": lambda scene, turn: _NOW.search(turn.statement.text),
    "under a heading of follow-up": lambda scene, turn: any(map(_FOLLOWED.search, turn.statement.section)),
    "under a heading of background": lambda scene, turn: any(map(_BACKGROUND.search, turn.statement.section[-1:])),
    "retells": partial(_retells, None),
    **{f"{label.value} retells": partial(_retells, label) for label in (Label.CRITICISM, Label.ACTION)},
    "in a follow-up": lambda scene, turn: _FOLLOWED.search(turn.document.profile.title or ""),
}
