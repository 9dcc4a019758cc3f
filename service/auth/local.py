"""Signing in with a name and a password that are kept here; who guesses waits longer and longer.

>>> key(" Ada.Lind ")
'inloggning ada.lind'
"""

from dataclasses import dataclass

from service.auth import passwords
from service.store import Store, counters, keys, people

FROM_ONE_PLACE, WINDOW = 30, 300
"""Tries from one address, whoever they are for, within so many seconds."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What came of a try: a session's key, or a sentence and for how many seconds to wait."""

    session: str | None = None
    problem: str = ""
    wait: int = 0


WRONG = "Fel användarnamn eller lösenord."


def spelled(name: str) -> str:
    """Return a user name as it is kept."""
    return name.strip().casefold()[:100]


def key(name: str) -> str:
    """Return what failures are counted under; also for names that nobody has, so that no one learns which exist."""
    return f"inloggning {spelled(name)}"


def enter(store: Store, name: str, password: str, *, origin: str) -> Entry:
    """Try to sign someone in."""
    if counters.count(store, f"inloggning från {origin}", seconds=WINDOW) > FROM_ONE_PLACE:
        return Entry(problem=later(WINDOW), wait=WINDOW)
    return refused(store, name, password) or Entry(session=keys.sign_in(store, spelled(name), "lösenord"))


def refused(store: Store, name: str, password: str, *, says: str = WRONG) -> Entry | None:
    """Return why a password is not taken, None if it is: also where someone is in already, guessing gets slower."""
    if seconds := counters.wait(store, key(name)):
        return Entry(problem=later(seconds), wait=seconds)
    person = spelled(name)
    kept = people.password_of(store, person)
    if not passwords.matches(kept, password):
        seconds = counters.failed(store, key(name))
        return Entry(problem=f"{says} {later(seconds)}" if seconds else says, wait=seconds)
    counters.forget(store, key(name))
    if kept and passwords.weak(kept):
        people.rehash(store, person, passwords.hashed(password))
    return None


def later(seconds: int) -> str:
    """Say when it may be tried again.

    >>> later(30), later(120)
    ('För många försök. Försök igen om 30 sekunder.', 'För många försök. Försök igen om 2 minuter.')
    """
    span = f"{seconds} sekunder" if seconds < 120 else f"{round(seconds / 60)} minuter"
    return f"För många försök. Försök igen om {span}."
