"""The model card: models/README.md, written from the figures, so that none is typed by hand."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

TEXT = """# The model

What it does, what it learned from and how good it is. Written by `rodtrad train`; figures by `rodtrad evaluate` (metrics.json). Version {version}.

| file | what it is |
| --- | --- |
| classifier.skops | two-pass logistic regression over words, characters, surroundings, kinds of words, cues and meaning: label, stance, status |
| networks.npz | three small convolutional networks over word vectors and kinds of words, averaged with the classifier: label |
| status.npz | three more, averaged with it too: status of an åtgärd |
| themes.skops | logistic regression over words of a kritik, its place and its neighbours: themes |
| links.json | what each clue is worth for a link, per type |
| outcomes.json | what tells that a kritik was remedied, partly or not |
| vectors.npz | sub-word vectors of public Swedish text (`python -m classify.pretrain`), for labels and links |
| summary.json | what makes a statement a must for the summary |
| SHA256SUMS | checked before the classifier is loaded |

Where an installation has an encoder of its own (`rodtrad train --encoder`, docs/drift.md), a logistic regression over its vectors of the statement and its
heading is averaged in there. None is shipped and none has been measured: the figures below are without.

## Learned from

The train split of corpus/ ({train} documents): written for this project, labelled by their authors. Authors write for one split only, so dev and
test are by authors (and about units) that the model has not seen. Cues and features were chosen on train by leaving one author out, and looked at on dev.

## Figures
{tables}

Themes, deadlines, stances and statuses are counted where the label was right. Links are judged twice: with the labels that the model gave, and with
the gold labels. `musts` is the share of the statements that a summary must tell which are among its first eight.

## What was tried

By leaving one author of train out at a time; the experiments are not kept in the repository, so no figures stand here.

- Words alone, then characters, surroundings, and cues with facts: each helped, the cues most.
- More authors helped most of all, and had not stopped helping.
- A second pass over the neighbours' labels helped. Means over the section and the document beside them did not, and flooded foreign documents: left out.
- Telling list items from paragraphs made facts in numbered responses look like acts: left out.
- Mean sub-word vectors as features of the label did nothing on twelve authors; with eighteen, four of whom write in the register of real texts, they helped on
  foreign texts, and are used.
- Authors told to avoid stock phrases made plain ones ("kommer att utbilda", "det finns brister i") rare: strong cues make up for it (classify/cues/plain.py).
- One word for every reviewing authority, who speaks as a cue, and the line that a list hangs on: each helped on foreign texts, hardly on our own.
- Clusters of the vectors as features, other strengths of regularisation, and priors that favour the rare labels: nothing to speak of.
- Networks with windows of three words over the vectors do a little worse than the linear model alone and better averaged with it, three better than one: used. A
  recurrent layer over the words did no better and took ten times as long. A hidden layer over the linear model's features (SVD) did nothing.
- Leaving out words that only one author uses, and weighing authors alike: better with fifteen authors, nothing with seventeen.
- Five authors more after nineteen helped on authors left out, hardly on dev. A prior against övrigt did little, and was left out.
- Networks beside the linear model helped the status of an åtgärd, not the stance of a bemötande; stances of the neighbours hardly. A deadline ten days to half a year ahead
  nearly always means that the act is not done, whatever the words say: used.
- Themes by the words that name them found a third; words and pieces learned from authors find more with them than alone. Themes of the same section's kritik: nothing.
- Kinds of words written by hand (classify/senses.txt) stand for what forty thousand statements are too few to show. As columns they helped authors left out a little, on what
  stands around a statement more than on itself; as a part of what networks hear of a word they helped on authors left out and on dev, and most on foreign texts: used.
  Three kinds in a row, and weighing them more, fitted the authors and was worse.
- Forty public texts (answers of the Government, interpellations, reports) labelled and learned from beside the corpus: nothing on dev, worse on two real municipal documents.
- Labels together with stance and status as one choice of nine, summed afterwards: nothing.
- Training on excerpts costs a little on whole documents and keeps short texts from being called övrigt.

{curve}
## Limits

- The corpus is written by language models under different briefs, not by authorities; real texts are harder. {foreign}
- Whether a plan's activity is a measure or ordinary business is often wrong. Reported speech more than one level deep is often wrong.
- Two annotators, both language models, agree to kappa 0.95 on a fifth of the corpus (corpus/README.md); people may differ more.
- Confidence is calibrated on documents like the corpus; on other kinds of text it is too sure of itself.
"""


def card(figures: Mapping[str, Any], *, train: int, points: Sequence[Mapping[str, Any]] = ()) -> str:
    """Return the card as Markdown; ``points`` are the learning curve, if it was measured."""
    tables = "\n".join(line for name in ("dev", "test") if name in figures for line in _tables(name, figures[name]))
    return TEXT.format(
        version=figures["model"],
        train=train,
        tables=tables,
        foreign=_foreign(figures.get("foreign")),
        curve=_curve(points),
    )


def _curve(points: Sequence[Mapping[str, Any]]) -> str:
    if not points:
        return ""
    rows = [
        f"| {one['authors']} | {one['statements']} | {one['macro_f1']:.3f} | {one['worst_f1']:.3f} |" for one in points
    ]
    head = [
        "## Learning curve",
        "",
        "On dev, labels alone, with one network (`rodtrad evaluate curve`), measured when there were as many authors as the last line has.",
        "",
    ]
    return "\n".join(
        [*head, "| authors | statements | macro-F1 | worst label |", "| --- | --- | --- | --- |", *rows, ""]
    )


def _foreign(figures: Mapping[str, Any] | None) -> str:
    if figures is None:
        return "They were not at hand when these figures were made."
    each = ", ".join(f"{label} {one['f1']:.2f}" for label, one in figures["labels"].items())
    return (
        f"On two real documents (corpus/foreign.tsv: {figures['statements']} statements, labelled blind, looked at while choosing "
        f"features) macro-F1 is **{figures['macro_f1']:.2f}**: {each}."
    )


def _tables(name: str, figures: Mapping[str, Any]) -> Iterator[str]:
    yield f"\n### {name}: {figures['documents']} documents, {figures['statements']} statements\n"
    yield f"Macro-F1 **{figures['macro_f1']:.3f}**, worst label **{figures['worst_f1']:.3f}**, calibration error {figures['calibration_error']:.3f}.\n"
    yield "| label | precision | recall | F1 | n |\n| --- | --- | --- | --- | --- |"
    for label, one in figures["labels"].items():
        yield f"| {label} | {one['precision']:.2f} | {one['recall']:.2f} | {one['f1']:.2f} | {one['support']} |"
    yield "\n| what | figure |\n| --- | --- |"
    for what in ("stance", "status"):
        one = figures[f"{what}_accuracy"]
        yield f"| {what} | accuracy {one['accuracy']:.2f}, macro-F1 {one['macro_f1']:.2f} |"
    for what in ("deadline", "themes"):
        yield f"| {what} | F1 {figures[what]['f1']:.2f} |"
    yield f"| document kind | accuracy {figures['kind_accuracy']:.2f} |"
    yield f"| musts | {figures['summary_musts_found']:.2f} |"
    for key, said in (("links", "links, labels by the model"), ("links_on_gold_labels", "links, gold labels")):
        ranked = figures[key]
        yield f"| {said} | " + ", ".join(f"{kind} F1 {one['f1']:.2f}" for kind, one in ranked.items()) + " |"
        yield (
            f"| {said}: right one among the first three | "
            + ", ".join(f"{kind} {one['recall_at_3']:.2f}" for kind, one in ranked.items() if "recall_at_3" in one)
            + " |"
        )
