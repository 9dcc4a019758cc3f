"""What is lost between the written text and the file: ``python -m benchmarks.rendered [train|dev|test] [--formats pdf docx txt eml scan]``.

Corpus documents are set as PDF, Word, plain text, mail (those that are mails) and scans (tests/render.py), read by the readers and
labelled from what these deliver; each gold statement is judged by the delivered statement that holds most of its letters.
``corpus`` is the corpus itself. A scan takes some seconds a page: ``--most`` bounds the documents of each format.
"""

import argparse
from collections.abc import Iterator

from classify import metrics
from classify.delivered import match
from classify.evaluate import analyse_gold
from classify.gold import GoldDocument
from classify.train import split
from classify.types import Annotation, Label
from service.analyse import analyse_document
from tests.render import FORMATS, render

LOST = "förlorad"


def judged(document: GoldDocument, suffix: str) -> Iterator[tuple[str, str]]:
    """Yield the gold label and the given one (or that the statement is lost) of every statement of the document."""
    said = list(_said(document, suffix))
    placed = match([one.text for one in document.statements], [text for text, _ in said])
    for annotation, index in zip(document.annotations, placed, strict=True):
        yield annotation.label.value, LOST if index is None else said[index][1].label.value


def _said(document: GoldDocument, suffix: str) -> Iterator[tuple[str, Annotation]]:
    analysis = analyse_gold(document) if suffix == "corpus" else analyse_document(*render(document, suffix))
    for statement, annotation in zip(analysis.statements, analysis.annotations, strict=True):
        yield statement.text, annotation


def measure(documents: list[GoldDocument], suffix: str) -> str:
    """Return a line of figures for a format."""
    fit = [one for one in documents if suffix != "eml" or FORMATS.get(one.profile.kind) == "eml"]
    pairs = [pair for document in fit for pair in judged(document, suffix)]
    gold, made = zip(*pairs, strict=True)
    scores = metrics.per_label(gold, made)
    figures = "  ".join(f"{label.value} {scores[label.value].f1:.2f}" for label in Label)
    lost = made.count(LOST) / len(made)
    return f"{suffix:<7}{len(pairs):>6} utsagor  macro-F1 {metrics.macro(scores):.3f}  {figures}  lost {lost:.1%}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("split", nargs="?", default="dev")
    parser.add_argument("--formats", nargs="+", default=["corpus", "pdf", "docx", "txt", "eml", "scan"])
    parser.add_argument("--most", type=int, default=None)
    asked = parser.parse_args()
    documents = list(split(asked.split))[: asked.most]
    for suffix in asked.formats:
        print(measure(documents, suffix), flush=True)


if __name__ == "__main__":
    main()
