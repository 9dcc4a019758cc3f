"""Sessions and API tokens. What is kept is the hash of a key, so that who reads the database can't sign in with it.

>>> hashed("abc")[:12]
'ba7816bf8f01'
"""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from service.people import Person, Role, TokenRow
from service.store.audit import note
from service.store.engine import Store
from service.store.people import row_of
from service.store.rolls import people, sessions, tokens

LASTS = timedelta(hours=12)
IDLE = timedelta(hours=2)
TICK = timedelta(minutes=1)
"""Use is noted this often, so that reading pages does not write all the time."""
PREFIX = "rt_"
MOST = 20
"""Keys that one person may have: so many can still be looked through."""


class EnoughKeys(Exception):
    """Someone has as many keys as they may; the message is for them."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(f"En person kan ha högst {MOST} nycklar. Dra in någon som inte behövs.")


def hashed(key: str) -> str:
    """Return what is kept of a key; it is long and random, so a plain hash is enough."""
    return hashlib.sha256(key.encode()).hexdigest()


def sign_in(store: Store, person: str, how: str) -> str:
    """Begin a session and return its key."""
    key, now = secrets.token_urlsafe(32), datetime.now(UTC)
    with store.write() as connection:
        connection.execute(sa.delete(sessions).where(sa.or_(sessions.c.ends < now, sessions.c.seen < now - IDLE)))
        row = {"key": hashed(key), "person": person, "created": now, "seen": now, "ends": now + LASTS}
        connection.execute(sa.insert(sessions).values(**row))
        note(connection, f"loggade in ({how})", person)
    return key


def sign_out(store: Store, key: str) -> None:
    """End a session."""
    with store.write() as connection:
        gone = sa.delete(sessions).where(sessions.c.key == hashed(key)).returning(sessions.c.person)
        if person := connection.scalar(gone):
            note(connection, "loggade ut", person)


def in_session(store: Store, key: str) -> Person | None:
    """Return whose session it is, if it has not ended and they are still let in."""
    now = datetime.now(UTC)
    with store.read() as connection:
        row = connection.execute(sa.select(sessions).where(sessions.c.key == hashed(key))).one_or_none()
        if row is None or row.ends < now or row.seen < now - IDLE:
            return None
        person = row_of(connection, row.person)
    if now - row.seen > TICK:
        with store.write() as connection:
            connection.execute(sa.update(sessions).where(sessions.c.key == row.key).values(seen=now))
    return person if person and person.active else None


def make_token(
    store: Store,
    person: str,
    name: str,
    role: Role,
    *,
    collections: Sequence[str] | None = None,
    days: int | None = None,
) -> str:
    """Make a key for a program, which may at most do what the person may, and return it: it can't be shown again.

    Keys whose time is up are forgotten; who has ``MOST`` that are not gets no more.
    """
    key, now = PREFIX + secrets.token_urlsafe(32), datetime.now(UTC)
    ends = now + timedelta(days=days) if days else None
    held = None if collections is None else sorted(set(collections))
    row = {"id": secrets.token_hex(4), "key": hashed(key), "person": person, "name": name, "role": role}
    with store.write() as connection:
        connection.execute(sa.select(people.c.id).where(people.c.id == person).with_for_update())  # one at a time
        connection.execute(sa.delete(tokens).where(tokens.c.person == person, tokens.c.ends < now))
        if (connection.scalar(sa.select(sa.func.count()).where(tokens.c.person == person)) or 0) >= MOST:
            raise EnoughKeys
        connection.execute(sa.insert(tokens).values(**row, collections=held, created=now, ends=ends))
        after = {"role": role, "collections": held, "ends": ends.isoformat() if ends else None}
        note(connection, "skapade nyckel", f"{person}/{row['id']}", after=after)
    return key


def drop_token(store: Store, id: str, *, person: str | None = None) -> bool:
    """Take a key back; ``person``: only if it is theirs."""
    mine = [tokens.c.person == person] if person else []
    with store.write() as connection:
        owner = connection.scalar(sa.delete(tokens).where(tokens.c.id == id, *mine).returning(tokens.c.person))
        if owner is not None:
            note(connection, "drog in nyckel", f"{owner}/{id}")
    return owner is not None


def tokens_of(store: Store, person: str | None = None) -> tuple[TokenRow, ...]:
    """Return the keys of one person, or of all."""
    mine = [tokens.c.person == person] if person else []
    with store.read() as connection:
        return tuple(map(as_row, connection.execute(sa.select(tokens).where(*mine).order_by(tokens.c.created))))


def as_row(row: sa.Row[tuple[object, ...]]) -> TokenRow:
    """Return the row as the view that pages see."""
    fields = row._asdict()
    fields.pop("key")
    fields["role"] = Role(fields["role"])
    fields["collections"] = None if fields["collections"] is None else tuple(fields["collections"])
    return TokenRow(**fields)


def by_token(store: Store, key: str) -> Person | None:
    """Return in whose name a program acts, with no more rights than the key and the person both have."""
    now = datetime.now(UTC)
    with store.read() as connection:
        row = connection.execute(sa.select(tokens).where(tokens.c.key == hashed(key))).one_or_none()
        person = row_of(connection, row.person) if row and (row.ends is None or row.ends > now) else None
    if row is None or person is None or not person.active:
        return None
    if row.used is None or now - row.used > TICK:
        with store.write() as connection:
            connection.execute(sa.update(tokens).where(tokens.c.id == row.id).values(used=now))
    return narrowed(person, as_row(row))


def narrowed(person: Person, token: TokenRow) -> Person:
    """Return the person with the token's rights where they are fewer.

    >>> ada = Person("ada", "Ada", Role.REVIEWER, ("omsorg", "skola"), True)
    >>> key = TokenRow("1", "", "ada", Role.ADMINISTRATOR, ("skola", "teknik"), datetime.now(UTC), None, None)
    >>> narrowed(ada, key).role, narrowed(ada, key).collections
    (<Role.REVIEWER: 'granskare'>, ('skola',))
    """
    role = token.role if person.role.covers(token.role) else person.role
    if token.collections is None:
        return replace(person, role=role, token=token.id)
    seen = person.collections
    return replace(
        person,
        role=role,
        collections=tuple(one for one in token.collections if seen is None or one in seen),
        token=token.id,
    )
