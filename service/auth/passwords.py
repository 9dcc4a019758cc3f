"""Passwords, kept as argon2id and nothing else.

>>> complaint("kort")
'Lösenordet måste ha minst 12 tecken.'
>>> complaint("fyra helt vanliga ord")
"""

from threading import Semaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 12, 1000
HASHER = PasswordHasher()
AT_ONCE = Semaphore(2)
"""Each check takes 64 MiB, so that a crowd at the door may not fill the memory."""
NOBODY = HASHER.hash("nobody has this password")


def complaint(password: str) -> str | None:
    """Say why a password can't be taken; length is what counts."""
    if len(password) < SHORTEST:
        return f"Lösenordet måste ha minst {SHORTEST} tecken."
    return f"Lösenordet får ha högst {LONGEST} tecken." if len(password) > LONGEST else None


def hashed(password: str) -> str:
    """Return what is kept.

    >>> hashed("fyra helt vanliga ord").split("$")[1]
    'argon2id'
    """
    with AT_ONCE:
        return HASHER.hash(password)


def matches(kept: str | None, password: str) -> bool:
    """Tell whether a password is the one that was kept; it takes as long where there is nobody."""
    with AT_ONCE:
        try:
            return HASHER.verify(kept or NOBODY, password[: LONGEST + 1]) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


def weak(kept: str) -> bool:
    """Tell whether the hash was made with less work than we ask for now."""
    return HASHER.check_needs_rehash(kept)
