"""What a local encoder hears in a statement and its heading, beside the rest of the model: a linear layer over its vectors.

classify/encoder.py runs the encoder, classify/fit_head.py trains the layer. An installation makes its own: none is shipped.
"""

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np

from classify.artefacts import checked, named, write_checksums
from classify.context import Context
from classify.encoder import ENCODER, Encoder, EncoderError, open_encoder
from classify.network import Layer, Numbers, chances
from classify.scoring import Floats

FILE = "encoder.npz"
PLACES = ("text", "heading")
"""With the statements before and after it did worse, tried with our own sub-word vectors in place of an encoder."""


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """The layer's inputs are the vectors of PLACES beside each other; ``share`` is how much its word weighs, 0–1."""

    encoder: Encoder
    layer: Layer
    share: float

    def probabilities(self, contexts: Sequence[Context]) -> Floats:
        """Return array of shape (n_statements, n_labels); rows sum to 1."""
        return np.asarray(chances(view(self.encoder, contexts), self.layer), np.float64)

    def beside(self, told: Floats, contexts: Sequence[Context]) -> Floats:
        """Return what the rest of the model has told, averaged with the head's word."""
        return (1 - self.share) * told + self.share * self.probabilities(contexts)


def view(encoder: Encoder, contexts: Sequence[Context]) -> Numbers:
    """Return array of shape (n_statements, 2 × size); each text is encoded once, and none at all is 0."""
    fields = [tuple(getattr(context, place) for place in PLACES) for context in contexts]
    texts = {text: row for row, text in enumerate(dict.fromkeys(one for field in fields for one in field if one), 1)}
    vectors = np.vstack([np.zeros((1, encoder.size), np.float32), encoder.vectors(list(texts))])
    return vectors[[[texts.get(text, 0) for text in field] for field in fields]].reshape(len(fields), -1)


def place() -> Path | None:
    """Return the folder of the encoder that this installation has."""
    named = os.environ.get(ENCODER)
    return Path(named) if named else None


def add(head: Head, model: Path, folder: Path) -> None:
    """Write to the folder the model that lies in another, with the head; what is the same is copied."""
    for name in named(model) if model != folder else ():
        shutil.copy(model / name, folder)
    save(head, folder)
    write_checksums(folder)


def save(head: Head, folder: Path) -> None:
    """Write the head and which encoder it goes with; the folder's checksums are the caller's to write."""
    np.savez_compressed(
        folder / FILE,
        weights=head.layer.weights,
        bias=head.layer.bias,
        share=np.array(head.share),
        name=np.array(head.encoder.name),
        digest=np.array(head.encoder.digest),
    )


def load(folder: Path, place: Path | None) -> Head | None:
    """Read the head of the model in the folder, to be used with the encoder at that place; most models have none."""
    if FILE not in named(folder):
        return None
    with np.load(BytesIO(checked(folder / FILE))) as archive:
        layer, share = Layer(archive["weights"], archive["bias"]), float(archive["share"])
        name, digest = str(archive["name"]), str(archive["digest"])
    trained = f"Modellen är tränad med kodaren {name} ({digest[:8]})"
    if place is None:
        raise EncoderError(f"{trained}, men {ENCODER} är inte satt. Sätt den, eller kör: rodtrad rollback")
    encoder = open_encoder(place)
    if encoder.digest != digest:
        raise EncoderError(
            f"{trained}, men i {place} ligger en annan ({encoder.digest[:8]}). Rätta {ENCODER}, "
            f"eller kör: rodtrad train --encoder {place}"
        )
    return Head(encoder, layer, share)
