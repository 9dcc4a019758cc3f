"""”Liknande fynd”: statements that say much the same as one, and what they have in common with it.

The rarest words of the statement are sought, any of them; what is found is ordered by how much of the wording, the themes
and the legal references is shared. It is a suggestion: the same words may mean another thing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from classify.recurring import THEME
from classify.similarity import STOP, similarity
from extract.types import Entity, EntityType, Span
from service import store as kept
from service.search import search
from service.search.vocabulary import Vocabulary, is_word, vocabulary
from service.store import Store
from service.views import Hit, Query, StatementRow
from service.words.text import words

SOUGHT = 8
"""Words that are sought; with more, all that is common is found."""
LOOKED_AT = 100
LEAST = 0.18
"""What is less alike is not shown; lower ones, read in a part of the corpus, were mostly about something else."""
SHORTEST = 3
"""Words of a statement that can be like another: "Delvis" is like too much."""


@dataclass(frozen=True, slots=True)
class Similar:
    """A statement like another: how like (0–1), and what both hold: themes, legal references."""

    hit: Hit
    score: float
    themes: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()


def similar(store: Store, row: StatementRow, query: Query | None = None, *, limit: int = 20) -> tuple[Similar, ...]:
    """Return what is like a statement among what a search lets through, the likest first; itself is not."""
    telling = terms(row.statement.text, vocabulary(store))
    if not telling:
        return ()
    asked = query or Query()
    found = search(store, Query(" ELLER ".join(telling), asked.years, asked.providers, asked.labels, limit=LOOKED_AT))
    others = (hit for hit in found.hits if hit.row.statement.id != row.statement.id)
    hits = [hit for hit in others if len(words(hit.row.statement.text)) >= SHORTEST]
    scores = similarity([row.statement.text], [hit.row.statement.text for hit in hits])
    cited = laws(row.statement.span, kept.entities(store, row.document))
    likened = [like(store, row, hit, float(score), cited) for hit, score in zip(hits, scores[0], strict=True)]
    return tuple(sorted((one for one in likened if one.score >= LEAST), key=lambda one: -one.score)[:limit])


def like(store: Store, row: StatementRow, hit: Hit, wording: float, cited: Sequence[str]) -> Similar:
    """Weigh what two statements have in common."""
    themes = tuple(one for one in row.annotation.themes if one in hit.row.annotation.themes)
    other = laws(hit.row.statement.span, kept.entities(store, hit.row.document)) if cited else ()
    both = tuple(one for one in cited if one in other)
    return Similar(hit, min(wording + THEME * (len(themes) + len(both)), 1.0), themes, both)


def laws(span: Span, entities: Sequence[Entity]) -> tuple[str, ...]:
    """Return the normal forms of the legal references in a statement."""
    inside = (one.value for one in entities if one.type is EntityType.LAW and one.value and span.overlaps(one.span))
    return tuple(dict.fromkeys(inside))


def terms(text: str, known: Vocabulary, *, most: int = SOUGHT) -> tuple[str, ...]:
    """Return the words of a text that tell it from others, the rarest first.

    >>> terms("Rutinen för delegering är inte känd och följs inte.", Vocabulary())
    ('rutinen', 'delegering', 'känd', 'följs')
    """
    telling = {
        word.lemma: word.surface
        for word in reversed(words(text))
        if is_word(word.surface) and word.surface not in STOP and word.lemma not in STOP
    }
    forms = [(surface, known.rarity(surface, lemma)) for lemma, surface in reversed(telling.items())]
    return tuple(surface for surface, _ in sorted(forms, key=lambda one: -one[1])[:most])
