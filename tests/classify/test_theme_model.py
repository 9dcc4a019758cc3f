"""Themes are learned from what kritik says, where it stands and what stands beside it."""

from pathlib import Path

from classify.artefacts import write_checksums
from classify.context import Context
from classify.theme_model import ORDER, fit, load, save
from extract.types import BlockKind, DocumentKind, Span, Statement


def kritik(text: str, heading: str = "", before: str = "") -> Context:
    statement = Statement("d#1", Span(0, len(text)), text, BlockKind.PARAGRAPH, section=(heading,) if heading else ())
    return Context(statement, DocumentKind.REPORT, before=before)


SAID = [
    (kritik("Dosetterna var inte låsta."), ("läkemedel",)),
    (kritik("Dosetter stod framme hos två boende."), ("läkemedel",)),
    (kritik("Kylen mätte nio grader.", heading="Livsmedel"), ("hygien",)),
    (kritik("Maten i kylen mätte elva grader.", heading="Livsmedel"), ("hygien",)),
] * 4


def test_a_word_that_names_no_theme_is_learned() -> None:
    model = fit([one for one, _ in SAID], [themes for _, themes in SAID])
    assert model.choose([kritik("Hos fyra stod dosetterna på bänken.")]) == [("läkemedel",)]


def test_where_it_stands_tells() -> None:
    model = fit([one for one, _ in SAID], [themes for _, themes in SAID])
    there, elsewhere = model.probabilities([kritik("Den var fel.", heading="Livsmedel"), kritik("Den var fel.")])
    assert there[ORDER.index("hygien")] > elsewhere[ORDER.index("hygien")]


def test_what_was_learned_comes_back_from_disk(tmp_path: Path) -> None:
    model = fit([one for one, _ in SAID], [themes for _, themes in SAID])
    save(model, tmp_path)
    write_checksums(tmp_path)
    back = load(tmp_path)
    assert back is not None
    assert back.choose([one for one, _ in SAID]) == model.choose([one for one, _ in SAID])


def test_a_model_from_before_there_was_one_has_none(tmp_path: Path) -> None:
    write_checksums(tmp_path)
    assert load(tmp_path) is None
