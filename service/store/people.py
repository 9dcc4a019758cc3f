"""People who may sign in: their role, their collections, and the hash of their password."""

import secrets
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from service.people import Person, Role
from service.store.audit import note
from service.store.engine import Store
from service.store.rolls import memberships, people, sessions, tokens


def add_person(
    store: Store, id: str, name: str, role: Role, collections: Iterable[str], *, password: str | None
) -> bool:
    """Let someone in, with the hash of their password; False: there is someone of that name."""
    row = {"id": id, "name": name, "role": role, "password": password, "active": True, "created": datetime.now(UTC)}
    with store.write() as connection:
        if connection.scalar(sa.select(people.c.id).where(people.c.id == id)):
            return False
        connection.execute(sa.insert(people).values(**row))
        held = join(connection, id, collections)
        note(connection, "lade upp person", id, after={"role": role, "collections": held})
    return True


def join(connection: sa.Connection, id: str, collections: Iterable[str]) -> list[str]:
    """Let someone belong to these collections and no other."""
    held = sorted(set(collections))
    connection.execute(sa.delete(memberships).where(memberships.c.person == id))
    if held:
        connection.execute(sa.insert(memberships), [{"person": id, "collection": one} for one in held])
    return held


def vouched(store: Store, identity: str, wanted: str, name: str, role: Role, collections: Iterable[str]) -> Person:
    """Note that another service vouches for someone; the same identity is the same person, whatever they are called."""
    with store.write() as connection:
        id = connection.scalar(sa.select(people.c.id).where(people.c.identity == identity))
        before = row_of(connection, id) if id else None
        if id is None:
            taken = connection.scalar(sa.select(people.c.id).where(people.c.id == wanted))
            id = f"{wanted}-{secrets.token_hex(3)}" if taken else wanted
            row = {"id": id, "identity": identity, "active": True, "created": datetime.now(UTC)}
            connection.execute(sa.insert(people).values(**row, name=name, role=role))
        else:
            connection.execute(sa.update(people).where(people.c.id == id).values(name=name, role=role))
        held = join(connection, id, collections)
        after = {"role": role, "collections": held}
        was = {"role": before.role, "collections": list(before.collections or ())} if before else None
        if was != after and not (was and role is Role.ADMINISTRATOR and was["role"] == role):
            note(connection, "fick behörighet", id, before=was, after=after)
        person = row_of(connection, id)
    assert person is not None
    return person


def change_person(
    store: Store,
    id: str,
    *,
    role: Role | None = None,
    active: bool | None = None,
    collections: Iterable[str] | None = None,
    password: str | None = None,
) -> bool:
    """Change what someone may do, or their password; who loses rights is signed out. False: there is no such person."""
    values = {"role": role, "active": active, "password": password}
    given = {name: value for name, value in values.items() if value is not None}
    with store.write() as connection:
        before = row_of(connection, id)
        if before is None:
            return False
        if given:
            connection.execute(sa.update(people).where(people.c.id == id).values(**given))
        if collections is not None:
            join(connection, id, collections)
        connection.execute(sa.delete(sessions).where(sessions.c.person == id))
        if active is False or password is not None:
            connection.execute(sa.delete(tokens).where(tokens.c.person == id))
        after = row_of(connection, id)
        assert after is not None
        more: dict[str, object] = {"password": "bytt"} if password else {}
        note(connection, "ändrade person", id, before=rights(before), after=rights(after) | more)
    return True


def rights(person: Person) -> dict[str, object]:
    """Return what the audit trail keeps of someone's rights."""
    held = None if person.collections is None else list(person.collections)
    return {"role": person.role, "active": person.active, "collections": held}


def person(store: Store, id: str) -> Person | None:
    """Return one person."""
    with store.read() as connection:
        return row_of(connection, id)


def every_person(store: Store) -> tuple[Person, ...]:
    """Return all people by name."""
    with store.read() as connection:
        ids = connection.scalars(sa.select(people.c.id).order_by(people.c.id)).all()
        return tuple(found for id in ids if (found := row_of(connection, id)))


def password_of(store: Store, id: str) -> str | None:
    """Return the hash of a password; None: there is no such person, they are shut out, or have no password here."""
    with store.read() as connection:
        query = sa.select(people.c.password).where(people.c.id == id, people.c.active)
        held: str | None = connection.scalar(query)
    return held


def rehash(store: Store, id: str, password: str) -> None:
    """Keep the same password under a stronger hash."""
    with store.write() as connection:
        connection.execute(sa.update(people).where(people.c.id == id).values(password=password))


def row_of(connection: sa.Connection, id: str) -> Person | None:
    """Return a person with the collections that they see: an administratör sees all."""
    row: Any = connection.execute(sa.select(people).where(people.c.id == id)).one_or_none()
    if row is None:
        return None
    role = Role(row.role)
    held = connection.scalars(sa.select(memberships.c.collection).where(memberships.c.person == id)).all()
    seen = None if role is Role.ADMINISTRATOR else tuple(sorted(held))
    return Person(row.id, row.name, role, seen, row.active, row.identity is not None)
