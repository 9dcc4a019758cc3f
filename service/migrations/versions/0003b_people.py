"""Collections of ärenden, people who sign in, and the audit trail, which the database itself keeps from being changed."""

import sqlalchemy as sa
from alembic import op

revision = "0003b"
down_revision = "0003"

SQLITE_KEEP = (
    "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END",
    "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END",
)
POSTGRESQL_KEEP = (
    """
    CREATE FUNCTION audit_keep() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'audit is append-only'; END $$
    """,
    """
    CREATE TRIGGER audit_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_keep()
    """,
)


def owned() -> sa.Column[str]:
    """Return the column that names a person."""
    return sa.Column("person", sa.Text(), nullable=False)


def owner(table: str) -> sa.ForeignKeyConstraint:
    """Return the key to that person."""
    return sa.ForeignKeyConstraint(["person"], ["people.id"], name=f"fk_{table}_person", ondelete="CASCADE")


def upgrade() -> None:
    """Make them."""
    # No foreign key: SQLite would have to build cases anew, and its documents would go with the old table.
    op.add_column("cases", sa.Column("collection", sa.Text(), nullable=False, server_default="gemensam"))
    op.create_index("ix_cases_collection", "cases", ["collection"])
    collections = op.create_table(
        "collections",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_collections"),
    )
    op.bulk_insert(collections, [{"id": "gemensam", "name": "Gemensam"}])
    op.create_table(
        "audit",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("when", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("model", sa.Text(), nullable=True),
        sa.Column("request", sa.Text(), nullable=True),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_audit"),
    )
    op.create_index("ix_audit_who", "audit", ["who"])
    op.create_index("ix_audit_subject", "audit", ["subject"])
    op.create_table(
        "people",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("password", sa.Text(), nullable=True),
        sa.Column("identity", sa.Text(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sa.UniqueConstraint("identity", name="uq_people_identity"),
    )
    op.create_table(
        "memberships",
        owned(),
        sa.Column("collection", sa.Text(), nullable=False),
        owner("memberships"),
        sa.ForeignKeyConstraint(
            ["collection"], ["collections.id"], name="fk_memberships_collection", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person", "collection", name="pk_memberships"),
    )
    op.create_table(
        "sessions",
        sa.Column("key", sa.Text(), nullable=False),
        owned(),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends", sa.DateTime(timezone=True), nullable=False),
        owner("sessions"),
        sa.PrimaryKeyConstraint("key", name="pk_sessions"),
    )
    op.create_index("ix_sessions_person", "sessions", ["person"])
    op.create_table(
        "tokens",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        owned(),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("collections", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends", sa.DateTime(timezone=True), nullable=True),
        owner("tokens"),
        sa.PrimaryKeyConstraint("id", name="pk_tokens"),
        sa.UniqueConstraint("key", name="uq_tokens_key"),
    )
    op.create_index("ix_tokens_person", "tokens", ["person"])
    op.create_table(
        "counters",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_counters"),
    )
    op.create_index("ix_counters_until", "counters", ["until"])
    postgresql = op.get_bind().dialect.name == "postgresql"
    for statement in POSTGRESQL_KEEP if postgresql else SQLITE_KEEP:
        op.execute(statement)
