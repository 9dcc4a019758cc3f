"""``rodtrad train`` and ``rodtrad evaluate``: rebuild the model from the corpus, and measure it."""

import json
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from service.cli.console import out

if TYPE_CHECKING:
    from classify.gold import GoldDocument


def train(
    folder: Annotated[Path | None, typer.Option(help="Var modellen skrivs.")] = None,
    with_corrections: Annotated[
        bool, typer.Option(help="Lär också av det som granskare har avgjort, och byt modell om den inte blir sämre.")
    ] = False,
) -> None:
    """Bygger om modellen ur korpusen och mäter den på författare som den inte har sett."""
    from classify import train as training
    from classify.artefacts import MODELS

    documents = training.split("train")
    if with_corrections:
        return _learn(documents)
    target = folder or MODELS
    model = training.build(documents, target)
    out.print(f"Modell {model.version}: {len(documents)} dokument.")
    figures = _measure(target)
    training.write_metrics(figures, target)


def _learn(documents: "tuple[GoldDocument, ...]") -> None:
    from classify.train import split
    from service import learning
    from service.settings import Settings
    from service.store import open_store

    settings = Settings()
    with closing(open_store(settings)) as store:
        lesson = learning.learn(store, settings, documents, (*split("dev"), *split("test")))
    if lesson is None:
        return out.print(
            "Ingen har avgjort något än, så det finns inget att lära av. Avgör utsagor under Granska först."
        )
    figures = f"macro-F1 {lesson.after:.3f} mot {lesson.before:.3f} på de dokument som hålls undan"
    if lesson.taken:
        return out.print(
            f"Modell {lesson.version} lärde av {lesson.corrections} avgöranden och tas i bruk när tjänsten startar om: {figures}. "
            "Ångra med rodtrad rollback."
        )
    out.print(f"Modell {lesson.version} blev sämre och används inte: {figures}. Den gamla modellen är kvar.")


def rollback() -> None:
    """Tar den förra modellen i bruk igen, i stället för den som lärt av granskarna."""
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
