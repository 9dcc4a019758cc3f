"""The tables. Migrations make them; a test holds the two together.

>>> sorted(metadata.tables)[:3]
['answers', 'audit', 'cases']
"""

from datetime import UTC, datetime

import sqlalchemy as sa


class Moment(sa.TypeDecorator[datetime]):
    """A moment in UTC; SQLite forgets the zone, so it is put back."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Give the moment its zone back."""
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


def of(table: str, *, primary_key: bool = False) -> sa.Column[str]:
    """Return a column that belongs to a row of another table and goes with it."""
    name = table.removesuffix("s")
    key = sa.ForeignKey(f"{table}.id", ondelete="CASCADE")
    return sa.Column(name, sa.Text, key, primary_key=primary_key, nullable=False, index=not primary_key)


def said(name: str) -> sa.Column[str]:
    """Return a column that names a statement and goes with it."""
    return sa.Column(name, sa.Text, sa.ForeignKey("statements.id", ondelete="CASCADE"), nullable=False, index=True)


def numbered() -> sa.Column[int]:
    """Return a key that the database counts up and never uses again."""
    return sa.Column("number", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True)


COMMON = "gemensam"
"""The collection that there is before anyone has made others."""

cases = sa.Table(
    "cases",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("updated", Moment, nullable=False),
    sa.Column("own", sa.Boolean, nullable=False),
    sa.Column("collection", sa.Text, nullable=False, server_default=COMMON, index=True),
)

documents = sa.Table(
    "documents",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    of("cases"),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("stage", sa.Text, nullable=False, index=True),
    sa.Column("received", Moment, nullable=False, index=True),
    sa.Column("error", sa.Text),
    sa.Column("kind", sa.Text),
    sa.Column("title", sa.Text),
    sa.Column("language", sa.Text),
    sa.Column("provider", sa.Text, index=True),
    sa.Column("reviewer", sa.Text),
    sa.Column("municipality", sa.Text),
    sa.Column("date", sa.Text, index=True),
    sa.Column("year", sa.Integer, index=True),
    sa.Column("case_number", sa.Text, index=True),
    sa.Column("pages", sa.JSON, nullable=False),
    sa.Column("notes", sa.JSON, nullable=False),
    sa.Column("model", sa.Text),
    sa.Column("profile", sa.JSON),
    sa.Column("summary", sa.JSON),
    sa.Column("wish", sa.JSON(none_as_null=True)),
    sa.Column("indexed", sa.Text, index=True),
)

readings = sa.Table(
    "readings", metadata, of("documents", primary_key=True), sa.Column("body", sa.LargeBinary, nullable=False)
)

statements = sa.Table(
    "statements",
    metadata,
    numbered(),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    of("documents"),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("body", sa.JSON, nullable=False),
    sa.Column("predicted", sa.JSON, nullable=False),
    sa.Column("label", sa.Text, nullable=False, index=True),
    sa.Column("stance", sa.Text, index=True),
    sa.Column("status", sa.Text, index=True),
    sa.Column("state", sa.Text, index=True),
    sa.Column("reviewed", sa.Boolean, nullable=False, index=True, server_default=sa.false()),
    sqlite_autoincrement=True,
)


def several(table: str, value: str) -> sa.Table:
    """Return a table of the values of which a statement may have several."""
    key = sa.ForeignKey("statements.number", ondelete="CASCADE")
    return sa.Table(
        table,
        metadata,
        sa.Column("statement", statements.c.number.type, key, primary_key=True),
        sa.Column(value, sa.Text, primary_key=True, index=True),
    )


themes = several("themes", "theme")
laws = several("laws", "law")

changes = sa.Table(
    "changes",
    metadata,
    numbered(),
    sa.Column("document", sa.Text, nullable=False, unique=True),
    sa.Column("transaction", sa.BigInteger, index=True),
    sqlite_autoincrement=True,
)
"""Written by triggers: which documents have changed in what they are found by (``service/store/changes.py``)."""

entities = sa.Table(
    "entities",
    metadata,
    numbered(),
    of("documents"),
    sa.Column("statement", sa.Text, index=True),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("value", sa.Text, index=True),
    sqlite_autoincrement=True,
)

links = sa.Table(
    "links",
    metadata,
    sa.Column("subject", sa.Text, primary_key=True),
    of("cases"),
    sa.Column("position", sa.Integer, nullable=False),
    said("source"),
    said("target"),
    sa.Column("believed", sa.Boolean, nullable=False),
    sa.Column("body", sa.JSON, nullable=False),
)

findings = sa.Table(
    "findings",
    metadata,
    numbered(),
    of("cases"),
    said("criticism"),
    sa.Column("body", sa.JSON, nullable=False),
    sqlite_autoincrement=True,
)

decisions = sa.Table(
    "decisions",
    metadata,
    numbered(),
    sa.Column("subject", sa.Text, nullable=False, index=True),
    sa.Column("what", sa.Text, nullable=False),
    of("documents"),
    sa.Column("target", sa.Text, sa.ForeignKey("documents.id", ondelete="CASCADE"), index=True),
    sa.Column("before", sa.JSON(none_as_null=True)),
    sa.Column("after", sa.JSON(none_as_null=True)),
    sa.Column("undoes", sa.BigInteger),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("when", Moment, nullable=False),
    sqlite_autoincrement=True,
)

provider_aliases = sa.Table(
    "provider_aliases",
    metadata,
    sa.Column("alias", sa.Text, primary_key=True),
    sa.Column("provider", sa.Text, nullable=False, index=True),
    sa.Column("why", sa.Text),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("when", Moment, nullable=False),
)

placements = sa.Table(
    "placements",
    metadata,
    numbered(),
    of("documents"),
    of("cases"),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("origin", sa.Text),
    sa.Column("why", sa.Text),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("when", Moment, nullable=False),
    sqlite_autoincrement=True,
)

executors = sa.Table(
    "executors",
    metadata,
    numbered(),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("machine", sa.Text, nullable=False),
    sa.Column("process", sa.Text, nullable=False),
    sa.Column("beats", sa.BigInteger, nullable=False),
    sa.Column("begun", Moment, nullable=False),
    sqlite_autoincrement=True,
)

saved = sa.Table(
    "saved",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("body", sa.JSON, nullable=False),
    sa.Column("who", sa.Text, nullable=False, index=True),
    sa.Column("collection", sa.Text, index=True),
    sa.Column("made", Moment, nullable=False),
)

looks = sa.Table(
    "looks",
    metadata,
    sa.Column("saved", sa.Text, sa.ForeignKey("saved.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("who", sa.Text, primary_key=True),
    sa.Column("when", Moment, nullable=False),
)
