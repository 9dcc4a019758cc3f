"""An installation's own encoder: the model learns with it, uses it in the workers, and does without it where it is gone."""

import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from classify.artefacts import LIVE, MODELS
from classify.context import contexts
from classify.encoder import ENCODER
from classify.gold import GoldDocument
from classify.model import load
from classify.train import split
from classify.types import Label
from service import learning, models
from service import store as kept
from service.checks import Trouble, encoder
from service.learning import Lesson
from service.settings import Settings
from service.store import open_store
from tests.encoders import make_encoder
from tests.service.test_cli_store import rodtrad
from tests.service.test_offline import refused

__all__ = ["refused"]
ROUND = dict(zip(Label, (*tuple(Label)[1:], Label.CRITICISM), strict=True))


@pytest.fixture(scope="module")
def turned() -> tuple[GoldDocument, ...]:
    """Documents of a place where every label means another thing: there is something to learn."""
    return tuple(
        replace(one, annotations=tuple(replace(each, label=ROUND[each.label]) for each in one.annotations))
        for one in split("train")[::200]
    )


@pytest.fixture(scope="module")
def taught(turned: tuple[GoldDocument, ...], tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, Lesson]:
    """An installation that has learned with its encoder."""
    folder = tmp_path_factory.mktemp("taught")
    place = make_encoder(folder / "liten")
    settings = Settings(data=folder / "data", encoder=place)
    return settings, learning.hear(settings, place, turned, turned, turned)


@pytest.fixture
def settings(taught: tuple[Settings, Lesson], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The same installation, moved: the encoder is known by what it is, not by where it lies."""
    monkeypatch.delenv(LIVE, raising=False)
    old = taught[0]
    assert old.encoder
    place = shutil.copytree(old.encoder, tmp_path / "liten")
    monkeypatch.setenv(ENCODER, str(place))
    return Settings(data=shutil.copytree(old.data, tmp_path / "data"), encoder=place)


def test_the_model_learns_with_the_encoder(taught: tuple[Settings, Lesson]) -> None:
    lesson = taught[1]
    assert lesson.taken
    assert lesson.after > lesson.before
    assert lesson.version.startswith(f"{load(MODELS).version}@")


def test_workers_use_it_until_it_is_rolled_back_and_ask_no_other_machine(
    settings: Settings, taught: tuple[Settings, Lesson], refused: Path, tmp_path: Path
) -> None:
    lesson = taught[1]
    paper = tmp_path / "brev.txt"
    paper.write_text("Rutiner för nycklar saknas på boendet Åsgläntan, och larmet i korridoren fungerar inte.")
    assert "1 dokument klara" in rodtrad(settings.data, "ingest", str(paper)).stdout
    with closing(open_store(settings)) as store:
        (row,) = kept.documents(store)
    assert str(row.model).endswith(lesson.version)
    assert f"ok  Kodare: liten väger {lesson.share:.1f}".replace(".", ",") in rodtrad(settings.data, "doctor").stdout
    assert f"Modell {load(MODELS).version} används" in rodtrad(settings.data, "rollback").stdout
    assert models.live(settings) == MODELS
    assert "inte tränad med någon kodare" in encoder(settings)
    assert not refused.exists(), refused.read_text()


def test_without_its_encoder_the_model_is_plain_and_says_so(
    settings: Settings, turned: tuple[GoldDocument, ...], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    plain, document = load(MODELS), turned[0]
    seen = contexts(document.statements, document.profile.kind)
    heard = load(models.live(settings), settings.encoder)
    matrix = plain.matrix(seen)
    assert heard.head
    assert not np.allclose(heard.labels(matrix, seen), plain.labels(matrix, seen), atol=0.1)

    other, gone = make_encoder(tmp_path / "annan", seed=1), tmp_path / "borta"
    for place, says in ((other, "ligger en annan"), (gone, "finns inte")):
        caplog.clear()
        without = load(models.live(settings), place)
        assert (without.head, without.version) == (None, plain.version)
        assert np.allclose(without.labels(matrix, seen), plain.labels(matrix, seen))
        assert says in caplog.text
        with pytest.raises(Trouble, match=says):
            encoder(settings.model_copy(update={"encoder": place}))
    with pytest.raises(Trouble, match="RODTRAD_ENCODER är inte satt"):
        encoder(settings.model_copy(update={"encoder": None}))


def test_an_encoder_that_adds_nothing_is_not_used(settings: Settings) -> None:
    assert settings.encoder
    some = split("train")[::200]
    before = models.live(settings)
    lesson = learning.hear(settings, settings.encoder, some[:1], some, some)
    assert lesson.share == 0
    assert not lesson.taken
    assert models.live(settings) == before


def test_a_folder_that_is_no_encoder_is_refused_before_anything_is_trained(tmp_path: Path) -> None:
    told = rodtrad(tmp_path, "train", "--encoder", str(tmp_path / "saknas"))
    assert told.returncode == 1
    assert "finns inte. Rätta RODTRAD_ENCODER." in told.stderr
