"""The words of a statement and of what surrounds it, to be compared with those of another."""

from classify.link.scene import Scene
from classify.link.thread import Turn
from classify.types import Label

LONGEST = 3000
BACK = 8
"""How many statements back in its section a reply may have repeated what it answers."""


def said(scene: Scene, turn: Turn) -> str:
    """Give the statement itself."""
    return turn.statement.text


def paragraph(scene: Scene, turn: Turn) -> str:
    """Give its whole block."""
    document = turn.document.document
    return document.blocks[turn.statement.block].span.of(document.text)


def heading(scene: Scene, turn: Turn) -> str:
    """Give the nearest heading."""
    return turn.heading


def row(scene: Scene, turn: Turn) -> str:
    """Give the other cells of its table row."""
    cell = turn.statement.cell
    if not cell or cell.header:
        return ""
    others = scene.rows[turn.order, cell.table, cell.row]
    return " ".join(one.statement.text for one in others if one.id != turn.id)


def before(scene: Scene, turn: Turn) -> str:
    """Give the statement before it in its section."""
    return _beside(scene, turn, -1)


def window(scene: Scene, turn: Turn) -> str:
    """Give the statement with those on both sides of it."""
    return " ".join((_beside(scene, turn, -1), turn.statement.text, _beside(scene, turn, 1)))


def under_heading(scene: Scene, turn: Turn) -> str:
    """Give the statement, those on both sides, and the heading."""
    return f"{window(scene, turn)} {turn.heading}"


def repeated(scene: Scene, turn: Turn) -> str:
    """Give the kritik that the document says last before it in the same section: a reply repeats what it answers."""
    for step in range(1, BACK + 1):
        one = scene.around.get((turn.order, turn.index - step))
        if one is None or one.statement.section != turn.statement.section:
            return ""
        if one.label is Label.CRITICISM:
            return one.statement.text
    return ""


def section_of(scene: Scene, turn: Turn) -> str:
    """Give all that stands under its heading, as far as the first LONGEST characters."""
    return scene.sections[turn.order, turn.statement.section][:LONGEST]


def _beside(scene: Scene, turn: Turn, step: int) -> str:
    one = scene.around.get((turn.order, turn.index + step))
    return one.statement.text if one and one.statement.section == turn.statement.section else ""
