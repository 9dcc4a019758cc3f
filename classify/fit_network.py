"""Trains the networks of classify/network.py with thinc; what comes out is arrays that numpy runs.

>>> from classify.context import Context
>>> from extract.types import BlockKind, DocumentKind, Span, Statement
>>> seen = [Context(Statement(str(n), Span(0, 1), text, BlockKind.PARAGRAPH), DocumentKind.RESPONSE) for n, text in enumerate(["Larmet saknas.", "Vi mötte upp."] * 8)]
>>> (network,) = fit(seen, np.zeros((16, 1), np.float32), [0, 1] * 8, labels=2, seeds=(0,), rounds=30)
>>> network_.probabilities([network], seen[:2], np.zeros((2, 1), np.float32)).argmax(axis=1).tolist()
[0, 1]
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from thinc.api import (
    Adam,
    Dropout,
    Model,
    Ragged,
    Relu,
    Softmax,
    chain,
    concatenate,
    expand_window,
    fix_random_seed,
    reduce_max,
    with_array,
)
from thinc.schedules import warmup_linear

from classify import network as network_
from classify.context import Context
from classify.network import Layer, Network, Words

Numbers = npt.NDArray[np.float32]
SEEDS = (0, 1, 2)
"""One network for each; their mean is surer than the best of them."""
ROUNDS, BATCH = 12, 64
OWN, AROUND, HIDDEN = 192, 48, 128
"""Filters over the statement, filters over what stands around it, and hidden units."""
RATE, DECAY, DROPPED, UNHEARD, SMOOTHED = 2e-3, 1e-4, 0.2, 0.08, 0.05
"""Learning rate, weight decay, share of numbers dropped, of words unheard, and of certainty given away."""


def fit(
    contexts: Sequence[Context],
    facts: Numbers,
    gold: Sequence[int],
    *,
    labels: int,
    seeds: Sequence[int] = SEEDS,
    rounds: int = ROUNDS,
) -> tuple[Network, ...]:
    """Train one network for each seed; ``facts`` has a row for each context, ``gold`` the number of its label."""
    texts = _Texts(contexts)
    return tuple(_fit(texts, facts, np.asarray(gold), labels, seed, rounds) for seed in seeds)


class _Texts:
    """The words of all contexts as rows of one matrix of vectors; row 0 is silence."""

    def __init__(self, contexts: Sequence[Context]) -> None:
        rows: dict[str, int] = {}
        fields = [(network_.own_words(one), *network_.surroundings(one)) for one in contexts]
        self._rows = [[_numbers(words, rows) for words in field] for field in fields]
        self._vectors = np.vstack([np.zeros_like(network_.vector("och")), *map(network_.vector, rows)])

    @property
    def size(self) -> int:
        """How many numbers a word's vector has."""
        return int(self._vectors.shape[1])

    def batch(self, chosen: npt.NDArray[np.int64], unheard: float = 0.0) -> list[Ragged]:
        """Return one ragged array for each field, in which a share of the statement's own words is silent."""
        return [
            self._ragged([self._rows[index][place] for index in chosen], 0 if place else unheard) for place in range(5)
        ]

    def _ragged(self, rows: Sequence[npt.NDArray[np.int64]], unheard: float) -> Ragged:
        flat: Any = np.concatenate(rows)
        silent = np.random.random(len(flat)) < unheard
        lengths: Any = np.array([len(one) for one in rows], dtype="i")
        vectors: Any = self._vectors[np.where(silent, 0, flat)]
        return Ragged(vectors, lengths)


def _numbers(words: Words, rows: dict[str, int]) -> npt.NDArray[np.int64]:
    return np.array([rows.setdefault(word, len(rows) + 1) for word in words] or [0])


def _fit(texts: _Texts, facts: Numbers, gold: npt.NDArray[np.int64], labels: int, seed: int, rounds: int) -> Network:
    fix_random_seed(seed)
    own, around = _filters(OWN, texts.size), _filters(AROUND, texts.size)
    hidden, out = Relu(HIDDEN, OWN + 4 * AROUND + facts.shape[1], dropout=DROPPED), Softmax(labels, HIDDEN)
    for layer in (own, around, hidden, out):
        layer.initialize()
    places = [_at(0, own), *(_at(place, around) for place in range(1, 5)), _at(5, _as_it_is())]
    model: Model[Any, Any] = chain(concatenate(*places), Dropout(DROPPED), hidden, out)
    total = rounds * -(-len(gold) // BATCH)
    rate: Any = warmup_linear(RATE, total // 4, total)
    optimizer = Adam(rate, L2=DECAY, L2_is_weight_decay=True, grad_clip=1.0)
    wanted = np.full((len(gold), labels), SMOOTHED / labels, "f")
    wanted[np.arange(len(gold)), gold] += 1 - SMOOTHED
    for chosen in _batches(len(gold), rounds):
        told, back = model.begin_update([*texts.batch(chosen, UNHEARD), facts[chosen]])
        back((told - wanted[chosen]) / len(chosen))
        model.finish_update(optimizer)
        optimizer.step_schedules()
    return Network(*(_layer(one) for one in (own, around, hidden, out)))


def _batches(count: int, rounds: int) -> Iterator[npt.NDArray[np.int64]]:
    for _ in range(rounds):
        order = np.random.permutation(count)
        yield from (order[start : start + BATCH] for start in range(0, count, BATCH))


def _filters(count: int, size: int) -> Model[Any, Any]:
    return chain(Dropout(DROPPED), expand_window(1), with_array(Relu(count, 3 * size)), reduce_max())


def _at(place: int, layer: Model[Any, Any]) -> Model[Any, Any]:
    """Return a layer that looks at one of the inputs; what is given can't be changed, so it is told of no error."""

    def forward(model: Model[Any, Any], given: Sequence[Any], is_train: bool) -> Any:
        told, back = layer(given[place], is_train)

        def backward(error: Any) -> Any:
            back(error)
            return np.zeros(1, "f")

        return told, backward

    return Model("at", forward, layers=[layer])


def _as_it_is() -> Model[Any, Any]:
    return Model("as it is", lambda model, given, is_train: (given, lambda error: error))


def _layer(model: Model[Any, Any]) -> Layer:
    """Return the weights of the one layer in the model that has some, with inputs as rows."""
    (node,) = (node for node in model.walk() if node.has_param("W"))
    return Layer(np.array(node.get_param("W")).T.copy(), np.array(node.get_param("b")))
