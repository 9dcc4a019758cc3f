"""An encoder in a folder hears each text by itself; one that can't be used says in Swedish what to do."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from classify.encoder import BATCH, LONGEST, EncoderError, open_encoder
from tests.encoders import GRAPH, LINES, SIZE, make_encoder

TEXTS = [*LINES, "", "Larmet.", *(f"{line} {line}" for line in LINES)] * 5
SPOILED: dict[str, tuple[Callable[[Path], object], str]] = {
    "no tokenizer": (lambda folder: (folder / "tokenizer.json").unlink(), "saknar tokenizer.json"),
    "spoiled model": (lambda folder: (folder / "model.onnx").write_bytes(b"Hej"), "skadad"),
    "spoiled tokenizer": (lambda folder: (folder / "tokenizer.json").write_text("{}"), "skadad"),
    "pickled weights": (
        lambda folder: (folder / "model.onnx").rename(folder / "pytorch_model.bin"),
        "varken en ONNX-modell",
    ),
    "two models": (
        lambda folder: (
            shutil.copy(folder / "model.onnx", folder / "a.onnx"),
            (folder / "model.onnx").rename(folder / "b.onnx"),
        ),
        "flera ONNX-modeller (a.onnx, b.onnx)",
    ),
    "other output": (
        lambda folder: make_encoder(folder, graph=GRAPH.replace("last_hidden_state", "logits")),
        "ger logits, first",
    ),
    "other input": (
        lambda folder: make_encoder(folder, graph=GRAPH.replace("attention_mask", "position_ids")),
        "vill ha position_ids",
    ),
    "gone": (shutil.rmtree, "finns inte"),
}


def test_each_text_is_heard_by_itself(tmp_path: Path) -> None:
    encoder = open_encoder(make_encoder(tmp_path / "liten"))
    together = encoder.vectors(TEXTS)
    assert len(TEXTS) > BATCH
    assert together.shape == (len(TEXTS), SIZE)
    assert together.dtype == np.float32
    assert np.allclose(together, np.vstack([encoder.vectors([text]) for text in TEXTS]), atol=1e-3)
    assert not np.allclose(together[0], together[1])


def test_a_text_is_the_mean_of_its_tokens_unless_the_model_says_what_it_is(tmp_path: Path) -> None:
    tokens = open_encoder(make_encoder(tmp_path / "ord"))
    whole = open_encoder(make_encoder(tmp_path / "hel", graph=GRAPH.replace("first", "sentence_embedding")))
    ids = tokens.tokenizer.encode(LINES[0]).ids
    told = tokens.run({"input_ids": np.array([ids]), "attention_mask": np.ones((1, len(ids)), np.int64)})
    assert np.allclose(tokens.vectors(LINES[:1])[0], told[0].mean(axis=0), atol=1e-3)
    assert np.allclose(whole.vectors(LINES[:1])[0], told[0, 0], atol=1e-3)


def test_a_long_text_is_cut(tmp_path: Path) -> None:
    encoder = open_encoder(make_encoder(tmp_path / "liten"))
    long = " ".join(["larm"] * LONGEST)
    assert np.allclose(encoder.vectors([long]), encoder.vectors([f"{long} och nycklar"]))


def test_another_model_is_another_encoder(tmp_path: Path) -> None:
    one, other = (open_encoder(make_encoder(tmp_path / str(seed), seed=seed)) for seed in (0, 1))
    same = open_encoder(shutil.copytree(tmp_path / "0", tmp_path / "moved"))
    assert one.digest == same.digest != other.digest


@pytest.mark.parametrize("case", SPOILED)
def test_what_is_missing_is_said(case: str, tmp_path: Path) -> None:
    spoil, says = SPOILED[case]
    folder = make_encoder(tmp_path / "liten")
    spoil(folder)
    with pytest.raises(EncoderError) as told:
        open_encoder(folder)
    assert says in str(told.value)


@pytest.mark.parametrize("package", ["onnxruntime", "tokenizers"])
def test_a_missing_package_is_named_with_what_installs_it(
    package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(EncoderError, match=rf"kräver {package}\. Kör: uv sync --extra encoder"):
        open_encoder(make_encoder(tmp_path / "liten"))


def test_what_transformers_saved_needs_transformers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "model.safetensors").write_bytes(b"")
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(EncoderError, match=r"kräver torch\. Kör: uv pip install torch transformers"):
        open_encoder(tmp_path)
