"""``rodtrad train`` and ``rodtrad evaluate``: rebuild the model from the corpus, and measure it."""

import json
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from service.cli.console import fail, out

if TYPE_CHECKING:
    from service.settings import Settings


def train(
    folder: Annotated[Path | None, typer.Option(help="Var modellen skrivs.")] = None,
    with_corrections: Annotated[
        bool, typer.Option(help="Lär också av det som granskare har avgjort, och byt modell om den inte blir sämre.")
    ] = False,
    encoder: Annotated[
        Path | None,
        typer.Option(
            help="Mapp med en egen kodare (annars RODTRAD_ENCODER): träna installationens modell med den, och byt om den inte blir sämre."
        ),
    ] = None,
) -> None:
    """Bygger om modellen ur korpusen och mäter den på författare som den inte har sett."""
    from classify import train as training
    from classify.artefacts import MODELS
    from service.settings import Settings

    settings = Settings() if encoder is None else Settings(encoder=encoder)
    if with_corrections or (settings.encoder and folder is None):
        return _learn(settings, with_corrections=with_corrections)
    documents = training.split("train")
    target = folder or MODELS
    model = training.build(documents, target)
    out.print(f"Modell {model.version}: {len(documents)} dokument.")
    figures = _measure(target)
    training.write_metrics(figures, target)


def _learn(settings: "Settings", *, with_corrections: bool) -> None:
    """Train what this installation has of its own; what an encoder weighs is chosen on dev, which then can't judge it."""
    from classify.encoder import EncoderError, open_encoder
    from classify.train import SPLITS, split
    from service import learning
    from service.store import open_store

    encoder = settings.encoder
    if encoder:
        try:
            open_encoder(encoder)
        except EncoderError as error:
            fail(str(error))
    documents, dev, test = map(split, SPLITS)
    if encoder and not with_corrections:
        lesson: learning.Lesson | None = learning.hear(settings, encoder, documents, test, dev)
    else:
        with closing(open_store(settings)) as store:
            lesson = learning.learn(store, settings, documents, test if encoder else (*dev, *test), dev)
    if lesson is None:
        return out.print(
            "Ingen har avgjort något än, så det finns inget att lära av. Avgör utsagor under Granska först."
        )
    if lesson.share == 0:
        return out.print("Kodaren gör inte etiketterna säkrare, så den används inte. Den gamla modellen är kvar.")
    figures = f"macro-F1 {lesson.after:.3f} mot {lesson.before:.3f} på de dokument som hålls undan"
    learned = []
    if lesson.corrections:
        learned.append(f"lärde av {lesson.corrections} avgöranden")
    if lesson.share is not None:
        learned.append(f"väger kodaren {lesson.share:.1f}".replace(".", ","))
    if not lesson.taken:
        return out.print(f"Modell {lesson.version} blev sämre och används inte: {figures}. Den gamla modellen är kvar.")
    out.print(
        f"Modell {lesson.version} {' och '.join(learned)} och tas i bruk när tjänsten startar om: {figures}. "
        "Ångra med rodtrad rollback."
    )
    if encoder:
        out.print(f"Tjänsten ska startas med RODTRAD_ENCODER={encoder.resolve()}.", markup=False)


def rollback() -> None:
    """Tar den förra modellen i bruk igen, i stället för den som lärt av granskarna eller av en kodare."""
    from service import learning
    from service.settings import Settings

    version = learning.roll_back(Settings())
    out.print(
        f"Modell {version} används när tjänsten startar om."
        if version
        else "Det är redan den medföljande modellen som används."
    )


class Subject(StrEnum):
    """What can be measured apart from the model."""

    ENTITIES = "entities"
    CURVE = "curve"


def evaluate(
    what: Annotated[
        Subject | None,
        typer.Argument(
            help="entities: lagrum, datum, parter och nummer mot facit. curve: hur bra märkningen blir av allt fler författare. "
            "Utan ord: modellen."
        ),
    ] = None,
    write: Annotated[
        bool, typer.Option(help="Skriv siffrorna till models/, eller för entities till docs/entities.md.")
    ] = False,
) -> None:
    """Mäter modellen på dev och test: dokument av författare som den inte har lärt av."""
    from classify import train as training
    from classify.artefacts import MODELS
    from classify.metrics import compare

    if what is Subject.ENTITIES:
        return _entities(write=write)
    if what is Subject.CURVE:
        return _curve(write=write)
    before = json.loads((MODELS / "metrics.json").read_text())
    figures = _measure(MODELS)
    for line in compare(before, figures):
        out.print(line)
    if write:
        training.write_metrics(figures)


def _entities(*, write: bool) -> None:
    """Print, and write into the page, how many entities are right; of test only totals are ever shown, per author."""
    from classify.evaluate_entities import PAGE, by_author, evaluate_entities, page, table
    from classify.train import split

    groups = {name: split(name) for name in ("train", "dev")} | by_author(split("test"))
    told = table({name: found for name, group in groups.items() if (found := evaluate_entities(group))})
    print(told)
    if write:
        PAGE.write_text(page(PAGE.read_text(), told))


def _curve(*, write: bool) -> None:
    """Print what each part more of the authors teaches, measured on dev, and write it where the model card finds it."""
    from classify import curve
    from classify.train import split

    points = []
    for point in curve.curve(split("train"), split("dev")):
        points.append(point)
        out.print(
            f"{point.authors:>3} författare {point.statements:>6} utsagor: macro-F1 {point.macro_f1:.3f}, sämst {point.worst_f1:.3f}"
        )
    if write:
        curve.save(points)


def _measure(folder: Path) -> dict[str, Any]:
    from classify import foreign
    from classify import train as training
    from classify.evaluate import evaluate as measure
    from classify.model import load

    figures: dict[str, Any] = {"model": load(folder).version}
    for name in ("dev", "test"):
        if documents := training.split(name):
            figures[name] = measure(documents, model=load(folder))
            _print(name, figures[name])
    if real := foreign.evaluate():
        figures["foreign"] = real
        out.print(
            f"\nverkliga dokument: {real['statements']} utsagor, macro-F1 {real['macro_f1']:.3f}, sämst {real['worst_f1']:.3f}"
        )
    return figures


def _print(name: str, figures: dict[str, Any]) -> None:
    out.print(f"\n{name}: {figures['documents']} dokument, {figures['statements']} utsagor")
    out.print(f"  macro-F1 {figures['macro_f1']:.3f}, sämsta klass {figures['worst_f1']:.3f}")
    for label, score in figures["labels"].items():
        out.print(
            f"  {label:<10} P {score['precision']:.2f}  R {score['recall']:.2f}  F1 {score['f1']:.2f}  n {score['support']}"
        )
    for key in ("calibration_error", "stance_accuracy", "status_accuracy", "deadline", "themes", "kind_accuracy"):
        out.print(f"  {key}: {figures[key]}")
    out.print(f"  summary_musts_found: {figures['summary_musts_found']}")
    for key in ("links", "links_on_gold_labels"):
        out.print(f"  {key}: " + "; ".join(f"{kind} F1 {one['f1']:.2f}" for kind, one in figures[key].items()))
    out.print(
        "  per författare: " + ", ".join(f"{who} {one['macro_f1']:.2f}" for who, one in figures["by_author"].items())
    )
