"""Trains the model: both passes, stance and status, the networks and the themes, from labelled statements in their contexts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from classify import columns, theme_model
from classify.context import Context
from classify.fit_network import SEEDS, fit
from classify.model import Model, proba, surroundings
from classify.network import Network
from classify.scoring import Floats
from classify.theme_model import Themes
from classify.types import Label, Stance, Status

STATUS_ROUNDS = 20
"""There are fewer åtgärder than statements: the networks that tell their status see each of them more often."""


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled statement to learn from. ``group`` keeps statements together that know of each other: a case."""

    context: Context
    group: str
    label: Label
    stance: Stance | None = None
    status: Status | None = None
    themes: tuple[str, ...] = ()


def train(
    examples: Sequence[Example],
    *,
    version: str = "untrained",
    seeds: Sequence[int] = SEEDS,
    guesses: Floats | None = None,
) -> Model:
    """Fit both passes, the second on guesses (made where none are given), and a network for each seed."""
    contexts = [example.context for example in examples]
    gold = _gold(examples)
    parts = columns.fit(contexts)
    matrix = columns.matrix(parts, contexts)
    guesses = unseen(examples) if guesses is None else guesses
    return Model(
        version,
        parts,
        first=_classifier(10.0).fit(matrix, gold),
        second=_classifier(3.0).fit(surroundings(guesses, contexts), gold),
        stance=_fit_where(matrix, [example.stance for example in examples]),
        status=_fit_where(matrix, [example.status for example in examples]),
        networks=fit(contexts, columns.facts(parts, matrix), _numbers(gold, Label), labels=len(Label), seeds=seeds),
        status_networks=_fit_statuses(examples, columns.facts(parts, matrix), seeds),
        themes=_fit_themes(examples),
    )


def unseen(examples: Sequence[Example]) -> Floats:
    """Return what the first pass guesses of groups that it has not seen, for what must learn from guesses.

    Array of shape (n_examples, n_labels); rows sum to 1.
    """
    contexts = [example.context for example in examples]
    gold, groups = _gold(examples), [example.group for example in examples]
    guesses = np.zeros((len(examples), len(Label)))
    for known, held in GroupKFold(min(5, len(set(groups)))).split(gold, groups=groups):
        within = [contexts[index] for index in known]
        fold = columns.fit(within)
        classifier = _classifier(10.0).fit(columns.matrix(fold, within), gold[known])
        guesses[held] = proba(classifier, columns.matrix(fold, [contexts[index] for index in held]), Label)
    return guesses


def _gold(examples: Iterable[Example]) -> Any:
    return np.array([example.label.value for example in examples])


def _fit_statuses(examples: Sequence[Example], facts: Any, seeds: Sequence[int]) -> tuple[Network, ...]:
    rows = [index for index, example in enumerate(examples) if example.status]
    gold = _numbers([str(examples[index].status) for index in rows], Status)
    contexts = [examples[index].context for index in rows]
    return fit(contexts, facts[rows], gold, labels=len(Status), seeds=seeds, rounds=STATUS_ROUNDS) if rows else ()


def _fit_themes(examples: Sequence[Example]) -> Themes | None:
    told = [example for example in examples if example.themes]
    return theme_model.fit([one.context for one in told], [one.themes for one in told]) if told else None


def _fit_where(matrix: sp.csr_matrix, values: Sequence[Stance | Status | None]) -> LogisticRegression:
    rows = [index for index, value in enumerate(values) if value]
    return LogisticRegression(C=3.0, max_iter=1000, class_weight="balanced").fit(
        matrix[rows], [str(values[index]) for index in rows]
    )


def _classifier(strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, max_iter=1000)


def _numbers(gold: Iterable[str], values: Iterable[Label | Status]) -> list[int]:
    """Return the place of each value in the order of its enumeration."""
    order = [one.value for one in values]
    return [order.index(label) for label in gold]
