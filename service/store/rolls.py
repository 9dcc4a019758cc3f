"""The tables of people and collections, and of the audit trail."""

import sqlalchemy as sa

from service.store.tables import Moment, metadata

collections = sa.Table(
    "collections", metadata, sa.Column("id", sa.Text, primary_key=True), sa.Column("name", sa.Text, nullable=False)
)

audit = sa.Table(
    "audit",
    metadata,
    sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("when", Moment, nullable=False),
    sa.Column("who", sa.Text, nullable=False, index=True),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("subject", sa.Text, index=True),
    sa.Column("before", sa.JSON(none_as_null=True)),
    sa.Column("after", sa.JSON(none_as_null=True)),
    sa.Column("model", sa.Text),
    sa.Column("request", sa.Text),
    sa.Column("hash", sa.Text, nullable=False),
    sa.Column("token", sa.Text),
)

people = sa.Table(
    "people",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("password", sa.Text),
    sa.Column("identity", sa.Text, unique=True),
    sa.Column("active", sa.Boolean, nullable=False),
    sa.Column("created", Moment, nullable=False),
)


def owned() -> sa.Column[str]:
    """Return a column that names a person and goes with them."""
    return sa.Column("person", sa.Text, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True)


memberships = sa.Table(
    "memberships",
    metadata,
    sa.Column("person", sa.Text, sa.ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("collection", sa.Text, sa.ForeignKey("collections.id", ondelete="CASCADE"), primary_key=True),
)

sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    owned(),
    sa.Column("created", Moment, nullable=False),
    sa.Column("seen", Moment, nullable=False),
    sa.Column("ends", Moment, nullable=False),
)

tokens = sa.Table(
    "tokens",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    owned(),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("collections", sa.JSON(none_as_null=True)),
    sa.Column("created", Moment, nullable=False),
    sa.Column("used", Moment),
    sa.Column("ends", Moment),
)

counters = sa.Table(
    "counters",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("until", Moment, nullable=False, index=True),
)

answers = sa.Table(
    "answers",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("begun", Moment, nullable=False, index=True),
    sa.Column("print", sa.Text),
    sa.Column("status", sa.Integer),
    sa.Column("headers", sa.JSON(none_as_null=True)),
    sa.Column("body", sa.LargeBinary),
)
