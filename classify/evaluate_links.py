"""How good the links are, beside two simple ways of making them: ``python -m classify.evaluate_links [dev|test|left-out]``.

Both baselines and the linker see the same labels, gold ones and then those of the model. "left-out" learns from train's
authors but three at a time, and judges those three. F1 is exact: the very statement that gold points at. The two last
columns are kinder, and say how much of what is wrong is only which sentence of a passage: there a target is right that
stands in the paragraph or table row of the gold one, or under its heading (classify/nearby.py).
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sklearn.feature_extraction.text import TfidfVectorizer

from classify import metrics
from classify.evaluate import analyse_gold, with_gold
from classify.gold import GoldDocument, cases
from classify.link import link
from classify.link.learn import learn
from classify.link.outcome import Table, outcome, telling
from classify.link.table import Learned
from classify.link.thread import Turn, turns
from classify.nearby import Near, places, score
from classify.train import lessons, outcome_table, split, told_outcomes
from classify.types import DocumentAnalysis, Label, Link, LinkType, Outcome

Ranked = Iterator[Link]
Linker = Callable[[Sequence[DocumentAnalysis]], tuple[Iterable[Link], Iterable[Link]]]
"""Gives the links believed in and the candidates, the best of a source first."""
KINDS = {Label.RESPONSE: LinkType.ANSWERS, Label.ACTION: LinkType.REMEDIES}
PARTS = 6


class Figures(NamedTuple):
    """Shares 0–1 of one type of link."""

    score: metrics.Score
    at_3: float
    passage: metrics.Score
    section: metrics.Score


def nearest(documents: Sequence[DocumentAnalysis]) -> tuple[list[Link], list[Link]]:
    """Link to the kritik that is nearest by TF-IDF."""
    thread = turns(documents)
    kritik = [turn for turn in thread if turn.label is Label.CRITICISM]
    if not kritik:
        return [], []
    matrix = TfidfVectorizer().fit_transform([turn.statement.text for turn in thread])
    row = {turn.id: matrix[at] for at, turn in enumerate(thread)}
    return _by(thread, kritik, lambda one, other: float((row[one.id] @ row[other.id].T).sum()))


def same_heading(documents: Sequence[DocumentAnalysis]) -> tuple[list[Link], list[Link]]:
    """Link to the first kritik under the same heading or with the same number."""
    thread = turns(documents)
    return _by(thread, [turn for turn in thread if turn.label is Label.CRITICISM], _same_heading)


def _same_heading(one: Turn, other: Turn) -> float:
    same = bool(one.heading) and one.heading.casefold() == other.heading.casefold()
    return float(same or bool(one.point and one.point == other.point))


def _by(
    thread: Sequence[Turn], kritik: Sequence[Turn], worth: Callable[[Turn, Turn], float]
) -> tuple[list[Link], list[Link]]:
    links, candidates = [], []
    for turn in thread:
        for kind in _kinds(turn):
            later = kind is LinkType.FOLLOWS_UP
            before = [one for one in kritik if (one.order, one.index) < (turn.order, turn.index)]
            ranked = sorted(
                (
                    Link(kind, turn.id, one.id, worth(turn, one))
                    for one in before
                    if one.order < turn.order or not later
                ),
                key=lambda one: -one.score,
            )
            ranked = [one for one in ranked if one.score > 0][:3]
            candidates += ranked
            links += ranked[:1]
    return links, candidates


def _kinds(turn: Turn) -> Iterator[LinkType]:
    if turn.label in KINDS:
        yield KINDS[turn.label]
    if turn.order and not turn.answers and (turn.label is Label.CRITICISM or telling(turn.statement.text)):
        yield LinkType.FOLLOWS_UP


def judge(
    groups: Mapping[str, Sequence[GoldDocument]], analyses: Mapping[str, DocumentAnalysis], linker: Linker
) -> "Judged":
    """Run a linker over cases and keep what it said beside the gold."""
    judged = Judged([], [], [], [])
    for group in groups.values():
        links, candidates = linker([analyses[document.document.id] for document in group])
        judged.gold.extend(one for document in group for one in document.links)
        judged.links.extend(links)
        judged.candidates.extend(candidates)
        judged.documents.extend(group)
    return judged


class Judged(NamedTuple):
    """Gold links, those made, the candidates, and the documents that they stand in."""

    gold: list[Link]
    links: list[Link]
    candidates: list[Link]
    documents: list[GoldDocument]

    def figures(self, kind: LinkType | None) -> Figures:
        """Score one type, or all."""
        gold, made, considered = (
            [one for one in side if kind in (None, one.type)] for side in (self.gold, self.links, self.candidates)
        )
        exact, passage, section = (score(gold, made, places(self.documents, near)) for near in Near)
        first: dict[tuple[LinkType, str], list[str]] = {}
        for one in considered:
            first.setdefault((one.type, one.source), []).append(one.target)
        found = sum(one.target in first.get((one.type, one.source), [])[:3] for one in gold)
        return Figures(exact, found / max(len(gold), 1), passage, section)


def rows(name: str, judged: Judged) -> Iterator[str]:
    """Yield the lines of the table."""
    for kind in (*LinkType, None):
        one = judged.figures(kind)
        cells = [one.score.precision, one.score.recall, one.score.f1, one.at_3, one.passage.f1, one.section.f1]
        yield (
            f"| {name} | {kind.value if kind else 'all'} | {one.score.support} | "
            + " | ".join(f"{cell:.2f}" for cell in cells)
            + " |"
        )


def main(name: str) -> None:
    """Print the table."""
    head = (
        "",
        "type",
        "gold",
        "precision",
        "recall",
        "F1",
        "among the first three",
        *(f"F1, {one}" for one in list(Near)[1:]),
    )
    print("|", " | ".join(head), "|\n|" + " --- |" * len(head))
    documents = split("train" if name == "left-out" else name)
    analyses = {one.document.id: with_gold(one) for one in documents}
    groups = cases(documents)
    parts = list(_left_out(documents)) if name == "left-out" else [(groups, None)]
    print(*rows("TF-IDF nearest", judge(groups, analyses, nearest)), sep="\n")
    print(*rows("same heading or number", judge(groups, analyses, same_heading)), sep="\n", flush=True)
    made = Judged([], [], [], [])
    for part, learned in parts:
        _add(made, judge(part, analyses, lambda case, learned=learned: link(case, learned=learned)))  # type: ignore[misc]
    print(*rows("Rödtråd, gold labels", made), sep="\n")
    if name != "left-out":
        analyses = {one.document.id: analyse_gold(one) for one in documents}
        print(*rows("TF-IDF nearest, labels by the model", judge(groups, analyses, nearest)), sep="\n")
        print(*rows("Rödtråd, labels by the model", judge(groups, analyses, link)), sep="\n")
    right = [told is outcome(text, label, table=table) for text, label, told, table in _outcomes(documents, name)]
    print(f"\nOutcome right in {sum(right) / max(len(right), 1):.2f} of {len(right)} follow-ups.")


def _left_out(
    documents: Sequence[GoldDocument],
) -> Iterator[tuple[Mapping[str, Sequence[GoldDocument]], Mapping[LinkType, Learned]]]:
    authors = sorted({one.author for one in documents})
    laid = {case: (lessons(group)[0], group) for case, group in cases(documents).items()}
    for at in range(PARTS):
        held = authors[at::PARTS]
        known = [one for one, group in laid.values() if group[0].author not in held]
        yield {case: group for case, (_, group) in laid.items() if group[0].author in held}, learn(known)


def _outcomes(documents: Sequence[GoldDocument], name: str) -> Iterator[tuple[str, Label, Outcome, Table | None]]:
    """Yield each follow-up with its gold outcome, and the table to judge it by: one learned from other authors."""
    for author in sorted({one.author for one in documents}):
        mine = [one for one in documents if one.author == author]
        others = [one for one in documents if one.author != author]
        table = outcome_table(others) if name == "left-out" else None
        yield from ((*told, table) for told in told_outcomes(mine))


def _add(one: Judged, other: Judged) -> None:
    one.gold.extend(other.gold)
    one.links.extend(other.links)
    one.candidates.extend(other.candidates)
    one.documents.extend(other.documents)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "dev")
