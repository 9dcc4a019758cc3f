"""What a document's page tells first: the short text with a place for every sentence, the law, and what an answer says.

>>> told((Part("Medger", ("a#0-9",)),), ())
()
"""

from collections.abc import Iterable

from classify.short import plain
from classify.types import Part, Summary
from extract.types import Entity, EntityType, as_date
from service import store as kept
from service.pages.acts import Act, cited_in
from service.store import Store
from service.views import DocumentRow, StatementRow

Told = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
LAWS = 6


def told(parts: Iterable[Part], rows: Iterable[StatementRow]) -> Told:
    """Give each heading with its sentences: (id of the statement, what it says); none that a person says is something else."""
    texts = {one.statement.id: plain(one.statement.text) for one in rows if one.annotation.label is one.predicted.label}
    found = ((one.heading, tuple((key, texts[key]) for key in one.sentences if key in texts)) for one in parts)
    return tuple((heading, sentences) for heading, sentences in found if sentences)


def laws(summary: Summary, entities: Iterable[Entity], row: DocumentRow) -> tuple[Act, ...]:
    """Give the law that the document names most, in its own words, with the address of the act."""
    day = as_date(row.metadata.date)
    first: dict[str, Entity] = {}
    for one in entities:
        if one.type is EntityType.LAW and one.value in summary.laws:
            first.setdefault(one.value, one)
    acts = (act for value in summary.laws if value in first for act in cited_in(first[value].span, [first[value]], day))
    return tuple({act.href: act for act in acts}.values())[:LAWS]


def passed_over(store: Store, summary: Summary) -> list[StatementRow]:
    """Give the kritik of other documents that no part of the answer was linked to."""
    documents = dict.fromkeys(key.partition("#")[0] for key in summary.unanswered)
    rows = {one.statement.id: one for document in documents for one in kept.statements(store, document)}
    return [rows[key] for key in summary.unanswered if key in rows]
