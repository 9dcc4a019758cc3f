"""Real documents that the repository may not hold: labels by a blind annotator, keyed by the hash of each statement.

The documents lie beside the checkout (../shared/examples); where they do not, there is nothing to measure.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from classify import metrics
from classify.annotate import annotate
from classify.gold import CORPUS
from classify.types import Label
from extract import find_entities, profile, read, segment
from extract.types import as_date

EXAMPLES = Path(__file__).parents[2] / "shared/examples"


def key(text: str) -> str:
    """Return what a statement is known by: a hash of its words.

    >>> key("Rutin  saknas.") == key("Rutin saknas.")
    True
    """
    return sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def evaluate(folder: Path = EXAMPLES) -> Mapping[str, Any] | None:
    """Return figures over all labelled statements of the real documents; None where they are not at hand."""
    pairs = [pair for path in sorted(folder.glob("*")) for pair in _judged(path)]
    if not pairs:
        return None
    scores = metrics.per_label([gold for gold, _ in pairs], [made for _, made in pairs])
    return {
        "statements": len(pairs),
        "macro_f1": metrics.macro(scores),
        "worst_f1": min(one.f1 for one in scores.values()),
        "labels": {label.value: asdict(one) for label, one in scores.items()},
    }


def _judged(path: Path) -> Iterator[tuple[Label, Label]]:
    gold = _labels().get(path.name)
    if gold is None:
        return
    document = read(path.name, path.read_bytes())
    told = profile(document)
    statements = segment(document)
    entities = find_entities(document.text, date=as_date(told.metadata.date))
    for statement, said in zip(
        statements, annotate(statements, told.kind, entities, day=as_date(told.metadata.date)), strict=True
    ):
        if label := gold.get(key(statement.text)):
            yield label, said.label


def _labels() -> dict[str, dict[str, Label]]:
    found: dict[str, dict[str, Label]] = {}
    for line in (CORPUS / "foreign.tsv").read_text().splitlines():
        if not line.startswith("#"):
            name, digest, label = line.split("\t")
            found.setdefault(name, {})[digest] = Label(label)
    return found
