"""How much each clue counts for the one reviewed and for the one who reviews: a table, learned from the corpus.

>>> weigh({"granskning av": 1.0}, weights("provider")) > weigh({"har granskat": 1.0}, weights("provider"))
True
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

Side = Literal["provider", "reviewer"]
SIDES: tuple[Side, ...] = ("provider", "reviewer")
NOBODY = "nobody"
"""The clue that speaks for an unnamed side."""


def weigh(clues: Mapping[str, float], known: Mapping[str, float]) -> float:
    """Return the sum of what the clues count for; higher is surer."""
    return sum(known.get(name, 0.0) * value for name, value in clues.items())


@cache
def weights(side: Side) -> Mapping[str, float]:
    """Return what was learned."""
    return read_table("weights", side)


@cache
def beliefs(side: Side) -> Mapping[str, float]:
    """Return what people held true before anything was learned; learning starts here and is pulled back here."""
    return read_table("beliefs", side)


def read_table(name: str, side: Side) -> Mapping[str, float]:
    """Return one column of a table of this package."""
    text = files(__package__).joinpath(f"{name}.tsv").read_text("utf-8")
    return {row["clue"]: float(row[side]) for row in csv.DictReader(text.splitlines(), delimiter="\t")}
