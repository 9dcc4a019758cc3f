"""What the order of words says, in a statement and around it: small networks beside the linear model, run by numpy alone.

Each looks at windows of three words in the statement, its heading, its neighbours and its list's lead, keeps the strongest
answer of every filter, and weighs those with the facts. classify/fit_network.py trains them.

>>> peaks([("kniven", "saknas"), ()], lambda word: np.full(2, len(word), np.float32), Layer(np.ones((6, 1)), np.zeros(1)))
array([[24.],
       [ 0.]], dtype=float32)
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt

from classify import features, meaning, senses
from classify.artefacts import checked, named
from classify.context import Context
from classify.scoring import Floats

FILE, STATUS_FILE = "networks.npz", "status.npz"
Words = tuple[str, ...]
Numbers = npt.NDArray[np.float32]
Vector = Callable[[str], Numbers]
LAYERS, PARTS = ("own", "around", "hidden", "out"), ("weights", "bias")
LONGEST = {"heading": 8, "before": 20, "after": 20, "lead": 12}
"""So many words of what stands around a statement are looked at."""
OWN = 40
SCALE = 3.0
"""Word vectors have length 1, spread over a hundred numbers: too little for a network to begin with."""


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """Weights of shape (n_inputs, n_outputs) and biases of shape (n_outputs,)."""

    weights: Numbers
    bias: Numbers


@dataclass(frozen=True, slots=True)
class Network:
    """Filters over the statement's words, filters over the words around it, a hidden layer, and a column for each label."""

    own: Layer
    around: Layer
    hidden: Layer
    out: Layer


def probabilities(networks: Sequence[Network], contexts: Sequence[Context], facts: Numbers) -> Floats:
    """Return the networks' mean: array of shape (n_statements, n_labels), rows sum to 1; ``facts`` has a row for each."""
    own = peaks([own_words(context) for context in contexts], vector, _beside(tuple(one.own for one in networks)))
    fields = [surroundings(context) for context in contexts]
    texts = {words: index for index, words in enumerate(dict.fromkeys(words for field in fields for words in field))}
    heard = peaks(list(texts), vector, _beside(tuple(one.around for one in networks)))
    around = heard[[[texts[words] for words in field] for field in fields]]
    parts = zip(networks, np.split(own, len(networks), axis=1), np.split(around, len(networks), axis=2), strict=True)
    return np.asarray(np.mean([_weighed(one, mine, near, facts) for one, mine, near in parts], axis=0), np.float64)


@cache
def _beside(layers: tuple[Layer, ...]) -> Layer:
    """Put the filters of several networks beside each other, so that each word is looked up once for all."""
    return Layer(np.hstack([one.weights for one in layers]), np.concatenate([one.bias for one in layers]))


def _weighed(network: Network, own: Numbers, around: Numbers, facts: Numbers) -> Numbers:
    """Return what one network makes of its filters' answers: array of shape (n_statements, n_labels)."""
    seen = np.hstack((own, around.reshape(len(own), -1), facts))
    return chances(np.maximum(_times(seen, network.hidden), 0), network.out)


def chances(values: Numbers, layer: Layer) -> Numbers:
    """Return the probabilities that a last layer tells: array of shape (n_statements, n_labels); rows sum to 1."""
    scores = _times(values, layer)
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def own_words(context: Context) -> Words:
    """Return the statement's words without the mark of a list item."""
    return features.tokens(features.unmarked(context.text))[:OWN]


def surroundings(context: Context) -> tuple[Words, ...]:
    """Return the words of heading, statement before, statement after and lead."""
    return tuple(features.tokens(getattr(context, place))[:most] for place, most in LONGEST.items())


@lru_cache(maxsize=50_000)
def vector(word: str) -> Numbers:
    """Return a word as the networks see it: its vector, and which kinds of words it belongs to."""
    return np.concatenate((SCALE * meaning.unit(word), senses.marked(word)))


def peaks(texts: Sequence[Words], vector: Vector, layer: Layer) -> Numbers:
    """Return each filter's strongest answer to three words in a row: array of shape (n_texts, n_filters), none under 0."""
    known = {word: index for index, word in enumerate(dict.fromkeys(word for text in texts for word in text), start=1)}
    size = len(layer.weights) // 3
    vectors = np.vstack([np.zeros((1, size), np.float32), *(vector(word)[:size] for word in known)])
    left, middle, right = vectors @ layer.weights.reshape(3, size, -1)
    row = [0]
    for text in texts:
        row += [*map(known.__getitem__, text)] or [0]
        row.append(0)
    answers = left[row[:-2]] + middle[row[1:-1]] + right[row[2:]] + layer.bias
    starts = np.cumsum([0, *(max(len(text), 1) + 1 for text in texts[:-1])])
    answers[starts[1:] - 1] = -np.inf  # between two texts
    return np.asarray(np.maximum(np.maximum.reduceat(answers, starts), 0), np.float32)


def save(networks: Sequence[Network], path: Path) -> None:
    """Write the networks as plain arrays of half precision; the folder's checksums are the caller's to write."""
    arrays = {
        f"{number}.{name}.{part}": getattr(getattr(network, name), part).astype(np.float16)
        for number, network in enumerate(networks)
        for name in LAYERS
        for part in PARTS
    }
    np.savez_compressed(path, **arrays)


@cache
def load(path: Path) -> tuple[Network, ...]:
    """Read the networks back after checking them against their checksum; a model from before there were any has none."""
    if path.name not in named(path.parent):
        return ()
    with np.load(BytesIO(checked(path))) as archive:
        return tuple(
            Network(
                *(Layer(*(archive[f"{number}.{name}.{part}"].astype(np.float32) for part in PARTS)) for name in LAYERS)
            )
            for number in range(len(archive.files) // (len(LAYERS) * len(PARTS)))
        )


def _times(values: Numbers, layer: Layer) -> Numbers:
    return np.asarray(values @ layer.weights + layer.bias)
