"""The only door to scikit-learn: a model that gives each statement of a document its label, stance and status.

Two passes. The first sees a statement in its Context: its words, characters, surroundings, facts and, where vectors are
at hand, its meaning. The second sees what the first thinks of the statement and of its neighbours, since labels come in
runs: where one sentence defends, the next does too. What the second says is averaged with what the networks say
(classify/network.py), which see the order of words, and with what a local encoder hears, where there is one (classify/head.py).
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
import skops.io as skops
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler

from classify import features, head, meaning, network, theme_model
from classify.artefacts import MODELS, checked, live, write_checksums
from classify.context import Context
from classify.encoder import EncoderError
from classify.fit_network import SEEDS, fit
from classify.head import Head
from classify.network import Layer, Network, Numbers
from classify.scoring import Floats
from classify.theme_model import Themes
from classify.types import Label, Stance, Status

log = logging.getLogger(__name__)
TRUSTED = ["classify.features.around", "classify.features.characters", "classify.features.own_words"]
WEIGHTS = {"words": 1.0, "characters": 1.0, "around": 0.5, "facts": 0.3, "meaning": 0.03}
STRENGTH = 0.003
"""How freely a head may learn: an encoder gives a thousand numbers, and most say nothing of labels."""
NEIGHBOURS = (-2, -1, 1, 2)
STATUS_ROUNDS = 20
"""There are fewer åtgärder than statements: the networks that tell their status see each of them more often."""


@dataclass(frozen=True, slots=True)
class Part:
    """One vectoriser of the first pass and the weight of its columns."""

    name: str
    vectoriser: Any
    weight: float


@dataclass(frozen=True, slots=True)
class Model:
    """What training made. ``version`` tells which artefact it is; decisions that a model took name it."""

    version: str
    parts: tuple[Part, ...]
    first: LogisticRegression
    second: LogisticRegression
    stance: LogisticRegression
    status: LogisticRegression
    networks: tuple[Network, ...] = ()
    status_networks: tuple[Network, ...] = ()
    themes: Themes | None = None
    head: Head | None = None

    def matrix(self, contexts: Sequence[Context]) -> sp.csr_matrix:
        """Return the first pass's view: sparse array of shape (n_statements, n_features)."""
        return _matrix(self.parts, contexts)

    def labels(self, matrix: sp.csr_matrix, contexts: Sequence[Context]) -> Floats:
        """Return probabilities of shape (n_statements, n_labels), columns in the order of Label; rows sum to 1."""
        view = _surroundings(_proba(self.first, matrix, Label), contexts)
        told = _proba(self.second, view, Label)
        if self.networks:
            told = (told + network.probabilities(self.networks, contexts, _facts(self.parts, matrix))) / 2
        return self.head.beside(told, contexts) if self.head else told

    def stances(self, matrix: sp.csr_matrix) -> Floats:
        """Return probabilities of shape (n_statements, n_stances), as if every statement were a bemötande."""
        return _proba(self.stance, matrix, Stance)

    def statuses(self, matrix: sp.csr_matrix, contexts: Sequence[Context]) -> Floats:
        """Return probabilities of shape (n_statements, n_statuses), as if every statement were an åtgärd."""
        told = _proba(self.status, matrix, Status)
        if not self.status_networks:
            return told
        return (told + network.probabilities(self.status_networks, contexts, _facts(self.parts, matrix))) / 2

    def words(self, matrix: sp.csr_matrix, labels: Sequence[Label], *, most: int = 3) -> list[tuple[str, ...]]:
        """Return for each row the words of the statement that spoke most for its label, strongest first."""
        names = _names(self.parts[0])
        classes = list(self.first.classes_)
        own = matrix[:, : len(names)]
        return [
            _strongest(own, row, self.first.coef_[classes.index(label.value)], names, most)
            for row, label in enumerate(labels)
        ]


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
    parts = _fit_parts(contexts)
    matrix = _matrix(parts, contexts)
    guesses = unseen(examples) if guesses is None else guesses
    return Model(
        version,
        parts,
        first=_classifier(10.0).fit(matrix, gold),
        second=_classifier(3.0).fit(_surroundings(guesses, contexts), gold),
        stance=_fit_where(matrix, [example.stance for example in examples]),
        status=_fit_where(matrix, [example.status for example in examples]),
        networks=fit(contexts, _facts(parts, matrix), _numbers(gold, Label), labels=len(Label), seeds=seeds),
        status_networks=_fit_statuses(examples, _facts(parts, matrix), seeds),
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
        fold = _fit_parts(within)
        classifier = _classifier(10.0).fit(_matrix(fold, within), gold[known])
        guesses[held] = _proba(classifier, _matrix(fold, [contexts[index] for index in held]), Label)
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


def fit_weights(
    values: Floats, gold: Sequence[bool], names: Sequence[str], *, worth: Floats | None = None
) -> tuple[dict[str, float], float]:
    """Learn what each named number is worth: weights by name, and the intercept, in log-odds.

    ``values`` has the shape (n_examples, n_names); ``worth`` tells how much each example counts.
    """
    fitted = LogisticRegression(C=1.0, max_iter=2000).fit(values, gold, sample_weight=worth)
    return dict(zip(names, map(float, fitted.coef_[0]), strict=True)), float(fitted.intercept_[0])


def fit_layer(values: Numbers, labels: Sequence[Label]) -> Layer:
    """Learn labels from numbers of any size: a layer with a column for each, in the order of Label.

    ``values`` has the shape (n_examples, n_numbers).
    """
    scale = StandardScaler().fit(values)
    fitted = LogisticRegression(C=STRENGTH, tol=1e-3, max_iter=1000).fit(
        scale.transform(values), [one.value for one in labels]
    )
    weights, bias = np.zeros((values.shape[1], len(Label))), np.full(len(Label), -30.0)
    for column, label in enumerate(Label):
        if label.value in fitted.classes_:
            row = list(fitted.classes_).index(label.value)
            weights[:, column] = fitted.coef_[row] / scale.scale_
            bias[column] = fitted.intercept_[row] - scale.mean_ @ weights[:, column]
    return Layer(weights.astype(np.float32), bias.astype(np.float32))


def with_head(model: Model, head: Head | None) -> Model:
    """Return the model with the head, or without any; its version tells which encoder the head goes with."""
    version = model.version.partition("@")[0]
    return replace(model, version=f"{version}@{head.encoder.digest[:8]}" if head else version, head=head)


def save(model: Model, folder: Path = MODELS) -> Path:
    """Write the model and its checksums; return the classifier's path."""
    path = folder / "classifier.skops"
    state = {part.name: part.vectoriser for part in model.parts}
    state |= {"first": model.first, "second": model.second, "stance": model.stance, "status": model.status}
    skops.dump({"version": with_head(model, None).version, **state}, path, compression=8)
    network.save(model.networks, folder / network.FILE)
    network.save(model.status_networks, folder / network.STATUS_FILE)
    if model.themes:
        theme_model.save(model.themes, folder)
    if model.head:
        head.save(model.head, folder)
    write_checksums(folder)
    return path


def load(folder: Path | None = None, encoder: Path | None = None) -> Model:
    """Read a model back after checking it against its checksum; without folders, what is in use.

    Where the encoder that its head goes with can't be used, it is the same model without a head.
    """
    return _load(folder or live(), encoder or head.place())


@cache
def _load(folder: Path, encoder: Path | None) -> Model:
    state = skops.loads(checked(folder / "classifier.skops"), trusted=TRUSTED)
    parts = tuple(Part(name, state[name], weight) for name, weight in WEIGHTS.items())
    first, second, stance, status = (state[name] for name in ("first", "second", "stance", "status"))
    networks, status_networks = (network.load(folder / name) for name in (network.FILE, network.STATUS_FILE))
    known = (networks, status_networks, theme_model.load(folder))
    model = Model(state["version"], parts, first, second, stance, status, *known)
    try:
        return with_head(model, head.load(folder, encoder))
    except EncoderError as error:
        log.warning("Kodaren används inte: %s", error)
        return model


@cache
def _names(part: Part) -> Any:
    """Return what the columns of a part are called; sorting them takes longer than to annotate a short document."""
    return part.vectoriser.get_feature_names_out()


def _fit_parts(contexts: Sequence[Context]) -> tuple[Part, ...]:
    vectorisers = {
        "words": TfidfVectorizer(analyzer=features.own_words, min_df=2, sublinear_tf=True, dtype=np.float32),
        "characters": TfidfVectorizer(
            preprocessor=features.characters,
            analyzer="char_wb",
            ngram_range=(2, 5),
            min_df=3,
            max_features=60_000,
            sublinear_tf=True,
            dtype=np.float32,
        ),
        "around": TfidfVectorizer(analyzer=features.around, min_df=2, sublinear_tf=True, dtype=np.float32),
        "facts": DictVectorizer(dtype=np.float32),
        "meaning": StandardScaler(),
    }
    for name, vectoriser in vectorisers.items():
        vectoriser.fit(_view(name, contexts))
    return tuple(Part(name, vectoriser, WEIGHTS[name]) for name, vectoriser in vectorisers.items())


def _view(name: str, contexts: Sequence[Context]) -> Any:
    if name == "facts":
        return map(features.facts, contexts)
    return meaning.gists([features.tokens(one.text) for one in contexts]) if name == "meaning" else contexts


def _matrix(parts: Sequence[Part], contexts: Sequence[Context]) -> sp.csr_matrix:
    views = (sp.csr_matrix(part.vectoriser.transform(_view(part.name, contexts))) for part in parts)
    return sp.hstack([view * part.weight for view, part in zip(views, parts, strict=True)]).tocsr()


def _facts(parts: Sequence[Part], matrix: sp.csr_matrix) -> Any:
    """Return the columns of the facts as they were before they were weighed: array of shape (n_statements, n_facts)."""
    before, width = 0, 0
    for part in parts:
        width = len(_names(part))
        if part.name == "facts":
            break
        before += width
    return matrix[:, before : before + width].toarray() / WEIGHTS["facts"]


def _numbers(gold: Iterable[str], values: Iterable[Label | Status]) -> list[int]:
    """Return the place of each value in the order of its enumeration."""
    order = [one.value for one in values]
    return [order.index(label) for label in gold]


def _classifier(strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, max_iter=1000)


def _fit_where(matrix: sp.csr_matrix, values: Sequence[Stance | Status | None]) -> LogisticRegression:
    rows = [index for index, value in enumerate(values) if value]
    return LogisticRegression(C=3.0, max_iter=1000, class_weight="balanced").fit(
        matrix[rows], [str(values[index]) for index in rows]
    )


def _proba(classifier: LogisticRegression, matrix: Any, order: Iterable[Label | Stance | Status]) -> Floats:
    """Return probabilities with columns in the order of the enumeration; a value never seen gets 0."""
    given = dict(zip(classifier.classes_, classifier.predict_proba(matrix).T, strict=True))
    return np.column_stack([given.get(one.value, np.zeros(matrix.shape[0])) for one in order])


def _surroundings(probabilities: Floats, contexts: Sequence[Context]) -> Floats:
    """Return array of shape (n_statements, 4 × (1 + 4)): own log-odds, and what is thought of the neighbours.

    Means over the section and the document were tried: they let a document's commonest label flood it.
    """
    documents = [context.statement.id.partition("#")[0] for context in contexts]
    columns = [np.log(probabilities + 1e-3)]
    for offset in NEIGHBOURS:
        moved = np.zeros_like(probabilities)
        for index in range(len(contexts)):
            other = index + offset
            if 0 <= other < len(contexts) and documents[other] == documents[index]:
                moved[index] = probabilities[other]
        columns.append(moved)
    return np.hstack(columns)


def _strongest(matrix: sp.csr_matrix, row: int, weights: Floats, names: Sequence[str], most: int) -> tuple[str, ...]:
    inside = slice(matrix.indptr[row], matrix.indptr[row + 1])
    columns = matrix.indices[inside]
    spoke = matrix.data[inside] * weights[columns]
    return tuple(names[columns[index]].strip("<> ") for index in np.argsort(-spoke)[:most] if spoke[index] > 0)
