"""What people keep by name, and when each last looked at it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make room for it."""
    op.create_table(
        "saved",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("collection", sa.Text(), nullable=True),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_saved"),
    )
    op.create_index("ix_saved_who", "saved", ["who"])
    op.create_index("ix_saved_collection", "saved", ["collection"])
    op.create_table(
        "looks",
        sa.Column("saved", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("when", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["saved"], ["saved.id"], name="fk_looks_saved", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("saved", "who", name="pk_looks"),
    )
