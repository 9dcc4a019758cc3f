"""Kritik with what became of it: one Finding per kritik that a reviewer raised."""

from collections.abc import Iterator, Sequence

from classify.types import Annotation, DocumentAnalysis, Finding, Label, Link, LinkType, Outcome, Status


def findings(documents: Sequence[DocumentAnalysis], links: Sequence[Link]) -> tuple[Finding, ...]:
    """Gather the links of a case by the kritik that they point at, in reading order."""
    return tuple(_findings(documents, links))


def _findings(documents: Sequence[DocumentAnalysis], links: Sequence[Link]) -> Iterator[Finding]:
    annotations = {one.statement: one for document in documents for one in document.annotations}
    order = {key: index for index, key in enumerate(annotations)}
    restated = {
        link.source
        for link in links
        if link.type is LinkType.FOLLOWS_UP and annotations[link.source].label is Label.CRITICISM
    }
    for key, annotation in annotations.items():
        if annotation.label is not Label.CRITICISM or key in restated:
            continue
        here = sorted((link for link in links if link.target == key), key=lambda link: order[link.source])
        sources = {kind: tuple(link.source for link in here if link.type is kind) for kind in LinkType}
        yield Finding(
            key,
            sources[LinkType.ANSWERS],
            sources[LinkType.REMEDIES],
            sources[LinkType.FOLLOWS_UP],
            state=_state(here, annotations),
        )


def _state(links: Sequence[Link], annotations: dict[str, Annotation]) -> str:
    """Say what the thread says: the latest follow-up decides, then measures, then answers."""
    for link in reversed(links):
        if link.type is LinkType.FOLLOWS_UP and link.outcome:
            return {Outcome.REMEDIED: "åtgärdad", Outcome.PARTLY: "delvis åtgärdad", Outcome.REMAINS: "kvarstår"}[
                link.outcome
            ]
    statuses = {annotations[link.source].status for link in links if link.type is LinkType.REMEDIES}
    if Status.DONE in statuses:
        return "åtgärd genomförd"
    if statuses & {Status.PLANNED, Status.ONGOING}:
        return "åtgärd utlovad"
    if any(link.type is LinkType.ANSWERS for link in links):
        return "besvarad"
    return "åtgärd krävd" if Status.DEMANDED in statuses else "obesvarad"
