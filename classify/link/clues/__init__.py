"""What speaks for a link: tables of named numbers, each with the reason that the reader sees."""

from collections.abc import Mapping

from classify.link.clues import place, references, retold, target, wording
from classify.link.clues.untied import untied
from classify.link.scene import Scene
from classify.scoring import Floats

KRITIK = "kritik: "
REASONS: Mapping[str, str] = {
    **wording.REASONS,
    **references.REASONS,
    **place.REASONS,
    **{f"{KRITIK}{name}": reason for name, reason in target.REASONS.items()},
    **retold.REASONS,
}


def clues(scene: Scene) -> dict[str, Floats]:
    """Return what the first reading sees of each pair: arrays of shape (n_sources, n_targets)."""
    kritik = {f"{KRITIK}{name}": values for name, values in target.target(scene).items()}
    return wording.wording(scene) | references.references(scene) | place.place(scene) | kritik


__all__ = ["REASONS", "clues", "untied"]
