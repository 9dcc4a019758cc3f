"""How good the model is on documents by authors that it has not learned from: the numbers that we publish."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import chain
from typing import Any

from classify import metrics
from classify.annotate import annotate
from classify.deadlines import last_day
from classify.findings import findings
from classify.gold import GoldDocument, cases
from classify.link import link
from classify.model import Model
from classify.summary import MOST, summarise
from classify.types import Annotation, DocumentAnalysis, Label, Link, LinkType
from extract import profile
from extract.profile.named import named
from extract.types import as_date

Thread = tuple[Sequence[DocumentAnalysis], Sequence[Link], Sequence[Link]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A gold document and what the pipeline made of it."""

    gold: GoldDocument
    made: DocumentAnalysis

    @property
    def pairs(self) -> Iterable[tuple[Annotation, Annotation]]:
        """Gold and predicted annotation of each statement."""
        return zip(self.gold.annotations, self.made.annotations, strict=True)


def analyse_gold(document: GoldDocument, model: Model | None = None) -> DocumentAnalysis:
    """Analyse a corpus document as the pipeline would, with its kind and date found, not told."""
    told = profile(document.document)
    entities = named(document.document, told)
    annotations = annotate(document.statements, told.kind, entities, day=as_date(told.metadata.date), model=model)
    return DocumentAnalysis(document.document, told, document.statements, annotations, entities)


def with_gold(document: GoldDocument) -> DocumentAnalysis:
    """Return the analysis that a perfect model would make, for judging what comes after it alone."""
    told = replace(document.profile, language="sv")
    entities = named(document.document, told)
    return DocumentAnalysis(document.document, told, document.statements, document.annotations, entities)


def evaluate(documents: Sequence[GoldDocument], *, model: Model | None = None) -> dict[str, Any]:
    """Return all figures as JSON-like values; shares 0–1."""
    judged = [Judged(document, analyse_gold(document, model)) for document in documents]
    scores = metrics.per_label(*_labels(judged))
    threads = _threads(judged)
    return {
        "documents": len(judged),
        "statements": sum(len(one.gold.statements) for one in judged),
        "macro_f1": metrics.macro(scores),
        "worst_f1": min(one.f1 for one in scores.values()),
        "labels": {label.value: asdict(one) for label, one in scores.items()},
        "confusion": _confusion(judged),
        "calibration_error": _calibration(judged),
        "stance_accuracy": _among(judged, Label.RESPONSE, lambda one: one.stance),
        "status_accuracy": _among(judged, Label.ACTION, lambda one: one.status),
        "deadline": asdict(_deadlines(judged)),
        "themes": asdict(_themes(judged)),
        "kind_accuracy": metrics.accuracy(
            [one.gold.profile.kind for one in judged], [one.made.profile.kind for one in judged]
        ),
        "summary_musts_found": _musts(judged, threads),
        "links": _links(judged, threads),
        "links_on_gold_labels": _links(judged, _threads([Judged(one.gold, with_gold(one.gold)) for one in judged])),
        "by_author": _by(judged, lambda one: one.gold.author),
        "by_kind": _by(judged, lambda one: one.gold.profile.kind.value),
        "by_domain": _by(judged, lambda one: one.gold.domain),
    }


def _labels(judged: Iterable[Judged]) -> tuple[list[Label], list[Label]]:
    pairs = [pair for one in judged for pair in one.pairs]
    return [gold.label for gold, _ in pairs], [made.label for _, made in pairs]


def _confusion(judged: Sequence[Judged]) -> dict[str, dict[str, int]]:
    gold, made = _labels(judged)
    pairs = list(zip(gold, made, strict=True))
    return {one.value: {other.value: pairs.count((one, other)) for other in Label} for one in Label}


def _calibration(judged: Iterable[Judged]) -> float:
    pairs = [pair for one in judged for pair in one.pairs]
    return metrics.calibration_error([made.confidence for _, made in pairs], [g.label is m.label for g, m in pairs])


