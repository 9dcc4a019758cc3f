"""What makes a kritik one that others point at, whoever points: the fullest of those that say the same, and the first."""

import re
from collections.abc import Mapping

import numpy as np

from classify.link.clues.shapes import of_targets
from classify.link.scene import Scene
from classify.scoring import Floats
from classify.types import Label

REASONS: Mapping[str, str] = {
    "length": "Utförlig kritik.",
    "short": "Kortfattad kritik.",
    "figures": "Kritiken anger tal.",
    "cell": "Kritiken står i en tabell.",
    "weight": "Kritiken är tydlig.",
    "judges": "Kritiken är en bedömning.",
    "goes on": "Kritiken bygger på meningen före.",
    "first of its paragraph": "Kritiken inleder sitt stycke.",
    "first of its section": "Kritiken inleder sitt avsnitt.",
    "far into its section": "Kritiken står långt in i sitt avsnitt.",
    "alone in its section": "Avsnittets enda kritik.",
    "share of its section": "Avsnittet har lite kritik.",
    "second of its section": "Kritiken kommer som nummer två i sitt avsnitt.",
    "like other kritik": "Liknar annan kritik.",
    "said by a reviewer": "Kritiken står i en granskning.",
    "more kritik follows": "Mer kritik följer.",
    "sums up": "Kritiken står i en sammanfattning.",
    "early": "Kritiken står tidigt.",
    "how far on": "Kritiken står sent.",
    "decided": "Kritiken står i beslutet.",
    "said by the answering": "Kritiken står i ett svar.",
    "repeats an earlier document": "Upprepar kritik i ett tidigare dokument.",
    "repeats an earlier document, here": "Upprepar kritik i ett tidigare dokument.",
    "repeats its own document": "Upprepar tidigare kritik.",
    "is said again": "Kritiken upprepas senare.",
}
_SUMS = re.compile(r"sammanfatt|bedömning|slutsats|helhet|samlad", re.IGNORECASE)
_DECIDED = re.compile(r"beslut|ställningstagande", re.IGNORECASE)
_FIGURE = re.compile(r"\d")
_JUDGES = re.compile(
    r"\b(?:bedöm\w+|konstater\w+|uppfyll\w+|brist\w*|inte (?:säkerställt|tillräcklig\w*|ändamålsenlig\w*|godta\w*)|sakna\w*|strid\w*"
    r"|otillräcklig\w*|finner|anser|anmärk\w+)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:Detta|Det|Den|De|Dessa|Även|Vidare|Dessutom|Därutöver|Inte heller|Samma|Ytterligare|Han|Hon|Som exempel|Bland annat|Exempelvis"
    r"|I ett|I två|I tre|En|Två|Tre) "
)


def target(scene: Scene) -> dict[str, Floats]:
    """Return numbers 0–1 of shape (n_sources, n_targets), the same for every source."""
    texts = [turn.statement.text for turn in scene.targets]
    places = [(turn.order, turn.statement.section) for turn in scene.targets]
    rank = [places[:index].count(place) for index, place in enumerate(places)]
    blocks = [(turn.order, turn.statement.block) for turn in scene.targets]
    alike = scene.words.alike(texts, texts)
    orders = np.array([turn.order for turn in scene.targets])
    earlier = np.tri(len(texts), k=-1, dtype=bool)
    elsewhere = (alike * (orders[:, None] > orders)).max(axis=1)
    values = {
        "length": [min(len(text), 250) / 250 for text in texts],
        "short": [len(text) < 25 for text in texts],
        "figures": [bool(_FIGURE.search(text)) for text in texts],
        "cell": [turn.statement.cell is not None for turn in scene.targets],
        "weight": [turn.annotation.confidence for turn in scene.targets],
        "judges": [bool(_JUDGES.search(text)) for text in texts],
        "goes on": [bool(_GOES_ON.match(text)) for text in texts],
        "first of its paragraph": [block not in blocks[:index] for index, block in enumerate(blocks)],
        "first of its section": [one == 0 for one in rank],
        "far into its section": [one > 2 for one in rank],
        "alone in its section": [places.count(place) == 1 for place in places],
        "share of its section": [1 / places.count(place) for place in places],
        "second of its section": [one == 1 for one in rank],
        "like other kritik": alike.sum(axis=1) / max(alike.sum(axis=1).max(), 1e-6),
        "said by a reviewer": [not turn.answers for turn in scene.targets],
        "more kritik follows": [
            (one := scene.around.get((turn.order, turn.index + 1))) is not None and one.label is Label.CRITICISM
            for turn in scene.targets
        ],
        "sums up": [any(map(_SUMS.search, turn.statement.section)) for turn in scene.targets],
        "early": [turn.position < 0.15 for turn in scene.targets],
        "how far on": [turn.position for turn in scene.targets],
        "decided": [bool(_DECIDED.search(turn.heading)) for turn in scene.targets],
        "said by the answering": [turn.answers and turn.order < scene.order for turn in scene.targets],
        "repeats an earlier document": elsewhere,
        "repeats an earlier document, here": elsewhere * (orders == scene.order),
        "repeats its own document": (alike * earlier * (orders[:, None] == orders)).max(axis=1),
        "is said again": (alike * earlier.T).max(axis=1),
    }
    return {name: of_targets(scene, np.asarray(value, dtype=float)) for name, value in values.items()}
