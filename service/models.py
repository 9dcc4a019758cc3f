"""Which model is in use: the last that ``data/models/live`` names, without it the repository's own.

It loads no model: the processes that hand out work have no use for one.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from classify.artefacts import LIVE, MODELS
from classify.encoder import ENCODER
from service.settings import Settings


def live(settings: Settings) -> Path:
    """Return the folder of the model in use."""
    taken = history(settings)
    return folder(settings) / taken[-1] if taken else MODELS


def use(settings: Settings) -> None:
    """Have this process and the workers that it starts use the model that is live."""
    os.environ[LIVE] = str(live(settings))
    if settings.encoder:
        os.environ[ENCODER] = str(settings.encoder)


def folder(settings: Settings) -> Path:
    """Return where the models lie that were made here."""
    return settings.data / "models"


def history(settings: Settings) -> list[str]:
    """Return the versions that took over, the latest last."""
    path = folder(settings) / "live"
    return path.read_text().split() if path.exists() else []


def write(settings: Settings, taken: Sequence[str]) -> None:
    """Note which versions took over; all of it or nothing."""
    path = folder(settings) / "live"
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_suffix(".new")
    made.write_text("\n".join(taken))
    made.replace(path)
