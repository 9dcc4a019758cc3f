"""What the linker sees: the statements of a case in order, each with its annotation, document and point number.

>>> point("3. Nyckelhantering"), point("Punkt 4.2 i beslutet"), point("Vi delar bedömningen.")
('3', '4.2', None)
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from classify.order import answers, in_order
from classify.themes import themes
from classify.types import Annotation, DocumentAnalysis, Label
from extract.types import Entity, EntityType, Statement

_POINT = re.compile(
    r"\s*(?:(?:[Pp]unkt|[Bb]rist|[Aa]vvikelse|[Ff]råga|[Rr]ekommendation|[Aa]nmärkning|[Nn]r)\s*)?(\d{1,2}(?:\.\d{1,2})*)(?:[.):]|\s+[a-zåäöA-ZÅÄÖ])"
)
COMMON = frozenset(
    "kommun kommuns hemtjänst omsorg vård äldreboende nämnden region bolag aktiebolag stiftelsen föreningen".split()
)
"""Words in the names of many."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A statement in its thread. ``order`` is the document's place in the case, ``position`` 0–1 its place in the document."""

    statement: Statement
    annotation: Annotation
    document: DocumentAnalysis
    order: int
    index: int
    position: float
    point: str | None
    laws: frozenset[str]
    figures: frozenset[str]
    themes: frozenset[str]

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.statement.id

    @property
    def label(self) -> Label:
        """What the statement does."""
        return self.annotation.label

    @property
    def heading(self) -> str:
        """The nearest heading, empty under none."""
        return self.statement.section[-1] if self.statement.section else ""

    @property
    def answers(self) -> bool:
        """Whether the reviewed party speaks in its document."""
        return answers(self.document)


def point(text: str) -> str | None:
    """Return the number that a text begins with or that it names as a point."""
    match = _POINT.match(text)
    return match[1] if match else None


def turns(documents: Sequence[DocumentAnalysis]) -> tuple[Turn, ...]:
    """Lay out the statements of a case in the order in which its documents were written."""
    found = []
    for order, document in enumerate(in_order(documents)):
        number: str | None = None
        block = -1
        last = max(len(document.statements) - 1, 1)
        for index, (statement, annotation) in enumerate(zip(document.statements, document.annotations, strict=True)):
            if statement.block != block:
                block = statement.block
                heading = statement.section[-1] if statement.section else ""
                number = point(statement.text) or point(heading)
            inside = [entity for entity in document.entities if statement.span.overlaps(entity.span)]
            found.append(
                Turn(
                    statement,
                    annotation,
                    document,
                    order,
                    index,
                    index / last,
                    number,
                    _laws(inside),
                    _figures(inside),
                    _themes(statement),
                )
            )
    return tuple(found)


def strangers(turns: Sequence[Turn]) -> frozenset[tuple[int, int]]:
    """Return the pairs of documents (by their order) that concern different utförare.

    Both name theirs and a diarienummer, neither text mentions the other's name, and no diarienummer stands in both.
    """
    documents = {turn.order: turn.document for turn in turns}
    return frozenset(
        (one, other)
        for one in documents
        for other in documents
        if one != other and _apart(documents[one], documents[other]) and _apart(documents[other], documents[one])
    )


def _apart(one: DocumentAnalysis, other: DocumentAnalysis) -> bool:
    mine, theirs = one.profile.metadata, other.profile.metadata
    if not (mine.provider and theirs.provider and mine.case_number and theirs.case_number):
        return False
    alike = mine.case_number == theirs.case_number or _names(mine.provider) & _names(theirs.provider)
    text = other.document.text.casefold()
    named = any(word in text for word in _names(mine.provider))
    return not (alike or named or _numbers(one) & _numbers(other))


def _numbers(document: DocumentAnalysis) -> set[str | None]:
    return {one.value for one in document.entities if one.type is EntityType.CASE_NUMBER}


def _names(provider: str) -> set[str]:
    """Return the words of a name that tell it from others."""
    words = {word.casefold() for word in re.findall(r"\w{4,}", provider)}
    return words - COMMON or words


def _themes(statement: Statement) -> frozenset[str]:
    return frozenset(themes(statement.text, heading=" ".join(statement.section[-1:]), most=3))


def _laws(entities: Sequence[Entity]) -> frozenset[str]:
    return frozenset(one.value for one in entities if one.type is EntityType.LAW and one.value)


def _figures(entities: Sequence[Entity]) -> frozenset[str]:
    kinds = {EntityType.DATE, EntityType.AMOUNT, EntityType.COUNT}
    return frozenset(one.value for one in entities if one.type in kinds and one.value)
