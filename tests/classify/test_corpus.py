"""The corpus is whole, its splits are clean, and the committed figures are of the committed model."""

import json

import pytest

from classify.artefacts import MODELS, ModelError
from classify.authoring import AuthoringError, parse
from classify.gold import CORPUS, EXAMPLE, load
from classify.model import load as load_model
from classify.train import SPLITS
from classify.validate import problems


def test_corpus_is_whole() -> None:
    assert list(problems(load())) == []


def test_every_author_writes_for_one_split() -> None:
    splits = json.loads((CORPUS / "splits.json").read_text())
    named = [author for name in SPLITS for author in splits[name]]
    assert len(named) == len(set(named))
    assert {document.author for document in load()} == set(named)


def test_figures_are_of_the_committed_model() -> None:
    figures = json.loads((MODELS / "metrics.json").read_text())
    assert figures["model"] == load_model().version
    assert figures["test"]["worst_f1"] <= figures["test"]["macro_f1"]


def test_a_model_that_was_changed_is_refused(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "classifier.skops").write_bytes(b"another model")
    (tmp_path / "SHA256SUMS").write_text((MODELS / "SHA256SUMS").read_text())
    with pytest.raises(ModelError, match="not the file"):
        load_model(tmp_path)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("kind: protokoll", "kind: dikt"), "kind 'dikt'"),
        (("K dokumentation", "K väder"), "'väder' does not go with kritik"),
        ((">åtgärdar:#k1", ">åtgärdar:#k9"), "points at #k9"),
        (("Å planerad", "Å"), "an åtgärd needs a status"),
        (("H1|", "Q|"), "unknown label 'Q'"),
    ],
)
def test_a_slip_of_an_author_is_told(change: tuple[str, str], complaint: str) -> None:
    with pytest.raises(AuthoringError, match=complaint):
        parse(EXAMPLE.replace(*change))
