"""Trains the head of classify/head.py on labelled statements, and finds how much its word is to weigh on others."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from classify.encoder import open_encoder
from classify.fit_model import Example
from classify.head import Head, view
from classify.logistic import fit_layer
from classify.model import Model
from classify.types import Label

SHARES = tuple(tenth / 10 for tenth in range(10))
LABELS = tuple(Label)


def fit_head(model: Model, place: Path, examples: Sequence[Example], apart: Sequence[Example]) -> Head:
    """Return a head for the model, over the encoder at that place.

    Its share is the one that makes the labels of ``apart`` likeliest, of which neither model nor head has learned; it may be 0.
    """
    encoder = open_encoder(place)
    layer = fit_layer(view(encoder, [one.context for one in examples]), [one.label for one in examples])
    head, seen = Head(encoder, layer, share=1.0), [one.context for one in apart]
    told, heard = model.labels(model.matrix(seen), seen), head.probabilities(seen)
    gold = np.array([LABELS.index(one.label) for one in apart])[:, None]
    right, heard_right = (np.take_along_axis(one, gold, axis=1) for one in (told, heard))

    def surprise(share: float) -> float:
        return -float(np.log((1 - share) * right + share * heard_right + 1e-9).mean())

    return replace(head, share=min(SHARES, key=surprise))
