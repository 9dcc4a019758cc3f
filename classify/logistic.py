"""Logistic regressions whose weights are plain numbers: what training learns of clues, and of an encoder's numbers."""

from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from classify.network import Layer, Numbers
from classify.scoring import Floats
from classify.types import Label

STRENGTH = 0.003
"""How freely a head may learn: an encoder gives a thousand numbers, and most say nothing of labels."""


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
