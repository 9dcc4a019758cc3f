"""What must hold of the corpus: nothing said twice, one author a case, links that point at kritik, labels with their attributes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from classify.gold import GoldDocument
from classify.types import Label, Link, LinkType
from extract.types import BlockKind

LONG = 60
"""Shorter statements may well be said twice: "Rutin saknas." """
SOURCES = {LinkType.ANSWERS: {Label.RESPONSE}, LinkType.REMEDIES: {Label.ACTION}, LinkType.FOLLOWS_UP: set(Label)}
TARGETS = {
    LinkType.ANSWERS: {Label.CRITICISM},
    LinkType.REMEDIES: {Label.CRITICISM},
    LinkType.FOLLOWS_UP: {Label.CRITICISM, Label.ACTION},
}


def problems(documents: Sequence[GoldDocument]) -> Iterator[str]:
    """Yield a sentence for everything that is wrong."""
    labels = {one.statement: one.label for document in documents for one in document.annotations}
    said: dict[str, str] = {}
    authors: dict[str, str] = {}
    for document in documents:
        if (first := authors.setdefault(document.case, document.author)) != document.author:
            yield f"{document.document.id}: {document.author} writes in a case of {first}"
        for statement, annotation in zip(document.statements, document.annotations, strict=True):
            if statement.kind is BlockKind.HEADING and annotation.label is not Label.OTHER:
                yield f"{statement.id}: a heading is {annotation.label}"
            if len(statement.text) >= LONG and statement.text in said:
                yield f"{statement.id}: says the same as {said[statement.text]}"
            said[statement.text] = statement.id
        yield from _of_links(document.links, labels)


def problems_of_second(documents: Sequence[GoldDocument], second: Mapping[str, Sequence[Link]]) -> Iterator[str]:
    """Yield what is wrong with a second annotator's links, by case: ends that there are not, or of the wrong label."""
    for case, links in second.items():
        inside = [one for document in documents if document.case == case for one in document.annotations]
        if not inside:
            yield f"second/links/{case}.tsv: there is no such case"
        yield from _of_links(links, {one.statement: one.label for one in inside})


def _of_links(links: Iterable[Link], labels: Mapping[str, Label]) -> Iterator[str]:
    for link in links:
        if labels.get(link.target) not in TARGETS[link.type]:
            yield f"{link.source}: {link.type} points at {link.target}, which is {labels.get(link.target)}"
        if labels.get(link.source) not in SOURCES[link.type]:
            yield f"{link.source}: {labels.get(link.source)} can't be the source of {link.type}"
