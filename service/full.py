"""Whether something failed because a disk is full, whoever says so: the system, SQLite or PostgreSQL.

>>> import errno
>>> is_full(OSError(errno.ENOSPC, "No space left on device")), is_full(OSError(errno.ENOENT, "No such file"))
(True, False)
"""

import errno
import sqlite3

from psycopg.errors import DiskFull

SYSTEM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
SQLITE = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE})
SAYS = "Disken är full, så inget kunde sparas. Säg till den som sköter tjänsten, och försök igen när det finns plats."


def is_full(error: BaseException | None) -> bool:
    """Tell whether an error, or one that led to it, says so."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if isinstance(error, OSError) and error.errno in SYSTEM:
            return True
        if isinstance(error, DiskFull) or getattr(error, "sqlite_errorcode", None) in SQLITE:
            return True
        error = error.__cause__ or error.__context__
    return False
