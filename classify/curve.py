"""The learning curve: how good labels get with ever more authors to learn from.

>>> steps(["a", "b", "c", "d", "e"], parts=2)
[3, 5]
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from zlib import crc32

from classify import metrics, train
from classify.annotate import annotate
from classify.artefacts import MODELS
from classify.fit_model import train as fit
from classify.gold import GoldDocument

FILE = "curve.json"
PARTS = 4


@dataclass(frozen=True, slots=True)
class Point:
    """What so many authors' ``statements`` teach: macro-F1 and the worst label's F1 on documents of none of them."""

    authors: int
    statements: int
    macro_f1: float
    worst_f1: float


def curve(known: Sequence[GoldDocument], unseen: Sequence[GoldDocument], *, parts: int = PARTS) -> Iterator[Point]:
    """Yield a point for each part more of the authors, in an order that has nothing to do with what they write."""
    authors = sorted({one.author for one in known}, key=lambda author: crc32(author.encode()))
    for count in steps(authors, parts):
        given = [one for one in known if one.author in authors[:count]]
        model = fit(train.examples(given), seeds=(0,))
        pairs = [
            (gold.label, made.label)
            for one in unseen
            for gold, made in zip(
                one.annotations, annotate(one.statements, one.profile.kind, (), model=model), strict=True
            )
        ]
        scores = metrics.per_label([gold for gold, _ in pairs], [made for _, made in pairs])
        worst = min(score.f1 for score in scores.values())
        yield Point(count, sum(len(one.statements) for one in given), metrics.macro(scores), worst)


def steps(authors: Sequence[str], parts: int) -> list[int]:
    """Return after how many authors to look, the last time after all."""
    return [-(-len(authors) * part // parts) for part in range(1, parts + 1)]


def save(points: Sequence[Point], folder: Path = MODELS) -> None:
    """Write the points where the model card finds them."""
    (folder / FILE).write_text(json.dumps([asdict(one) for one in points], indent=1) + "\n")
