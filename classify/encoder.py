"""The only door to onnxruntime, tokenizers, transformers and torch: an encoder in the user's own folder, texts in, vectors out.

The folder holds an ONNX model and its tokenizer.json, or what transformers saves. Nothing is ever fetched, and no code in it
is run: pickled weights and models that bring their own code are refused.

>>> open_encoder(Path("/saknas"))
Traceback (most recent call last):
...
classify.encoder.EncoderError: Kodarens mapp /saknas finns inte. Rätta RODTRAD_ENCODER.
"""

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

ENCODER = "RODTRAD_ENCODER"
"""The environment's name for the folder of the encoder."""
OFFLINE = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY", "HF_HUB_DISABLE_PROGRESS_BARS")
LONGEST, BATCH = 256, 32
"""Tokens of a text that are looked at, and texts that are run together."""
INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OUTPUTS = ("sentence_embedding", "last_hidden_state")
BESIDE = ("config.json", "tokenizer.json", "tokenizer_config.json", "vocab.txt", "vocab.json", "merges.txt", "*.model")
"""What tells, beside the model, how it hears."""
Numbers = npt.NDArray[np.float32]
Tokens = Mapping[str, npt.NDArray[np.int64]]
Run = Callable[[Tokens], Numbers]


class EncoderError(Exception):
    """The encoder can't be used; the message is a Swedish sentence that says what to do."""


@dataclass(frozen=True, slots=True, eq=False)
class Encoder:
    """``digest`` tells which one it is; ``size`` is how many numbers it gives for a text."""

    name: str
    digest: str
    size: int
    tokenizer: Any
    silence: int
    """The token that fills up a shorter text."""
    run: Run

    def vectors(self, texts: Sequence[str]) -> Numbers:
        """Return array of shape (n_texts, size); texts of like length are run together, long ones cut."""
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        batches = (order[start : start + BATCH] for start in range(0, len(order), BATCH))
        found = [vectors(self.tokenizer, self.silence, self.run, [texts[one] for one in batch]) for batch in batches]
        return np.vstack(found)[np.argsort(order)]


def vectors(tokenizer: Any, silence: int, run: Run, texts: Sequence[str]) -> Numbers:
    """Run a batch: the mean over the tokens of each text, where the model doesn't say itself what a text is."""
    rows = [one.ids for one in tokenizer.encode_batch(list(texts))]
    ids = np.full((len(rows), max(1, *map(len, rows))), silence, np.int64)
    mask = np.zeros_like(ids)
    mask[:, 0] = 1  # of a text without a token the silence is heard
    for index, row in enumerate(rows):
        ids[index, : len(row)] = row
        mask[index, : len(row)] = 1
    told = run(dict(zip(INPUTS, (ids, mask, np.zeros_like(ids)), strict=True)))
    if told.ndim == 3:
        told = np.einsum("nld,nl->nd", told, mask) / mask.sum(axis=1, keepdims=True)
    return np.asarray(told, np.float32)


@cache
def open_encoder(folder: Path) -> Encoder:
    """Open the encoder and hear that it answers; once in a process."""
    os.environ.update(dict.fromkeys(OFFLINE, "1"))
    model, *_ = files = _files(folder)
    tokenizer, run = _onnx(folder, model) if model.suffix == ".onnx" else _transformers(folder)
    path = folder / "config.json"
    told = json.loads(path.read_text()) if path.exists() else {}
    tokenizer.no_padding()
    tokenizer.enable_truncation(min(LONGEST, told.get("max_position_embeddings", LONGEST + 2) - 2))
    named = filter(None, map(tokenizer.token_to_id, ("[PAD]", "<pad>")))
    silence = told.get("pad_token_id") or next(named, 0)
    try:
        size = vectors(tokenizer, silence, run, ("Prov.", "Ett längre prov.")).shape[1]
    except Exception as error:
        raise EncoderError(
            f"Kodaren i {folder} går att öppna men svarar inte ({type(error).__name__}): {error}"
        ) from error
    return Encoder(folder.resolve().name, _digest(files), size, tokenizer, silence, run)


