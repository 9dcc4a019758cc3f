"""The words of the archive, for the process that asks: kept in its memory and nowhere else, so that none outlives a restart.

It reads what is new each time it is asked, the newest first, and stops after a moment: with a large archive it knows the
rest next time. It knows words of all collections. Who shows one to a person makes sure first that this person can find it.
"""

import math
from collections import Counter
from threading import Event, Lock
from time import monotonic
from weakref import WeakKeyDictionary

import sqlalchemy as sa

from service.store import Store
from service.store.words import texts
from service.words.slips import Lengths
from service.words.text import words

SECONDS = 0.3
"""The longest that one search waits for words to be read."""
GLANCE = 0.02
"""So long, where the search found something as it stands."""
BATCH = 1000
SHORTEST = 3


class Vocabulary:
    """How many statements each word stands in, as it is written, in its base form, or as part of a compound."""

    def __init__(self) -> None:
        """Know nothing."""
        self.counts = Counter[str]()
        self.lengths = Lengths()
        self.statements = 0
        self._newest: int | None = None
        self._oldest: int | None = None
        self._lock = Lock()

    def learn(self, store: Store, seconds: float) -> bool:
        """Read what has not been read, for at most so long; tell whether there may be more. One reads, the others go on."""
        if not self._lock.acquire(blocking=False):
            return False
        try:
            until = monotonic() + seconds
            while more := self._newer(store) or self._older(store):
                if monotonic() > until:
                    return True
            return more
        finally:
            self._lock.release()

    def rarity(self, *forms: str) -> float:
        """Return how much a word tells: 0 where every statement has it, more the fewer do."""
        held = max(self.counts[form] for form in forms)
        return math.log((self.statements + 1) / (held + 1)) if held <= self.statements else 0.0

    def _newer(self, store: Store) -> bool:
        found = texts(store, self._newest, "above", limit=BATCH) if self._newest is not None else ()
        if found:
            self._newest = found[-1][0]
        return self._take(found)

    def _older(self, store: Store) -> bool:
        found = texts(store, self._oldest, "below", limit=BATCH)
        if found:
            self._oldest = found[-1][0]
            self._newest = self._newest or found[0][0]
        return self._take(found)

    def _take(self, found: tuple[tuple[int, str], ...]) -> bool:
        for _, text in found:
            forms = {form for word in words(text) for form in (word.surface, word.lemma, *word.parts) if is_word(form)}
            for form in forms - self.counts.keys():
                self.lengths.add(form)
            self.counts.update(forms)
        self.statements += len(found)
        return bool(found)


_HELD: WeakKeyDictionary[sa.Engine, Vocabulary] = WeakKeyDictionary()
_MAKING = Lock()


def vocabulary(store: Store, *, seconds: float = SECONDS) -> Vocabulary:
    """Return what is known of the words of the archive by now."""
    held = _held(store)
    held.learn(store.within(None), seconds)
    return held


def learn(store: Store, stop: Event) -> None:
    """Read all words, a little at a time so that others get their turn; a thread does it while the service runs."""
    while _held(store).learn(store.within(None), GLANCE):
        if stop.wait(GLANCE):
            return


def _held(store: Store) -> Vocabulary:
    with _MAKING:
        return _HELD.setdefault(store.engine, Vocabulary())


def is_word(form: str) -> bool:
    """Tell whether somebody may have misspelt it; numbers are not words.

    >>> is_word("plan"), is_word("2019"), is_word("ab")
    (True, False, False)
    """
    return len(form) >= SHORTEST and form.isalpha()
