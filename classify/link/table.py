"""What was learned of links: what each clue is worth, as tables that people can read too."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from classify.types import LinkType


@dataclass(frozen=True, slots=True)
class Table:
    """What each clue is worth, in log-odds: for pairs, for pointing at nothing, and for moves from target to target."""

    pairs: Mapping[str, float]
    untied: Mapping[str, float]
    moves: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Learned:
    """The tables of the two readings of one type of link, and the chance from which a link is believed."""

    readings: tuple[Table, Table]
    threshold: float


def save(path: Path, learned: Mapping[LinkType, Learned]) -> None:
    """Write what was learned as JSON, for people to read too."""
    tables = {
        kind.value: {
            "threshold": one.threshold,
            "readings": [
                {
                    part: {name: round(worth, 3) for name, worth in values.items()}
                    for part, values in asdict(table).items()
                }
                for table in one.readings
            ],
        }
        for kind, one in learned.items()
    }
    path.write_text(json.dumps(tables, ensure_ascii=False, indent=1) + "\n")


def load(path: Path) -> dict[LinkType, Learned]:
    """Read back what was learned."""
    return {
        LinkType(kind): Learned((Table(**one["readings"][0]), Table(**one["readings"][1])), one["threshold"])
        for kind, one in json.loads(path.read_text()).items()
    }
