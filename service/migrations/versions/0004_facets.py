"""What statements are counted by: stance, status, state, whether a person has looked, the laws; which index a document has."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003b"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make room for it; documents without a version are indexed again by ``rodtrad reindex``."""
    for name in ("stance", "status", "state"):
        op.add_column("statements", sa.Column(name, sa.Text(), nullable=True))
        op.create_index(f"ix_statements_{name}", "statements", [name])
    op.add_column("statements", sa.Column("reviewed", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index("ix_statements_reviewed", "statements", ["reviewed"])
    op.add_column("documents", sa.Column("indexed", sa.Text(), nullable=True))
    op.create_index("ix_documents_indexed", "documents", ["indexed"])
    op.create_table(
        "laws",
        sa.Column("statement", NUMBER, nullable=False),
        sa.Column("law", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["statement"], ["statements.number"], name="fk_laws_statement", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("statement", "law", name="pk_laws"),
    )
    op.create_index("ix_laws_law", "laws", ["law"])
