"""What speaks for a statement pointing at nothing at hand."""

import re
from collections.abc import Callable, Mapping
from functools import partial

import numpy as np

from classify.link.clues.references import FIGURE
from classify.link.outcome import telling
from classify.link.scene import Scene
from classify.link.thread import Turn
from classify.scoring import Floats
from classify.types import Label, Stance, Status

_TO_COME = re.compile(r"\b(?:ska|skall|bör|måste|kommer att|föreläggs|rekommender\w+|planer\w+)\b", re.IGNORECASE)
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
_SHORT = 25
_NEARLY = 0.4
_STRENGTHS = ("alike", "met", "paragraph alike", "heading names it", "row alike", "names its point", "repeated before")


def untied(scene: Scene, pairs: dict[str, Floats]) -> dict[str, Floats]:
    """Return numbers of shape (n_sources,); ``pairs`` are the clues of the pairs."""
    found = {name: np.array([float(bool(told(turn))) for turn in scene.sources]) for name, told in _TOLD.items()}
    count = np.full(len(scene.sources), float(len(scene.targets)))
    return found | {
        **{
            name: np.array([float(bool(told(scene, turn))) for turn in scene.sources])
            for name, told in _TOLD_IN.items()
        },
        "looks anew": np.full(len(count), float(_looks_anew(scene))),
        "an answer has come": np.full(
            len(count), float(any(turn.answers for turn in scene.thread if turn.order < scene.order))
        ),
        "how far on": np.array([turn.position for turn in scene.sources]),
        "in a first document": np.full(len(count), float(scene.order == 0)),
        "few targets": 1 / count,
        "many targets": np.log(count),
        **{f"none {name}": -pairs[name].max(axis=1) for name in _STRENGTHS},
        "repeats nearly": (pairs["alike"].max(axis=1) > _NEARLY)
        * [float(turn.label is Label.CRITICISM) for turn in scene.sources],
    }


def _is_labelled(label: Label, turn: Turn) -> bool:
    return turn.label is label


def _retells(label: Label, turn: Turn) -> bool:
    return turn.label is label and bool(_RETOLD.search(turn.statement.text))


def _is_told(told: Stance | Status, turn: Turn) -> bool:
    return told in (turn.annotation.stance, turn.annotation.status)


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
    cell = turn.statement.cell
    return bool(cell) and cell.column == 1  # type: ignore[union-attr]


_TOLD_IN: Mapping[str, Callable[[Scene, Turn], object]] = {
    "in a column of results": lambda scene, turn: _RESULTS.search(_column(scene, turn)),
    "in a column that names": lambda scene, turn: _NAMES.search(_column(scene, turn)),
    "first in its row": _is_first_cell,
}
_TOLD: Mapping[str, Callable[[Turn], object]] = {
    "always": lambda turn: 1.0,
    **{f"is {label.value}": partial(_is_labelled, label) for label in Label},
    **{one.value: partial(_is_told, one) for one in (*Stance, *Status)},
    "in an answer": lambda turn: turn.answers,
    "in a cell": lambda turn: turn.statement.cell is not None,
    "short": lambda turn: len(turn.statement.text) < _SHORT,
    "at the beginning": lambda turn: turn.position < 0.1,
    "at the end": lambda turn: turn.position > 0.9,
    "figures": lambda turn: bool(FIGURE.search(turn.statement.text)),
    "to come": lambda turn: bool(_TO_COME.search(turn.statement.text)),
    "tells what became of it": lambda turn: telling(turn.statement.text),
    "tells what became of it, övrigt": lambda turn: turn.label is Label.OTHER and telling(turn.statement.text),
    "speaks of now": lambda turn: bool(_NOW.search(turn.statement.text)),
    "under a heading of follow-up": lambda turn: any(map(_FOLLOWED.search, turn.statement.section)),
    "under a heading of background": lambda turn: any(map(_BACKGROUND.search, turn.statement.section[-1:])),
    "retells": lambda turn: bool(_RETOLD.search(turn.statement.text)),
    **{f"{label.value} retells": partial(_retells, label) for label in (Label.CRITICISM, Label.ACTION)},
    "in a follow-up": lambda turn: bool(_FOLLOWED.search(turn.document.profile.title or "")),
}
