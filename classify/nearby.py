"""Which targets count as one: the statement alone, its paragraph or table row, its section, or kritik that follows it up.

Two annotators, and two readers, often choose different sentences of one passage; these tell how often that is all that
differs.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from enum import StrEnum

from classify import metrics
from classify.gold import GoldDocument
from classify.types import Label, Link, LinkType
from extract.types import Statement


class Near(StrEnum):
    """How near a target must be to the right one."""

    EXACT = "exact"
    PASSAGE = "same paragraph or row"
    SECTION = "same section"


def places(documents: Iterable[GoldDocument], near: Near) -> dict[str, Hashable]:
    """Return for each statement what it stands in; two of the same are near each other."""
    return {one.id: _place(document.document.id, one, near) for document in documents for one in document.statements}


def equivalents(documents: Sequence[GoldDocument]) -> dict[str, Hashable]:
    """Return places as the authors tell them: a passage, joined with kritik that follows up kritik of it."""
    found = places(documents, Near.PASSAGE)
    labels = {one.statement: one.label for document in documents for one in document.annotations}
    for link in (one for document in documents for one in document.links if one.type is LinkType.FOLLOWS_UP):
        if labels[link.source] is labels[link.target] is Label.CRITICISM:
            kept, gone = found[link.target], found[link.source]
            found = {key: kept if place == gone else place for key, place in found.items()}
    return found


def score(gold: Iterable[Link], made: Iterable[Link], where: Mapping[str, Hashable]) -> metrics.Score:
    """Score links, a target being right in the place of the right one."""
    sets = [{(one.type, one.source, where[one.target]) for one in side} for side in (gold, made)]
    return metrics.over_sets(sets[:1], sets[1:])


def _place(document: str, statement: Statement, near: Near) -> Hashable:
    if near is Near.EXACT:
        return statement.id
    if near is Near.SECTION:
        return document, statement.section
    cell = statement.cell
    return (document, "row", cell.table, cell.row) if cell else (document, "block", statement.block)
