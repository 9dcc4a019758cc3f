"""A model that gives each statement of a document its label, stance and status; scikit-learn stays behind it and its trainers.

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
from sklearn.linear_model import LogisticRegression

from classify import columns, head, network, theme_model
from classify.artefacts import MODELS, checked, live, write_checksums
from classify.columns import Part
from classify.context import Context
from classify.encoder import EncoderError
from classify.head import Head
from classify.network import Network
from classify.scoring import Floats
from classify.theme_model import Themes
from classify.types import Label, Stance, Status

log = logging.getLogger(__name__)
NEIGHBOURS = (-2, -1, 1, 2)


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
        return columns.matrix(self.parts, contexts)

    def labels(self, matrix: sp.csr_matrix, contexts: Sequence[Context]) -> Floats:
        """Return probabilities of shape (n_statements, n_labels), columns in the order of Label; rows sum to 1."""
        view = surroundings(proba(self.first, matrix, Label), contexts)
        told = proba(self.second, view, Label)
        if self.networks:
            told = (told + network.probabilities(self.networks, contexts, columns.facts(self.parts, matrix))) / 2
        return self.head.beside(told, contexts) if self.head else told

    def stances(self, matrix: sp.csr_matrix) -> Floats:
        """Return probabilities of shape (n_statements, n_stances), as if every statement were a bemötande."""
        return proba(self.stance, matrix, Stance)

    def statuses(self, matrix: sp.csr_matrix, contexts: Sequence[Context]) -> Floats:
        """Return probabilities of shape (n_statements, n_statuses), as if every statement were an åtgärd."""
        told = proba(self.status, matrix, Status)
        if not self.status_networks:
            return told
        return (told + network.probabilities(self.status_networks, contexts, columns.facts(self.parts, matrix))) / 2

    def words(self, matrix: sp.csr_matrix, labels: Sequence[Label], *, most: int = 3) -> list[tuple[str, ...]]:
        """Return for each row the words of the statement that spoke most for its label, strongest first."""
        names = columns.names(self.parts[0])
        classes = list(self.first.classes_)
        own = matrix[:, : len(names)]
        return [
            _strongest(own, row, self.first.coef_[classes.index(label.value)], names, most)
            for row, label in enumerate(labels)
        ]


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
    state = skops.loads(checked(folder / "classifier.skops"), trusted=columns.TRUSTED)
    parts = tuple(Part(name, state[name], weight) for name, weight in columns.WEIGHTS.items() if name in state)
    first, second, stance, status = (state[name] for name in ("first", "second", "stance", "status"))
    networks, status_networks = (network.load(folder / name) for name in (network.FILE, network.STATUS_FILE))
    known = (networks, status_networks, theme_model.load(folder))
    model = Model(state["version"], parts, first, second, stance, status, *known)
    try:
        return with_head(model, head.load(folder, encoder))
    except EncoderError as error:
        log.warning("Kodaren används inte: %s", error)
        return model


def proba(classifier: LogisticRegression, matrix: Any, order: Iterable[Label | Stance | Status]) -> Floats:
    """Return probabilities with columns in the order of the enumeration; a value never seen gets 0."""
    given = dict(zip(classifier.classes_, classifier.predict_proba(matrix).T, strict=True))
    return np.column_stack([given.get(one.value, np.zeros(matrix.shape[0])) for one in order])


def surroundings(probabilities: Floats, contexts: Sequence[Context]) -> Floats:
    """Return array of shape (n_statements, 4 × (1 + 4)): own log-odds, and what is thought of the neighbours.

    Means over the section and the document were tried: they let a document's commonest label flood it.
    """
    documents = [context.statement.id.partition("#")[0] for context in contexts]
    views = [np.log(probabilities + 1e-3)]
    for offset in NEIGHBOURS:
        moved = np.zeros_like(probabilities)
        for index in range(len(contexts)):
            other = index + offset
            if 0 <= other < len(contexts) and documents[other] == documents[index]:
                moved[index] = probabilities[other]
        views.append(moved)
    return np.hstack(views)


def _strongest(matrix: sp.csr_matrix, row: int, weights: Floats, names: Sequence[str], most: int) -> tuple[str, ...]:
    inside = slice(matrix.indptr[row], matrix.indptr[row + 1])
    heard = matrix.indices[inside]
    spoke = matrix.data[inside] * weights[heard]
    return tuple(names[heard[index]].strip("<> ") for index in np.argsort(-spoke)[:most] if spoke[index] > 0)