def _among(judged: Iterable[Judged], label: Label, value: Callable[[Annotation], object]) -> dict[str, float]:
    """Score an attribute where gold and model agree on the label: its accuracy and macro-F1."""
    pairs = [(g, m) for one in judged for g, m in one.pairs if g.label is m.label is label and value(g)]
    gold, made = [value(g) for g, _ in pairs], [value(m) for _, m in pairs]
    return {"accuracy": metrics.accuracy(gold, made), "macro_f1": metrics.macro(metrics.per_label(gold, made))}


def _deadlines(judged: Iterable[Judged]) -> metrics.Score:
    """Score deadlines where the label was right: one is right that ends on the same day, be it written as month or as day."""
    pairs = [(g, m) for one in judged for g, m in one.pairs if g.label is m.label is Label.ACTION]
    return metrics.over_sets(*([_due(one) for one in side] for side in zip(*pairs, strict=True)) if pairs else ([], []))


def _due(annotation: Annotation) -> set[str]:
    value = annotation.deadline
    return {str(last_day(value) or value)} if value else set()


def _themes(judged: Iterable[Judged]) -> metrics.Score:
    pairs = [(g, m) for one in judged for g, m in one.pairs if g.label is m.label is Label.CRITICISM]
    return metrics.over_sets([set(g.themes) for g, _ in pairs], [set(m.themes) for _, m in pairs])


def _musts(judged: Sequence[Judged], threads: Iterable[Thread]) -> float:
    """Return the share of the statements that must be told which stand among the first eight."""
    must = {one.gold.document.id: set(one.gold.must[:MOST]) for one in judged}
    found = 0
    for group, links, _ in threads:
        told = findings(group, links)
        found += sum(len(must[one.document.id] & set(summarise(one, told).statements)) for one in group)
    return round(found / max(sum(map(len, must.values())), 1), 3)


def _threads(judged: Sequence[Judged]) -> list[Thread]:
    """Link every case: its documents, the links believed in and those considered."""
    made = {one.gold.document.id: one.made for one in judged}
    groups = [[made[one.document.id] for one in group] for group in cases(one.gold for one in judged).values()]
    return [(group, *link(group)) for group in groups]


def _links(judged: Sequence[Judged], threads: Iterable[Thread]) -> dict[str, Any]:
    """Score links per type: those believed in, and whether the right one is among the first three candidates."""
    gold = [link for one in judged for link in one.gold.links]
    links, candidates = (
        list(chain.from_iterable(part)) for part in zip(*((one[1], one[2]) for one in threads), strict=True)
    )
    return {
        kind.value: {**asdict(_pairs_score(gold, links, kind)), "recall_at_3": _recall_at(gold, candidates, kind, 3)}
        for kind in LinkType
    } | {"all": asdict(_pairs_score(gold, links, None))}


def _pairs_score(gold: Sequence[Link], made: Sequence[Link], kind: LinkType | None) -> metrics.Score:
    sets = [{(one.type, one.source, one.target) for one in side if kind in (None, one.type)} for side in (gold, made)]
    return metrics.over_sets(sets[:1], sets[1:])


def _recall_at(gold: Sequence[Link], candidates: Sequence[Link], kind: LinkType, most: int) -> float:
    ranked: dict[str, list[str]] = {}
    for one in candidates:
        if one.type is kind:
            ranked.setdefault(one.source, []).append(one.target)
    wanted = [one for one in gold if one.type is kind]
    return round(sum(one.target in ranked.get(one.source, [])[:most] for one in wanted) / max(len(wanted), 1), 3)


def _by(judged: Sequence[Judged], key: Callable[[Judged], str]) -> Mapping[str, dict[str, float]]:
    groups: dict[str, list[Judged]] = {}
    for one in judged:
        groups.setdefault(key(one), []).append(one)
    return {
        name: {
            "macro_f1": metrics.macro(metrics.per_label(*_labels(group))),
            "statements": sum(len(one.gold.statements) for one in group),
        }
        for name, group in sorted(groups.items())
    }
