"""”Menade du”: a search with misspelt words mended, offered with what it would find. It is never made unasked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from service.search import search
from service.search.vocabulary import GLANCE, SECONDS, Vocabulary, is_word, vocabulary
from service.store import Store
from service.views import Query
from service.words.citing import cite
from service.words.lexing import Token, lex
from service.words.query import MOST
from service.words.slips import candidates
from service.words.text import Word, words

TRIED = 4
"""Candidates that are looked for, per word."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The search that may have been meant, how many hits it has, and each word (as typed, as mended)."""

    words: str
    total: int
    changed: tuple[tuple[str, str], ...]


def meant(store: Store, query: Query, total: int) -> Meant | None:
    """Return what a search with so many hits may have meant, None where its words are all there or none is near them.

    It may find nothing: the words are there, but not together.
    """
    known = vocabulary(store, seconds=SECONDS if total == 0 else GLANCE)
    changes = [change for word in typed(query.words) if (change := mended(store, known, word, searched=total == 0))]
    if not changes:
        return None
    text = query.words
    for word, better in reversed(changes):
        text = text[: word.start] + better + text[word.end :]
    found = search(store, replace(query, words=text, limit=1, offset=0)).total
    told = tuple((query.words[word.start : word.end], better) for word, better in changes)
    return Meant(text, found, told) if found >= total else None


def typed(text: str) -> tuple[Word, ...]:
    """Return the words that were typed to be found, where they stand in the box.

    >>> [(word.surface, word.start) for word in typed('rutinr -brist "social dokumentaton" typ:kritik 14 kap. 3 § SoL')]
    [('rutinr', 0), ('social', 15), ('dokumentaton', 22)]
    """
    laws = [(cited.start, cited.end) for cited in cite(text)]
    return tuple(word for token in lex(text, laws)[:MOST] for word in placed(token) if is_word(word.surface))


def placed(token: Token) -> Iterator[Word]:
    """Give a token's words; a beginning with * and what is not wanted are left as they are."""
    if token.kind not in ("word", "phrase") or token.prefix or not token.wanted:
        return
    at = token.start + (token.kind == "phrase")
    for word in words(token.text):
        yield replace(word, start=word.start + at, end=word.end + at)


def mended(store: Store, known: Vocabulary, word: Word, *, searched: bool) -> tuple[Word, str] | None:
    """Return what to write instead of a word that is not there, for the one who asks; None: it is, or nothing is nearer."""
    if known.counts[word.surface] and not searched:
        return None
    if there(store, word.surface):
        return None
    likely = candidates(word.surface, known.counts, known.lengths)[:TRIED]
    return next(((word, one) for one in likely if there(store, one)), None)


def there(store: Store, word: str) -> bool:
    """Tell whether whoever asks would find a word."""
    return search(store, Query(words=word, limit=1)).total > 0