def _files(folder: Path) -> list[Path]:
    """Return what the encoder is made of: the model's file first."""
    if not folder.is_dir():
        raise EncoderError(f"Kodarens mapp {folder} finns inte. Rätta {ENCODER}.")
    beside = [path for pattern in BESIDE for path in sorted(folder.glob(pattern))]
    graphs = sorted((*folder.glob("*.onnx"), *folder.glob("onnx/*.onnx")))
    plain = [one for one in graphs if one.name == "model.onnx"] or graphs
    if len(plain) > 1:
        names = ", ".join(str(one.relative_to(folder)) for one in plain)
        raise EncoderError(f"{folder} innehåller flera ONNX-modeller ({names}). Låt bara en av dem ligga kvar.")
    if plain:
        return [*plain, *sorted(plain[0].parent.glob(f"{plain[0].name}?data")), *beside]
    weights = sorted(folder.glob("*.safetensors"))
    if not weights or not (folder / "config.json").exists():
        raise EncoderError(
            f"{folder} innehåller varken en ONNX-modell (model.onnx och tokenizer.json) eller en modell från transformers "
            "(config.json och model.safetensors). Andra format läses inte: spara om modellen i något av dem."
        )
    return [*weights, *beside]


def _digest(files: Sequence[Path]) -> str:
    told = sha256()
    for path in files:
        with path.open("rb") as file:
            told.update(f"{path.name} {file_digest(file, 'sha256').hexdigest()}\n".encode())
    return told.hexdigest()


def _onnx(folder: Path, model: Path) -> tuple[Any, Run]:
    try:
        import onnxruntime
        import tokenizers
    except ImportError as error:
        raise EncoderError(f"Kodaren i {folder} kräver {error.name}. Kör: uv sync --extra encoder") from error
    words = folder / "tokenizer.json"
    if not words.exists():
        raise EncoderError(f"{folder} saknar tokenizer.json. Hämta den från samma ställe som modellen.")
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # there is a worker for each core
    options.log_severity_level = 4
    try:
        session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        tokenizer = tokenizers.Tokenizer.from_file(str(words))
    except Exception as error:
        raise EncoderError(f"Kodaren i {folder} är skadad eller av ett slag som inte läses: {error}") from error
    asked = {one.name: np.int32 if "int32" in one.type else np.int64 for one in session.get_inputs()}
    if unknown := sorted(asked.keys() - set(INPUTS)):
        raise EncoderError(
            f"{model} vill ha {', '.join(unknown)}; bara {', '.join(INPUTS)} ges. Exportera om modellen."
        )
    given = [one.name for one in session.get_outputs()]
    output = next((one for one in OUTPUTS if one in given), None)
    if output is None:
        raise EncoderError(
            f"{model} ger {', '.join(given)}, men {' eller '.join(OUTPUTS)} behövs. Exportera den för feature-extraction."
        )

    def run(tokens: Tokens) -> Numbers:
        given = {name: tokens[name].astype(kind) for name, kind in asked.items()}
        return np.asarray(session.run([output], given)[0])

    return tokenizer, run


def _transformers(folder: Path) -> tuple[Any, Run]:
    try:
        import torch
        import transformers
    except ImportError as error:
        raise EncoderError(
            f"Kodaren i {folder} är sparad av transformers och kräver {error.name}. Kör: uv pip install torch transformers, "
            "eller exportera modellen till ONNX."
        ) from error
    local = {"local_files_only": True, "trust_remote_code": False}
    try:
        tokenizer = transformers.AutoTokenizer.from_pretrained(folder, **local).backend_tokenizer
        model = transformers.AutoModel.from_pretrained(folder, use_safetensors=True, **local).float().eval()
    except Exception as error:
        raise EncoderError(f"Kodaren i {folder} går inte att öppna med transformers: {error}") from error
    torch.set_num_threads(1)  # there is a worker for each core

    def run(tokens: Tokens) -> Numbers:
        with torch.inference_mode():
            told = model(**{name: torch.from_numpy(tokens[name]) for name in INPUTS[:2]})
        return np.asarray(told.last_hidden_state.numpy())

    return tokenizer, run
