"""Names that belong to one provider, and what people said of where documents belong."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make both."""
    op.create_table(
        "provider_aliases",
        sa.Column("alias", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("when", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("alias", name="pk_provider_aliases"),
    )
    op.create_index("ix_provider_aliases_provider", "provider_aliases", ["provider"])
    op.create_table(
        "placements",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("case", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("when", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_placements_document", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name="fk_placements_case", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name="pk_placements"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_placements_document", "placements", ["document"])
    op.create_index("ix_placements_case", "placements", ["case"])
