"""The model learns from reviewers, and only a model that is not worse takes over."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from classify.artefacts import LIVE, MODELS
from classify.gold import GoldDocument
from classify.train import split
from classify.types import Label
from extract import read
from service import learning, models
from service import store as kept
from service.analyse import analyse_reading
from service.settings import Settings
from service.store import Store, open_store
from service.views import Stage
from tests.service.test_cli_store import rodtrad


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.delenv(LIVE, raising=False)
    return Settings(data=tmp_path)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    opened = open_store(settings)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def some() -> tuple[GoldDocument, ...]:
    return split("train")[::100]


def decide_something(store: Store) -> None:
    text = "Protokoll från uppföljning.\n\nGenomförandeplanerna ligger i pärmar på kontoret.\n"
    row = kept.add_document(store, "protokoll.txt", text.encode())[0]
    kept.save_analysis(store, analyse_reading(read("protokoll.txt", text.encode())), model="test")
    kept.set_stage(store, row.id, Stage.DONE)
    last = kept.statements(store, row.id)[-1]
    kept.decide(store, last.statement.id, who="Ada", label="kritik")


def test_nothing_decided_is_nothing_to_learn(store: Store, settings: Settings) -> None:
    assert learning.learn(store, settings, (), ()) is None
    assert models.live(settings) == MODELS


def test_what_people_decided_is_what_is_learned(store: Store) -> None:
    decide_something(store)
    (one,) = learning.corrections(store)
    assert one.label is Label.CRITICISM
    assert one.context.before == "Protokoll från uppföljning."


def test_a_worse_model_does_not_take_over(store: Store, settings: Settings, some: tuple[GoldDocument, ...]) -> None:
    decide_something(store)
    lesson = learning.learn(store, settings, some[:3], split("dev")[:2])
    assert lesson is not None
    assert lesson.after < lesson.before
    assert not lesson.taken
    assert models.live(settings) == MODELS


def test_a_model_as_good_takes_over_until_it_is_rolled_back(
    store: Store, settings: Settings, some: tuple[GoldDocument, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    decide_something(store)
    monkeypatch.setattr(learning, "SLACK", 1.0)
    lesson = learning.learn(store, settings, some, some[:1])
    assert lesson is not None
    assert lesson.taken
    models.use(settings)
    assert Path(os.environ[LIVE]).name == lesson.version
    assert learning.roll_back(settings) != lesson.version
    assert models.live(settings) == MODELS
    assert learning.roll_back(settings) is None


def test_the_command_line_reads_with_the_model_that_the_service_reads_with(settings: Settings, tmp_path: Path) -> None:
    paper = tmp_path / "brev.txt"
    paper.write_text("Rutiner för nycklar saknas på boendet Åsgläntan.")
    models.write(settings, ["borta"])
    told = rodtrad(settings.data, "analyse", str(paper))
    assert told.returncode == 1
    assert str(models.folder(settings) / "borta") in told.stderr.replace("\n", "")
    assert "Traceback" not in told.stderr
