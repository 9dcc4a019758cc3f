"""Networks hear the order of words, run the same in numpy as written out by hand, and come back from disk as they were."""

from pathlib import Path

import numpy as np

from classify import network
from classify.artefacts import write_checksums
from classify.context import Context
from classify.fit_network import fit
from classify.network import Layer, load, peaks, probabilities, save
from extract.types import BlockKind, DocumentKind, Span, Statement

RANDOM = np.random.default_rng(3)
VECTORS = {word: RANDOM.normal(size=4).astype(np.float32) for word in "natten saknar larm och personal".split()}
LAYER = Layer(RANDOM.normal(size=(12, 5)).astype(np.float32), RANDOM.normal(size=5).astype(np.float32))


def context(text: str) -> Context:
    return Context(Statement("d#1", Span(0, len(text)), text, BlockKind.PARAGRAPH), DocumentKind.PROTOCOL)


def by_hand(text: tuple[str, ...]) -> list[float]:
    silence = np.zeros(4)
    words = [silence, *(VECTORS[word] for word in text or ()), silence]
    words = words if text else [silence] * 3
    windows = [np.concatenate(words[at : at + 3]) @ LAYER.weights + LAYER.bias for at in range(len(words) - 2)]
    return [max(0.0, *(float(window[filter_]) for window in windows)) for filter_ in range(5)]


def test_each_text_is_heard_by_itself() -> None:
    texts = [("natten", "saknar", "larm"), (), ("personal",), ("larm", "och", "personal", "saknar", "natten")]
    together = peaks(texts, VECTORS.__getitem__, LAYER)
    assert np.allclose(together, [by_hand(text) for text in texts], atol=1e-5)


def test_the_order_of_words_is_heard() -> None:
    said = [context(text) for text in ("Larmet fungerar inte alltid.", "Alltid fungerar inte larmet.")] * 8
    facts = np.zeros((16, 1), np.float32)
    networks = fit(said, facts, [0, 1] * 8, labels=2, seeds=(1,), rounds=40)
    assert probabilities(networks, said[:2], facts[:2]).argmax(axis=1).tolist() == [0, 1]


def test_networks_come_back_from_disk(tmp_path: Path) -> None:
    said, facts = [context(text) for text in ("Larm saknas.", "Vi har larm.")] * 4, np.zeros((8, 1), np.float32)
    made = fit(said, facts, [0, 1] * 4, labels=2, seeds=(0, 1), rounds=5)
    save(made, tmp_path / network.FILE)
    write_checksums(tmp_path)
    back = load(tmp_path / network.FILE)
    assert len(back) == 2
    assert np.allclose(probabilities(back, said, facts), probabilities(made, said, facts), atol=0.01)


def test_a_model_from_before_there_were_networks_has_none(tmp_path: Path) -> None:
    write_checksums(tmp_path)
    assert load(tmp_path / network.FILE) == ()
    assert network.FILE not in (tmp_path / "SHA256SUMS").read_text()
