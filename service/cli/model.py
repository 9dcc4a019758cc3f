"""``rodtrad train`` and ``rodtrad evaluate``: rebuild the model from the corpus, and measure it."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from service.cli.console import out


def train(folder: Annotated[Path | None, typer.Option(help="Var modellen skrivs.")] = None) -> None:
    """Bygger om modellen ur korpusen och mäter den på författare som den inte har sett."""
    from classify import train as training
    from classify.artefacts import MODELS

    target = folder or MODELS
    documents = training.split("train")
    model = training.build(documents, target)
    out.print(f"Modell {model.version}: {len(documents)} dokument.")
    figures = _measure(target)
    training.write_metrics(figures, target)


class Subject(StrEnum):
    """What can be measured apart from the model."""

    ENTITIES = "entities"


def evaluate(
    what: Annotated[
        Subject | None, typer.Argument(help="entities: lagrum, datum, parter och nummer mot facit. Utan ord: modellen.")
    ] = None,
    write: Annotated[
        bool, typer.Option(help="Skriv siffrorna till models/metrics.json, eller för entities till docs/entities.md.")
    ] = False,
) -> None:
    """Mäter modellen på dev och test: dokument av författare som den inte har lärt av."""
    from classify import train as training
    from classify.artefacts import MODELS

    if what is Subject.ENTITIES:
        return _entities(write=write)
    figures = _measure(MODELS)
    if write:
        training.write_metrics(figures)


def _entities(*, write: bool) -> None:
    """Print, and write into the page, how many entities are right; of test only totals are ever shown."""
    from classify.evaluate_entities import PAGE, evaluate_entities, page, table
    from classify.train import SPLITS, split

    figures = {name: evaluate_entities(split(name)) for name in SPLITS}
    told = table({name: found for name, found in figures.items() if found})
    print(told)
    if write:
        PAGE.write_text(page(PAGE.read_text(), told))


def _measure(folder: Path) -> dict[str, Any]:
    from classify import foreign
    from classify import train as training
    from classify.evaluate import evaluate as measure
    from classify.model import load

    load.cache_clear()
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
